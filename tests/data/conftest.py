import csv
import shutil

import pytest

from bamboobirch import datapackage


@pytest.fixture(scope="session")
def rows():
    """Rows of a table as plain text, before any typing."""

    def read(name):
        path = datapackage.folder() / datapackage.resource(name)["path"]
        with path.open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))

    return read


@pytest.fixture
def copy(tmp_path):
    """A copy of the data package and bibliography that a test may spoil."""
    data = datapackage.folder()
    shutil.copytree(data, tmp_path / "data")
    (tmp_path / "book").mkdir()
    shutil.copy(data.parent / "book" / "references.bib", tmp_path / "book")
    return tmp_path / "data"
