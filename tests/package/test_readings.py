import numpy as np
import pandas as pd
import pytest
from bamboobirch import readings

FIRST = pd.DataFrame({"a": [1.0, 1.0, 0.0, 1.0], "b": [0.0, 0.0, 1.0, 0.0]}, index=list("wxyz"))


def test_coders_who_agree_leave_the_record_as_it_is():
    credit, weight = readings.drawn(FIRST, FIRST.iloc[:3], draws=20)
    assert (credit == FIRST.to_numpy()).all()
    assert credit.shape == (20, 4, 2) and weight.shape == (20, 4)


def test_an_event_read_once_borrows_what_the_second_coder_made_of_its_like():
    second = pd.DataFrame({"a": [0.0, 0.0], "b": [1.0, 1.0]}, index=["w", "x"])
    found = readings.borrowed(FIRST, second, 5, np.random.default_rng(1))
    assert (found[:, 3] == [0, 1]).all()  # z is coded like w and x
    assert (found[:, 2] == [0, 1]).all()  # y has no pair and keeps its code


def test_only_the_events_wanted_come_back_and_they_borrow_from_all_pairs():
    second = pd.DataFrame({"a": [0.0, 0.0], "b": [1.0, 1.0]}, index=["w", "x"])
    found = readings.borrowed(FIRST, second, 5, np.random.default_rng(1), FIRST.index[3:])
    assert found.shape == (5, 1, 2) and (found[:, 0] == [0, 1]).all()


def test_weights_have_mean_one_and_coders_are_drawn_evenly():
    second = pd.DataFrame({"a": [0.0], "b": [0.0]}, index=["w"])
    credit, weight = readings.drawn(FIRST, second, draws=4000)
    assert weight.mean() == pytest.approx(1, abs=0.03)
    assert credit[:, 0, 0].mean() == pytest.approx(0.5, abs=0.03)


def test_sums_leave_out_groups_not_named_and_keep_empty_ones():
    credit = np.arange(8, dtype=float).reshape(1, 4, 2)
    given, total = readings.sums_by(credit, np.ones((1, 4)), np.array([2, 9, 1, 2]), [1, 2, 3])
    assert total[0].tolist() == [1, 2, 0]
    assert given[0].tolist() == [[4, 5], [6, 8], [0, 0]]


def test_tables_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="columns"):
        readings.borrowed(FIRST, FIRST[["b", "a"]], 1, np.random.default_rng(1))
    with pytest.raises(ValueError, match="read twice"):
        readings.borrowed(FIRST, FIRST.rename(index=str.upper), 1, np.random.default_rng(1))
