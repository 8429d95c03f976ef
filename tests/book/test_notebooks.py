"""Notebooks are committed as they ran, in order, with what they print and without pictures.

nbval passes a notebook that holds no outputs; here it does not pass.
"""

import re
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted(
    path
    for path in (ROOT / "notebooks").rglob("*.ipynb")
    if ".ipynb_checkpoints" not in path.parts
)
NAMES = [path.relative_to(ROOT).as_posix() for path in NOTEBOOKS]


def test_each_notebook_is_a_chapter():
    toc = (ROOT / "_toc.yml").read_text("utf-8")
    assert NAMES
    assert [name for name in NAMES if name.removesuffix(".ipynb") not in toc] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_notebook_is_stored_as_it_ran(path):
    cells = [
        cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"
    ]
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1)), (
        "type: make outputs"
    )
    assert any(cell.outputs for cell in cells), "no outputs are stored; type: make outputs"
    kinds = {
        kind for cell in cells for output in cell.outputs for kind in output.get("data", {})
    }
    assert not {kind for kind in kinds if kind.startswith("image/")}, (
        "pictures are stored; type: make outputs"
    )


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_no_output_changes_from_run_to_run(path):
    """An object without a name prints its address in memory, which is another one each time."""
    for cell in nbformat.read(path, as_version=4).cells:
        for output in cell.get("outputs", []):
            text = output.get("data", {}).get("text/plain", "") + output.get("text", "")
            assert not re.search(r" at 0x[0-9a-f]+>", text), cell.source


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_tags_are_those_that_hide_something(path):
    """A mistyped tag hides nothing, and solutions would stand open under their exercises."""
    cells = nbformat.read(path, as_version=4).cells
    assert {tag for cell in cells for tag in cell.metadata.get("tags", [])} <= {
        "hide-input",
        "hide-cell",
        "remove-cell",
    }
