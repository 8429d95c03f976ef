import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bamboobirch import communities, networks


def test_two_cliques_are_two_communities():
    graph = nx.disjoint_union(nx.complete_graph(5), nx.complete_graph(4))
    nx.set_edge_attributes(graph, 1.0, "newman")
    found = communities.divided(graph, seeds=3)
    assert found.of.tolist() == [0] * 5 + [1] * 4
    assert (found.agreements == 1).all()
    assert found.modularity == found.modularities.max()


def test_one_run_tells_nothing_of_steadiness():
    with pytest.raises(ValueError, match="two runs"):
        communities.divided(nx.path_graph(3), seeds=1)


def test_adjusted_rand_by_hand():
    """Hubert and Arabie's formula on a table of counts [[1, 1], [1, 1]]: 0 pairs together."""
    one, other = pd.Series([0, 0, 1, 1]), pd.Series([0, 1, 0, 1])
    assert communities.adjusted_rand(one, other) == pytest.approx(-0.5)
    assert communities.adjusted_rand(one, 1 - one) == 1
    assert np.isnan(communities.adjusted_rand({"a": 1}, {"b": 1}))


def test_weights_are_those_of_the_projection():
    rows = [("e1", "a"), ("e1", "b"), ("e1", "c"), ("e2", "a"), ("e2", "b"), ("e3", "c")]
    parts = pd.DataFrame(rows, columns=["event_id", "actor_id"])
    events = pd.DataFrame({"event_id": ["e1", "e2", "e3"], "date": ["1950"] * 3})
    tie = networks.project(networks.bipartite(parts.assign(role="r", source_id="s"), events))
    who, where = (pd.factorize(parts[c])[0] for c in ("actor_id", "event_id"))
    ours = communities.weighted(who, where, 3)
    assert ours[0, 1] == ours[1, 0] == tie["a"]["b"]["newman"] == 1.5
    assert ours.nnz == 2 * tie.size()


@given(st.integers(0, 99))
def test_louvain_is_as_good_as_that_of_networkx(seed):
    graph = nx.gnm_random_graph(30, 60, seed=seed)
    matrix = nx.to_scipy_sparse_array(graph, range(30), dtype=float, format="csr")
    theirs = nx.community.louvain_communities(graph, seed=seed)
    labels = communities.louvain(matrix, seed)
    groups = [set(np.flatnonzero(labels == n).tolist()) for n in set(labels.tolist())]
    ours = communities.modularity(matrix, labels)
    assert ours == pytest.approx(nx.community.modularity(graph, groups))
    assert ours >= nx.community.modularity(graph, theirs) - 0.05


def test_louvain_parts_two_cliques_and_leaves_the_lonely_alone():
    graph = nx.disjoint_union(nx.complete_graph(4), nx.complete_graph(3))
    graph.add_edge(0, 4)
    graph.add_node(7)
    matrix = nx.to_scipy_sparse_array(graph, range(8), dtype=float, format="csr")
    assert communities.louvain(matrix).tolist() == [0, 0, 0, 0, 1, 1, 1, 2]
