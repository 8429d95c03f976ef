"""Run every notebook and store in it what it prints, so that `pytest --nbval` can tell when a number changes.

Kept are texts and tables. Pictures are left out (their computed description is text), and so is everything
that differs between two runs of the same code: running this twice changes nothing.
"""

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ("image/png", "image/svg+xml", "image/jpeg")
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
TIMEOUT = 300  # seconds a cell


def without_pictures(output):
    for kind in PICTURES:
        output.get("data", {}).pop(kind, None)
    for key in ("bamboobirch", *PICTURES):
        output.get("metadata", {}).pop(key, None)
    return output


def store(path):
    """Run one notebook where it lies; return the error that stopped it, if one did."""
    notebook = nbformat.read(path, as_version=4)
    notebook.metadata = nbformat.from_dict(METADATA)
    client = NotebookClient(
        notebook,
        timeout=TIMEOUT,
        record_timing=False,
        coalesce_streams=True,
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": path.parent}},
    )
    try:
        client.execute()
    except CellExecutionError as error:
        return str(error)
    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs = [without_pictures(output) for output in cell.outputs]
    path.write_text(nbformat.writes(notebook).rstrip() + "\n", "utf-8")


def main(names):
    os.environ["BAMBOOBIRCH_PREVIEW"] = "off"
    paths = [Path(name).resolve() for name in names] or sorted((ROOT / "notebooks").rglob("*.ipynb"))
    paths = [path for path in paths if ".ipynb_checkpoints" not in path.parts]
    failed = False
    with ProcessPoolExecutor() as pool:
        for path, error in zip(paths, pool.map(store, paths)):
            print(path.relative_to(ROOT), "stopped with an error:" if error else "stored")
            if error:
                print(error, file=sys.stderr)
                failed = True
    sys.exit(failed)


if __name__ == "__main__":
    main(sys.argv[1:])
