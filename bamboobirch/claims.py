"""What the documents claim, and what the evidence says of it."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from bamboobirch import provenance, tables

VERDICTS = ("supported", "contradicted", "mixed", "not testable")
# Why a claim of a kind that has no test has none, unless its chapter knows better.
REASONS = {
    "prediction": "It speaks of the future.",
    "cause": "It names a cause or motive; the tables show order and coincidence.",
    "attribution": "It reports what another author or leader said.",
    "description": "It characterises; no table of this book measures it.",
    "trend": "No table of this book follows it from year to year.",
    "superlative": "It ranks what no table of this book counts.",
    "comparison": "It compares what no table of this book measures.",
    "quantity": "A single source gives the quantity; see the register where another differs.",
}


def of(chapter: str) -> pd.DataFrame:
    """The claims that a chapter's evidence bears on, indexed by claim_id."""
    claims = tables.load("claims")
    return claims[claims["chapter"] == chapter].set_index("claim_id")


def verdict(holds: bool, why: str, otherwise: str = "contradicted") -> tuple[str, str]:
    """What a test that can only hold or fail says of a claim: `supported`, or the word for failing."""
    return ("supported" if holds else otherwise, why)


def by_title(claim_id: str, *words: str) -> tuple[str, str]:
    """The verdict on a claim about a cited work that was not read, by words that its title has.

    Raises
    ------
    KeyError
        There is no such claim, or its source cites nothing at the claim's place.
    """
    place = tables.load("claims").set_index("claim_id").loc[claim_id, ["source_id", "locator"]]
    works = tables.load("citations").set_index(["source_id", "locator"])["title"]
    title = works.loc[tuple(place)].split(" [")[0]
    holds = all(word.casefold() in title.casefold() for word in words)
    return verdict(holds, f"By its title alone: {title}.", "mixed")


def judged(
    claims: pd.DataFrame,
    tested: Mapping[str, tuple[str, str]],
    untested: Mapping[str, str],
) -> pd.DataFrame:
    """Claims beside the verdict that a chapter computed for each.

    Parameters
    ----------
    claims : DataFrame
        As `of` returns it.
    tested : mapping of claim_id to (verdict, why)
        Verdict is one of `VERDICTS`.
    untested : mapping of kind of claim to reason
        Why claims of this kind without a test cannot be tested with this evidence.

    Returns
    -------
    DataFrame, indexed by claim_id, tested claims first
        `claim`, `source` (with locator), `verdict`, `why`.

    Raises
    ------
    ValueError
        A test belongs to no claim, or a verdict is not in the list.
    KeyError
        A claim has neither a test nor a reason.
    """
    if astray := sorted(set(tested) - set(claims.index)):
        raise ValueError(f"tests without a claim: {', '.join(astray)}")
    if strange := sorted({verdict for verdict, _ in tested.values()} - set(VERDICTS)):
        raise ValueError(f"no such verdict: {', '.join(strange)}")
    rows = {}
    for claim in sorted(
        claims.itertuples(), key=lambda row: (row.Index not in tested, row.Index)
    ):
        verdict, why = tested.get(claim.Index) or ("not testable", untested[claim.kind])
        where = f"{provenance.label(claim.source_id)}, {claim.locator}"
        rows[claim.Index] = (claim.claim, where, verdict, why)
    columns = ["claim", "source", "verdict", "why"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis("claim_id")
