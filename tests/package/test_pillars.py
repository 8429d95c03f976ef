"""The pillars by year, and the verdicts on them."""

import numpy as np
import pytest
from scipy.stats import rankdata, spearmanr

from bamboobirch import pillars


def measure(given, out_of=1.0):
    values = np.full(len(pillars.YEARS), np.nan)
    values[: len(given)] = given
    return pillars.Measure("ideas", values, np.full(len(values), float(out_of)))


def test_a_level_is_pooled_over_observed_years():
    years = np.arange(len(pillars.YEARS)) < 5
    assert pillars.level(measure([1, 2, np.nan, 3], out_of=2), years) == 1.0


def test_too_few_years_have_no_level():
    assert np.isnan(pillars.level(measure([1, 2]), np.ones(len(pillars.YEARS), dtype=bool)))


@pytest.mark.parametrize(
    ("after", "found"), [(0.9, "held"), (0.5, "failed"), ([0.5, 0.9], "open")]
)
def test_a_verdict_is_sure_or_open(after, found):
    assert pillars.verdict_on(np.ones(100), np.resize(after, 100)) == found


def test_windows_reach_neither_into_another_shock_nor_beyond_the_last_year():
    starts = list(pillars.SHOCKS.values())
    for shock, start in pillars.SHOCKS.items():
        _, after = pillars.window(start, after=pillars.AFTER[shock])
        years = pillars.AT[after]
        assert years[0] == start and len(years) == pillars.AFTER[shock]
        assert not set(years) & (set(starts) - {start})


def test_rank_correlation_is_that_of_scipy_gaps_left_out():
    random = np.random.default_rng(0)
    one, other = random.integers(0, 6, (2, 5, 20)).astype(float)
    one[:, 3], other[:, 7] = np.nan, np.nan
    found, ranks, n = pillars.ranked(one, other)
    known = np.isfinite(one[0]) & np.isfinite(other[0])
    for row in range(5):
        expected = spearmanr(one[row, known], other[row, known]).statistic
        assert found[row] == pytest.approx(expected)
    assert (n == 18).all()
    own = rankdata(one[0, known])
    np.testing.assert_allclose(ranks[0, 0, known], own - own.mean())


def test_clear_ways_counts_what_rises_and_what_falls():
    step = np.arange(25.0)[None]
    rising = {name: step for name in pillars.LONG}
    assert [int(way[0]) for way in pillars.clear_ways(rising)] == [len(pillars.crossing()), 0]


def test_levels_before_and_after_follow_from_the_record():
    table, samples = pillars.over_shocks()
    row = table.set_index(["shock", "measure"]).loc[(2022, "share of arms")]
    assert row["found"] == pillars.verdict_on(*samples[2022, "share of arms"])
    assert row["low"] <= row["kept"] <= row["high"]
