"""Structural balance: friends and foes as a signed network, year by year."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, permutations

import numpy as np
import pandas as pd

EXACT = 6  # pairs: 720 orders of whole histories are all tried


def pairs(nodes: Sequence[str]) -> list[str]:
    """All pairs of nodes in their order, written `A–B`.

    >>> pairs(["VNM", "RUS", "CHN"])
    ['VNM–RUS', 'VNM–CHN', 'RUS–CHN']
    """
    return [f"{one}–{other}" for one, other in combinations(nodes, 2)]


def triangles(nodes: Sequence[str]) -> dict[str, tuple[str, str, str]]:
    """Each triangle `A–B–C` with its three pairs."""
    return {"–".join(three): tuple(pairs(three)) for three in combinations(nodes, 3)}


def held(
    score: np.ndarray, years: int, anew: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """The sign of each score; a sign lasts on through some years without one.

    Parameters
    ----------
    score : array, years along the first axis
        Above 0 for plus, below for minus; 0 or NaN decides nothing.
    years : int
        For how many years without a decision the last sign is carried on, 0 for none.
    anew : array of bool, optional
        Shape of `score`, or one that stretches to it: where nothing is carried from the year
        before.

    Returns
    -------
    sign, age : arrays of float, same shape
        1, -1 or NaN; and how many years ago the sign was decided, NaN without one.

    >>> held(np.array([2.0, 0, np.nan, np.nan, -1]), 2)[0].tolist()
    [1.0, 1.0, 1.0, nan, -1.0]
    """
    fresh = np.sign(np.nan_to_num(np.asarray(score, dtype=float)))
    sign, age = np.full(fresh.shape, np.nan), np.full(fresh.shape, np.nan)
    last, since = np.full(fresh.shape[1:], np.nan), np.full(fresh.shape[1:], np.inf)
    for row, now in enumerate(fresh):
        if anew is not None:
            since = np.where(anew[row], np.inf, since)
        last = np.where(now != 0, now, last)
        since = np.where(now != 0, 0, since + 1)
        alive = since <= years
        sign[row], age[row] = np.where(alive, last, np.nan), np.where(alive, since, np.nan)
    return sign, age


def verdicts(signs: pd.DataFrame, nodes: Sequence[str]) -> pd.DataFrame:
    """Whether each triangle is balanced: the product of its three signs.

    Parameters
    ----------
    signs : DataFrame of float
        A row a year, a column a pair as `pairs` writes it; 1, -1 or NaN.
    nodes : sequence of str

    Returns
    -------
    DataFrame, a row a year, a column a triangle
        1 balanced, -1 strained, NaN where a sign is missing.

    Source: `cartwright1956`.
    """
    columns, three = pairs(nodes), triangles(nodes)
    members = np.array([[columns.index(pair) for pair in of] for of in three.values()])
    product = signs[columns].to_numpy(dtype=float)[:, members].prod(axis=2)
    return pd.DataFrame(product, signs.index, list(three))


def camps(nodes: Sequence[str]) -> tuple[list[tuple[str, ...]], np.ndarray]:
    """Every way to split nodes into two camps, one of which may be empty.

    Returns
    -------
    sides, expected : list of tuple of str; array of shape (splits, pairs)
        The camp without the first node; and the signs that a split would have: 1 within a
        camp, -1 across.
    """
    rest, sides, expected = list(nodes[1:]), [], []
    for code in range(2 ** len(rest)):
        other = {node for bit, node in enumerate(rest) if code >> bit & 1}
        sides.append(tuple(node for node in nodes if node in other))
        expected.append(
            [1 if (a in other) == (b in other) else -1 for a, b in combinations(nodes, 2)]
        )
    return sides, np.array(expected)


def frustration(signs: pd.DataFrame, nodes: Sequence[str]) -> pd.DataFrame:
    """The line index of balance: the fewest signs that would have to turn to leave no strain.

    All splits into two camps are tried, 64 for seven nodes: exact, and in time that grows with
    the years alone. Missing pairs cannot be strained.

    Parameters
    ----------
    signs, nodes
        As in `verdicts`.

    Returns
    -------
    DataFrame, a row a year
        `index`; `known`, how many pairs have a sign; `splits`, how many splits reach the
        index; `camp`, the camp without the first node in the first of them.

    Source: `aref2018`.
    """
    sides, expected = camps(nodes)
    values = np.nan_to_num(signs[pairs(nodes)].to_numpy())
    against = (values[:, None, :] * expected[None, :, :] < 0).sum(axis=2)
    best = against.min(axis=1)
    return pd.DataFrame(
        {
            "index": best,
            "known": (values != 0).sum(axis=1),
            "splits": (against == best[:, None]).sum(axis=1),
            "camp": [", ".join(sides[row]) for row in against.argmin(axis=1)],
        },
        index=signs.index,
    )


def balanced_share(values: np.ndarray, members: np.ndarray) -> np.ndarray:
    """Share of balanced triangles among those with three signs.

    Parameters
    ----------
    values : array of shape (..., years, pairs)
        1, -1 or NaN.
    members : array of int, shape (triangles, 3)
        The positions of each triangle's pairs.

    Returns
    -------
    array of shape (...)
        0 to 1; NaN where no triangle is whole.
    """
    product = values[..., members].prod(axis=-1)
    whole = ~np.isnan(product)
    count = whole.sum(axis=(-1, -2))
    good = (product > 0).sum(axis=(-1, -2))
    return np.divide(good, count, out=np.full(np.shape(count), np.nan), where=count > 0)


def against_chance(
    signs: pd.DataFrame, nodes: Sequence[str], kind: str, draws: int = 2000, seed: int = 1950
) -> dict[str, float]:
    """The share of balanced triangles beside what chance gives with as many minuses.

    Parameters
    ----------
    signs, nodes
        As in `verdicts`.
    kind : str
        `"years"`: in each year by itself the signs are dealt anew to the pairs that have one,
        so that each year keeps its number of minuses. `"histories"`: pairs exchange their
        whole histories, which also keeps how long a sign lasts, the stricter null. With four
        nodes all 720 exchanges are made; since 24 of them only rename the nodes, `p` cannot
        be less than 1/30.
    draws : int
    seed : int
        Of NumPy's generator.

    Returns
    -------
    dict
        `share`, `expected`, `low`, `high` (2.5 and 97.5 per cent quantiles of the draws) and
        `p`, the share of draws, the network itself counted, at least as balanced.

    Raises
    ------
    ValueError
        No such kind of chance.
    """
    columns = pairs(nodes)
    where = {pair: position for position, pair in enumerate(columns)}
    members = np.array([[where[pair] for pair in three] for three in triangles(nodes).values()])
    values = signs[columns].to_numpy(dtype=float)
    random = np.random.default_rng(seed)
    every = kind == "histories" and len(columns) <= EXACT
    if every:
        drawn = [values[:, list(order)] for order in permutations(range(len(columns)))]
    elif kind == "histories":
        drawn = [values[:, random.permutation(len(columns))] for _ in range(draws)]
    elif kind == "years":
        drawn = dealt(values, draws, random)
    else:
        raise ValueError(f"no kind of chance {kind!r}; there are years, histories")
    shares = np.array([balanced_share(one, members) for one in drawn])
    share = float(balanced_share(values, members))
    low, high = np.nanquantile(shares, [0.025, 0.975])
    return {
        "share": share,
        "expected": float(np.nanmean(shares)),
        "low": float(low),
        "high": float(high),
        "p": float(
            ((shares >= share - 1e-12).sum() + (not every)) / (len(shares) + (not every))
        ),
    }


def dealt(values: np.ndarray, draws: int, random: np.random.Generator):
    """Signs of each year dealt anew among the pairs of that year that have a sign."""
    known = ~np.isnan(values)
    order = np.argsort(~known, axis=1, kind="stable")  # known pairs first
    for _ in range(draws):
        keys = np.where(known, random.random(values.shape), 2.0)
        picked = np.take_along_axis(values, np.argsort(keys, axis=1, kind="stable"), axis=1)
        dealt = np.empty_like(values)
        np.put_along_axis(dealt, order, picked, axis=1)
        yield dealt
