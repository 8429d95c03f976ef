"""Who stands between two sides: shortest paths that cross, against graphs of the same degrees."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import NamedTuple

import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse

from bamboobirch import networks

TRADES = 5  # per event
EXACT = 1024  # actors up to which betweenness at large in the graph itself is exact
BLOCK = 256  # starting actors that are searched from at once, which bounds memory


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
) -> Iterator[list[list[int]]]:
    """Random graphs in which actors and events keep their degrees, by trades between events.

    Parameters
    ----------
    attended : sequence of sequences of int
        As `members` gives it.
    strata : sequence, one entry an event, optional
        Such as the period of each event. Events trade participants only within their stratum,
        so that an actor keeps the number of events in each, and nobody meets the dead.
    draws : int
        Random graphs; each starts from the graph itself and makes five trades an event.
    seed : int
        Of Python's generator for the first draw; each draw adds one.

    Yields
    ------
    list of lists of int
        As `members` gives it.

    Source: `strona2014`.
    """
    strata = [0] * len(attended) if strata is None else list(strata)
    groups = [[n for n, s in enumerate(strata) if s == g] for g in sorted(set(strata))]
    groups = [group for group in groups if len(group) > 1]
    for draw in range(draws):
        random = Random(seed + draw)
        dealt = [set(who) for who in attended]
        for group in groups:
            _trade(dealt, group, random)
        yield [sorted(who) for who in dealt]


def _trade(dealt: list[set[int]], group: list[int], random: Random) -> None:
    """Let pairs of events exchange at random the actors that only one of them has."""
    size, uniform = len(group), random.random
    for _ in range(TRADES * size):
        first = int(uniform() * size)
        second = (first + 1 + int(uniform() * (size - 1))) % size
        one, other = dealt[group[first]], dealt[group[second]]
        mine, theirs = one - other, other - one
        if mine and theirs:
            pool = sorted(mine | theirs)
            for place in range(len(mine)):
                drawn = place + int(uniform() * (len(pool) - place))
                pool[place], pool[drawn] = pool[drawn], pool[place]
            shared = one & other
            dealt[group[first]] = shared.union(pool[: len(mine)])
            dealt[group[second]] = shared.union(pool[len(mine) :])


def flat(attended: Sequence[Sequence[int]]) -> tuple[np.ndarray, np.ndarray]:
    """Participations as two arrays of int: the actors of all events, and the event of each."""
    events = np.repeat(np.arange(len(attended)), [len(who) for who in attended])
    return np.fromiter(itertools.chain.from_iterable(attended), dtype=int), events


def met(who: np.ndarray, events: np.ndarray, actors: int) -> sparse.csr_array:
    """Which actors met: the unweighted projection as a matrix.

    Parameters
    ----------
    who, events : arrays of int, same length
        One entry a participation: actor and event by number, as `flat` gives them.
    actors : int
        How many there are.

    Returns
    -------
    csr_array of float, actors by actors
        1 where two actors share an event, with an empty diagonal.
    """
    went = sparse.csr_array((np.ones(len(who)), (who, events)))
    went.resize(actors, went.shape[1])
    shared = (went @ went.T).tocoo()
    apart = shared.row != shared.col
    ones = np.ones(int(apart.sum()))
    return sparse.csr_array((ones, (shared.row[apart], shared.col[apart])), shared.shape)


def betweenness(
    matrix: sparse.csr_array, sources: np.ndarray, targets: np.ndarray
) -> np.ndarray:
    """Of the pairs of a source and a target, the part whose shortest paths pass each actor.

    Parameters
    ----------
    matrix : csr_array
        As `met` gives it.
    sources, targets : array of int
        Actors by number; a set may be a sample of those meant, which gives an estimate.

    Returns
    -------
    array of float, one entry an actor
        0 to 1. Where a pair has several shortest paths each counts its part; a pair without a
        path counts as not passing. Pairs of which the actor is an end, or whose ends are one
        actor, are left out of both counts; NaN where no pair is left.

    Source: `freeman1977`; sums as in `brandes2001`, for two sets of ends as in `brandes2008`.
    """
    size = matrix.shape[0]
    reached = np.zeros(size)
    reached[targets] = 1.0
    passed = np.zeros(size)
    for start in range(0, len(sources), BLOCK):
        passed += _passed(matrix, sources[start : start + BLOCK], reached)
    begins = np.bincount(sources, minlength=size)
    both = begins @ reached
    ends = begins * (reached.sum() - reached) + reached * (len(sources) - begins)
    pairs = len(sources) * reached.sum() - both - ends
    return np.divide(passed, pairs, out=np.full(size, np.nan), where=pairs > 0)


def _passed(matrix: sparse.csr_array, sources: np.ndarray, target: np.ndarray) -> np.ndarray:
    columns = np.arange(len(sources))
    paths = np.zeros((matrix.shape[0], len(sources)))
    paths[sources, columns] = 1.0
    levels, unseen = [paths], paths == 0
    while True:
        further = matrix @ levels[-1]
        further *= unseen
        reached = further > 0
        if not reached.any():
            break
        levels.append(further)
        unseen ^= reached
    owed = np.zeros_like(paths)
    total = np.zeros(matrix.shape[0])
    for far, near in zip(levels[:1:-1], levels[-2:0:-1]):
        each = np.divide(target[:, None] + owed, far, out=np.zeros_like(far), where=far > 0)
        owed = (matrix @ each) * near
        total += owed.sum(axis=1)
    return total


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
        draw's seed; in the graph itself it is exact up to 1,024 actors.
    most : int
        Between the sides the search begins at every actor of the first side, or at this many
        drawn at random where a slice has more, so that cost grows with edges alone.

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

    def measured(dealt: Sequence[Sequence[int]], at_large: int, chance: int) -> np.ndarray:
        who, values, random = flat(dealt)[0], [], np.random.default_rng(chance)
        for name, rows in inside.items():
            present = there[name]
            matrix = met(np.searchsorted(present, who[rows]), events[rows], len(present))
            ends = [np.flatnonzero(of_side[present] == side) for side in between]
            values.append(betweenness(matrix, _some(ends[0], most, random), ends[1]))
        whole = met(who, events, len(actors))
        begin = _some(everybody, at_large, random)
        return np.concatenate([*values, betweenness(whole, begin, everybody)])

    labels = [(name, actors[n]) for name, present in there.items() for n in present]
    labels += [("at large", actor) for actor in actors]
    index = pd.MultiIndex.from_tuples(labels, names=["slice", "actor_id"])
    random = [
        measured(dealt, pivots, seed + draw)
        for draw, dealt in enumerate(rewired(attended, of_event, draws, seed))
    ]
    return Drawn(
        pd.Series(measured(attended, EXACT, seed - 1), index=index, name="betweenness"),
        pd.DataFrame(random, columns=index),
    )


def _some(places: np.ndarray, most: int, random: np.random.Generator) -> np.ndarray:
    return places if len(places) <= most else random.choice(places, most, replace=False)


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
