"""Build the book: check the tables, run the notebooks that need it, write the site.

`make book` calls this, and so do the tests. `_build/html` is there only if the last build went well:
a table that breaks a rule, a notebook that raises or a warning of Sphinx leaves no site behind.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import fingerprint

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "_build"
SITE = BUILD / "html"
STAMP = BUILD / "made-from.json"
JUPYTER_BOOK = Path(sys.executable).with_name("jupyter-book")
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(ROOT),  # so that a copy of the repository uses its own package and tables
    "BAMBOOBIRCH_PREVIEW": "off",
    "OMP_NUM_THREADS": "1",  # each core has a notebook of its own
}


def drop_pages():
    """Forget the pages, parsed and written: Sphinx repeats no warning about a page that it has kept."""
    shutil.rmtree(SITE, ignore_errors=True)
    shutil.rmtree(BUILD / ".doctrees", ignore_errors=True)


def run(*command, **options):
    """Run a step of the build; when it fails, take the site away and stop."""
    if subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, **options).returncode:
        drop_pages()
        sys.exit("The book was not built; what is wrong stands above. There is no site in _build/html.")


def drop_what_is_stale(now, before):
    """Forget what was computed from other tables or other code, or written in another frame."""
    if now["evidence"] != before.get("evidence"):
        shutil.rmtree(BUILD, ignore_errors=True)
        run(sys.executable, "-m", "bamboobirch.check")
    elif now["frame"] != before.get("frame"):
        drop_pages()
    BUILD.mkdir(exist_ok=True)
    STAMP.write_text(json.dumps({**now, "all": None}))


def main():
    now = {
        "evidence": fingerprint.of(ROOT, fingerprint.EVIDENCE),
        "frame": fingerprint.of(ROOT, fingerprint.FRAME),
        "all": fingerprint.of(ROOT, fingerprint.ALL),
    }
    before = json.loads(STAMP.read_text()) if STAMP.exists() else {}
    if now != before or not SITE.exists():
        drop_what_is_stale(now, before)
        run(sys.executable, "tools/execute.py")
        run(JUPYTER_BOOK, "build", "--quiet", "-W", "-n", "--keep-going", ".", stdout=subprocess.DEVNULL)
        STAMP.write_text(json.dumps(now))
    print(f"The book is built. Open {SITE.relative_to(ROOT)}/index.html in a browser, or type: make serve")


if __name__ == "__main__":
    main()
