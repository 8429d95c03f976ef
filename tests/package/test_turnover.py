from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bamboobirch import turnover

HEAP = st.lists(st.sets(st.integers(0, 5), min_size=1), min_size=1, max_size=3)


def side(heap, start=0):
    """A heap of events, each a set of actors, as two arrays."""
    pairs = [(actor, start + n) for n, event in enumerate(heap) for actor in sorted(event)]
    return tuple(np.array(column) for column in zip(*pairs))


def shared(one, other):
    """The Jaccard index of two heaps of events, by sets."""
    here, there = set().union(*one), set().union(*other)
    return len(here & there) / len(here | there)


def test_the_index_by_hand():
    found = turnover.at_boundary(side([{0, 1}]), side([{1, 2}], 1))
    assert found.observed == pytest.approx(1 / 3)
    assert found.expected == pytest.approx(1 / 3)


def test_a_full_exchange_lies_below_chance():
    found = turnover.at_boundary(side([{0, 1}] * 6), side([{2, 3}] * 6, 6), draws=200)
    assert found.observed == found.ratio == 0
    assert found.random.mean() > 0.9


@given(HEAP, HEAP)
def test_what_is_expected_is_the_mean_over_every_deal(before, after):
    every = before + after
    deals = [set(chosen) for chosen in combinations(range(len(every)), len(before))]
    shares = [
        shared([every[n] for n in deal], [e for n, e in enumerate(every) if n not in deal])
        for deal in deals
    ]
    found = turnover.at_boundary(side(before), side(after, len(before)), draws=20)
    assert found.observed == pytest.approx(shared(before, after))
    assert found.expected == pytest.approx(np.mean(shares))
    assert {round(share, 9) for share in found.random} <= {round(share, 9) for share in shares}


def test_the_same_seed_gives_the_same_draws():
    heaps = side([{0}, {1}, {2}]), side([{2}, {3}], 3)
    one, other = (turnover.at_boundary(*heaps, 20, seed=3).random for _ in range(2))
    assert (one == other).all()


def test_a_walk_takes_the_years_on_both_sides_and_leaves_out_the_undated():
    who, events = np.array([0, 0, 1, 2, 3]), np.array([0, 1, 1, 2, 3])
    when = np.array([1950.0, 1955.0, 1955.0, 1990.0, np.nan])
    near, far = turnover.walk(who, events, when, np.array([1953, 1980]), 7)
    assert near.observed == 1 / 2
    assert np.isnan(far.observed)
