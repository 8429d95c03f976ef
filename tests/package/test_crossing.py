from collections import Counter

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bamboobirch import crossing, networks, paths

ATTENDED = st.lists(st.sets(st.integers(0, 7), min_size=1).map(sorted), min_size=2, max_size=8)


def matrix_of(attended, actors=8):
    return paths.met(*paths.flat(attended), actors)


@pytest.fixture
def graph():
    """Two Vietnamese and two Russians who meet only through a broker, in two periods."""
    events = pd.DataFrame({"event_id": ["e1", "e2", "e3"], "date": ["1950", "1951", "1990"]})
    rows = [
        ("e1", "v1"),
        ("e1", "hub"),
        ("e2", "hub"),
        ("e2", "r1"),
        ("e3", "v2"),
        ("e3", "r2"),
    ]
    parts = pd.DataFrame(rows, columns=["event_id", "actor_id"])
    return networks.bipartite(parts.assign(role="participant", source_id="s"), events)


SIDES = {"v1": "vietnam", "v2": "vietnam", "r1": "russia", "r2": "russia", "hub": "china"}
STRATA = {"e1": "early", "e2": "early", "e3": "late"}


def test_the_only_path_goes_through_the_broker(graph):
    found = crossing.drawn(graph, SIDES, STRATA, draws=3)
    assert found.observed["early"]["hub"] == 1
    assert found.observed["whole"]["hub"] == 0.25  # of four pairs v1-r1 alone has a path by it
    assert found.observed["late"].isna().all()  # a pair without a third
    assert found.random.shape == (3, len(found.observed))


def test_draws_are_the_same_for_the_same_seed(graph):
    one, other = (crossing.drawn(graph, SIDES, STRATA, draws=3, seed=7) for _ in range(2))
    pd.testing.assert_frame_equal(one.random, other.random)


def test_a_slice_without_a_side_is_named(graph):
    with pytest.raises(ValueError, match="late"):
        crossing.drawn(graph, SIDES | {"r2": "china"}, STRATA, draws=1)


@given(ATTENDED)
def test_betweenness_of_two_sides_is_that_of_networkx(attended):
    tied = nx.from_scipy_sparse_array(matrix_of(attended))
    theirs = nx.betweenness_centrality_subset(tied, [0, 1, 2], [5, 6])
    ours = paths.betweenness(matrix_of(attended), np.array([0, 1, 2]), np.array([5, 6]))
    pairs = np.array([4, 4, 4, 6, 6, 3, 3, 6])
    assert ours * pairs / 2 == pytest.approx([theirs[n] for n in range(8)])


@given(ATTENDED)
def test_betweenness_at_large_is_that_of_networkx(attended):
    tied = nx.from_scipy_sparse_array(matrix_of(attended))
    theirs = nx.betweenness_centrality(tied)
    everybody = np.arange(8)
    ours = paths.betweenness(matrix_of(attended), everybody, everybody)
    assert ours == pytest.approx([theirs[n] for n in range(8)])


def counted(who, events, strata):
    """How often each actor is in each stratum."""
    return Counter((int(a), strata[e]) for a, e in zip(who, events))


@given(ATTENDED, st.integers(0, 99))
def test_trades_keep_degrees_and_strata(attended, seed):
    strata = [n % 2 for n in range(len(attended))]
    who, events = paths.flat(attended)
    (dealt,) = crossing.rewired(attended, strata, 1, seed)
    assert counted(dealt, events, strata) == counted(who, events, strata)
    assert len({*zip(dealt.tolist(), events.tolist())}) == len(who)  # nobody twice


@given(ATTENDED, st.integers(0, 99))
def test_trades_within_labels_keep_the_mix_of_each_event(attended, seed):
    who, events = paths.flat(attended)
    labels = np.array(["state", "state", "person", "person", "body", "body", "body", "body"])
    (dealt,) = crossing.rewired(attended, None, 1, seed, labels)
    mixes = (sorted(zip(events.tolist(), labels[w].tolist())) for w in (who, dealt))
    assert next(mixes) == next(mixes)
    assert Counter(dealt.tolist()) == Counter(who.tolist())


def test_two_events_trade_every_way_alike():
    """Of actors 0 to 3, two to each event: six ways to deal them, each as often as the others."""
    draws = crossing.rewired([[0, 1], [2, 3]], None, 1200)
    often = Counter(frozenset(who[:2].tolist()) for who in draws)
    assert len(often) == 6
    assert min(often.values()) > 150  # 200 expected; 150 is four standard deviations away


def test_labels_leave_no_choice_where_nobody_is_alike():
    """A state and a person in each of two events: only who of each kind goes where is open."""
    labels = ["state", "person", "state", "person"]
    seen = {
        tuple(who.tolist())
        for who in crossing.rewired([[0, 1], [2, 3]], None, 99, labels=labels)
    }
    assert seen == {(0, 1, 2, 3), (2, 1, 0, 3), (0, 3, 2, 1), (2, 3, 0, 1)}


def test_beside_chance_counts_the_observed_value():
    table = crossing.beside_chance(
        pd.Series({"a": 2.0, "b": 1.0}, name="x"),
        pd.DataFrame({"a": [1, 3, 0], "b": [1, 1, 1]}),
    )
    assert table.loc["a", "p"] == 0.5  # the value itself and one draw of three
    assert table.loc["b", ["p", "p_low"]].tolist() == [1, 1]
