import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from undate import Undate

from bamboobirch import dates


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "qualifier"),
    [
        ("1950-01-30", dt.date(1950, 1, 30), dt.date(1950, 1, 30), ""),
        ("1965-02", dt.date(1965, 2, 1), dt.date(1965, 2, 28), ""),
        ("1978/1991", dt.date(1978, 1, 1), dt.date(1991, 12, 31), ""),
        ("1964~", dt.date(1964, 1, 1), dt.date(1964, 12, 31), "~"),
        ("1955?", dt.date(1955, 1, 1), dt.date(1955, 12, 31), "?"),
        ("195X", dt.date(1950, 1, 1), dt.date(1959, 12, 31), ""),
        ("17XX", dt.date(1700, 1, 1), dt.date(1799, 12, 31), ""),
        ("1979/..", dt.date(1979, 1, 1), dates.OPEN_END, ""),
        ("../1944", dates.OPEN_START, dt.date(1944, 12, 31), ""),
        ("1950-01-30/1950-01-30", dt.date(1950, 1, 30), dt.date(1950, 1, 30), ""),
    ],
)
def test_parse_gives_first_and_last_day_and_mark(edtf, earliest, latest, qualifier):
    assert dates.parse(edtf) == (earliest, latest, qualifier)


@pytest.mark.parametrize(
    "text", ["", "30.01.1950", "1950-13", "1950-02-30", "1991/1978", "soon"]
)
def test_parse_refuses_and_quotes_what_is_no_date(text):
    with pytest.raises(ValueError, match=repr(text)):
        dates.parse(text)


@given(st.dates(min_value=dt.date(1500, 1, 1)), st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]))
def test_plain_dates_are_read_as_undate_reads_them(day, form):
    text = day.strftime(form)
    theirs = Undate.parse(text, "EDTF")
    assert [str(end) for end in dates.parse(text)[:2]] == [
        str(theirs.earliest),
        str(theirs.latest),
    ]


@pytest.mark.parametrize("text", ["17XX", "193X", "20XX", "201X-07-22"])
def test_unknown_digits_are_read_as_undate_reads_them(text):
    theirs = Undate.parse(text, "EDTF")
    assert dates.PLAIN.fullmatch(text)
    assert [str(end) for end in dates.parse(text)[:2]] == [
        str(theirs.earliest),
        str(theirs.latest),
    ]


@given(st.dates(min_value=dt.date(1500, 1, 1)))
def test_a_day_means_itself(day):
    assert dates.parse(day.isoformat()) == (day, day, "")


@given(st.dates(min_value=dt.date(1500, 1, 1)), st.dates(min_value=dt.date(1500, 1, 1)))
def test_an_interval_spans_its_ends(one, other):
    first, last = sorted([one, other])
    assert dates.parse(f"{first}/{last}")[:2] == (first, last)


@given(st.dates(min_value=dt.date(1500, 1, 1)))
def test_a_month_and_a_year_hold_their_days(day):
    for text in (f"{day:%Y}".zfill(4), f"{day.year:04d}-{day.month:02d}"):
        span = dates.parse(text)
        assert span.earliest <= day <= span.latest


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2100, 12, 31)))
def test_decimal_year_keeps_order_and_year(day):
    assert int(dates.decimal_year(day)) == day.year
    assert dates.decimal_year(day) < dates.decimal_year(day + dt.timedelta(days=1))


def test_chronological_sorts_mixed_precision():
    table = pd.DataFrame({"date": ["1950-01-30", "1950", "195X", "1949~", "1950-01"]})
    assert dates.chronological(table)["date"].tolist() == [
        "1949~",
        "1950-01",
        "1950",
        "195X",
        "1950-01-30",
    ]


def test_label_keeps_vagueness():
    assert dates.label("../1944") == "until 1944"
    assert dates.label("1979/..") == "since 1979"
    assert dates.label("1965-02?") == "perhaps February 1965"
    assert dates.label("17XX") == "1700s"
