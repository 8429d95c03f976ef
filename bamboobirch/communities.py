"""Groups of actors that meet among themselves, and how sure a division into them is."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from random import Random
from typing import NamedTuple

import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse

LEAST = 1e-7  # gain of modularity for which another level is tried
TIE = 1e-12  # a gain is one only beyond the rounding of sums


class Division(NamedTuple):
    """`of` (community of each node, 0 the largest), its `modularity`, and how steady it is.

    `agreements` holds the adjusted Rand index of the chosen division with that of each other
    seed, `modularities` the modularity that each seed gave.
    """

    of: pd.Series
    modularity: float
    agreements: np.ndarray
    modularities: np.ndarray


def weighted(who: np.ndarray, events: np.ndarray, actors: int) -> sparse.csr_array:
    """The projection of participations with Newman's weights, as a matrix.

    Parameters
    ----------
    who, events : arrays of int, same length
        One entry a participation, each pair once: actor and event by number.
    actors : int
        How many there are.

    Returns
    -------
    csr_array of float, actors by actors
        The sum of 1/(k - 1) over events with k participants that two actors share; the
        diagonal is empty.

    Source: `newman2001`.
    """
    size = np.bincount(events)
    each = np.where(size > 1, 1 / np.maximum(size - 1, 1), 0.0)
    went = sparse.csr_array((np.ones(len(who)), (who, events)), (actors, len(size)))
    shared = ((went * each) @ went.T).tocoo()
    tied = (shared.row != shared.col) & (shared.data > 0)
    places = (shared.row[tied], shared.col[tied])
    return sparse.csr_array((shared.data[tied], places), shared.shape)


def louvain(matrix: sparse.csr_array, seed: int = 1950) -> np.ndarray:
    """One division of a graph by the Louvain method.

    Parameters
    ----------
    matrix : csr_array of float
        Weights of ties, symmetric, with an empty diagonal, such as `weighted` gives.
    seed : int
        Of Python's generator, which orders the nodes.

    Returns
    -------
    array of int, one entry a node
        Its community, from 0; a node without ties is one by itself.

    The steps of `networkx.community.louvain_communities`, on lists of numbers for speed; where
    two moves gain the same it may take the other one.

    Source: `blondel2008`.
    """
    matrix = sparse.csr_array(matrix)
    matrix.sort_indices()
    random, labels = Random(seed), np.arange(matrix.shape[0])
    if not matrix.nnz:
        return labels
    score, total = modularity(matrix, labels), matrix.sum()
    part = matrix  # a node of it is a community of the level before
    while True:
        new = _moved(part, total, random)
        labels = new[labels]
        better = modularity(matrix, labels)
        if better - score <= LEAST:
            return labels
        score = better
        joined = sparse.csr_array((np.ones(len(new)), (new, np.arange(len(new)))))
        part = (joined @ part @ joined.T).tocsr()
        part.sort_indices()


def _moved(matrix: sparse.csr_array, total: float, random: Random) -> np.ndarray:
    """Move nodes one at a time to the community that gains most, until none gains."""
    size = matrix.shape[0]
    degree = matrix.sum(axis=1).tolist()
    held, home = degree.copy(), list(range(size))
    data, column, start = matrix.data.tolist(), matrix.indices.tolist(), matrix.indptr.tolist()
    near = [
        [(column[n], data[n]) for n in range(start[node], start[node + 1]) if column[n] != node]
        for node in range(size)
    ]
    order, moves = list(range(size)), 1
    random.shuffle(order)
    while moves:
        moves = 0
        for node in order:
            own, mine = home[node], degree[node]
            towards = {own: 0.0}
            for other, weight in near[node]:
                place = home[other]
                towards[place] = towards.get(place, 0.0) + weight
            held[own] -= mine
            best, most = own, towards[own] - held[own] * mine / total
            for place, weight in towards.items():
                gain = weight - held[place] * mine / total
                if gain > most + TIE:
                    best, most = place, gain
            held[best] += mine
            if best != own:
                home[node], moves = best, moves + 1
    return np.unique(home, return_inverse=True)[1]


def modularity(matrix: sparse.csr_array, labels: np.ndarray) -> float:
    """How much more of the weight lies within communities than degrees would give.

    Parameters
    ----------
    matrix : csr_array of float
        As in `louvain`.
    labels : array of int
        The community of each node, from 0.

    Source: `blondel2008`.
    """
    coo, total = matrix.tocoo(), matrix.sum()
    inside = coo.data[labels[coo.row] == labels[coo.col]].sum()
    ends = np.bincount(labels, weights=np.asarray(matrix.sum(axis=1)).ravel())
    return float(inside / total - ((ends / total) ** 2).sum())


def divided(
    graph: nx.Graph, weight: str = "newman", seeds: int = 20, seed: int = 1950
) -> Division:
    """Divide a graph by the Louvain method, run with several seeds, and keep the best run.

    Parameters
    ----------
    graph : Graph
        A projection, as `networks.project` returns it.
    weight : str
        Attribute of edges.
    seeds : int
        Runs; at least 2.
    seed : int
        Of the first run; each adds one.

    Returns
    -------
    Division
        The run of the highest modularity, the first of equals.

    Raises
    ------
    ValueError
        Fewer than two runs.

    Source: `blondel2008`; the index is that of `hubert1985`.
    """
    if seeds < 2:
        raise ValueError("steadiness needs two runs at least")
    nodes = sorted(graph)
    matrix = nx.to_scipy_sparse_array(graph, nodes, weight=weight, dtype=float, format="csr")
    runs = [louvain(matrix, seed + run) for run in range(seeds)]
    scores = np.array([modularity(matrix, run) for run in runs])
    best = int(scores.argmax())
    labels = [pd.Series(_numbered(run), index=nodes, name="community") for run in runs]
    others = [adjusted_rand(labels[best], labels[n]) for n in range(seeds) if n != best]
    return Division(labels[best], float(scores[best]), np.array(others), scores)


def _numbered(labels: np.ndarray) -> np.ndarray:
    """Communities numbered by size, the largest 0, of equals the one that comes first."""
    _, first, place, counts = np.unique(
        labels, return_index=True, return_inverse=True, return_counts=True
    )
    rank = np.empty(len(counts), int)
    rank[np.lexsort((first, -counts))] = np.arange(len(counts))
    return rank[place]


def adjusted_rand(
    one: Mapping[Hashable, Hashable] | pd.Series, other: Mapping[Hashable, Hashable] | pd.Series
) -> float:
    """How far two divisions put the same pairs together, chance taken off.

    Parameters
    ----------
    one, other : mapping of item to group
        Only items in both count.

    Returns
    -------
    float
        1 for the same division, about 0 for unrelated ones, below 0 for less than chance;
        NaN for fewer than two common items.

    Source: `hubert1985`.

    >>> adjusted_rand({"a": 0, "b": 0, "c": 1}, {"a": "x", "b": "x", "c": "y"})
    1.0
    """
    one, other = pd.Series(one), pd.Series(other)
    common = one.index.intersection(other.index)
    if len(common) < 2:
        return float("nan")
    table = pd.crosstab(one[common].to_numpy(), other[common].to_numpy()).to_numpy()

    def pairs(counts: np.ndarray) -> float:
        return float((counts * (counts - 1) / 2).sum())

    together, rows, columns = (
        pairs(table),
        pairs(table.sum(axis=1)),
        pairs(table.sum(axis=0)),
    )
    expected = rows * columns / pairs(np.array([len(common)]))
    most = (rows + columns) / 2
    return 1.0 if most == expected else (together - expected) / (most - expected)
