import datetime as dt
import itertools
from collections import Counter
from random import Random

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bamboobirch import networks

EVENTS = pd.DataFrame(
    {"event_id": ["e1", "e2", "e3"], "date": ["1950-01-30", "1954", "1965-02"]}
)
PARTS = pd.DataFrame(
    [
        ("e1", "ussr", "initiator", "a"),
        ("e1", "drv", "target", "a"),
        ("e1", "drv", "target", "b"),
        ("e2", "ussr", "participant", "a"),
        ("e2", "drv", "participant", "a"),
        ("e2", "prc", "participant", "b"),
        ("e3", "kosygin", "guest", "a"),
        ("e9", "usa", "host", "a"),
    ],
    columns=["event_id", "actor_id", "role", "source_id"],
)


ATTENDANCE = st.lists(st.sets(st.integers(0, 7), min_size=1), min_size=2, max_size=8)


@pytest.fixture
def graph():
    return networks.bipartite(PARTS, EVENTS)


def test_bipartite_keeps_sources_and_drops_unknown_events(graph):
    assert networks.side(graph, 1) == ["e1", "e2", "e3"]
    assert "usa" not in graph
    assert graph["drv"]["e1"]["sources"] == ["a", "b"]
    assert nx.is_bipartite(graph)


def test_projection_matches_networkx_and_names_its_evidence(graph):
    ours = networks.project(graph)
    theirs = nx.bipartite.weighted_projected_graph(graph, networks.side(graph, 0))
    assert {frozenset(e): ours.edges[e]["weight"] for e in ours.edges} == {
        frozenset(e): theirs.edges[e]["weight"] for e in theirs.edges
    }
    assert ours["ussr"]["drv"]["shared"] == ["e1", "e2"]


def test_newman_weight_by_hand(graph):
    assert networks.project(graph)["ussr"]["drv"]["newman"] == pytest.approx(1 + 1 / 2)


def test_between_takes_vague_dates_that_may_fall_inside(graph):
    slice_ = networks.between(graph, dt.date(1954, 6, 1), dt.date(1954, 6, 30))
    assert networks.side(slice_, 1) == ["e2"]
    assert "kosygin" not in slice_


def test_betweenness_of_a_star_is_one():
    star = pd.DataFrame(
        [("a", "hub"), ("a", "x"), ("b", "hub"), ("b", "y"), ("c", "hub"), ("c", "z")],
        columns=["event_id", "actor_id"],
    ).assign(role="participant", source_id="s")
    days = pd.DataFrame({"event_id": list("abc"), "date": ["1950"] * 3})
    table = networks.centralities(networks.project(networks.bipartite(star, days)))
    assert table.loc["hub", "betweenness"] == 1
    assert table.index[0] == "hub"


@given(ATTENDANCE, st.integers(0, 99))
def test_trading_keeps_every_degree(dealt, seed):
    traded = list(dealt)
    networks._trade(traded, Random(seed))
    assert [len(went) for went in traded] == [len(went) for went in dealt]
    assert Counter(itertools.chain(*traded)) == Counter(itertools.chain(*dealt))


def test_against_chance_is_reproducible(graph):
    first, second = (networks.against_chance(graph, draws=5, seed=3) for _ in range(2))
    pd.testing.assert_frame_equal(first, second)
    assert first["p"].between(0, 1).all()


def test_part_keeps_ties_and_sorts_nodes(graph):
    tie = networks.project(graph)
    smaller = networks.part(tie, ["ussr", "drv"])
    assert list(smaller) == ["drv", "ussr"]
    assert smaller["drv"]["ussr"]["weight"] == tie["drv"]["ussr"]["weight"]


@given(ATTENDANCE)
def test_betweenness_of_draws_is_that_of_networkx(dealt):
    met = nx.Graph()
    met.add_nodes_from(range(len(dealt)))
    met.add_edges_from((a, b) for a, b in itertools.combinations(met, 2) if dealt[a] & dealt[b])
    theirs = nx.betweenness_centrality(met)
    assert networks._betweenness(networks._met(dealt)) == pytest.approx(
        [theirs[a] for a in met]
    )


def test_beyond_a_thousand_nodes_betweenness_is_estimated(monkeypatch):
    random = np.random.default_rng(1)
    dealt = [set(random.integers(30, size=3).tolist()) for _ in range(80)]
    exact = np.array(networks._betweenness(networks._met(dealt)))
    monkeypatch.setattr(networks, "EXACT", 50)
    monkeypatch.setattr(networks, "PIVOTS", 79)  # all but one: nearly exact
    near = np.array(networks._betweenness(networks._met(dealt)))
    assert np.abs(near - exact).max() < 0.05 * exact.max()
    assert (near != exact).any()
