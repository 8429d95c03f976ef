"""Change points: known answers, and the same optimum as the library ruptures."""

import numpy as np
import pytest
import ruptures as rpt

from bamboobirch import changepoints

RANDOM = np.random.default_rng(1950)
STEP = np.r_[np.zeros(10), np.full(12, 5.0), np.full(8, 2.0)] + RANDOM.normal(0, 0.3, 30)


def test_cost_of_a_stretch_by_hand():
    cost = changepoints.costs(np.array([1.0, 3.0, 8.0]))
    assert cost[0, 2] == pytest.approx(2.0)
    assert cost[0, 3] == pytest.approx(26.0)
    assert cost[2, 2] == cost[2, 1] == 0


def test_weights_count_as_repeated_values():
    weighted = changepoints.costs(np.array([1.0, 4.0]), np.array([2.0, 1.0]))[0, 2]
    assert weighted == pytest.approx(changepoints.costs(np.array([1.0, 1.0, 4.0]))[0, 3])


def test_costs_equal_those_of_ruptures():
    cost, l2 = changepoints.costs(STEP), rpt.costs.CostL2().fit(STEP)
    years = np.arange(30.0)
    line = changepoints.costs(STEP, times=years)
    design = np.column_stack([STEP, np.ones(30), years])
    linear = rpt.costs.CostLinear().fit(design)
    for start, end in [(0, 30), (3, 9), (11, 27)]:
        assert cost[start, end] == pytest.approx(l2.error(start, end))
        assert line[start, end] == pytest.approx(linear.error(start, end))


def test_a_straight_line_costs_nothing_with_a_trend():
    years = np.array([2000.0, 2001, 2004, 2005])
    assert changepoints.costs(2 * years, times=years)[0, 4] == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("breaks", [1, 2, 3])
def test_places_equal_those_of_ruptures(breaks):
    cost = changepoints.costs(STEP)
    found = changepoints.partitions(cost, 3, 3)
    search = rpt.Dynp(custom_cost=changepoints.Priced(cost), min_size=3, jump=1)
    search.fit(STEP[:, None])
    assert list(found.places[breaks, :breaks]) == search.predict(breaks)[:-1]


def test_two_steps_are_found_and_no_more():
    found = changepoints.partitions(changepoints.costs(STEP), 4, 3)
    best = changepoints.criterion(found.scatter, 30, 2).argmin()
    assert best == 2
    assert list(found.places[2, :2]) == [10, 22]


def test_many_series_are_searched_as_each_alone():
    many = RANDOM.normal(0, 1, (5, 20))
    found = changepoints.partitions(changepoints.costs(many), 2, 4)
    for row in range(5):
        alone = changepoints.partitions(changepoints.costs(many[row]), 2, 4)
        assert np.allclose(found.scatter[row], alone.scatter)
        assert (found.places[row] == alone.places).all()


def test_a_number_of_breaks_that_does_not_fit_is_infinite():
    found = changepoints.partitions(changepoints.costs(np.arange(7.0)), 2, 3)
    assert np.isinf(found.scatter[2])
    assert (found.places[2] == -1).all()


def test_a_missing_value_is_refused():
    with pytest.raises(ValueError, match="missing"):
        changepoints.costs(np.array([1.0, np.nan]))


def test_blocks_keep_neighbours_together():
    drawn = changepoints.resampled_blocks(STEP, 5, 100, np.random.default_rng(1))
    assert drawn.shape == (100, 30)
    assert (np.diff(drawn.reshape(100, 6, 5), axis=2) == 1).all()
    assert drawn.min() >= 0
    assert drawn.max() < 30


def test_random_places_leave_long_enough_stretches():
    drawn = changepoints.random_places(20, 3, 4, 500, np.random.default_rng(1))
    edges = np.column_stack([np.zeros(500), drawn, np.full(500, 20)])
    assert (np.diff(edges) >= 4).all()
    assert set(drawn[:, 0]) == set(range(4, 9))  # 20 - 4 stretches of 4 leaves 4 to spare
    with pytest.raises(ValueError, match="do not fit"):
        changepoints.random_places(7, 1, 4, 1, np.random.default_rng(1))
