"""Find every fault in the tables before anything is computed from them.

`frictionless` checks the data package (types, constraints, keys); the rules that it does not
know are here: EDTF dates, order of rows, a source for every event, no event told twice, names
in three scripts, and discrepancies that still match the rows they speak of.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from bamboobirch import datapackage, dates, duplicates, locators

RULES = {
    "type-error": "type",
    "missing-label": "header",
    "extra-label": "header",
    "incorrect-label": "header",
    "blank-label": "header",
    "duplicate-label": "header",
    "missing-cell": "cells",
    "extra-cell": "cells",
    "blank-row": "blank-row",
    "unique-error": "unique",
    "primary-key": "primary-key",
    "foreign-key": "foreign-key",
    "scheme-error": "missing-file",
    "encoding-error": "encoding",
    "source-error": "broken-csv",
    "format-error": "broken-csv",
    "hash-count": "recorded",
    "byte-count": "recorded",
}
EVIDENCE = (
    "event_sources actor_names relations participations observations claims citations "
    "partnerships periods actors places"
).split()


class Problem(NamedTuple):
    """One fault: file, row (the header is row 1; 0 for the file as a whole), column, rule, detail."""

    file: str
    row: int
    column: str
    rule: str
    detail: str = ""

    def __str__(self) -> str:
        where = f"{self.file}, row {self.row}" if self.row else self.file
        column = f", column {self.column}" if self.column else ""
        return f"{where}{column}: rule {self.rule}: {self.detail}"


class TableError(ValueError):
    """Tables are not sound; `problems` lists every fault found."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


def problems(data: Path | None = None, *, recorded: bool = False) -> list[Problem]:
    """Every fault in the data package in a folder.

    Parameters
    ----------
    data : Path, optional
        The folder that holds `datapackage.json`; the project's own if left out.
    recorded : bool
        Whether a table that differs from its recorded digest is a fault too. It is one in
        what is published, not while somebody edits a table.

    Returns
    -------
    list of Problem
        Sorted by file and row; empty if all is sound.
    """
    data = data or datapackage.folder()
    try:
        package = datapackage.read(data)
    except (OSError, json.JSONDecodeError) as error:
        return [Problem(datapackage.DESCRIPTOR, 0, "", "descriptor", str(error))]
    missing = [r["path"] for r in package["resources"] if not (data / r["path"]).exists()]
    if missing:
        return [
            Problem(path, 0, "", "missing-file", "there is no such file") for path in missing
        ]
    found = list(_frictionless(data, package))
    tables, broken = _read_plain(data, package)
    found += broken
    if not any(
        problem.rule in {"broken-csv", "encoding", "header", "cells"} for problem in found
    ):
        found += _house_rules(package, tables, data)
    return sorted({p for p in found if recorded or p.rule != "recorded"})


def _frictionless(data: Path, package: dict) -> Iterator[Problem]:
    from frictionless import FrictionlessException, Package, system  # slow, and rarely needed

    foreign = {
        (r["path"], tuple([key["fields"]] if isinstance(key["fields"], str) else key["fields"]))
        for r in package["resources"]
        for key in r["schema"]["foreignKeys"]
    }
    keys = {r["path"]: r["schema"]["primaryKey"] for r in package["resources"]}
    try:
        with system.use_context(trusted=True):
            report = Package(str(data / datapackage.DESCRIPTOR)).validate(limit_errors=200)
    except FrictionlessException as error:
        yield Problem(datapackage.DESCRIPTOR, 0, "", "descriptor", str(error))
        return
    for error in report.errors:
        yield Problem(datapackage.DESCRIPTOR, 0, "", "descriptor", error.message)
    for task in report.tasks:
        path = Path(task.place).name
        for error in task.errors:
            row = getattr(error, "row_number", None) or 0
            column = getattr(error, "field_name", "") or getattr(error, "label", "") or ""
            if error.type == "foreign-key":
                column = _foreign_column(error, path, foreign)
            elif error.type == "primary-key":
                column = "+".join(keys[path])
            yield Problem(path, row, column, _rule(error), error.note)


def _foreign_column(error, path: str, foreign: set) -> str:
    names = tuple(getattr(error, "field_names", ()) or ())
    if names:
        return "+".join(names)
    return "+".join(fields for known, fields_ in foreign if known == path for fields in fields_)


def _rule(error) -> str:
    if error.type == "constraint-error":
        named = re.search(r'constraint "(\w+)"', error.note)
        return named.group(1) if named else "constraint"
    return RULES.get(error.type, error.type)


def _read_plain(data: Path, package: dict) -> tuple[dict[str, list[dict]], list[Problem]]:
    tables, broken = {}, []
    for resource in package["resources"]:
        try:
            text = (data / resource["path"]).read_text(encoding="utf-8")
            tables[resource["name"]] = list(csv.DictReader(text.splitlines(), strict=True))
        except UnicodeDecodeError as error:
            broken.append(Problem(resource["path"], 0, "", "encoding", str(error)))
        except csv.Error as error:
            broken.append(Problem(resource["path"], 0, "", "broken-csv", str(error)))
    return tables, broken


