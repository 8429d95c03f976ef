"""EDTF dates as intervals of days.

The string in the table stays the truth; `undate` reads each end of it, and the mark of
doubt, which `undate` drops, is kept beside the interval.
"""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re
from typing import NamedTuple

import pandas as pd

OPEN_START = dt.date.min
OPEN_END = dt.date.max
PLAIN = re.compile(r"\d{4}(-\d\d){0,2}|\d\d[\dX]X(-\d\d-([01]\d|2[0-8]))?")
QUALIFIERS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}
MONTHS = (
    "January February March April May June July August September October November December"
).split()


class Span(NamedTuple):
    """The days that a date may mean: first, last, and its mark of doubt (`~`, `?`, `%` or none)."""

    earliest: dt.date
    latest: dt.date
    qualifier: str = ""


@functools.cache
def parse(edtf: str) -> Span:
    """Read an EDTF date.

    Parameters
    ----------
    edtf : str
        Level 0 or 1: a day, month or year, a year with `X` for unknown digits, an interval of
        two of these, `..` for an open end, and a mark of doubt.

    Returns
    -------
    Span
        First and last day, both inclusive; an open end is `OPEN_START` or `OPEN_END`.

    Raises
    ------
    ValueError
        The string is no such date, or the interval runs backwards.

    Source: `edtf2019`.

    >>> parse("1964~")
    Span(earliest=datetime.date(1964, 1, 1), latest=datetime.date(1964, 12, 31), qualifier='~')
    """
    start, slash, end = edtf.partition("/")
    first = _parse_end(start)
    last = _parse_end(end) if slash else first
    if first.earliest > last.latest:
        raise ValueError(f"{edtf!r} ends before it begins")
    return Span(first.earliest, last.latest, first.qualifier or last.qualifier)


@functools.cache
def _parse_end(text: str) -> Span:
    if text == "..":
        return Span(OPEN_START, OPEN_END)
    bare = text.rstrip("~?%")
    try:
        if PLAIN.fullmatch(bare):  # nearly all dates are so simple that they need no grammar
            return _plain(bare, text[len(bare) :])
        from undate import Undate  # builds its grammar, which takes longer than all plain dates

        read = Undate.parse(bare, "EDTF")
        first, last = read.earliest, read.latest
        return Span(
            dt.date(int(first.year), int(first.month), int(first.day)),
            dt.date(int(last.year), int(last.month), int(last.day)),
            text[len(bare) :],
        )
    except Exception as error:  # undate raises several unrelated kinds
        raise ValueError(f"{text!r} is not an EDTF date") from error


def _plain(text: str, qualifier: str) -> Span:
    year, month, day = [*text.split("-"), None, None][:3]
    early, late = int(year.replace("X", "0")), int(year.replace("X", "9"))
    last_month = int(month or 12)
    return Span(
        dt.date(early, int(month or 1), int(day or 1)),
        dt.date(late, last_month, int(day or calendar.monthrange(late, last_month)[1])),
        qualifier,
    )


def is_valid(edtf: str) -> bool:
    """Whether `parse` can read the string.

    >>> is_valid("1950-02-30")
    False
    """
    try:
        parse(edtf)
    except ValueError:
        return False
    return True


def spans(column: pd.Series) -> pd.DataFrame:
    """Earliest and latest day and qualifier of each date in a column.

    Parameters
    ----------
    column : Series of str
        EDTF dates, none missing.

    Returns
    -------
    DataFrame, same index
        Columns `earliest`, `latest` (`datetime.date`) and `qualifier`.

    Raises
    ------
    ValueError
        A string is no EDTF date; the message quotes it.
    """
    return pd.DataFrame(
        [parse(text) for text in column], index=column.index, columns=list(Span._fields)
    )


def chronological(table: pd.DataFrame, column: str = "date") -> pd.DataFrame:
    """A table's rows in order of time.

    Parameters
    ----------
    table : DataFrame
        With a column of EDTF dates, none missing.
    column : str
        That column.

    Returns
    -------
    DataFrame
        The same rows ordered by earliest day, then latest, then as they stood.

    Raises
    ------
    ValueError
        A string is no EDTF date.
    """
    keys = spans(table[column]).reset_index(drop=True)
    return table.iloc[keys.sort_values(["earliest", "latest"], kind="stable").index]


def year(edtf: str) -> int:
    """Year of the earliest day that a date may mean; of the latest if the start is open.

    Raises
    ------
    ValueError
        The string is no EDTF date.

    >>> year("1978/1991")
    1978
    """
    span = parse(edtf)
    return (span.latest if span.earliest == OPEN_START else span.earliest).year


def decimal_year(day: dt.date) -> float:
    """A day as a point on an axis of years, in years.

    >>> decimal_year(dt.date(1950, 7, 2))
    1950.4986301369863
    """
    start = dt.date(day.year, 1, 1)
    length = 366 if day.year % 4 == 0 and (day.year % 100 or day.year % 400 == 0) else 365
    return day.year + (day - start).days / length


def label(edtf: str) -> str:
    """The date in words, its vagueness kept.

    >>> label("1950-01-30"), label("1964~"), label("195X"), label("1978/1991")
    ('30 January 1950', 'about 1964', '1950s', '1978 to 1991')
    """
    start, slash, end = edtf.partition("/")
    if not slash:
        return _label_end(start)
    if start == "..":
        return f"until {_label_end(end)}"
    if end == "..":
        return f"since {_label_end(start)}"
    return f"{_label_end(start)} to {_label_end(end)}"


def _label_end(text: str) -> str:
    bare = text.rstrip("~?%")
    doubt = QUALIFIERS.get(text[len(bare) :], "")
    if bare.endswith("XX"):
        return f"{doubt}{bare[:-2]}00s"
    if bare.endswith("X"):
        return f"{doubt}{bare[:-1]}0s"
    year_, *rest = bare.split("-")
    words = [str(int(rest[1]))] if len(rest) > 1 else []
    words += [MONTHS[int(rest[0]) - 1]] if rest else []
    return doubt + " ".join([*words, year_])
