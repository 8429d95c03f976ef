"""Groups of actors that meet among themselves, and how sure a division into them is."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import NamedTuple

import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse


class Division(NamedTuple):
    """`of` (community of each node, 0 the largest), its `modularity`, and how steady it is.

    `agreements` holds the adjusted Rand index of the chosen division with that of each other
    seed, `modularities` the modularity that each seed gave.
    """

    of: pd.Series
    modularity: float
    agreements: np.ndarray
    modularities: np.ndarray


def weighted(who: np.ndarray, events: np.ndarray, actors: int) -> nx.Graph:
    """The projection of participations with Newman's weights, built from arrays at one stroke.

    Parameters
    ----------
    who, events : arrays of int, same length
        One entry a participation, each pair once: actor and event by number.
    actors : int
        How many there are; each is a node, from 0.

    Returns
    -------
    Graph
        Two actors are tied by `weight`, the sum of 1/(k - 1) over events with k participants
        that they share.

    Source: `newman2001`.
    """
    size = np.bincount(events)
    each = np.where(size > 1, 1 / np.maximum(size - 1, 1), 0.0)
    went = sparse.csr_array((np.ones(len(who)), (who, events)), (actors, len(size)))
    shared = sparse.triu((went * each) @ went.T, k=1).tocoo()
    graph = nx.Graph()
    graph.add_nodes_from(range(actors))
    entries = zip(shared.row.tolist(), shared.col.tolist(), shared.data.tolist())
    graph.add_weighted_edges_from(sorted(entry for entry in entries if entry[2] > 0))
    return graph


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
    runs = [
        nx.community.louvain_communities(graph, weight=weight, seed=seed + run)
        for run in range(seeds)
    ]
    scores = np.array([nx.community.modularity(graph, run, weight=weight) for run in runs])
    best = int(scores.argmax())
    labels = [_numbered(run) for run in runs]
    others = [adjusted_rand(labels[best], labels[n]) for n in range(seeds) if n != best]
    return Division(labels[best], float(scores[best]), np.array(others), scores)


def _numbered(groups: list[set[str]]) -> pd.Series:
    ordered = sorted(groups, key=lambda group: (-len(group), min(group)))
    return pd.Series(
        {node: n for n, group in enumerate(ordered) for node in group}, name="community"
    ).sort_index()


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
