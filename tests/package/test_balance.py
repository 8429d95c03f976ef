import numpy as np
import pandas as pd
import pytest

from bamboobirch import balance

THREE, FOUR = ["A", "B", "C"], ["A", "B", "C", "D"]


def table(nodes, *rows):
    return pd.DataFrame(rows, columns=balance.pairs(nodes), dtype=float)


@pytest.mark.parametrize(
    ("signs", "expected"),
    [((1, 1, 1), 1), ((1, -1, -1), 1), ((1, 1, -1), -1), ((-1, -1, -1), -1)],
)
def test_a_triangle_is_balanced_if_its_minuses_are_even(signs, expected):
    assert balance.verdicts(table(THREE, signs), THREE).iloc[0, 0] == expected


def test_a_missing_sign_leaves_the_triangle_open():
    assert np.isnan(balance.verdicts(table(THREE, (1, np.nan, 1)), THREE).iloc[0, 0])


def test_a_sign_lasts_only_so_long():
    sign, age = balance.held(np.array([[0.0], [3], [0], [np.nan], [0], [-1]]), 2)
    np.testing.assert_array_equal(sign[:, 0], [np.nan, 1, 1, 1, np.nan, -1])
    np.testing.assert_array_equal(age[:, 0], [np.nan, 0, 1, 2, np.nan, 0])


def test_two_camps_have_no_frustration_and_are_found():
    row = balance.frustration(table(FOUR, (1, -1, -1, -1, -1, 1)), FOUR).iloc[0]
    assert (row["index"], row["camp"], row["splits"], row["known"]) == (0, "C, D", 1, 6)


def test_four_foes_need_two_signs_turned():
    # K4 with all signs minus: the best cut has four edges, so two stay against it
    assert balance.frustration(table(FOUR, (-1,) * 6), FOUR).loc[0, "index"] == 2


def test_all_balanced_networks_are_above_every_draw_they_can_be_above():
    signs = table(FOUR, *[(1, -1, -1, -1, -1, 1)] * 8)
    found = balance.against_chance(signs, FOUR, "years", draws=300)
    # two pluses among six pairs: 3 of 15 deals put them on opposite sides of the square
    assert found["share"] == 1
    assert found["expected"] == pytest.approx(3 / 15 + 12 / 15 * 0.5, abs=0.03)
    assert found["p"] < 0.02


def test_chance_by_years_keeps_minuses_and_gaps():
    values = np.array([[1, -1, np.nan, -1, 1, 1.0]])
    for dealt in balance.dealt(values, 20, np.random.default_rng(0)):
        assert (
            np.isnan(dealt[0, 2]) and (dealt[0] == -1).sum() == 2 and (dealt[0] == 1).sum() == 3
        )


def test_whole_histories_that_are_all_alike_cannot_be_told_from_chance():
    signs = table(FOUR, *[(1,) * 6] * 3)
    assert balance.against_chance(signs, FOUR, "histories", draws=50)["p"] == 1


def test_whole_histories_of_four_are_all_tried():
    signs = table(FOUR, *[(1, -1, -1, -1, -1, 1)] * 8)
    found = balance.against_chance(signs, FOUR, "histories")
    # of 15 places for two pluses the three pairs of opposite edges are balanced
    assert found["p"] == pytest.approx(3 / 15)


def test_an_unknown_chance_is_refused():
    with pytest.raises(ValueError, match="luck"):
        balance.against_chance(table(THREE, (1, 1, 1)), THREE, "luck")


def test_nothing_is_carried_over_a_new_beginning():
    anew = np.array([[False], [False], [True], [False]])
    sign, _ = balance.held(np.array([[1.0], [0], [0], [-1]]), 4, anew)
    np.testing.assert_array_equal(sign[:, 0], [1, 1, np.nan, -1])
