"""Coded events read many times over: events drawn anew, and coders with them."""

from __future__ import annotations

import numpy as np
import pandas as pd


def borrowed(
    first: pd.DataFrame,
    second: pd.DataFrame,
    draws: int,
    random: np.random.Generator,
    events: pd.Index | None = None,
) -> np.ndarray:
    """What a second coder might have given to events that only the first has read.

    Each such event borrows the second coder's answer to an event that both read and the first
    coded alike; the pairs are resampled in every draw. An event that the second coder did read
    keeps that answer, and a set of codes without any pair keeps the first coder's.

    Parameters
    ----------
    first, second : DataFrame of 0 and 1, indexed by event_id, the same columns
        As `coding.matrix` gives them; `second` holds the events that were read twice.
    draws : int
    random : numpy.random.Generator
    events : Index, optional
        Those of `first` that are wanted, all without it; the pairs are those of all.

    Returns
    -------
    array of float32, draws by events by codes

    Raises
    ------
    ValueError
        The two have other columns, or no event in common.
    """
    if list(first) != list(second):
        raise ValueError("the two coders' tables have other columns")
    twice = first.index.intersection(second.index)
    if twice.empty:
        raise ValueError("no event was read twice")
    wanted = first if events is None else first.loc[events]
    number = 2 ** np.arange(first.shape[1])
    given, answers = first.loc[twice].to_numpy(), second.loc[twice].to_numpy()
    kind_of_pair, kind = given @ number, wanted.to_numpy() @ number
    members = {k: np.flatnonzero(kind == k) for k in np.unique(kind_of_pair)}
    found = np.repeat(wanted.to_numpy(dtype="float32")[None], draws, axis=0)
    for draw in found:
        pairs = random.integers(len(twice), size=len(twice))
        for k, places in members.items():
            donors = pairs[kind_of_pair[pairs] == k]
            if len(donors):
                draw[places] = answers[donors[random.integers(len(donors), size=len(places))]]
    known = np.flatnonzero(wanted.index.isin(twice))
    found[:, known] = second.loc[wanted.index[known]]
    return found


def credited(
    first: pd.DataFrame,
    second: pd.DataFrame,
    draws: int,
    random: np.random.Generator,
    events: pd.Index | None = None,
) -> np.ndarray:
    """What two coders give, drawn with repetition from the two there are: 0, a half or 1.

    Parameters and shape as in `borrowed`, with which the second coder's answers are filled up.
    """
    other = borrowed(first, second, draws, random, events)
    own = (first if events is None else first.loc[events]).to_numpy(dtype="float32")
    part = (random.binomial(2, 0.5, draws) / 2).astype("float32")[:, None, None]
    return part * own + (1 - part) * other


def drawn(
    first: pd.DataFrame, second: pd.DataFrame, draws: int = 600, seed: int = 1950
) -> tuple[np.ndarray, np.ndarray]:
    """Readings of a record: two coders drawn, with repetition, from two, and events weighted.

    A code counts by how many of the two drawn coders give it. Events are resampled by Poisson
    weights of mean 1, so that one set of weights serves every cut of time.

    Parameters
    ----------
    first, second
        As in `borrowed`.
    draws, seed : int

    Returns
    -------
    credit : array of float32, draws by events by codes, 0 to 1
    weight : array of float32, draws by events, 0, 1, 2 ...

    Source: `efron1993` for resampling.
    """
    random = np.random.default_rng(seed)
    credit = credited(first, second, draws, random)
    return credit, random.poisson(1.0, credit.shape[:2]).astype("float32")


def sums_by(
    credit: np.ndarray, weight: np.ndarray, group: np.ndarray, names: list
) -> tuple[np.ndarray, np.ndarray]:
    """Weighted credits and weights summed by group, in one pass over the events.

    Parameters
    ----------
    credit : array, draws by events by codes
    weight : array, draws by events
    group : array, one entry an event
        Such as its year; entries that are in no `names` are left out.
    names : list
        Groups wanted, in order.

    Returns
    -------
    given : array, draws by groups by codes
    total : array, draws by groups

    >>> credit = np.array([[[1.0], [0.0], [1.0]]])
    >>> given, total = sums_by(credit, np.ones((1, 3)), np.array([1950, 1950, 1951]), [1950, 1951])
    >>> given[0, :, 0].tolist(), total[0].tolist()
    ([1.0, 1.0], [2.0, 1.0])
    """
    place = pd.Index(names).get_indexer(group)
    order = np.argsort(place, kind="stable")
    order = order[place[order] >= 0]
    there, starts = np.unique(place[order], return_index=True)
    given = np.zeros((len(credit), len(names), credit.shape[2]))
    total = np.zeros((len(credit), len(names)))
    if len(order):
        parts = (weight[..., None] * credit)[:, order]
        given[:, there] = np.add.reduceat(parts, starts, axis=1)
        total[:, there] = np.add.reduceat(weight[:, order], starts, axis=1)
    return given, total
