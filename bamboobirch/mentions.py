"""Whom a paragraph names and which events it tells of: what ties the prose to the indexes."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator

from bamboobirch import dates, tables

FAMILY_FIRST = {"vietnam", "china"}  # sides whose persons are not called by the last word
OF_PERSONS = {"usual", "former", "pseudonym", "spelling"}
OF_OTHERS = {"abbreviation", "former"}  # what is usual for a state, as `Moscow`, may mean two
UNNAMED = {"group"}  # `the Vietnamese` is no proper name
GENERIC = {"Government", "Party", "Politburo"}  # short in one source, of many bodies in a text
SHORTEST_FAMILY = 4
FEW = 5
YEAR = re.compile(r"(?<![\w.,-])(?:1[0-9]|20)\d\d(?![\w-])")


@functools.cache
def names() -> dict[str, str]:
    """Every full name by which a text means one actor and no other.

    Returns
    -------
    dict of str to str
        Name, its apostrophes straight, to `actor_id`; names of several actors, of groups and
        those that are merely usual for a state are left out.

    >>> names()["Ho Chi Minh"], names()["USSR"], "Moscow" in names()
    ('ho-chi-minh', 'ussr', False)
    """
    meant: dict[str, set[str]] = defaultdict(set)
    actors = tables.load("actors").set_index("actor_id")
    forms = [(a, n) for form in ("name", "name_vi") for a, n in actors[form].dropna().items()]
    for other in tables.load("actor_names").itertuples():
        person = actors.loc[other.actor_id, "kind"] == "person"
        if other.kind in (OF_PERSONS if person else OF_OTHERS):
            forms.append((other.actor_id, other.name))
    for actor_id, name in forms:
        kind = actors.loc[actor_id, "kind"]
        whole = " " in name if kind == "person" else kind not in UNNAMED
        if whole and name[0].isupper() and "," not in name and name not in GENERIC:
            meant[name.replace("’", "'")].add(actor_id)
    return {name: ids.pop() for name, ids in meant.items() if len(ids) == 1}


@functools.cache
def families() -> dict[str, str]:
    """Family names to persons: those that stand in no other person's and in no place's name.

    >>> families()["Brezhnev"], "Minh" in families()
    ('leonid-brezhnev', False)
    """
    actors = tables.load("actors")
    persons = actors[actors["kind"] == "person"]
    words = Counter(word for name in persons["name"] for word in set(name.split()))
    words.update(word for name in tables.load("places")["name"] for word in name.split())
    western = persons[~persons["side"].isin(FAMILY_FIRST)]
    last = {row.name.split()[-1]: row.actor_id for row in western.itertuples()}
    return {
        word: actor_id
        for word, actor_id in last.items()
        if words[word] == 1 and len(word) >= SHORTEST_FAMILY and word.istitle()
    }


@functools.cache
def _pattern() -> re.Pattern[str]:
    """All names and, so that no city is taken for its patron, all places; the longest first."""
    places = tables.load("places")
    known = {*names(), *families(), *places["name"], *places["name_vi"].dropna()}
    tails: dict[str, list[str]] = defaultdict(list)
    for name in sorted(known, key=lambda name: (-len(name), name)):
        tails[name[0]].append(re.escape(name[1:]).replace("'", "['’]"))
    either = "|".join(f"{re.escape(first)}(?:{'|'.join(t)})" for first, t in tails.items())
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-]| (?:[A-Z][a-z]|[IVX]+\b))")


@functools.cache
def _read_in() -> dict[str, set[str]]:
    """For each actor the sources in which it was read, alone or as part of an event."""
    told = tables.load("event_sources").groupby("event_id")["source_id"].agg(set)
    parts = tables.load("participations")
    read: dict[str, set[str]] = defaultdict(set)
    for table in (parts, tables.load("actors"), tables.load("relations")):
        for actor_id, source in zip(table["actor_id"], table["source_id"]):
            read[actor_id].add(source)
    for actor_id, event_id in zip(parts["actor_id"], parts["event_id"]):
        read[actor_id] |= told.get(event_id, set())
    return dict(read)


def find(text: str, cited: Collection[str] = ()) -> Iterator[tuple[int, int, str]]:
    """The actors that a paragraph, or a part of it, names, in its order.

    A family name alone counts only where the paragraph cites a source in which that person was
    read. A name before another word with a capital, as in `Hồ Chí Minh Trail`, is part of a
    longer one.

    Parameters
    ----------
    text : str
        Plain text.
    cited : collection of str
        Source ids that the paragraph cites.

    Yields
    ------
    (start, end, actor_id)
        Where the name stands.

    >>> [actor for *_, actor in find("Brezhnev saw Lê Duẩn, not Ho Chi Minh City.")]
    ['le-duan']
    """
    for found in _pattern().finditer(text):
        name = found[0].replace("’", "'")
        actor_id = names().get(name)
        person = families().get(name)
        if actor_id is None and person and _read_in()[person] & {*cited}:
            actor_id = person
        if actor_id:
            yield found.start(), found.end(), actor_id


@functools.cache
def _told_by() -> dict[str, dict[str, set[int]]]:
    """For each source the events that it tells, each with the years that its date touches."""
    date = tables.load("events").set_index("event_id")["date"]
    told: dict[str, dict[str, set[int]]] = defaultdict(dict)
    for event_id, source in tables.load("event_sources")[["event_id", "source_id"]].values:
        span = dates.parse(date[event_id])
        told[source][event_id] = {span.earliest.year, span.latest.year}
    return dict(told)


def events(text: str, cited: Collection[str]) -> set[str]:
    """The events that a paragraph tells of, by what it cites and the years that it names.

    Parameters
    ----------
    text : str
        The paragraph, without its citations.
    cited : collection of str
        Source ids that it cites; works on method count for nothing.

    Returns
    -------
    set of str
        Events of which a cited source is evidence, if the source tells of nothing else, or of
        `FEW` events at the most and the paragraph names the year.
    """
    years = {int(year) for year in YEAR.findall(text)}
    found: set[str] = set()
    for source in cited:
        told = _told_by().get(source, {})
        if len(told) <= FEW:
            found |= {event for event, when in told.items() if len(told) == 1 or when & years}
    return found
