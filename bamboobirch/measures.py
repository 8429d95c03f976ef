"""Agreement, concentration, and intervals around them."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import special

POSITION = {"Y": 1.0, "A": 0.5, "N": 0.0}
METHODS = ("half", "strict", "yes-no")


def agreement(one: pd.Series, other: pd.Series, method: str = "half") -> pd.Series:
    """Credit for agreement in each recorded vote in which both states voted.

    Parameters
    ----------
    one, other : Series of str, same index
        `Y`, `A` or `N`; anything else, or nothing, is no vote.
    method : str
        `"half"`: the same vote counts 1, an abstention against yes or no a half, yes against
        no 0. `"strict"`: the same vote counts 1, any other 0. `"yes-no"`: as strict, and votes
        in which either abstained are left out.

    Returns
    -------
    Series of float, same index
        0 to 1; NaN where the vote was not a joint one.

    Raises
    ------
    ValueError
        No such method.

    Source: `lijphart1963`; half credit as in `voeten2013`.

    >>> agreement(pd.Series(["Y", "Y", "N"]), pd.Series(["Y", "A", "Y"])).tolist()
    [1.0, 0.5, 0.0]
    """
    if method not in METHODS:
        raise ValueError(f"no method {method!r}; there are {', '.join(METHODS)}")
    a, b = one.map(POSITION), other.map(POSITION)
    apart = (a - b).abs()
    if method == "half":
        return 1 - apart
    same = (apart == 0).astype(float).where(apart.notna())
    return same.where((a != 0.5) & (b != 0.5)) if method == "yes-no" else same


def mean_interval(
    values: pd.Series,
    clusters: pd.Series | None = None,
    level: float = 0.95,
    draws: int = 2000,
    seed: int = 1950,
) -> tuple[float, float, float]:
    """A mean and its percentile bootstrap interval, clusters resampled whole.

    Parameters
    ----------
    values : Series of float
        Missing values are left out.
    clusters : Series, same index, optional
        Values that belong together, such as votes of one day; each value by itself if left out.
    level : float
        Coverage, 0 to 1.
    draws : int
        Bootstrap samples.
    seed : int
        Of NumPy's generator.

    Returns
    -------
    mean, low, high : float
        In the unit of the values; all NaN without values, and the interval NaN with a single
        cluster, from which nothing can be resampled.

    Source: `efron1993`; resampling of clusters as in `cameron2008`.
    """
    values = values.dropna()
    if values.empty:
        return (np.nan, np.nan, np.nan)
    means = _resampled_means(values, clusters, draws, np.random.default_rng(seed))
    return (float(values.mean()), *_bounds(means, level))


def moving_mean(
    values: pd.Series,
    times: pd.Series,
    clusters: pd.Series,
    centres: np.ndarray,
    width: float,
    level: float = 0.95,
    draws: int = 500,
    seed: int = 1950,
) -> pd.DataFrame:
    """Means in a window that moves along time, and their bootstrap intervals.

    Parameters
    ----------
    values, times, clusters : Series, same index
        None missing; the values of a cluster, such as an event, share one time. Clusters are
        resampled whole, once for all windows, so that a window may hold more of them or fewer.
    centres : array of float
        Middles of the windows, in the unit of the times.
    width : float
        Of a window, both ends inclusive.
    level, draws, seed
        As in `mean_interval`.

    Returns
    -------
    DataFrame, a row a centre
        `mean`, `low`, `high`, NaN for a window without values.

    Source: `efron1993`; resampling of clusters as in `cameron2008`.
    """
    table = pd.DataFrame({"value": values.astype(float), "time": times.astype(float)})
    grouped = table.groupby(clusters.to_numpy()).agg(
        total=("value", "sum"), count=("value", "count"), time=("time", "first")
    )
    grouped = grouped.sort_values("time", kind="stable")
    first = np.searchsorted(grouped["time"], np.asarray(centres) - width / 2, "left")
    last = np.searchsorted(grouped["time"], np.asarray(centres) + width / 2, "right")

    def means(often: np.ndarray) -> np.ndarray:
        sums = (np.cumsum(often * grouped[c].to_numpy(), axis=-1) for c in ("total", "count"))
        sums = (np.insert(run, 0, 0, axis=-1) for run in sums)
        total, count = (run[..., last] - run[..., first] for run in sums)
        return np.divide(total, count, out=np.full(count.shape, np.nan), where=count > 0)

    size, random = len(grouped), np.random.default_rng(seed)
    chances = np.full(size, 1 / size)
    drawn = np.array([means(random.multinomial(size, chances)) for _ in range(draws)])
    seen = means(np.ones(size))
    bounds = np.full((2, len(seen)), np.nan)
    some = ~np.isnan(seen)
    bounds[:, some] = np.nanquantile(drawn[:, some], [(1 - level) / 2, (1 + level) / 2], axis=0)
    return pd.DataFrame({"mean": seen, "low": bounds[0], "high": bounds[1]}, index=centres)


def difference_interval(
    before: pd.Series,
    after: pd.Series,
    clusters: pd.Series | None = None,
    level: float = 0.95,
    draws: int = 2000,
    seed: int = 1950,
) -> tuple[float, float, float]:
    """The step from one mean to another and its bootstrap interval.

    Parameters
    ----------
    before, after : Series of float
        Values before and after; missing ones are left out.
    clusters : Series, indexed like both together, optional
        As in `mean_interval`; each side is resampled by itself.
    level, draws, seed
        As in `mean_interval`.

    Returns
    -------
    step, low, high : float
        Mean after less mean before, in the unit of the values; NaN where a side is empty.

    Source: `efron1993`.
    """
    before, after = before.dropna(), after.dropna()
    if before.empty or after.empty:
        return (np.nan, np.nan, np.nan)
    random = np.random.default_rng(seed)
    steps = -_resampled_means(before, clusters, draws, random)
    steps += _resampled_means(after, clusters, draws, random)
    return (float(after.mean() - before.mean()), *_bounds(steps, level))


def _resampled_means(values, clusters, draws, random) -> np.ndarray:
    labels = values.index if clusters is None else clusters.loc[values.index]
    grouped = values.groupby(np.asarray(labels)).agg(["sum", "count"])
    if len(grouped) < 2:
        return np.full(draws, np.nan)
    picks = random.multinomial(len(grouped), np.full(len(grouped), 1 / len(grouped)), draws)
    return (picks @ grouped["sum"].to_numpy()) / (picks @ grouped["count"].to_numpy())


def _bounds(sample: np.ndarray, level: float) -> tuple[float, float]:
    low, high = np.quantile(sample, [(1 - level) / 2, (1 + level) / 2])
    return (float(low), float(high))


def mean_by(values: pd.Series, by: pd.Series, clusters: pd.Series) -> pd.DataFrame:
    """Means and bootstrap intervals of each group of values.

    Parameters
    ----------
    values : Series of float
        Such as the credits that `agreement` gives; missing ones are left out.
    by, clusters : Series, same index
        The group of each value, such as its year, and what is resampled whole, such as a
        block of votes.

    Returns
    -------
    DataFrame, indexed by group
        `mean`, `low`, `high`, in the unit of the values, NaN for a group without any; and
        `n`, how many values there were.
    """
    rows = {
        group: (*mean_interval(part, clusters), int(part.count()))
        for group, part in values.groupby(by)
    }
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["mean", "low", "high", "n"])
    return table.rename_axis(by.name)


def rate_interval(
    count: float | pd.Series, exposure: float | pd.Series, level: float = 0.95
) -> tuple:
    """A rate and the exact interval of the Poisson count behind it.

    Parameters
    ----------
    count, exposure : float, or Series of float with the same index
        How many there were, and in how many years, items or whatever the rate is by.
    level : float
        Coverage, 0 to 1.

    Returns
    -------
    rate, low, high : like the arguments
        In counts a unit of exposure; the lower end of no count is 0.

    Source: `garwood1936`.
    """
    tail = (1 - level) / 2
    low = special.gammaincinv(np.maximum(count, 1e-12), tail)
    high = special.gammaincinv(count + 1, 1 - tail)
    return count / exposure, low / exposure, high / exposure


def holm(p: pd.Series) -> pd.Series:
    """P-values of several looks at once, raised by Holm's rule.

    Parameters
    ----------
    p : Series of float
        0 to 1, none missing.

    Returns
    -------
    Series of float, same index
        Each value times how many are left from it on in order of size, never below the one
        before and at most 1.

    Source: `holm1979`.

    >>> holm(pd.Series([0.04, 0.01, 0.03])).tolist()
    [0.06, 0.03, 0.06]
    """
    ordered = p.sort_values(kind="stable")
    raised = (ordered * np.arange(len(p), 0, -1)).cummax().clip(upper=1)
    return raised.reindex(p.index)


def herfindahl(volumes: pd.Series) -> float:
    """The Herfindahl–Hirschman index: how concentrated a total is on few parts.

    Parameters
    ----------
    volumes : Series of float
        One entry a part, such as a supplier; none negative, missing ones left out.

    Returns
    -------
    float
        1/n if n parts share equally, 1 for a single part, NaN if the total is 0.

    Raises
    ------
    ValueError
        A volume is negative; the message names the part.

    Source: `hirschman1964`.

    >>> herfindahl(pd.Series({"RUS": 3, "ISR": 1}))
    0.625
    """
    volumes = volumes.dropna().astype(float)
    negative = volumes[volumes < 0]
    if not negative.empty:
        raise ValueError(f"negative volume for {negative.index[0]!r}")
    total = volumes.sum()
    return float(((volumes / total) ** 2).sum()) if total > 0 else float("nan")
