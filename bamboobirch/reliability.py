"""How far two coders agree beyond chance: Krippendorff's alpha with an interval."""

from __future__ import annotations

from typing import NamedTuple

import krippendorff
import numpy as np
import pandas as pd

from bamboobirch import tables

SCHEMES = ("plover", "pillar", "principle")


class Alpha(NamedTuple):
    """`value`, `low`, `high`: alpha and its interval, 1 at most; `units`: events coded twice."""

    value: float
    low: float
    high: float
    units: int


def pairs(scheme: str) -> pd.DataFrame:
    """What both coders gave to each event that both coded.

    Parameters
    ----------
    scheme : str
        One of `SCHEMES`.

    Returns
    -------
    DataFrame, indexed by event_id
        `first` and `second`: frozensets of codes.

    Raises
    ------
    ValueError
        No such scheme.
    """
    if scheme not in SCHEMES:
        raise ValueError(f"no scheme {scheme!r}; there are {', '.join(SCHEMES)}")
    codings = tables.load("codings").query("scheme == @scheme")
    if scheme == "plover":  # the first coder's type stands with the event
        events = tables.load("events")
        first = events[["event_id"]].assign(coder="first", code=events["plover"].fillna("none"))
        codings = pd.concat([first, codings[codings["coder"] == "second"]])
    sets = codings.groupby(["event_id", "coder"])["code"].agg(frozenset).unstack()
    return sets.reindex(columns=["first", "second"]).dropna()


def masi(one: frozenset, other: frozenset) -> float:
    """Distance between two sets of codes, 0 (the same) to 1 (nothing shared).

    Source: `passonneau2006`.

    >>> masi(frozenset("ab"), frozenset("a")) == 1 - 1 / 2 * 2 / 3
    True
    """
    shared, either = len(one & other), len(one | other)
    if one == other:
        alike = 1.0
    elif one <= other or other <= one:
        alike = 2 / 3
    else:
        alike = 1 / 3 if shared else 0.0
    return 1 - shared / either * alike


def alpha(
    coded: pd.DataFrame,
    partial: bool = False,
    level: float = 0.95,
    draws: int = 1000,
    seed: int = 1950,
) -> Alpha:
    """Krippendorff's alpha of two coders and its percentile bootstrap interval over events.

    Parameters
    ----------
    coded : DataFrame
        `first` and `second`, as `pairs` gives them.
    partial : bool
        Whether sets that share codes agree in part (`masi`); otherwise any difference counts
        as full disagreement.
    level : float
        Coverage, 0 to 1.
    draws : int
        Bootstrap samples.
    seed : int
        Of NumPy's generator.

    Returns
    -------
    Alpha
        All values NaN where fewer than two codes or events occur, since nothing can disagree.

    Source: `krippendorff1980`.
    """
    kinds = sorted({*coded["first"], *coded["second"]}, key=sorted)
    if len(kinds) < 2 or len(coded) < 2:
        return Alpha(np.nan, np.nan, np.nan, len(coded))
    number = {codes: position for position, codes in enumerate(kinds)}
    apart = np.array([[masi(a, b) if partial else float(a != b) for b in kinds] for a in kinds])
    ratings = np.array([coded[coder].map(number) for coder in ("first", "second")])

    def of(sample: np.ndarray) -> float:
        if len(np.unique(sample)) < 2:
            return np.nan
        return krippendorff.alpha(
            reliability_data=sample,
            value_domain=range(len(kinds)),
            level_of_measurement=lambda v1, v2, i1, i2, n_v, dtype: apart[i1, i2],
        )

    random = np.random.default_rng(seed)
    picks = random.integers(len(coded), size=(draws, len(coded)))
    sampled = [of(ratings[:, pick]) for pick in picks]
    low, high = np.nanquantile(sampled, [(1 - level) / 2, (1 + level) / 2])
    return Alpha(float(of(ratings)), float(low), float(high), len(coded))
