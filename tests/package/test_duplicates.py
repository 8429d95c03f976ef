"""Events told twice are found; events that differ in kind, time, place or actors are not."""

import pandas as pd
import pytest

from bamboobirch import duplicates


def found(*events):
    """The pairs among events given as date, kind, place and actors."""
    table = pd.DataFrame(
        [(str(i), date, kind, place) for i, (date, kind, place, _) in enumerate(events)],
        columns=["event_id", "date", "kind", "place"],
    )
    actors = pd.DataFrame(
        [(str(i), actor) for i, (*_, names) in enumerate(events) for actor in names],
        columns=["event_id", "actor_id"],
    )
    alike = duplicates.suspects(table, actors)
    return {(row.event_id, row.other_id) for row in alike.itertuples()}


VISIT = ("1965-02-06/1965-02-10", "visit", "hanoi", "ab")


@pytest.mark.parametrize(
    "other",
    [
        ("1965-02-07", "visit", "hanoi", "ab"),
        ("1965-02", "visit", "", "abc"),
        ("1965-02-13", "visit", "hanoi", "a"),
    ],
)
def test_the_same_told_again_is_found(other):
    assert found(VISIT, other) or found(other, VISIT)


@pytest.mark.parametrize(
    "other",
    [
        ("1965-02-14", "visit", "hanoi", "ab"),
        ("1965-02-07", "agreement", "hanoi", "ab"),
        ("1965-02-07", "visit", "beijing", "ab"),
        ("1965-02-07", "visit", "hanoi", "acde"),
        ("1965", "visit", "hanoi", "ab"),
    ],
)
def test_what_differs_is_left_alone(other):
    assert not found(VISIT, other)
