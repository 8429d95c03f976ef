import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bamboobirch import measures

VOTES = st.lists(st.sampled_from(["Y", "A", "N", "absent", None]), min_size=1, max_size=30)


def pair(one, other):
    length = min(len(one), len(other))
    return pd.Series(one[:length], dtype=object), pd.Series(other[:length], dtype=object)


def test_lijphart_example_by_hand():
    one = pd.Series(["Y", "Y", "N", "A", "Y"])
    other = pd.Series(["Y", "A", "Y", "A", "absent"])
    assert measures.agreement(one, other).tolist()[:4] == [1.0, 0.5, 0.0, 1.0]
    assert np.isnan(measures.agreement(one, other)[4])
    assert measures.agreement(one, other, "strict").tolist()[:4] == [1.0, 0.0, 0.0, 1.0]
    assert measures.agreement(one, other, "yes-no").count() == 2


@given(VOTES, VOTES, st.sampled_from(measures.METHODS))
def test_agreement_is_symmetric_and_bounded(one, other, method):
    one, other = pair(one, other)
    forward = measures.agreement(one, other, method)
    pd.testing.assert_series_equal(forward, measures.agreement(other, one, method))
    assert forward.dropna().between(0, 1).all()


@given(VOTES)
def test_a_state_agrees_with_itself(one):
    one = pd.Series(one, dtype=object)
    assert (measures.agreement(one, one).dropna() == 1).all()


def test_unknown_method_is_refused():
    with pytest.raises(ValueError, match="'soft'"):
        measures.agreement(pd.Series(["Y"]), pd.Series(["Y"]), "soft")


def test_interval_covers_the_mean_of_a_known_population():
    random = np.random.default_rng(7)
    hits = 0
    for seed in range(100):
        sample = pd.Series(random.normal(0.7, 0.2, 80))
        _, low, high = measures.mean_interval(sample, draws=400, seed=seed)
        hits += low <= 0.7 <= high
    assert 88 <= hits <= 100


def test_interval_without_values_or_with_one_cluster():
    assert np.isnan(measures.mean_interval(pd.Series([], dtype=float))).all()
    mean, low, high = measures.mean_interval(pd.Series([0.0, 1.0]), pd.Series(["day", "day"]))
    assert mean == 0.5
    assert np.isnan([low, high]).all()


def test_clusters_widen_the_interval():
    values = pd.Series([0.0, 1.0] * 50)
    alone = measures.mean_interval(values)
    together = measures.mean_interval(values.sort_values(), pd.Series(np.arange(100) % 2))
    assert together[2] - together[1] > alone[2] - alone[1]


def test_mean_by_counts_what_is_there():
    values = pd.Series([1.0, 0.5, np.nan])
    table = measures.mean_by(
        values, pd.Series([1, 1, 2], name="year"), pd.Series(["d1", "d2", "d3"])
    )
    assert table.loc[1, "mean"] == 0.75
    assert table.loc[1, "n"] == 2
    assert table.loc[2, "n"] == 0
    assert table.index.name == "year"


@given(st.lists(st.floats(0.01, 1e6), min_size=1, max_size=20))
def test_herfindahl_lies_between_equal_shares_and_one(volumes):
    value = measures.herfindahl(pd.Series(volumes))
    assert 1 / len(volumes) - 1e-9 <= value <= 1 + 1e-9


def test_herfindahl_known_answers():
    assert measures.herfindahl(pd.Series([1, 1, 1, 1])) == 0.25
    assert np.isnan(measures.herfindahl(pd.Series([0.0, 0.0])))
    with pytest.raises(ValueError, match="'ISR'"):
        measures.herfindahl(pd.Series({"ISR": -1.0}))


def test_a_step_between_equal_samples_covers_nought():
    random = np.random.default_rng(3)
    sample = pd.Series(random.normal(size=200))
    step, low, high = measures.difference_interval(sample[:100], sample[100:])
    assert low <= 0 <= high
    assert step == pytest.approx(sample[100:].mean() - sample[:100].mean())


def test_a_step_is_the_negative_of_its_reverse():
    one, other = pd.Series([0.0, 1.0, 0.5]), pd.Series([2.0, 3.0], index=[5, 6])
    assert (
        measures.difference_interval(one, other)[0]
        == -measures.difference_interval(other, one)[0]
    )
    assert np.isnan(measures.difference_interval(one, one[:0])).all()


def test_rate_interval_is_the_exact_one():
    """The 95 per cent interval of a count of 10 is 4.795 to 18.390 (tables of the Poisson distribution)."""
    rate, low, high = measures.rate_interval(10, 2)
    assert (rate, low, high) == (
        5,
        pytest.approx(4.795 / 2, abs=1e-3),
        pytest.approx(18.390 / 2, abs=1e-3),
    )
    assert measures.rate_interval(0, 1)[1:] == (0, pytest.approx(-np.log(0.025)))


def test_holm_rejects_no_more_than_bonferroni_would_miss():
    p = pd.Series({"a": 0.01, "b": 0.02, "c": 0.5, "d": 0.02})
    assert measures.holm(p).tolist() == [0.04, 0.06, 0.5, 0.06]
    assert (measures.holm(p) <= (4 * p).clip(upper=1)).all()
    assert measures.holm(p[["c", "a"]]).index.tolist() == ["c", "a"]


def test_a_moving_mean_is_the_plain_mean_of_its_window():
    rows = pd.DataFrame(
        [(1.0, 1950.0, "a"), (0.0, 1950.0, "a"), (1.0, 1952.0, "b"), (0.0, 1960.0, "c")],
        columns=["value", "time", "cluster"],
    )
    centres = np.array([1951, 1960, 1970])
    found = measures.moving_mean(*(rows[c] for c in rows), centres, 2, draws=50)
    assert found["mean"].tolist()[:2] == [2 / 3, 0.0]
    assert found.loc[1970].isna().all()
    assert found.loc[1951, ["low", "high"]].tolist() == [0.5, 1.0]


def test_the_interval_of_one_window_is_that_of_the_mean():
    random = np.random.default_rng(1)
    clusters = pd.Series(np.arange(400) // 2)
    values = pd.Series(random.random(400))
    times = pd.Series(1950.0, index=values.index)
    moving = measures.moving_mean(values, times, clusters, np.array([1950]), 4, draws=2000)
    fixed = measures.mean_interval(values, clusters)
    assert moving.iloc[0].tolist() == pytest.approx(fixed, abs=0.004)
