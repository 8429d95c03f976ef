import pandas as pd
import pytest

from bamboobirch import drawings, figures


def test_labels_are_moved_apart():
    _, ax = figures.canvas()
    drawings.label_ends(ax, {"one": (1, 0.5, "k"), "other": (1, 0.51, "k")}, gap=0.1)
    heights = sorted(text.xyann[1] for text in ax.texts)
    assert heights[1] - heights[0] == pytest.approx(0.1)


def test_timeline_draws_day_span_and_what_came_before():
    events = pd.DataFrame(
        {"event_id": ["old", "day", "span"], "date": ["1783", "1923-06-30", "1924/1938"]}
    )
    _, ax = figures.canvas()
    names = dict.fromkeys(events["event_id"], "x")
    drawings.timeline(ax, events, names, dict.fromkeys(events["event_id"], "k"), since=1900)
    assert sorted(text.get_text() for text in ax.texts) == ["x", "x", "x", "◂ 1783"]
    assert len(ax.lines) == 2


def test_period_lines_stay_inside_the_axis():
    _, ax = figures.canvas()
    ax.set_xlim(1990, 2005)
    drawings.mark_periods(ax)
    assert len(ax.lines) == 2


def test_intervals_keep_groups_apart_in_their_rows():
    table = pd.DataFrame({"mean": [0.5, 0.6], "low": [0.4, 0.5], "high": [0.6, 0.7]})
    _, ax = figures.canvas()
    drawings.intervals(ax, {"a": (table, "k", "o"), "b": (table, "r", "s")}, ["one", "two"])
    first, second = (line.get_ydata() for line in ax.lines[:2])
    assert [label.get_text() for label in ax.get_yticklabels()] == ["one", "two"]
    assert (abs(first - second) > 0.1).all()


def test_vote_grid_writes_letters_and_leaves_gaps():
    votes = pd.DataFrame({"VNM": ["A", "N"], "RUS": ["absent", None]})
    _, ax = figures.canvas()
    drawings.vote_grid(ax, votes, ["one", "two"], framed="VNM")
    assert sorted(text.get_text() for text in ax.texts) == ["A", "N", "–"]
