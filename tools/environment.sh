# Makes .venv as requirements.txt has it. Called by make when that file or pyproject.toml is newer.
set -e
python=${PYTHON:-python3}

say() { printf '%s\n' "$@" >&2; exit 1; }

command -v "$python" >/dev/null ||
    say "Python is missing: no '$python' was found. Install Python 3.11 or later (Debian: apt install python3 python3-venv)."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    say "Python is too old: $("$python" --version). The book needs 3.11 or later; name another one with: make PYTHON=python3.12"
"$python" -c 'import venv, ensurepip' 2>/dev/null ||
    say "Python's venv module is missing. Install it (Debian: apt install python3-venv) and try again."

# An environment of another Python, or one left half made, is made anew.
.venv/bin/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || "$python" -m venv --clear .venv

echo "Installing the packages of requirements.txt into .venv (once; some minutes)"
pip=".venv/bin/python -m pip --disable-pip-version-check --quiet"
$pip install --requirement requirements.txt ||
    say "The packages could not be installed. Their names and versions are in requirements.txt; this step, and no other, needs the network."
$pip install --no-deps --no-build-isolation --editable . ||
    say "The package bamboobirch could not be installed from this folder."
