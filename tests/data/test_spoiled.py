"""A spoiled copy of each table is rejected with file, row, column and rule."""

import csv

import pytest

from bamboobirch import check, datapackage, tables

NAMES = tables.names()


def spoil(path, change):
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)


def set_cell(path, column, value, row=2):
    def change(rows):
        rows[row - 1][rows[0].index(column)] = value

    spoil(path, change)


def faults(data):
    return {(p.file, p.row, p.column, p.rule) for p in check.problems(data)}


def cases():
    """Each table with each way in which its own schema allows a cell to be wrong."""
    for name in NAMES:
        resource = datapackage.resource(name)
        foreign = {key["fields"]: key for key in resource["schema"]["foreignKeys"]}
        for field in resource["schema"]["fields"]:
            column, limits = field["name"], field.get("constraints", {})
            if limits.get("required"):
                yield name, column, "", "required"
            if field["type"] in {"number", "integer", "boolean"}:
                yield name, column, "no-number", "type"
            if "enum" in limits:
                yield name, column, "no-such-code", "enum"
            if "pattern" in limits:
                yield name, column, "no such pattern !", "pattern"
            if field.get("rdfType") == datapackage.EDTF:
                yield name, column, "30.01.1950", "edtf"
                yield name, column, "1950-02-30", "edtf"
            if column in foreign and "enum" not in limits and "pattern" not in limits:
                yield name, column, "nobody-at-all", "foreign-key"


def one_case_a_rule_and_table():
    """The first column of each table for each rule: the checks are the same for the others."""
    seen = set()
    for name, column, value, rule in cases():
        if (name, rule) not in seen:
            seen.add((name, rule))
            yield pytest.param(name, column, value, rule, id=f"{name}-{column}-{rule}")


def test_a_spoiled_cell_in_every_table_is_named(copy):
    """All tables at once, one cell each: every fault must be found, each with its own name."""
    batches = {}
    for case in one_case_a_rule_and_table():
        name, column, value, rule = case.values
        batches.setdefault(rule, []).append((name, column, value))
    for rule, batch in batches.items():
        originals = {name: (copy / f"{name}.csv").read_bytes() for name, _, _ in batch}
        for name, column, value in batch:
            set_cell(copy / f"{name}.csv", column, value)
        found = faults(copy)
        for name, column, _ in batch:
            assert (f"{name}.csv", 2, column, rule) in found
        for name, content in originals.items():
            (copy / f"{name}.csv").write_bytes(content)


def test_a_repeated_row_is_named(copy):
    for name in NAMES:
        spoil(copy / f"{name}.csv", lambda rows: rows.insert(2, rows[1]))
    found = check.problems(copy)
    for name in NAMES:
        rules = {p.rule for p in found if p.file == f"{name}.csv" and p.row == 3}
        assert rules & {"primary-key", "unique"}, name


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_file_is_named(copy, name):
    (copy / f"{name}.csv").unlink()
    assert faults(copy) == {(f"{name}.csv", 0, "", "missing-file")}


def test_a_short_and_a_long_row_are_named(copy):
    spoil(copy / "events.csv", lambda rows: rows[3].pop())
    spoil(copy / "actors.csv", lambda rows: rows[3].append("more"))
    found = {(p.file, p.row, p.rule) for p in check.problems(copy)}
    assert {("events.csv", 4, "cells"), ("actors.csv", 4, "cells")} <= found


def test_a_renamed_column_and_a_broken_encoding_are_named(copy):
    spoil(copy / "claims.csv", lambda rows: rows[0].__setitem__(1, "sauce"))
    (copy / "places.csv").write_bytes((copy / "places.csv").read_bytes() + b"\xff\xfe\n")
    found = {(p.file, p.rule) for p in check.problems(copy)}
    assert {("claims.csv", "header"), ("places.csv", "encoding")} <= found


def test_an_open_quotation_mark_is_named(copy):
    path = copy / "events.csv"
    path.write_text(path.read_text(encoding="utf-8") + '"never closed,', encoding="utf-8")
    assert any(p.file == "events.csv" for p in check.problems(copy))


def test_rows_out_of_order_are_named(copy):
    spoil(copy / "sources.csv", lambda rows: rows.insert(1, rows.pop()))
    assert ("sources.csv", 3, "source_id", "sorted") in faults(copy)


def test_an_event_that_no_source_tells_is_named(copy):
    def forget(rows):
        event = rows[1][0]
        rows[1:] = [row for row in rows[1:] if row[0] != event]

    spoil(copy / "event_sources.csv", forget)
    assert ("events.csv", 2, "event_id", "sourced") in faults(copy)


def test_an_event_told_twice_is_named(copy):
    """The first event known to the day and place, entered again the next day."""

    def twin(rows):
        visit = next(row for row in rows[1:] if row[4] == "visit" and len(row[1]) == 10)
        rows.append([visit[0] + "-again", *visit[1:]])
        twinned.append(visit[0])

    def follow(rows):
        rows += [[row[0] + "-again", *row[1:]] for row in rows if row[0] == twinned[0]]

    twinned = []
    spoil(copy / "events.csv", twin)
    spoil(copy / "participations.csv", follow)
    named = {p.detail for p in check.problems(copy) if p.rule == "duplicate"}
    assert any(twinned[0] in detail for detail in named)


def test_a_missing_name_is_named(copy):
    with (copy / "actors.csv").open(encoding="utf-8", newline="") as stream:
        sides = [row["side"] for row in csv.DictReader(stream)]
    set_cell(copy / "actors.csv", "name_ru", "", row=sides.index("vietnam") + 2)
    set_cell(copy / "places.csv", "name_vi", "")
    assert {("places.csv", 2, "name_vi", "named")} <= faults(copy)
    assert ("actors.csv", sides.index("vietnam") + 2, "name_ru", "named") in faults(copy)


def test_a_discrepancy_about_nothing_read_is_named(copy):
    set_cell(copy / "discrepancies.csv", "locator_a", "l. 99999")
    assert ("discrepancies.csv", 2, "locator_a", "evidence") in faults(copy)


def test_a_source_missing_from_the_bibliography_is_named(copy):
    bib = copy.parent / "book" / "references.bib"
    bib.write_text("", encoding="utf-8")
    assert ("sources.csv", 2, "source_id", "bibliography") in faults(copy)


def test_loading_refuses_a_spoiled_package(copy, monkeypatch):
    monkeypatch.setenv("BAMBOOBIRCH_DATA", str(copy))
    set_cell(copy / "events.csv", "date", "1950-02-30", row=5)
    with pytest.raises(tables.TableError, match="events.csv, row 5, column date: rule edtf"):
        tables.load("periods")
