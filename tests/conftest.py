"""What the tests share: the book, built once by the command that `make book` runs."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def site():
    """The folder of the built site."""
    build = subprocess.run(
        [sys.executable, "tools/build.py"], cwd=ROOT, capture_output=True, text=True
    )
    assert build.returncode == 0, f"make book fails:\n{build.stdout}{build.stderr}"
    return ROOT / "_build" / "html"
