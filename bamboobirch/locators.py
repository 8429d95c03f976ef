"""Places in a source: `l. 12`, `ll. 12-15`, `para. 3`."""

from __future__ import annotations

import re

import pandas as pd


def lines(locator: str) -> set[int]:
    """Line numbers that a locator names; none if it does not count lines.

    >>> sorted(lines("ll. 12-14; 20"))
    [12, 13, 14, 20]
    >>> lines("para. 3")
    set()
    """
    found: set[int] = set()
    if re.match(r"ll?\. \d", locator):
        for first, last in re.findall(r"(\d+)(?:\s*[-–]\s*(\d+))?", locator):
            found.update(range(int(first), int(last or first) + 1))
    return found


def places(evidence: pd.DataFrame) -> set[tuple[str, object]]:
    """Every place that some rows were read from: (source, line), or (source, locator) without lines.

    Parameters
    ----------
    evidence : DataFrame
        Rows with `source_id` and `locator`.
    """
    found: set[tuple[str, object]] = set()
    for source, locator in zip(evidence["source_id"], evidence["locator"]):
        found.update((source, place) for place in lines(locator) or {locator})
    return found
