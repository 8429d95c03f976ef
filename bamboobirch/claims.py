"""What the documents claim, and what the evidence says of it.

The tests themselves stand in `bamboobirch.trial`, a module for each chapter.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from typing import NamedTuple

import pandas as pd

from bamboobirch import provenance, tables

VERDICTS = ("supported", "mixed", "contradicted", "not testable")
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


class Finding(NamedTuple):
    """What a test found: one of `VERDICTS`, why, and the parts it was computed from."""

    verdict: str
    why: str
    parts: dict[str, bool | None]


class Test(NamedTuple):
    """A function that judges a claim, and the label of the figure or table that decides it."""

    function: Callable[[], Finding]
    shown_in: str


TESTS: dict[str, Test] = {}


def decides(claim_id: str, shown_in: str) -> Callable:
    """Register a function as the test of a claim.

    Parameters
    ----------
    claim_id : str
    shown_in : str
        Label of the figure, table or section in which a reader sees what decides, as a
        chapter has it: ``fig-energy-oil``.

    Raises
    ------
    ValueError
        Another function decides the claim already.
    """

    def register(function: Callable[[], Finding]) -> Callable[[], Finding]:
        known = TESTS.get(claim_id)
        if known and known.function.__qualname__ != function.__qualname__:
            raise ValueError(f"{claim_id} is decided by {known.function.__qualname__} already")
        TESTS[claim_id] = Test(function, shown_in)
        return function

    return register


def weigh(why: str, **parts: bool | None) -> Finding:
    """The verdict on a claim from its parts.

    Parameters
    ----------
    why : str
        What a reader needs to agree or to object, with the numbers that decide.
    **parts : bool or None
        Whether each part of the statement holds; None for a part that no table can judge.

    Returns
    -------
    Finding
        `supported` if every part holds, `contradicted` if none does, `not testable` if none
        can be judged, else `mixed`: an open part keeps a claim from either extreme.

    >>> weigh("Two years early.", left=True, early=True).verdict
    'supported'
    >>> weigh("Two years early; nobody says why.", left=True, motive=None).verdict
    'mixed'
    """
    held = {None if part is None else bool(part) for part in parts.values()} or {None}
    verdict = {(True,): "supported", (False,): "contradicted", (None,): "not testable"}.get(
        tuple(held), "mixed"
    )
    return Finding(
        verdict, why, {name: None if p is None else bool(p) for name, p in parts.items()}
    )


def by_title(claim_id: str, *words: str) -> Finding:
    """The finding on a claim about a cited work that was not read, by words that its title has.

    A title without the words decides nothing.

    Raises
    ------
    KeyError
        There is no such claim, or its source cites nothing at the claim's place.
    """
    place = tables.load("claims").set_index("claim_id").loc[claim_id, ["source_id", "locator"]]
    works = tables.load("citations").set_index(["source_id", "locator"])["title"]
    title = works.loc[tuple(place)].split(" [")[0]
    holds = all(word.casefold() in title.casefold() for word in words)
    return weigh(f"By its title alone: {title}.", title_says_so=holds or None)


def of(chapter: str) -> pd.DataFrame:
    """The claims that a chapter's evidence bears on, indexed by claim_id."""
    claims = tables.load("claims").set_index("claim_id")
    return claims[claims["chapter"] == chapter]


def trial(claims: pd.DataFrame) -> pd.DataFrame:
    """Claims beside the verdict that is computed for each.

    Parameters
    ----------
    claims : DataFrame, indexed by claim_id
        Rows of the table `claims`, such as `of` returns.

    Returns
    -------
    DataFrame, indexed by claim_id, tested claims first
        `claim`, `source` (with locator), `verdict`, `why`, `test` (the function's name in
        `bamboobirch.trial`, empty without one), `parts` and `shown_in`.

    Raises
    ------
    KeyError
        A claim has neither a test nor a reason why it has none.
    """
    untested = {}
    for chapter in sorted(claims["chapter"].unique()):
        module = importlib.import_module(f"bamboobirch.trial.{module_name(chapter)}")
        untested |= getattr(module, "UNTESTED", {})
    in_order = sorted(claims.itertuples(), key=lambda row: (row.Index not in TESTS, row.Index))
    rows = [
        _judged(claim, untested.get(claim.Index) or REASONS[claim.kind]) for claim in in_order
    ]
    return pd.DataFrame(rows).set_index("claim_id")


def _judged(claim: NamedTuple, untested: str) -> dict[str, str]:
    test = TESTS.get(claim.Index)
    finding = test.function() if test else Finding("not testable", untested, {})
    where = test.function.__module__.rpartition(".")[2] if test else ""
    return {
        "claim_id": claim.Index,
        "claim": claim.claim,
        "source": f"{provenance.label(claim.source_id)}, {claim.locator}",
        "verdict": finding.verdict,
        "why": finding.why,
        "test": f"{where}.{test.function.__name__}" if test else "",
        "parts": "; ".join(_read(*part) for part in finding.parts.items()),
        "shown_in": test.shown_in if test else "",
    }


def module_name(chapter: str) -> str:
    """Where the tests of a chapter stand: `caution` for `1954-1964-caution`."""
    return re.sub(r"^\d{4}-(\d{4}|present)-", "", chapter).replace("-", "_")


def _read(name: str, holds: bool | None) -> str:
    said = {True: "yes", False: "no", None: "no table tells"}[holds]
    return f"{name.replace('_', ' ')}: {said}"
