"""Shares of coded events: pillars and principles by period, and the steps between periods."""

from __future__ import annotations

import pandas as pd

from bamboobirch import measures, tables


def matrix(scheme: str, coder: str = "first") -> pd.DataFrame:
    """Which codes each coded event has.

    Parameters
    ----------
    scheme : str
        `"pillar"` or `"principle"`.
    coder : str
        `"first"` or `"second"`.

    Returns
    -------
    DataFrame of float, indexed by event_id, a column a code
        1 where the event has the code, else 0. Events coded `none` are rows of noughts.
    """
    chosen = tables.load("codings").query("scheme == @scheme and coder == @coder")
    wide = pd.crosstab(chosen["event_id"], chosen["code"]).clip(upper=1).astype(float)
    return wide.drop(columns="none", errors="ignore").rename_axis(columns="code")


def shares(coded: pd.DataFrame, period: pd.Series) -> pd.DataFrame:
    """Share of coded events with each code, by period, with bootstrap intervals over events.

    Parameters
    ----------
    coded : DataFrame
        As `matrix` gives it.
    period : Series, indexed by event_id
        The period of each event; events without one are left out.

    Returns
    -------
    DataFrame, indexed by (code, period)
        `mean`, `low`, `high`, 0 to 1; and `n`, how many coded events the period has.
    """
    known = coded.loc[coded.index.isin(period.index)]
    of_event = period.loc[known.index]
    return pd.concat(
        {
            code: measures.mean_by(known[code], of_event, known.index.to_series())
            for code in known
        },
        names=["code"],
    )


def steps(coded: pd.DataFrame, period: pd.Series, before: str, after: str) -> pd.DataFrame:
    """How the share of each code changes from one period to another.

    Parameters
    ----------
    coded, period
        As in `shares`.
    before, after : str
        Two periods.

    Returns
    -------
    DataFrame, indexed by code
        `step`, `low`, `high`, differences of shares, -1 to 1, with bootstrap intervals over
        events; and `clear`, whether the interval leaves out nought.
    """
    sides = [coded.loc[coded.index.isin(period.index[period == p])] for p in (before, after)]
    table = pd.DataFrame(
        {code: measures.difference_interval(*(side[code] for side in sides)) for code in coded},
        index=["step", "low", "high"],
    ).T.rename_axis("code")
    return table.assign(clear=(table["low"] > 0) | (table["high"] < 0))
