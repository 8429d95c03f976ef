"""Pairs of events that may be one, told twice: by date, place and actors."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from bamboobirch import dates

PRECISE = dt.timedelta(days=31)


def suspects(
    events: pd.DataFrame, participations: pd.DataFrame, days: int = 3, alike: float = 0.5
) -> pd.DataFrame:
    """Events of one kind, near in time, not known to differ in place, with the same actors.

    Parameters
    ----------
    events : DataFrame
        `event_id`, `date`, `kind`, `place`.
    participations : DataFrame
        `event_id`, `actor_id`.
    days : int
        How far apart the spans of two dates may lie. Dates vaguer than a month are not
        compared.
    alike : float
        The least Jaccard index of the two sets of actors, 0 to 1.

    Returns
    -------
    DataFrame
        `event_id`, `other_id`, the earlier first, and `shared`: the Jaccard index.
    """
    actors = participations.groupby("event_id")["actor_id"].agg(frozenset).to_dict()
    dated = [
        (dates.parse(event.date), event)
        for event in events.itertuples()
        if dates.parse(event.date).latest - dates.parse(event.date).earliest <= PRECISE
    ]
    dated.sort(key=lambda pair: (pair[0].earliest, pair[0].latest, pair[1].event_id))
    found = []
    for (span, one), (later, other) in _near(dated, dt.timedelta(days=days)):
        places = {
            place for place in (one.place, other.place) if isinstance(place, str) and place
        }
        if one.kind == other.kind and len(places) < 2:
            mine, theirs = (actors.get(e.event_id, frozenset()) for e in (one, other))
            shared = len(mine & theirs) / max(len(mine | theirs), 1)
            if shared >= alike:
                found.append((one.event_id, other.event_id, shared))
    return pd.DataFrame(found, columns=["event_id", "other_id", "shared"])


def _near(dated: list, gap: dt.timedelta):
    """Pairs whose spans overlap or lie at most `gap` apart; both ends sorted by first day."""
    for position, (span, event) in enumerate(dated):
        for later, other in dated[position + 1 :]:
            if later.earliest - span.earliest > PRECISE + gap:
                break
            if later.earliest <= span.latest + gap:
                yield (span, event), (later, other)
