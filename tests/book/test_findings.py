"""The closing page computes its numbers by itself; they are those of the chapters."""

from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[2]
CLOSING = ROOT / "notebooks" / "synthesis" / "what-this-book-found.ipynb"
RECORD = "application/papermill.record/text/plain"


def told(path):
    """The values that a notebook hands to its prose, by name."""
    return {
        output.metadata["scrapbook"]["name"]: output.data[RECORD]
        for cell in nbformat.read(path, as_version=4).cells
        for output in cell.get("outputs", [])
        if "scrapbook" in output.get("metadata", {})
    }


def test_the_closing_page_and_the_chapters_agree():
    chapters = {}
    for path in sorted((ROOT / "notebooks").rglob("*.ipynb")):
        if path != CLOSING and ".ipynb_checkpoints" not in path.parts:
            chapters |= told(path)
    ours = {name.removeprefix("found-"): value for name, value in told(CLOSING).items()}
    shared = sorted(set(ours) & set(chapters))
    assert len(shared) >= 30
    assert {name: ours[name] for name in shared} == {name: chapters[name] for name in shared}
