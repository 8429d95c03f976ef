import json
import re
import unicodedata

import pytest

from bamboobirch import check, datapackage, provenance, tables

ROOT = datapackage.folder().parent
NAMES = tables.names()
LATIN_IN_RUSSIAN = {
    "Facebook",
    "GTEL Mobile",
    "HQ-183 «Хошимин»",
    "journals.rcsi.science",
    "TH true MILK",
    "Николай II",
}


def test_the_package_is_sound_as_recorded():
    assert check.problems(recorded=True) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_column_is_described_and_table_has_origin(name):
    resource = datapackage.resource(name)
    assert resource["origin"] in {"transcribed", "extracted", "coded", "computed"}
    assert resource["licenses"]
    for field in resource["schema"]["fields"]:
        assert len(field["description"]) > 8


@pytest.mark.parametrize("name", NAMES)
def test_tables_load_with_the_types_of_their_schema(name):
    table = tables.load(name)
    assert not table.empty
    assert list(table.columns) == [field["name"] for field in datapackage.fields(name)]


@pytest.mark.parametrize("name", NAMES)
def test_text_is_composed_unicode_without_stray_spaces(name, rows):
    for number, row in enumerate(rows(name), 2):
        for column, text in row.items():
            where = f"{name}, row {number}, column {column}: {text!r}"
            assert text == unicodedata.normalize("NFC", text), where
            assert text == text.strip(), where
            assert "  " not in text, where


def test_every_row_says_where_it_was_read(rows):
    exempt = {
        "sources",
        "countries",
        "events",
        "codings",
        "series",
        "discrepancies",
        "glossary",
        "readings",
        "distinct_events",
    }
    for name in set(NAMES) - exempt:
        for number, row in enumerate(rows(name), 2):
            assert row["source_id"] and row["locator"], f"{name}, row {number}"


ACCESSED = re.compile(r"20\d\d-\d\d-\d\d")


def cited_in_prose():
    """Keys that a page or chapter cites."""
    pages = [*ROOT.glob("book/*.md"), *ROOT.glob("notebooks/*/*.ipynb")]
    found = set()
    for page in pages:
        for keys in re.findall(r"\{cite:[pt]\}`([^`]+)`", page.read_text(encoding="utf-8")):
            found |= {key.strip() for key in keys.split(",")}
    return found


def test_each_source_is_used_and_in_the_bibliography(rows):
    used = {
        row[column]
        for name in NAMES
        if name != "sources"
        for row in rows(name)
        for column in row
        if column.startswith("source_")
    }
    known = {row["source_id"] for row in rows("sources")}
    assert known - used - cited_in_prose() == set()
    assert known <= set(provenance.bibliography().entries)


def test_each_address_says_when_it_was_read():
    for key, entry in provenance.bibliography().entries.items():
        assert ("url" in entry.fields) <= bool(
            ACCESSED.fullmatch(entry.fields.get("urldate", ""))
        ), key


def test_names_keep_to_their_script(rows):
    cyrillic, latin = re.compile("[А-Яа-яЁё]"), re.compile("[A-Za-z]")
    for name in ("actors", "places", "countries"):
        for row in rows(name):
            assert not cyrillic.search(row["name_vi"] + row["name"]), row
            if row["name_ru"] not in LATIN_IN_RUSSIAN:
                assert not latin.search(row["name_ru"]), row


def test_a_spelling_finds_one_actor(rows):
    found = {}
    for row in rows("actors"):
        found.setdefault(row["name"], set()).add(row["actor_id"])
    assert {name: ids for name, ids in found.items() if len(ids) > 1} == {}


def test_named_votes_agree_with_the_roll_calls(rows):
    calls = {row["vote_id"]: row for row in rows("un_votes")}
    for row in rows("named_votes"):
        assert calls[row["vote_id"]][row["country"]] == row["vote"], row


def test_descriptor_is_json_with_digests():
    package = json.loads(
        (datapackage.folder() / "datapackage.json").read_text(encoding="utf-8")
    )
    assert all(resource["hash"].startswith("sha256:") for resource in package["resources"])
