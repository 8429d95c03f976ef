"""How many of the actors of one span are still there in the next."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy import sparse, special


class Boundary(NamedTuple):
    """The Jaccard index across a boundary: `observed`, and `expected` were the boundary nothing.

    All three are 0 to 1, NaN without an actor. `random` has an entry a draw.
    """

    observed: float
    expected: float
    random: np.ndarray

    @property
    def ratio(self) -> float:
        """Observed over expected; NaN where nothing is expected."""
        return self.observed / self.expected if self.expected else float("nan")


def at_boundary(
    before: tuple[np.ndarray, np.ndarray],
    after: tuple[np.ndarray, np.ndarray],
    draws: int = 0,
    seed: int = 1950,
) -> Boundary:
    """Of the actors of either side of a boundary, the share who are on both.

    Parameters
    ----------
    before, after : pairs of arrays of int
        Participations in the events of each side, each pair of actor and event once: actors by
        number, and events by number. No event is on both sides.
    draws : int
        For the spread of chance the events of both sides are dealt this often at random into
        two heaps of the same numbers of events. The mean needs no draw: an actor with d of n
        events misses a heap of k with a chance of C(n - d, k) / C(n, k).
    seed : int
        Of NumPy's generator.

    Returns
    -------
    Boundary

    Takes time and memory in proportion to the participations, and to the draws.

    Source: `jaccard1912`.
    """
    people, who = np.unique(np.concatenate([before[0], after[0]]), return_inverse=True)
    heap = np.repeat([0, 1], [len(before[0]), len(after[0])])
    if not len(people):
        return Boundary(np.nan, np.nan, np.full(draws, np.nan))
    _, first, where = np.unique(
        np.concatenate([before[1], after[1]]), return_index=True, return_inverse=True
    )
    events, size = len(first), int((heap[first] == 0).sum())
    there = np.zeros((2, len(people)), bool)
    there[heap, who] = True
    attended = np.bincount(who)
    missing = _missing(events, attended, size) + _missing(events, attended, events - size)
    went = sparse.csr_array((np.ones(len(who)), (where, who)), (events, len(people)))
    dealt = np.zeros((draws, events))
    dealt[:, :size] = 1
    dealt = np.random.default_rng(seed).permuted(dealt, axis=1)
    with_one = dealt @ went
    shares = ((with_one > 0) & (with_one < attended)).mean(axis=1)
    return Boundary(float(there.all(axis=0).mean()), float(1 - missing.mean()), shares)


def _missing(events: int, attended: np.ndarray, heap: int) -> np.ndarray:
    """Chance that none of an actor's events is among those of a heap drawn at random."""
    absent = events - attended
    possible = absent >= heap
    absent = np.where(possible, absent, heap)
    logs = special.gammaln(absent + 1) - special.gammaln(absent - heap + 1)
    logs -= special.gammaln(events + 1) - special.gammaln(events - heap + 1)
    return np.where(possible, np.exp(logs), 0.0)


def walk(
    who: np.ndarray,
    events: np.ndarray,
    when: np.ndarray,
    boundaries: np.ndarray,
    half: float,
    draws: int = 0,
    seed: int = 1950,
) -> list[Boundary]:
    """The index across many boundaries in time.

    Parameters
    ----------
    who, events : arrays of int, same length
        One entry a participation, each pair once: actor and event by number.
    when : array of float, one entry a participation
        Year of its event; NaN leaves it out.
    boundaries : array of float
        Years; an event of exactly that time lies after.
    half : float
        How many years are compared on each side.
    draws, seed
        As in `at_boundary`, which is asked once for each boundary.

    Returns
    -------
    list of Boundary
    """
    order = np.argsort(when, kind="stable")
    who, events, when = who[order], events[order], when[order]
    found = []
    for year in boundaries:
        ends = np.searchsorted(when, [year - half, year, year + half])
        left, right = slice(ends[0], ends[1]), slice(ends[1], ends[2])
        sides = (who[left], events[left]), (who[right], events[right])
        found.append(at_boundary(*sides, draws, seed))
    return found
