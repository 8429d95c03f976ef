"""The record many times over, to measure how computation grows with the number of events."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pandas as pd

from bamboobirch import datapackage, tables

MOVED = 0.05  # share of participations that go to another copy
COPIED = {
    "actors": ["actor_id"],
    "events": ["event_id"],
    "event_sources": ["event_id"],
    "participations": ["event_id", "actor_id"],
    "codings": ["event_id"],
}


def record(times: int, seed: int = 1950) -> dict[str, pd.DataFrame]:
    """Copies of the actors, the events and what is told and coded of them.

    Parameters
    ----------
    times : int
        How many copies. The first keeps the ids, the others add a hyphen and their number; an
        actor's name gets the number too. Dates and sources stay, so that there are more events
        a year and no more years.
    seed : int
        Of NumPy's generator.

    Returns
    -------
    dict of table name to DataFrame
        `actors`, `events`, `event_sources`, `participations` and `codings`, with the columns of
        the tables. Of the participations five per cent go to the same actor of another copy,
        drawn at random, so that the copies hang together; with one copy nothing moves.

    Raises
    ------
    ValueError
        Fewer than one copy.
    """
    if times < 1:
        raise ValueError(f"{times} copies make no record")
    random, copies = np.random.default_rng(seed), {}
    for name, columns in COPIED.items():
        table = tables.load(name)
        copy = np.repeat(np.arange(times), len(table))
        grown = pd.concat([table] * times, ignore_index=True)
        for column in columns:
            of = copy
            if name == "participations" and column == "actor_id":
                moved = random.random(len(grown)) < MOVED
                of = np.where(moved, random.integers(times, size=len(grown)), copy)
            grown[column] = _numbered(grown[column], of, "-")
        if name == "actors":
            grown["name"] = _numbered(grown["name"], copy, " ")
        copies[name] = grown
    return copies


def _numbered(text: pd.Series, copy: np.ndarray, mark: str) -> pd.Series:
    """The text with the number of its copy; that of the first stays as it is."""
    ends = np.array(["", *(f"{mark}{n}" for n in range(1, copy.max(initial=0) + 1))])[copy]
    return text + pd.Series(ends, index=text.index, dtype="str")


def written(folder: Path, times: int, seed: int = 1950) -> None:
    """Write a data folder in which the record is there many times; other tables as they are.

    Parameters
    ----------
    folder : Path
        An empty folder; the variable `BAMBOOBIRCH_DATA` makes the package read it.
    times, seed
        As in `record`.
    """
    for path in datapackage.folder().iterdir():
        if path.is_file():
            shutil.copy(path, folder / path.name)
    for name, table in record(times, seed).items():
        table.to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")
