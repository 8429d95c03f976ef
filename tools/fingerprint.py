"""Tell what has changed since the book was last built."""

import hashlib
import sys

# A change in any of these means that every chapter is computed again: no figure outlives its evidence.
EVIDENCE = ["data/*.csv", "data/datapackage.json", "bamboobirch/**/*.py", "book/references.bib", "requirements.txt"]
# A change in any of these means that every page is written again, from outputs that still hold.
FRAME = ["_toc.yml", "_config.yml", "book/_ext/*.py", "book/_templates/*.html"]
# A change in any of these means that there is something to do at all.
ALL = EVIDENCE + FRAME + ["book/**/*", "notebooks/**/*", "tools/*.py", "pyproject.toml"]


def of(root, patterns):
    """One hash of the names and bytes of all files that the patterns find, and of the Python that runs."""
    digest = hashlib.sha256(sys.version.encode())
    files = {path for pattern in patterns for path in root.glob(pattern) if path.is_file()}
    for path in sorted(files):
        if not {"__pycache__", ".ipynb_checkpoints"} & set(path.parts):
            content = path.read_bytes()
            digest.update(f"{path.relative_to(root).as_posix()} {len(content)}\n".encode() + content)
    return digest.hexdigest()
