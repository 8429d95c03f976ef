import numpy as np

from bamboobirch import turnover


def test_jaccard_by_hand():
    one, other = np.array([True, True, False]), np.array([False, True, True])
    assert turnover.jaccard(one, other) == 1 / 3
    assert np.isnan(turnover.jaccard(~(one | ~one), ~(one | ~one)))


def test_a_full_exchange_lies_below_chance():
    before, after = np.zeros((6, 4), dtype=bool), np.zeros((6, 4), dtype=bool)
    before[:, :2], after[:, 2:] = True, True
    observed, random = turnover.at_boundary(before, after, draws=200)
    assert observed == 0
    assert random.mean() > 0.9


def test_the_same_seed_gives_the_same_draws():
    before, after = np.eye(5, dtype=bool), np.eye(5, dtype=bool)
    one, other = (turnover.at_boundary(before, after, 20, seed=3)[1] for _ in range(2))
    assert (one == other).all()
