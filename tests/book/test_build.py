"""The command behind `make book`: what stops it, and what makes it compute again."""

import csv
import os
import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "_build", "__pycache__", ".pytest_cache", ".hypothesis", "*.ipynb"
)
PAGE = """---
file_format: mystnb
kernelspec: {name: python3, display_name: Python 3}
---
# A page

```{code-cell}
print(open("../data/note.csv").read())
```
"""


@pytest.fixture
def copy(tmp_path):
    """The repository, less its notebooks."""
    shutil.copytree(ROOT, tmp_path / "copy", ignore=LEFT_OUT)
    return tmp_path / "copy"


@pytest.fixture
def tiny(copy):
    """The repository cut down to one table, one page and a check that finds nothing, so that a build is quick."""
    shutil.rmtree(copy / "data")
    (copy / "data").mkdir()
    (copy / "data" / "note.csv").write_text("as first written\n")
    (copy / "bamboobirch" / "__init__.py").write_text("")
    (copy / "bamboobirch" / "check.py").write_text("")
    (copy / "book" / "page.md").write_text(PAGE)
    (copy / "_toc.yml").write_text("format: jb-book\nroot: book/page\n")
    return copy


def run(copy, *arguments):
    environment = {**os.environ, "PYTHONPATH": str(copy)}
    return subprocess.run(
        [sys.executable, *arguments], cwd=copy, env=environment, capture_output=True, text=True
    )


def build(copy):
    return run(copy, "tools/build.py")


def page(copy):
    return (copy / "_build/html/book/page.html").read_text("utf-8")


def edit(copy, table, column, value):
    """Write another value into the first row of a table."""
    path = copy / "data" / table
    with path.open(encoding="utf-8", newline="") as file:
        head, first, *rest = csv.reader(file)
    first[head.index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, first, *rest])


def test_spoiled_table_yields_no_book(copy):
    edit(copy, "events.csv", "date", "30.01.1950")
    done = build(copy)
    assert done.returncode != 0
    message = done.stdout + done.stderr
    assert "events.csv, row 2, column date: rule " in message
    assert "30.01.1950" in message
    assert not (copy / "_build").exists()


def test_missing_table_yields_no_book(copy):
    (copy / "data" / "periods.csv").unlink()
    done = build(copy)
    assert done.returncode != 0
    assert "periods.csv" in done.stdout + done.stderr
    assert not (copy / "_build").exists()


def test_changed_evidence_is_computed_again(tiny):
    """What a page prints follows its table; what did not change is not run again; an error leaves no site."""
    assert "Running book/page.md" in build(tiny).stdout
    assert "as first written" in page(tiny)
    assert "Running" not in build(tiny).stdout

    (tiny / "data" / "note.csv").write_text("as written later\n")
    assert "Running book/page.md" in build(tiny).stdout
    assert "as written later" in page(tiny)

    (tiny / "book" / "page.md").write_text(PAGE.replace("note.csv", "nothing.csv"))
    done = build(tiny)
    assert done.returncode != 0
    assert "book/page.md stopped with an error" in done.stderr
    assert "nothing.csv" in done.stderr
    assert not (tiny / "_build/html").exists()


def test_warning_stops_the_book_each_time(tiny):
    (tiny / "book" / "page.md").write_text("# A page\n\n```{nonsense}\n```\n")
    for _ in range(2):
        done = build(tiny)
        assert done.returncode != 0
        assert "nonsense" in done.stderr
        assert not (tiny / "_build/html").exists()


def test_fingerprint_sees_every_table_and_module(copy):
    sys.path.insert(0, str(ROOT / "tools"))
    import fingerprint

    def prints():
        return fingerprint.of(copy, fingerprint.EVIDENCE), fingerprint.of(copy, fingerprint.ALL)

    watched = [
        "data/events.csv",
        "data/datapackage.json",
        "bamboobirch/tables.py",
        "book/references.bib",
        "requirements.txt",
    ]
    for name in watched:
        before = prints()
        (copy / name).write_bytes((copy / name).read_bytes() + b"\n")
        assert prints()[0] != before[0], name
    before = prints()
    (copy / "book" / "page.md").write_text("# Another page\n")
    assert prints()[0] == before[0]
    assert prints()[1] != before[1]


def test_a_dead_address_is_named_and_breaks_nothing(tiny):
    """One address of a server on this machine that answers, and one page that it does not have."""
    handler = partial(SimpleHTTPRequestHandler, directory=tiny / "data")
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        here = f"http://127.0.0.1:{server.server_port}"
        (tiny / "book" / "page.md").write_text(
            f"# A page\n\n[one]({here}/note.csv) and [two]({here}/no-such.csv)\n"
        )
        done = run(tiny, "tools/links.py")
        server.shutdown()
    assert done.returncode == 0, done.stderr
    assert "2 addresses" in done.stdout
    assert "no-such.csv" in done.stdout
    assert "note.csv\n" not in done.stdout
