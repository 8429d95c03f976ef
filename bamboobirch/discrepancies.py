"""Where sources disagree: what readers found, and what the numbers show."""

from __future__ import annotations

import pandas as pd

from bamboobirch import locators, provenance, tables

# The holdings of `settled_by`, as a page names them.
HOLDINGS = {
    "text-itself": "the text itself",
    "press-of-the-day": "the press of the day",
    "moscow-diplomacy": "Moscow, foreign ministry",
    "moscow-party": "Moscow, party and presidency",
    "moscow-economy": "Moscow, trade, aid, loans",
    "moscow-defence": "Moscow, forces and arms",
    "hanoi-diplomacy": "Hanoi, foreign ministry",
    "hanoi-party": "Hanoi, party",
    "hanoi-economy": "Hanoi, ministries, statistics",
    "hanoi-defence": "Hanoi, forces",
    "beijing": "Beijing",
    "western": "western states",
    "other-states": "other states",
    "international": "international bodies",
    "companies": "companies",
    "persons": "registers of persons",
    "none": "no record",
}


def register() -> pd.DataFrame:
    """The register of discrepancies with the sources by name.

    Returns
    -------
    DataFrame, indexed by discrepancy_id
        `topic`, `kind`, `says_a`, `says_b` (each with its source and locator), `resolution`,
        `confidence`.
    """
    table = tables.load("discrepancies").set_index("discrepancy_id").fillna("")
    return pd.DataFrame(
        {
            "topic": table["topic"],
            "kind": table["kind"],
            "says_a": _said(table, "a"),
            "says_b": _said(table, "b"),
            "resolution": table["resolution"],
            "confidence": table["confidence"],
        }
    )


def touching(evidence: pd.DataFrame) -> pd.DataFrame:
    """Rows of `discrepancies` that speak of a place from which some evidence was read.

    Parameters
    ----------
    evidence : DataFrame
        Rows with `source_id` and `locator`, such as what sources say of a period's events.

    Returns
    -------
    DataFrame, indexed by discrepancy_id
        The rows as the table has them; `register().loc[...]` shows them with names.
    """
    read = locators.places(evidence)
    table = tables.load("discrepancies").set_index("discrepancy_id")
    hit = pd.Series(False, index=table.index)
    for side in "ab":
        said = table[[f"source_{side}", f"locator_{side}"]].dropna()
        said.columns = ["source_id", "locator"]
        for row in said.index:
            hit[row] |= bool(locators.places(said.loc[[row]]) & read)
    return table[hit]


def _said(table: pd.DataFrame, letter: str) -> list[str]:
    rows = table[[f"source_{letter}", f"locator_{letter}", f"says_{letter}"]]
    return [
        f"{provenance.label(source)}, {locator}: {says}" if source else ""
        for source, locator, says in rows.itertuples(index=False)
    ]


def computed(observations: pd.DataFrame | None = None) -> pd.DataFrame:
    """Series in which statements for the same span of time differ, with the spread.

    Parameters
    ----------
    observations : DataFrame, optional
        Rows of `observations`; all if left out. A target is no statement of fact and is left out.

    Returns
    -------
    DataFrame, one row a series and span, largest relative spread first
        `series_id`, `title`, `unit`, `start`, `end`, `statements`, `lowest`, `highest` (in
        the unit of the series), `spread` (highest less lowest over their mean) and `sources`.
    """
    rows = tables.load("observations") if observations is None else observations
    rows = rows[rows["status"] != "target"].copy()
    rows["floor"] = rows[["value", "low", "high"]].min(axis=1)
    rows["ceiling"] = rows[["value", "low", "high"]].max(axis=1)
    grouped = rows.groupby(["series_id", "start", "end"]).agg(
        statements=("value", "size"),
        lowest=("floor", "min"),
        highest=("ceiling", "max"),
        sources=(
            "source_id",
            lambda ids: "; ".join(sorted({provenance.label(i) for i in ids})),
        ),
    )
    apart = grouped[(grouped["statements"] > 1) & (grouped["highest"] > grouped["lowest"])]
    middle = (apart["highest"] + apart["lowest"]) / 2
    apart = apart.assign(spread=(apart["highest"] - apart["lowest"]) / middle).reset_index()
    series = tables.load("series")[["series_id", "title", "unit"]]
    columns = "series_id title unit start end statements lowest highest spread sources".split()
    return (
        apart.merge(series, on="series_id")
        .sort_values(["spread", "series_id", "start"], ascending=[False, True, True])[columns]
        .reset_index(drop=True)
    )
