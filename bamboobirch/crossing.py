"""Who stands between two sides: shortest paths that cross, against graphs of the same degrees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import networkx as nx
import numpy as np
import pandas as pd

from bamboobirch import networks
from bamboobirch.paths import betweenness, flat, met

ROUNDS = 10  # of trades in each draw
EXACT = 1024  # actors up to which betweenness at large in the graph itself is exact


def members(graph: nx.Graph) -> list[list[int]]:
    """Who took part in each event, as numbers.

    Parameters
    ----------
    graph : Graph
        As `networks.bipartite` returns it.

    Returns
    -------
    list of sorted lists of int
        An entry an event, in the order of `networks.side(graph, 1)`; a number is a place in
        `networks.side(graph, 0)`.
    """
    place = {actor: number for number, actor in enumerate(networks.side(graph, 0))}
    return [sorted(place[actor] for actor in graph[e]) for e in networks.side(graph, 1)]


def rewired(
    attended: Sequence[Sequence[int]],
    strata: Sequence | None = None,
    draws: int = 200,
    seed: int = 1950,
    labels: Sequence | None = None,
) -> Iterator[np.ndarray]:
    """Random graphs in which actors and events keep their degrees, by trades between events.

    Parameters
    ----------
    attended : sequence of sequences of int
        As `members` gives it.
    strata : sequence, one entry an event, optional
        Such as the period of each event. Events trade participants only within their stratum,
        so that an actor keeps the number of events in each, and nobody meets the dead.
    draws : int
        Random graphs. Each starts from the graph itself and makes ten rounds; in a round the
        events of a stratum are paired at random, and the two of a pair deal the actors that
        only one of them has at random to their places.
    seed : int
        Of NumPy's generator for the first draw; each draw adds one.
    labels : sequence, one entry an actor, optional
        Such as the kind of each actor. If given, actors are traded only for actors of the same
        label, so that each event also keeps how many of each it has.

    Yields
    ------
    array of int, one entry a participation
        The actors of all events, in the order of `paths.flat`, whose second array, the events,
        holds for every draw.

    Source: `strona2014`, whose trades are made here for many pairs of events at once.
    """
    who, events = flat(attended)
    group = (
        np.zeros(len(attended), int) if strata is None else pd.factorize(np.asarray(strata))[0]
    )
    part = np.zeros(len(who), int)
    if labels is not None:
        part = pd.factorize(np.asarray(labels))[0][who]
    # what trades is an event, or the actors of one label in an event
    _, first, unit = np.unique(
        events * (part.max(initial=0) + 1) + part, return_index=True, return_inverse=True
    )
    stratum = group[events[first]] * (part.max(initial=0) + 1) + part[first]
    for draw in range(draws):
        random, dealt = np.random.default_rng(seed + draw), who.copy()
        for _ in range(ROUNDS):
            _trade(dealt, _paired(stratum, random)[unit], random)
        yield dealt


def _paired(stratum: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Pairs at random within each stratum; the number of the pair of each, one may stay alone."""
    order = np.lexsort((random.random(len(stratum)), stratum))
    ordered = stratum[order]
    rank = np.arange(len(order)) - np.searchsorted(ordered, ordered)
    pair = np.empty(len(order), int)
    pair[order] = np.cumsum(rank % 2 == 0) - 1
    return pair


def _trade(dealt: np.ndarray, pair: np.ndarray, random: np.random.Generator) -> None:
    """Deal the actors that one event of a pair has alone among their places in both."""
    key = pair * (dealt.max(initial=0) + 1) + dealt
    order = np.argsort(key, kind="stable")
    same = key[order][1:] == key[order][:-1]
    alone = np.ones(len(dealt), bool)
    alone[order[1:][same]] = alone[order[:-1][same]] = False
    places = order[alone[order]]  # those of a pair stand together
    mixed = places[np.argsort(pair[places] + random.random(len(places)))]
    dealt[places] = dealt[mixed]


def brokerage(
    who: np.ndarray,
    events: np.ndarray,
    sides: np.ndarray,
    between: tuple[str, str] = ("vietnam", "russia"),
    most: int = 256,
    seed: int = 1950,
) -> np.ndarray:
    """Of the pairs with an end on each side, the part whose shortest paths pass each actor.

    Parameters
    ----------
    who, events : arrays of int, same length
        One entry a participation: actor and event by number, as `paths.flat` gives them.
    sides : array of str, one entry an actor
        Such as the country of each.
    between : pair of str
        The two sides.
    most : int
        The search begins at every actor of the first side, or at this many drawn at random
        where more took part, so that cost grows with participations alone.
    seed : int
        Of NumPy's generator for that drawing.

    Returns
    -------
    array of float, one entry an actor
        As `paths.betweenness` gives it; NaN for who took no part.

    Source: `brandes2008`.
    """
    present, local = np.unique(who, return_inverse=True)
    first, second = (np.flatnonzero(sides[present] == side) for side in between)
    values = np.full(len(sides), np.nan)
    matrix = met(local, events, len(present))
    values[present] = betweenness(matrix, _some(first, most, seed), second)
    return values


