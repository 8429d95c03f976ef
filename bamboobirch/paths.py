"""Shortest paths between actors who met: how much of them passes through each."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
from scipy import sparse

BLOCK = 128  # starting points that are searched from at once, which bounds memory


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
    begins, reached = (np.bincount(who, minlength=size) for who in (sources, targets))
    passed = np.zeros(size)
    for block in range(0, len(sources), BLOCK):
        passed += _passed(matrix, sources[block : block + BLOCK], reached)
    ends = begins * (len(targets) - reached) + reached * (len(sources) - begins)
    pairs = len(sources) * len(targets) - begins @ reached - ends
    return np.divide(passed, pairs, out=np.full(size, np.nan), where=pairs > 0)


def _passed(matrix: sparse.csr_array, start: np.ndarray, target: np.ndarray) -> np.ndarray:
    """Sum over some starting points of the part of the paths to the targets that pass each."""
    levels = [np.zeros((matrix.shape[0], len(start)))]
    levels[0][start, np.arange(len(start))] = 1.0
    unseen = levels[0] == 0
    while True:
        further = matrix @ levels[-1]
        further *= unseen
        new = further > 0
        if not new.any():
            break
        levels.append(further)
        unseen ^= new
    owed, total = np.zeros_like(levels[0]), np.zeros(matrix.shape[0])
    for far, near in zip(levels[:1:-1], levels[-2:0:-1]):
        owed += target[:, None]
        each = np.divide(owed, far, out=np.zeros_like(far), where=far > 0)
        owed = matrix @ each
        owed *= near
        total += owed.sum(axis=1)
    return total
