"""How many of the actors of one span are still there in the next."""

from __future__ import annotations

import numpy as np


def jaccard(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Of those present in either of two spans, the share present in both.

    Parameters
    ----------
    one, other : arrays of bool, last axis actors
        Who was present.

    Returns
    -------
    array of float, 0 to 1
        NaN where nobody was present.
    """
    both = (one & other).sum(axis=-1)
    either = (one | other).sum(axis=-1)
    return np.divide(both, either, out=np.full(np.shape(both), np.nan), where=either > 0)


def at_boundary(
    before: np.ndarray, after: np.ndarray, draws: int = 500, seed: int = 1950
) -> tuple[float, np.ndarray]:
    """The Jaccard index across a boundary, and what it would be if the boundary were nothing.

    Parameters
    ----------
    before, after : arrays of bool, events by actors
        Who took part in the events of each side of the boundary.
    draws : int
        The events of both sides together are dealt at random into two heaps of the same
        numbers of events.
    seed : int
        Of NumPy's generator.

    Returns
    -------
    observed : float
    random : array of float, one a draw
    """
    observed = float(jaccard(before.any(axis=0), after.any(axis=0)))
    pooled = np.vstack([before, after]).astype(np.float32)
    random = np.random.default_rng(seed)
    first = np.zeros((draws, len(pooled)), dtype=np.float32)
    first[:, : len(before)] = 1
    first = random.permuted(first, axis=1)
    return observed, jaccard(first @ pooled > 0, (1 - first) @ pooled > 0)
