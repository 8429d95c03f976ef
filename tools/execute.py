"""Run, on all cores, every notebook of the book whose outputs are not in the cache yet.

Jupyter Book reads the same cache afterwards; left to itself it would run one notebook after another.
"""

import os
import re
import sys
from contextlib import contextmanager
from pathlib import Path

from jupyter_cache import get_cache
from jupyter_cache.executors import load_executor
from sphinx_external_toc.parsing import parse_toc_yaml

ROOT = Path(__file__).resolve().parents[1]
CACHE = ROOT / "_build" / ".jupyter_cache"
TIMEOUT = 300  # seconds a cell
NBFORMAT = {"name": "nbformat", "type": "plugin"}
MYST = {"name": "myst_nb_md", "type": "plugin"}


def notebooks():
    """The pages of the table of contents that hold code, each with the plugin that reads it."""
    for name in parse_toc_yaml(ROOT / "_toc.yml"):
        if (path := ROOT / f"{name}.ipynb").exists():
            yield path, NBFORMAT
        elif (path := ROOT / f"{name}.md").exists() and is_text_notebook(path):
            yield path, MYST


def is_text_notebook(path):
    front_matter = path.read_text("utf-8").split("---")
    return len(front_matter) > 2 and not front_matter[0].strip() and "file_format: mystnb" in front_matter[1]


def pending(cache):
    paths = [cache.add_nb_to_project(str(path), read_data=reader).uri for path, reader in notebooks()]
    return cache.list_unexecuted(filter_uris=paths)


def short(uri):
    return Path(uri).relative_to(ROOT).as_posix()


@contextmanager
def kernels_log_to(path):
    """Send what kernels and the executor write to stderr to a file: a notebook's own errors are in the cache."""
    stderr = os.dup(2)
    with path.open("w") as log:
        os.dup2(log.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(stderr, 2)
            os.close(stderr)


def report(cache, uri):
    """Say which notebook failed, and the error of the cell in which it did."""
    traceback = cache.get_project_record(uri).traceback or "It could not be run; _build/execute.log says why."
    error = traceback.rsplit("while executing the following cell:\n", 1)[-1]
    plain = re.sub(r"\x1b\[[0-9;]*m", "", error).strip()
    print(f"\n{short(uri)} stopped with an error:\n{plain}\n", file=sys.stderr)


def main():
    cache = get_cache(CACHE)
    todo = [record.uri for record in pending(cache)]
    if not todo:
        return
    print("Running", ", ".join(short(uri) for uri in todo), flush=True)
    with kernels_log_to(CACHE.parent / "execute.log"):
        result = load_executor("local-parallel", cache).run_and_cache(filter_uris=todo, timeout=TIMEOUT)
    failed = result.excepted + result.errored
    for uri in failed:
        report(cache, uri)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
