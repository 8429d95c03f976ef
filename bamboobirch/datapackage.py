"""Where the tables lie and what `data/datapackage.json` says of them."""

from __future__ import annotations

import functools
import hashlib
import json
import os
from pathlib import Path

DESCRIPTOR = "datapackage.json"
EDTF = "http://id.loc.gov/datatypes/edtf"


def folder() -> Path:
    """The data folder: `data/` of this checkout, or what `BAMBOOBIRCH_DATA` names."""
    default = Path(__file__).resolve().parent.parent / "data"
    return Path(os.environ.get("BAMBOOBIRCH_DATA", default))


def read(data: Path | None = None) -> dict:
    """The package descriptor as a dictionary.

    Raises
    ------
    FileNotFoundError
        There is no `datapackage.json` in the folder.
    json.JSONDecodeError
        It is not JSON.
    """
    path = (data or folder()) / DESCRIPTOR
    return _read(path, path.stat().st_mtime_ns)


@functools.lru_cache(maxsize=4)
def _read(path: Path, _modified: int) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def names() -> list[str]:
    """Names of all tables, in the order of `datapackage.json`."""
    return [resource["name"] for resource in read()["resources"]]


def resource(name: str) -> dict:
    """The descriptor of one table.

    Raises
    ------
    KeyError
        No table has this name; the message lists those there are.
    """
    for found in read()["resources"]:
        if found["name"] == name:
            return found
    raise KeyError(f"no table {name!r}; there are {', '.join(names())}")


def fields(name: str) -> list[dict]:
    """Field descriptors of one table, in column order."""
    return resource(name)["schema"]["fields"]


def digest(path: Path) -> str:
    """SHA-256 of a file, as hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
