import pandas as pd
import pytest

from bamboobirch import provenance


def test_labels_name_author_or_body_and_year():
    assert provenance.label("dung2026") == "Dung (2026)"
    assert provenance.label("zareba-nd") == "Zaręba (n.d.)"
    with pytest.raises(KeyError):
        provenance.label("nobody")


def test_sources_line_counts_rows_most_first_and_shortens():
    evidence = pd.DataFrame({"source_id": ["dung2026", "zareba-nd", "zareba-nd"]})
    assert (
        provenance.sources_line(evidence)
        == "Sources: Zaręba (n.d.), 2 rows; Dung (2026), 1 row."
    )
    assert provenance.sources_line(evidence, most=1).endswith(
        "and 1 more, listed with the chapter's sources."
    )


def test_evidence_without_source_is_refused():
    with pytest.raises(KeyError, match="source_id"):
        provenance.counts(pd.DataFrame({"x": [1]}))


def test_described_joins_what_the_book_knows():
    table = provenance.described(pd.DataFrame({"source_id": ["dung2026"]}))
    assert table.loc["dung2026", "perspective"] == "vietnamese"
    assert table.loc["dung2026", "rows"] == 1


def test_pages_of_one_agency_are_one_independent_source(monkeypatch):
    origins = pd.DataFrame({"source_id": ["a", "b", "c"], "origin": ["vna", "vna", "tass"]})
    monkeypatch.setattr(provenance.tables, "load", lambda name: origins)
    told = pd.DataFrame(
        {"event_id": ["one", "one", "two", "two"], "source_id": ["a", "b", "a", "c"]}
    )
    assert provenance.independent(told).to_dict() == {"one": 1, "two": 2}
