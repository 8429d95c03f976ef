"""Load a table by its name, with real types, and only if the whole package is sound."""

from __future__ import annotations

import functools
import hashlib
import os
from pathlib import Path

import pandas as pd

from bamboobirch import check, datapackage, dates, duplicates, locators
from bamboobirch.check import TableError

__all__ = ["TableError", "load", "loaded", "names"]

_loaded: dict[str, int] = {}
DTYPES = {"string": "str", "integer": "Int64", "number": "float64", "boolean": "boolean"}
names = datapackage.names


def load(name: str) -> pd.DataFrame:
    """One table of the evidence base.

    Parameters
    ----------
    name : str
        A resource of `data/datapackage.json`, such as `"events"`.

    Returns
    -------
    DataFrame
        One row per row of the CSV, in its order; columns as the Table Schema types them:
        text as `str`, integers as `Int64`, numbers as `float64`, truth values as `boolean`.
        EDTF dates stay strings; `dates.spans` reads them.

    Raises
    ------
    KeyError
        There is no such table.
    TableError
        Any table is not sound; the message names file, row, column and rule.
    """
    resource = datapackage.resource(name)
    _require_soundness(datapackage.folder())
    path = datapackage.folder() / resource["path"]
    table = _read(name, path, path.stat().st_mtime_ns)
    _loaded[name] = len(table)
    return table.copy(deep=False)


@functools.lru_cache(maxsize=64)
def _read(name: str, path: Path, _stamp: int) -> pd.DataFrame:
    """Read once: callers get copies that share the values until one of them writes."""
    types = {field["name"]: DTYPES[field["type"]] for field in datapackage.fields(name)}
    return pd.read_csv(
        path,
        dtype=types,
        keep_default_na=False,
        na_values=datapackage.resource(name)["schema"]["missingValues"],
        true_values=["true"],
        false_values=["false"],
    )


def loaded() -> pd.DataFrame:
    """The tables that were loaded so far, with the version of each: the end of a chapter.

    Returns
    -------
    DataFrame, one row a table, sorted by name
        `table`, `rows`, and `sha256`, the first twelve digits of the file's digest, so that
        a chapter's stored output changes when any number in a table that it read does.
    """
    rows = [
        (name, rows, datapackage.digest(datapackage.folder() / f"{name}.csv")[:12])
        for name, rows in sorted(_loaded.items())
    ]
    return pd.DataFrame(rows, columns=["table", "rows", "sha256"])


def _fingerprint(data: Path) -> str:
    """One digest over all that soundness depends on: tables, bibliography and rules."""
    files = [
        *sorted(data.glob("*.csv")),
        data / datapackage.DESCRIPTOR,
        data.parent / "book" / "references.bib",
        *(Path(module.__file__) for module in (check, dates, duplicates, locators)),
    ]
    digests = [f"{path.name} {datapackage.digest(path)}" for path in files if path.exists()]
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()


def _require_soundness(data: Path) -> None:
    stamps = tuple((path.name, path.stat().st_mtime_ns) for path in sorted(data.glob("*")))
    _checked(data, stamps)


@functools.lru_cache(maxsize=4)
def _checked(data: Path, _stamps: tuple) -> None:
    """Check once per state of the folder: chapters that follow find the note and go on."""
    fingerprint = _fingerprint(data)
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "bamboobirch"
    note = cache / fingerprint
    if note.exists():
        return
    found = check.problems(data)
    if found:
        raise TableError(found)
    try:
        cache.mkdir(parents=True, exist_ok=True)
        note.touch()
    except OSError:
        pass  # a home that cannot be written costs time, not soundness
