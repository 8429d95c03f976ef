"""Measure what a reader and a contributor wait for. Prints; never fails. Works in a temporary copy."""

import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "_build", "__pycache__", ".pytest_cache", ".hypothesis")
LOAD = """
import time
from bamboobirch import tables
start = time.perf_counter()
rows = sum(len(tables.load(name)) for name in tables.names())
print(f"{time.perf_counter() - start:8.2f} s  load of all {len(tables.names())} tables ({rows} rows)")
"""
ASSET = re.compile(r'<(?:link[^>]*rel="(?:stylesheet|icon|shortcut icon)"|script|img)[^>]*>')
ADDRESS = re.compile(r'(?:href|src)="(?!data:)([^"#?]+)')


def seconds(what, command, copy):
    start = time.perf_counter()
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True)
    print(f"{time.perf_counter() - start:8.2f} s  {what}", "" if done.returncode == 0 else "(FAILED)", flush=True)
    return done


def change_a_notebook(copy):
    """Add a comment to the first code cell of a chapter."""
    path = sorted((copy / "notebooks").rglob("*.ipynb"))[0]
    text = path.read_text("utf-8")
    at = text.index('"source": [', text.index('"cell_type": "code"')) + len('"source": [')
    path.write_text(f'{text[:at]}"# changed\\n",{text[at:]}', "utf-8")
    return path.relative_to(copy)


def weigh(site):
    """Bytes of each page with all that it fetches, as stored and as a server compresses them."""
    print("\n     raw     gzip  page, with style sheets, scripts and images")
    for page in sorted(site.rglob("*.html")):
        tags = ASSET.findall(page.read_text("utf-8"))
        fetched = {page} | {(page.parent / address).resolve() for tag in tags for address in ADDRESS.findall(tag)}
        contents = [path.read_bytes() for path in fetched if path.is_file()]
        raw, packed = sum(map(len, contents)), sum(len(gzip.compress(content)) for content in contents)
        print(f"{raw:8} {packed:8}  {page.relative_to(site)}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "book").resolve()
        shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
        build = [sys.executable, "tools/build.py"]
        first = seconds("cold build", build, copy)
        print(first.stderr, end="")
        seconds("unchanged rebuild", build, copy)
        seconds(f"rebuild after a change in {change_a_notebook(copy)}", build, copy)
        subprocess.run([sys.executable, "-c", LOAD], cwd=copy, env={**os.environ, "PYTHONPATH": str(copy)})
        weigh(copy / "_build" / "html")


if __name__ == "__main__":
    main()