class Drawn(NamedTuple):
    """Betweenness in the graph (`observed`) and in random ones (`random`, a row a draw).

    Both are indexed by slice and actor. Slices: `"whole"` and each stratum for the paths from
    the one side to the other; `"at large"` for those between any two actors of the whole.
    """

    observed: pd.Series
    random: pd.DataFrame


def drawn(
    graph: nx.Graph,
    sides: Mapping[str, str],
    strata: Mapping[str, str],
    draws: int = 200,
    seed: int = 1950,
    between: tuple[str, str] = ("vietnam", "russia"),
    pivots: int = 128,
    most: int = 256,
    labels: Mapping[str, str] | None = None,
) -> Drawn:
    """How far each actor stands between two sides, in the graph and in draws of chance.

    Parameters
    ----------
    graph : Graph
        As `networks.bipartite` returns it.
    sides : mapping of actor_id to str
    strata : mapping of event_id to str
        Such as the period; each has its own slice, and trades stay within it as in `rewired`.
    draws, seed
        As in `rewired`.
    between : pair of str
        The two sides.
    pivots : int
        Betweenness at large is estimated in each draw from this many actors, drawn with the
        draw's seed; in the graph itself it is exact up to 1,024 actors, and estimated from
        twice as many as in the draws beyond. With 0 it is left out.
    most : int
        Between the sides the search begins at every actor of the first side, or at this many
        drawn at random where a slice has more, so that cost grows with edges alone.
    labels : mapping of actor_id to str, optional
        If given, each event also keeps how many actors of each label it has, as in `rewired`.

    Returns
    -------
    Drawn

    Raises
    ------
    ValueError
        A side has no actor in a slice; the message names the slice.
    """
    actors, attended = networks.side(graph, 0), members(graph)
    of_event = np.array([strata[event] for event in networks.side(graph, 1)])
    of_side = np.array([sides[actor] for actor in actors])
    everybody = np.arange(len(actors))
    first, events = flat(attended)
    inside = {name: of_event[events] == name for name in sorted(set(of_event))}
    inside = {"whole": np.full(len(events), True)} | inside
    there = {name: np.unique(first[rows]) for name, rows in inside.items()}
    for name, present in there.items():
        if not set(between) <= set(of_side[present]):
            raise ValueError(f"{name}: no actor of one of the sides {between}")

    def measured(who: np.ndarray, at_large: int, chance: int) -> np.ndarray:
        values = [
            brokerage(who[rows], events[rows], of_side, between, most, chance)[there[name]]
            for name, rows in inside.items()
        ]
        if pivots:
            begin = _some(everybody, at_large, chance)
            values.append(betweenness(met(who, events, len(actors)), begin, everybody))
        return np.concatenate(values)

    index = [(name, actors[n]) for name, present in there.items() for n in present]
    index += [("at large", actor) for actor in actors if pivots]
    index = pd.MultiIndex.from_tuples(index, names=["slice", "actor_id"])
    kinds = None if labels is None else [labels[actor] for actor in actors]
    random = [
        measured(dealt, pivots, seed + draw)
        for draw, dealt in enumerate(rewired(attended, of_event, draws, seed, kinds))
    ]
    at_large = EXACT if len(actors) <= EXACT else 2 * pivots
    return Drawn(
        pd.Series(measured(first, at_large, seed - 1), index=index, name="betweenness"),
        pd.DataFrame(np.array(random), columns=index),
    )


def _some(places: np.ndarray, most: int, seed: int) -> np.ndarray:
    if len(places) <= most:
        return places
    return np.random.default_rng(seed).choice(places, most, replace=False)


def beside_chance(observed: pd.Series, random: pd.DataFrame) -> pd.DataFrame:
    """Values beside what draws of chance give.

    Parameters
    ----------
    observed : Series of float
    random : DataFrame of float, a row a draw, a column an entry of `observed`

    Returns
    -------
    DataFrame, indexed like `observed`, highest first
        The observed value under its own name; `expected` (mean over draws), `low` and `high`
        (2.5 and 97.5 per cent quantiles), `p` and `p_low` (share of draws, the observed value
        counted, at least as high, and at most as high).
    """
    random = random[observed.index]
    table = pd.DataFrame(
        {
            observed.name: observed,
            "expected": random.mean(),
            "low": random.quantile(0.025),
            "high": random.quantile(0.975),
            "p": ((random >= observed - 1e-12).sum() + 1) / (len(random) + 1),
            "p_low": ((random <= observed + 1e-12).sum() + 1) / (len(random) + 1),
        }
    )
    return table.sort_values(observed.name, ascending=False, kind="stable")
