"""Every statement of the documents is judged by its own test, or a reason says why not."""

import ast
import inspect
import re
from pathlib import Path

import pytest

from bamboobirch import claims, tables

ROOT = Path(__file__).resolve().parents[2]
CLAIMS = tables.load("claims").set_index("claim_id")


@pytest.fixture(scope="module")
def judged():
    return claims.trial(CLAIMS)


def test_each_claim_has_a_verdict_and_a_reason(judged):
    assert set(judged["verdict"]) <= set(claims.VERDICTS)
    assert judged["why"].str.len().gt(0).all()


def test_no_test_is_without_a_claim(judged):
    assert set(claims.TESTS) <= set(CLAIMS.index)


def test_a_test_stands_in_the_module_of_its_claim(judged):
    for claim_id, test in claims.TESTS.items():
        home = test.function.__module__.rpartition(".")[2]
        assert home == claims.module_name(CLAIMS.loc[claim_id, "chapter"]), claim_id


def test_no_verdict_is_typed(judged):
    """A part of a claim is a condition, or None where no table tells: never a written True or False."""
    for claim_id, test in claims.TESTS.items():
        calls = [
            n
            for n in ast.walk(ast.parse(inspect.getsource(test.function)))
            if isinstance(n, ast.Call)
        ]
        for call in calls:
            if getattr(call.func, "id", "") == "weigh":
                typed = [
                    k.arg
                    for k in call.keywords
                    if getattr(k.value, "value", None) in (True, False)
                ]
                assert not typed, f"{claim_id}: {typed}"


def test_a_claim_without_a_test_is_not_testable(judged):
    assert (judged.loc[judged["test"] == "", "verdict"] == "not testable").all()


def test_a_reader_can_see_what_decides(judged):
    """Each label that a test names is that of a figure, a table or a section of the book."""
    pages = [*ROOT.glob("notebooks/*/*.ipynb"), *ROOT.glob("book/*.md")]
    text = "\n".join(page.read_text("utf-8") for page in pages)
    known = set(re.findall(r'"((?:fig|tab)-[a-z0-9-]+)\\"', text)) | set(
        re.findall(r"\(([a-z0-9-]+)\)=", text)
    )
    for kind, slug in re.findall(r'publish_(claims|conflicts)\(\\?n?\s*\\"([a-z-]+)\\"', text):
        known.add(f"tab-{slug}-{kind}")
    shown = {test.shown_in for test in claims.TESTS.values()}
    assert sorted(shown - known) == []
