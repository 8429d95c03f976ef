"""What the sources tell of a period: its events, the statements about them, and who took part."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from bamboobirch import dates, periods, tables


class Evidence(NamedTuple):
    """`events` in order of time, `told` (a row a statement) and `parts` (a row a participation)."""

    events: pd.DataFrame
    told: pd.DataFrame
    parts: pd.DataFrame


def everything(scheme: str = "book", by: str = "middle") -> Evidence:
    """All events with what belongs to them.

    Parameters
    ----------
    scheme, by : str
        As in `periods.assign`.

    Returns
    -------
    Evidence
        `events` with the columns of the table and `period`; `told` with those of
        `event_sources`, and `period` and the source's `perspective`; `parts` with those of
        `participations`, and `period` and the actor's `name`, `kind` and `side`.

    Raises
    ------
    KeyError
        No such scheme.
    """
    events = dates.chronological(tables.load("events"))
    events["period"] = periods.assign(events, scheme, by=by)
    period = events.set_index("event_id")["period"]
    told = tables.load("event_sources")
    about = tables.load("sources").set_index("source_id")["perspective"]
    parts = tables.load("participations").merge(
        tables.load("actors")[["actor_id", "name", "kind", "side"]], on="actor_id"
    )
    return Evidence(
        events,
        told.assign(
            period=period.loc[told["event_id"]].to_numpy(),
            perspective=about.loc[told["source_id"]].to_numpy(),
        ),
        parts.assign(period=period.loc[parts["event_id"]].to_numpy()),
    )


def within(period: str, whole: Evidence) -> Evidence:
    """The part of the evidence that belongs to one period.

    Raises
    ------
    KeyError
        No event of the evidence is in such a period.
    """
    if period not in set(whole.events["period"]):
        raise KeyError(f"no event in a period {period!r}")
    return Evidence(*(table[table["period"] == period] for table in whole))


ACTIVE = ("initiator", "guest", "donor")
PASSIVE = ("target", "host", "recipient")


def acts(
    evidence: Evidence,
    one: str,
    other: str,
    active: tuple[str, ...] = ACTIVE,
    passive: tuple[str, ...] = PASSIVE,
) -> pd.DataFrame:
    """Events in which one side acts toward another.

    Parameters
    ----------
    evidence : Evidence
    one, other : str
        Sides, as in `actors`.
    active, passive : tuple of str
        Roles of those who act, and of those who are addressed.

    Returns
    -------
    DataFrame
        Rows of `evidence.events` that carry a PLOVER type, periods and policies left out.
    """
    parts = evidence.parts
    acting = parts[(parts["side"] == one) & parts["role"].isin(active)]["event_id"]
    facing = parts[(parts["side"] == other) & parts["role"].isin(passive)]["event_id"]
    typed = evidence.events[
        evidence.events["plover"].notna() & ~evidence.events["kind"].isin(["period", "policy"])
    ]
    return typed[typed["event_id"].isin(set(acting) & set(facing))]
