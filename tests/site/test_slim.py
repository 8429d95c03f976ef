"""Rules that a page could use survive the cutting of style sheets; others do not."""

import sys
from pathlib import Path

import pytest
import tinycss2

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "book" / "_ext"))
import slim  # noqa: E402

WORDS = {"figure", "table-wide"}


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        ("p{color:red}", True),
        (".figure p{color:red}", True),
        (".nowhere p{color:red}", False),
        (".nowhere, .figure{color:red}", True),
        (".figure.nowhere{color:red}", False),
        ("img:not(.nowhere, .neither){color:red}", True),
        (".figure:is(.nowhere, p:not(.x)) b{color:red}", True),
        (".nowhere:not(.figure){color:red}", False),
        ("@media print{.table-wide{color:red}}", True),
        ("@media print{.nowhere{color:red}}", False),
        ("@font-face{src:url(x.woff2)}", False),
        ("@keyframes turn{to{opacity:1}}", True),
    ],
)
def test_what_is_kept(css, kept):
    rules = tinycss2.parse_stylesheet(css)
    assert bool(slim.slimmed(rules, WORDS)) is kept