def _house_rules(package: dict, tables: dict[str, list[dict]], data: Path) -> Iterator[Problem]:
    for resource in package["resources"]:
        rows = tables[resource["name"]]
        yield from _edtf(resource, rows)
        yield from _order(resource, rows)
    yield from _events_are_told(tables)
    yield from _events_are_told_once(tables)
    yield from _names_are_complete(tables)
    yield from _discrepancies_match(tables)
    yield from _bibliography(tables, data.parent / "book" / "references.bib")


def _edtf(resource: dict, rows: list[dict]) -> Iterator[Problem]:
    for field in resource["schema"]["fields"]:
        if field.get("rdfType") != datapackage.EDTF:
            continue
        for number, row in enumerate(rows, 2):
            text = row[field["name"]]
            if text and not dates.is_valid(text):
                detail = f"{text!r} is not an EDTF date"
                yield Problem(resource["path"], number, field["name"], "edtf", detail)


def sort_key(resource: dict):
    """The function that orders a table's rows: by primary key, numbers as numbers."""
    numeric = {
        field["name"]
        for field in resource["schema"]["fields"]
        if field["type"] in {"integer", "number"}
    }

    def key(row: dict) -> list:
        return [
            float(row[name] or "-inf") if name in numeric else row[name]
            for name in resource["schema"]["primaryKey"]
        ]

    return key


def _order(resource: dict, rows: list[dict]) -> Iterator[Problem]:
    try:
        keys = [sort_key(resource)(row) for row in rows]
    except ValueError:
        return  # a number that is none: frictionless has said so
    for number, (before, after) in enumerate(zip(keys, keys[1:]), 3):
        if before > after:
            column = "+".join(resource["schema"]["primaryKey"])
            detail = f"{after} stands after {before}; `make data` sorts the table"
            yield Problem(resource["path"], number, column, "sorted", detail)
            return


def _events_are_told(tables: dict[str, list[dict]]) -> Iterator[Problem]:
    for name in ("event_sources", "participations"):
        told = {row["event_id"] for row in tables[name]}
        for number, row in enumerate(tables["events"], 2):
            if row["event_id"] not in told:
                detail = f"{row['event_id']!r} has no row in {name}.csv"
                yield Problem("events.csv", number, "event_id", "sourced", detail)


def _events_are_told_once(tables: dict[str, list[dict]]) -> Iterator[Problem]:
    """Two events that look like one must have been compared and found to be two."""
    if not all(dates.is_valid(row["date"]) for row in tables["events"]):
        return  # the rule on dates has said so
    numbers = {row["event_id"]: number for number, row in enumerate(tables["events"], 2)}
    compared = {
        frozenset((row["event_id"], row["other_id"])) for row in tables["distinct_events"]
    }
    alike = duplicates.suspects(
        pd.DataFrame(tables["events"]), pd.DataFrame(tables["participations"])
    )
    for pair in alike.itertuples():
        if {pair.event_id, pair.other_id} not in compared:
            detail = f"may be {pair.other_id!r} told again; merge them, or say why they are two"
            yield Problem("events.csv", numbers[pair.event_id], "event_id", "duplicate", detail)


def _names_are_complete(tables: dict[str, list[dict]]) -> Iterator[Problem]:
    """Vietnamese and Russian persons and bodies, and all places, have names in both languages."""
    for name in ("actors", "places"):
        for number, row in enumerate(tables[name], 2):
            ours = row.get("side", "vietnam") in {"vietnam", "russia", "joint"}
            if ours and row["kind"] != "publication":
                for column in ("name_vi", "name_ru"):
                    if not row[column]:
                        yield Problem(f"{name}.csv", number, column, "named", row["name"])


def _discrepancies_match(tables: dict[str, list[dict]]) -> Iterator[Problem]:
    """A discrepancy that names lines must name lines that some other row was read from."""
    read: dict[str, set[int]] = {}
    for name in EVIDENCE:
        for row in tables[name]:
            read.setdefault(row["source_id"], set()).update(locators.lines(row["locator"]))
    for number, row in enumerate(tables["discrepancies"], 2):
        for side in "ab":
            source, locator = row[f"source_{side}"], row[f"locator_{side}"]
            wanted = locators.lines(locator)
            if wanted and not wanted & read.get(source, set()):
                detail = f"no row was read at {source}, {locator}"
                yield Problem(
                    "discrepancies.csv", number, f"locator_{side}", "evidence", detail
                )


def _bibliography(tables: dict[str, list[dict]], path: Path) -> Iterator[Problem]:
    if not path.exists():
        return  # a data folder on its own, as a researcher may copy it
    keys = set(re.findall(r"^@\w+\{([^,\s]+),", path.read_text(encoding="utf-8"), re.M))
    for number, row in enumerate(tables["sources"], 2):
        if row["source_id"] not in keys:
            detail = f"{row['source_id']!r} is not in references.bib"
            yield Problem("sources.csv", number, "source_id", "bibliography", detail)


def main() -> int:
    """Print every fault; 1 if there is one."""
    found = problems()
    for problem in found:
        print(problem, file=sys.stderr)
    if found:
        print(
            f"The tables are not sound: {len(found)} faults. Nothing was built.",
            file=sys.stderr,
        )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
