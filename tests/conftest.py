"""What the tests share: the book, built once by the command that `make book` runs."""

import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

# How fast a busy machine draws examples says nothing of the code.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The folder of the built site. Tests run side by side: whoever comes first builds, the others wait."""
    with FileLock(tmp_path_factory.getbasetemp().parent / "site.lock"):
        build = subprocess.run(
            [sys.executable, "tools/build.py"], cwd=ROOT, capture_output=True, text=True
        )
    assert build.returncode == 0, f"make book fails:\n{build.stdout}{build.stderr}"
    return ROOT / "_build" / "html"
