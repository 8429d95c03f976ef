"""The facts of an actor's and of an event's entry in the indexes, and links to them."""

from __future__ import annotations

import functools
import re
import unicodedata

import pandas as pd

from bamboobirch import dates, locators, tables

NAMED_FAMILY_FIRST = {"vietnam", "china", "other", "international", "joint"}
OFFICES = ["leads", "officer-of", "represents"]
FAMILY = re.compile(r"(.+?) ((?:Mendès )?[^\W\d_]{3,})")


@functools.cache
def _names() -> dict[str, str]:
    actors, events = tables.load("actors"), tables.load("events")
    return {
        **dict(zip("actor-" + actors["actor_id"], actors["name"])),
        **dict(zip("event-" + events["event_id"], events["title"])),
    }


def actor_link(actor_id: str, text: str | None = None) -> str:
    """Markdown that leads to an actor's entry, under its usual name or another text.

    Raises
    ------
    KeyError
        There is no such actor.

    >>> actor_link("ho-chi-minh")
    '[Hồ Chí Minh](#actor-ho-chi-minh)'
    """
    return f"[{text or _names()[f'actor-{actor_id}']}](#actor-{actor_id})"


def event_link(event_id: str, text: str | None = None) -> str:
    """Markdown that leads to an event's entry, under its title or another text.

    Raises
    ------
    KeyError
        There is no such event.
    """
    return f"[{text or _names()[f'event-{event_id}']}](#event-{event_id})"


def filed_as(name: str, kind: str, side: str) -> str:
    """The name under which an actor is filed.

    Persons of Russia, the United States and France by the last word, all others as written.

    >>> filed_as("Vladimir Putin", "person", "russia")
    'Putin, Vladimir'
    """
    parts = FAMILY.fullmatch(name)
    if kind != "person" or side in NAMED_FAMILY_FIRST or not parts:
        return name
    return f"{parts[2]}, {parts[1]}"


def sorting(name: str) -> str:
    """A name as the alphabet of the index sees it: capitals without marks, digits first.

    >>> sorting("Điện Biên Phủ")
    'DIEN BIEN PHU'
    """
    bare = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    return "".join(c for c in bare.upper() if c.isalnum() or c == " ")


def filed() -> pd.DataFrame:
    """All actors as the index orders them.

    Returns
    -------
    DataFrame, indexed by actor_id
        The columns of `actors`, with `filed` (the name as filed) and `letter` (`A` to `Z`, or
        `0` for what begins with a digit).
    """
    actors = tables.load("actors").set_index("actor_id")
    actors["filed"] = [
        filed_as(*row) for row in actors[["name", "kind", "side"]].itertuples(index=False)
    ]
    actors["letter"] = [
        first if (first := sorting(name)[0]).isalpha() else "0" for name in actors["filed"]
    ]
    return actors.iloc[actors["filed"].map(sorting).argsort(kind="stable")]


def neighbours(most: int = 5) -> pd.DataFrame:
    """For each actor those with whom it shares most events.

    Parameters
    ----------
    most : int
        So many for each actor at the most; of equals the first by id.

    Returns
    -------
    DataFrame
        `actor_id`, `other_id`, `shared` (events in which both take part), ordered by these
        three with the largest share first.
    """
    parts = tables.load("participations")[["event_id", "actor_id"]].drop_duplicates()
    pairs = parts.merge(parts.rename(columns={"actor_id": "other_id"}), on="event_id")
    pairs = pairs[pairs["actor_id"] != pairs["other_id"]]
    shared = pairs.groupby(["actor_id", "other_id"]).size().rename("shared").reset_index()
    order = ["actor_id", "shared", "other_id"]
    ordered = shared.sort_values(order, ascending=[True, False, True])
    return ordered.groupby("actor_id").head(most).reset_index(drop=True)


def offices() -> pd.DataFrame:
    """The offices of actors: terms that a source gives, and titles borne at events.

    Returns
    -------
    DataFrame, by actor_id, terms first, then in order of time
        `actor_id`, `office`, `body_id` (of a term: the actor led, served or represented),
        `start`, `end` (EDTF or missing; of a title the dates of the first and last event at
        which it was borne), `events` (how many; 0 for a term).
    """
    terms = tables.load("relations")
    terms = terms[terms["relation"].isin(OFFICES)].rename(columns={"other_id": "body_id"})
    terms["office"] = terms["note"].fillna(terms["relation"].str.replace("-", " "))
    dated = dates.chronological(tables.load("events"))[["event_id", "date"]]
    borne = dated.merge(tables.load("participations").dropna(subset="office"), on="event_id")
    titles = borne.groupby(["actor_id", "office"], sort=False)["date"]
    titles = titles.agg(start="first", end="last", events="size").reset_index()
    columns = ["actor_id", "office", "body_id", "start", "end"]
    both = pd.concat([terms[columns].drop_duplicates().assign(events=0), titles])
    return (
        both.assign(title=both["events"] > 0)
        .sort_values(["actor_id", "title", "start"], kind="stable")[[*columns, "events"]]
        .reset_index(drop=True)
    )


def conflicts() -> pd.DataFrame:
    """The discrepancies that speak of a place from which an event was read.

    Returns
    -------
    DataFrame
        `event_id`, `discrepancy_id`, `topic`, ordered by the first two.
    """
    table = tables.load("discrepancies")
    spoken: dict[tuple, list] = {}
    for side in "ab":
        said = table[["discrepancy_id", "topic", f"source_{side}", f"locator_{side}"]].dropna()
        for discrepancy, topic, source, locator in said.itertuples(index=False):
            for place in locators.lines(locator) or {locator}:
                spoken.setdefault((source, place), []).append((discrepancy, topic))
    told = tables.load("event_sources")[["event_id", "source_id", "locator"]]
    rows = {
        (event_id, *found)
        for event_id, source, locator in told.itertuples(index=False)
        for place in locators.lines(locator) or {locator}
        for found in spoken.get((source, place), [])
    }
    return pd.DataFrame(sorted(rows), columns=["event_id", "discrepancy_id", "topic"])
