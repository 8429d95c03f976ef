"""Which period an event falls in, under any scheme."""

from __future__ import annotations

import pandas as pd

from bamboobirch import dates, tables


def scheme(name: str = "book") -> pd.DataFrame:
    """The periods of one scheme in order of time.

    Parameters
    ----------
    name : str
        `"book"`, `"dung"` or `"seventy-years"`.

    Returns
    -------
    DataFrame, indexed by period_id
        `title`, `epithet`, `source_id`, `locator`, and `earliest` and `latest` day.

    Raises
    ------
    KeyError
        No such scheme; the message lists those there are.
    """
    periods = tables.load("periods")
    if name not in set(periods["scheme"]):
        known = ", ".join(sorted(set(periods["scheme"])))
        raise KeyError(f"no scheme {name!r}; there are {known}")
    chosen = periods[periods["scheme"] == name].set_index("period_id")
    chosen["earliest"] = [dates.parse(start).earliest for start in chosen["start"]]
    chosen["latest"] = [dates.parse(end).latest for end in chosen["end"]]
    return chosen.sort_values("earliest")[
        ["title", "epithet", "source_id", "locator", "earliest", "latest"]
    ]


def _middle(span: dates.Span) -> dates.dt.date:
    if span.latest == dates.OPEN_END:
        return span.earliest
    if span.earliest == dates.OPEN_START:
        return span.latest
    return span.earliest + (span.latest - span.earliest) / 2


DECIDING = {
    "earliest": lambda span: span.earliest,
    "middle": _middle,
    "latest": lambda span: span.latest,
}


def assign(
    events: pd.DataFrame, name: str = "book", column: str = "date", by: str = "middle"
) -> pd.Series:
    """The period of each event.

    Parameters
    ----------
    events : DataFrame
        Any table with a column of EDTF dates.
    name : str
        The scheme.
    column : str
        The column of dates.
    by : str
        Which day of a vague date decides: `"earliest"`, `"middle"` or `"latest"`. The middle
        of a span that is open is its known end. An event whose ends fall in different
        periods is one that the choice moves.

    Returns
    -------
    Series of str, same index
        The period's id; `"outside"` where the scheme has none, or where not even the decade
        is known (`19XX`). Where a scheme's periods overlap in a year, the earlier one has it.

    Raises
    ------
    KeyError
        No such scheme.
    ValueError
        No such choice of day.
    """
    if by not in DECIDING:
        raise ValueError(f"no choice {by!r}; there are {', '.join(DECIDING)}")
    windows = list(scheme(name)[["earliest", "latest"]].itertuples(name=None))

    def period_of(edtf: str) -> str:
        if "XX" in edtf:
            return "outside"
        day = DECIDING[by](dates.parse(edtf))
        inside = (period for period, first, last in windows if first <= day <= last)
        return next(inside, "outside")

    known = {edtf: period_of(edtf) for edtf in set(events[column])}
    return events[column].map(known).rename("period_id").astype("str")


def counterparts(period_id: str, name: str) -> list[str]:
    """The periods of another scheme that share days with a period of the book, most days first.

    Parameters
    ----------
    period_id : str
        A period of the scheme `book`.
    name : str
        The other scheme.

    Returns
    -------
    list of str
        Period ids; empty if none overlaps.

    Raises
    ------
    KeyError
        No such period, or no such scheme.
    """
    ours = scheme().loc[period_id]
    days = {
        other.Index: (
            min(ours["latest"], other.latest) - max(ours["earliest"], other.earliest)
        ).days
        for other in scheme(name).itertuples()
    }
    return sorted((p for p in days if days[p] >= 0), key=lambda p: -days[p])
