"""Change points of short yearly series: the best places for every number of breaks, many series at once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from ruptures.base import BaseCost

TINY = 1e-9  # least share of a series' own scatter that is taken for noise


class Breaks(NamedTuple):
    """The best partition for each number of breaks.

    `scatter` (..., most + 1) is the weighted sum of squares left by 0, 1, ... breaks; `places`
    (..., most + 1, most) the index of the first value after each break, in order, -1 for none.
    """

    scatter: np.ndarray
    places: np.ndarray


def costs(
    values: np.ndarray,
    weights: np.ndarray | None = None,
    times: np.ndarray | None = None,
) -> np.ndarray:
    """Squared error of every stretch of one or many series around its own mean or line.

    Parameters
    ----------
    values : array of float (..., n)
        One series, or many of the same length; none missing.
    weights : array of float (n,) or (..., n), optional
        Weight of each value, such as the number of events that a share rests on; 1 if left out.
    times : array of float (n,), optional
        If given, each stretch is described by a straight line over these times, not by a mean.

    Returns
    -------
    array of float (..., n + 1, n + 1)
        Entry [s, e] is the cost of values s to e - 1, in squared units of the values;
        0 where e <= s.

    Raises
    ------
    ValueError
        A value is missing.

    >>> costs(np.array([1.0, 1.0, 3.0]))[0, 3].round(3)
    np.float64(2.667)
    """
    values = np.asarray(values, dtype=float)
    if np.isnan(values).any():
        raise ValueError("a value is missing: leave its year out")
    size = values.shape[-1]
    weights = np.ones(size) if weights is None else np.asarray(weights, dtype=float)
    centred = values - values.mean(axis=-1, keepdims=True)

    def over(products: np.ndarray) -> np.ndarray:
        sums = np.zeros((*products.shape[:-1], size + 1))
        np.cumsum(products, axis=-1, out=sums[..., 1:])
        return sums[..., None, :] - sums[..., :, None]

    mass = over(weights)
    mass[mass <= 0] = 1.0
    total = over(weights * centred)
    error = over(weights * centred**2)
    error -= total**2 / mass
    if times is not None:
        clock = np.asarray(times, dtype=float) - np.mean(times)
        first = over(weights * clock)
        spread = over(weights * clock**2) - first**2 / mass
        together = over(weights * clock * centred) - first * total / mass
        error -= np.where(spread > 1e-9, together**2 / np.where(spread > 1e-9, spread, 1), 0)
    np.maximum(error, 0, out=error)
    error *= np.triu(np.ones((size + 1, size + 1)), 1)
    return error


def partitions(cost: np.ndarray, most: int, least: int) -> Breaks:
    """The cheapest partition into 1, 2, ... stretches, by dynamic programming.

    Parameters
    ----------
    cost : array of float (..., n + 1, n + 1)
        As `costs` gives it.
    most : int
        Largest number of breaks.
    least : int
        Fewest values in a stretch.

    Returns
    -------
    Breaks
        `scatter` is infinite for a number of breaks that does not fit.

    Takes time in proportion to `most` times n squared for each series; the number of events
    behind a series does not matter.

    The optimum is the same as that of `ruptures.Dynp`, which searches one series at a time.
    """
    shape, size = cost.shape[:-2], cost.shape[-1] - 1
    span = np.arange(size + 1)
    allowed = span[None, :] - span[:, None] >= least
    by_end = np.where(
        allowed.T, np.swapaxes(cost, -1, -2), np.inf
    )  # argmin along the last axis
    best, back = [by_end[..., 0]], []
    for _ in range(most):
        tried = best[-1][..., None, :] + by_end
        back.append(tried.argmin(axis=-1))
        best.append(np.take_along_axis(tried, back[-1][..., None], axis=-1)[..., 0])
    places = np.full((*shape, most + 1, most), -1)
    for breaks in range(1, most + 1):
        end = np.full((*shape, 1), size)
        for step in range(breaks - 1, -1, -1):
            end = np.take_along_axis(back[step], end, axis=-1)
            places[..., breaks, step] = end[..., 0]
    scatter = np.stack([row[..., size] for row in best], axis=-1)
    places[np.isinf(scatter)] = -1
    return Breaks(scatter, places)


def criterion(scatter: np.ndarray, size: int, each: float) -> np.ndarray:
    """The Bayesian information criterion of each number of breaks, noise of unknown size.

    Parameters
    ----------
    scatter : array of float (..., most + 1)
        As in `Breaks`.
    size : int
        Number of values.
    each : float
        Parameters that a break costs: its place, and a mean (2) or a line (3).

    Returns
    -------
    array of float (..., most + 1)
        Lower is better; `size * log(scatter / size) + breaks * each * log(size)`.

    This is Schwarz's criterion as Yao put it for breaks in a mean (Statistics and Probability
    Letters 6, 1988, 181-189).
    """
    floor = np.maximum(TINY * scatter[..., :1], np.finfo(float).tiny)
    breaks = np.arange(scatter.shape[-1])
    return size * np.log(np.maximum(scatter, floor) / size) + breaks * each * np.log(size)


def resampled_blocks(
    values: np.ndarray, length: int, draws: int, random: np.random.Generator
) -> np.ndarray:
    """Series made of a series' own blocks of consecutive values, drawn with replacement.

    Parameters
    ----------
    values : array of float (n,)
    length : int
        Values in a block.
    draws : int
        How many series.
    random : Generator

    Returns
    -------
    array of int (draws, n)
        Positions in `values`, so that weights can be drawn with them.

    Source: `carlstein1986`; blocks may overlap and do not run over the end.
    """
    size = len(values)
    needed = -(-size // length)
    starts = random.integers(0, size - length + 1, (draws, needed))
    return (starts[..., None] + np.arange(length)).reshape(draws, -1)[:, :size]


def random_places(
    size: int, breaks: int, least: int, draws: int, random: np.random.Generator
) -> np.ndarray:
    """Breaks at random places, every set of places that leaves long enough stretches alike.

    Parameters
    ----------
    size : int
        Values in the series.
    breaks : int
        Breaks in each draw.
    least : int
        Fewest values in a stretch.
    draws : int
    random : Generator

    Returns
    -------
    array of int (draws, breaks)
        Index of the first value after each break, in order.

    Raises
    ------
    ValueError
        So many breaks do not fit.
    """
    free = size - (breaks + 1) * least + breaks
    if free < breaks:
        raise ValueError(f"{breaks} breaks do not fit into {size} values")
    order = random.random((draws, free)).argsort(axis=1)[:, :breaks]
    return np.sort(order, axis=1) + least + np.arange(breaks) * (least - 1)


class Priced(BaseCost):
    """Costs of `costs` in the form that the searches of the library `ruptures` take."""

    model = "priced"
    min_size = 1

    def __init__(self, cost: np.ndarray) -> None:
        self.cost = cost

    def fit(self, signal: np.ndarray) -> Priced:
        """Remember the signal, as `ruptures` asks."""
        self.signal = signal
        return self

    def error(self, start: int, end: int) -> float:
        """The cost of the values from start to end - 1."""
        return float(self.cost[start, end])
