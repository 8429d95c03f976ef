import pandas as pd
import pytest

from bamboobirch import dates, periods


@pytest.mark.parametrize("name", ["book", "dung", "seventy-years"])
def test_periods_follow_one_another(name):
    scheme = periods.scheme(name)
    assert (scheme["earliest"] <= scheme["latest"]).all()
    assert scheme["earliest"].is_monotonic_increasing


def test_the_book_leaves_no_day_out():
    scheme = periods.scheme("book")
    ends = [day.toordinal() for day in scheme["latest"][:-1]]
    starts = [day.toordinal() for day in scheme["earliest"][1:]]
    assert [start - end for start, end in zip(starts, ends)] == [1] * len(starts)
    assert scheme["latest"].iloc[-1] == dates.OPEN_END


def test_known_days_fall_where_they_should():
    events = pd.DataFrame({"date": ["1950-01-30", "1919", "1978-11-03", "2024-06-20"]})
    assert periods.assign(events).tolist() == [
        "1945-1954-recognition",
        "before-1945",
        "1975-1991-treaty-alliance",
        "2022-present-under-sanctions",
    ]


def test_a_vague_date_moves_with_the_choice_of_end():
    events = pd.DataFrame({"date": ["1950/1960"]})
    assert periods.assign(events, by="earliest")[0] != periods.assign(events, by="latest")[0]


def test_unknown_scheme_is_named():
    with pytest.raises(KeyError, match="'mine'"):
        periods.scheme("mine")
