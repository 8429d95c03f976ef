"""Hand computed numbers to the sentences of a page."""

from __future__ import annotations

import json
import numbers
import re
from pathlib import Path

from myst_nb import glue

WORDS_A_MINUTE = 200


def tell(**values: object) -> None:
    """Name values so that prose can quote them as ``{glue:text}`name` ``.

    Whole numbers get thousands separators; anything else must already be the text that the
    reader is to see. An underscore in a name becomes a hyphen.

    Raises
    ------
    TypeError
        A value is a float: say how many digits by formatting it.
    """
    for name, value in values.items():
        if isinstance(value, numbers.Integral):
            value = f"{int(value):,}"
        if not isinstance(value, str):
            raise TypeError(f"{name}: format {value!r} as text first")
        glue(name.replace("_", "-"), value, display=False)


def share(value: float, digits: int = 0) -> str:
    """A share of one as per cent: `share(0.934)` is `93 %` with a no-break space."""
    return f"{100 * value:.{digits}f}\u00a0%"


def signed(value: float, digits: int = 0) -> str:
    """A number with its sign: `signed(-0.24, 1)` is `−0.2` with a true minus; nought has none."""
    text = f"{value:+.{digits}f}".replace("-", "−")
    return text if text.strip("+−0.") else text[1:]


def listed(items: list[str]) -> str:
    """Items as a sentence lists them: `a, b and c`; `none` of no items."""
    if not items:
        return "none"
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def reading_minutes(notebook: str) -> int:
    """Minutes that the prose of a notebook in the working folder takes to read."""
    cells = json.loads(Path(notebook).read_text(encoding="utf-8"))["cells"]
    prose = " ".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
    return round(len(re.findall(r"\w+", prose)) / WORDS_A_MINUTE)
