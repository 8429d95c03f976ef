"""What a source is called, and which sources some rows rest on."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pandas as pd
from pybtex.database import BibliographyData, Entry, parse_file
from pybtex.database.input.bibtex import Parser

from bamboobirch import datapackage, tables


def bibliography() -> BibliographyData:
    """The entries of `book/references.bib`, all of them read.

    Raises
    ------
    FileNotFoundError
        The bibliography is not there.
    """
    return parse_file(_path(), "bibtex")


def _path() -> Path:
    return datapackage.folder().parent / "book" / "references.bib"


@functools.cache
def _written() -> dict[str, str]:
    """Each entry as it is written: of thousands a chapter needs hundreds, and reading all takes a second."""
    entries = re.split(r"^(?=@)", _path().read_text("utf-8"), flags=re.MULTILINE)
    return {
        found[1]: text for text in entries if (found := re.match(r"@\w+\{([^,\s]+),", text))
    }


@functools.cache
def entry(source_id: str) -> Entry:
    """The bibliography's entry of a source.

    Raises
    ------
    KeyError
        It has none.
    """
    return Parser().parse_string(_written()[source_id]).entries[source_id]


def label(source_id: str) -> str:
    """A short name for a source: author's family name, or body, and year.

    Vietnamese authors are named as in Vietnam, by the given name that ends the whole name.
    """
    found = entry(source_id)
    people = found.persons["author"]
    first = people[0]
    family = re.sub(r"[{}\\]", "", " ".join([*first.prelast_names, *first.last_names]))
    others = " et al." if len(people) > 2 else ""
    return f"{family}{others} ({found.fields['year']})"


def counts(evidence: pd.DataFrame) -> pd.Series:
    """How many of some rows each source stands behind, most first.

    Parameters
    ----------
    evidence : DataFrame
        Rows with a `source_id`.

    Returns
    -------
    Series of int, indexed by source_id

    Raises
    ------
    KeyError
        The rows name no source.
    """
    if "source_id" not in evidence:
        raise KeyError("evidence needs a column source_id, so that its sources can be named")
    tally = evidence["source_id"].value_counts().rename_axis("source_id").rename("rows")
    return (
        tally.reset_index()
        .sort_values(["rows", "source_id"], ascending=[False, True])
        .set_index("source_id")["rows"]
    )


def independent(told: pd.DataFrame) -> pd.Series:
    """How many independent sources tell each event: sources of one origin count once.

    Parameters
    ----------
    told : DataFrame
        Rows of `event_sources`.

    Returns
    -------
    Series of int, indexed by event_id
    """
    origins = tables.load("sources").set_index("source_id")["origin"]
    return told["source_id"].map(origins).groupby(told["event_id"]).nunique()


def sources_line(evidence: pd.DataFrame, most: int = 8) -> str:
    """The line under a figure that names the sources of the rows plotted, `most` at the most."""
    tally = counts(evidence)
    named = [
        f"{label(source)}, {rows:,} row{'s' * (rows != 1)}"
        for source, rows in tally.head(most).items()
    ]
    if (left := len(tally) - most) > 0:
        named.append(f"and {left} more, listed with the chapter's sources")
    return "Sources: " + "; ".join(named) + "."


def described(evidence: pd.DataFrame) -> pd.DataFrame:
    """The sources of some rows with what the book knows of each: the end of a chapter.

    Returns
    -------
    DataFrame, indexed by source_id, most rows first
        `source`, `perspective`, `kind`, `reliability`, `rows`.
    """
    about = tables.load("sources").set_index("source_id")
    tally = counts(evidence)
    return pd.DataFrame(
        {
            "source": [label(source) for source in tally.index],
            "perspective": about.loc[tally.index, "perspective"],
            "kind": about.loc[tally.index, "kind"],
            "reliability": about.loc[tally.index, "reliability"],
            "rows": tally,
        },
        index=tally.index,
    )
