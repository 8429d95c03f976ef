"""Ways of drawing that chapters share: period lines, labels at line ends, timelines, networks."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import fill

import networkx as nx
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke

from bamboobirch import dates, networks, periods
from bamboobirch.figures import INK, MUTED, PAPER, SIDES

SHORT_NAMES = {
    "Democratic Republic of Vietnam": "DRV",
    "Socialist Republic of Vietnam": "Vietnam (SRV)",
    "People's Republic of China": "China",
    "Soviet Union": "USSR",
    "Russian Federation": "Russia",
    "Government of Vietnam": "Vietnam's government",
    "Government of the Russian Federation": "Russia's government",
}
VOTE_COLOURS = {"Y": "#4a9aa5", "A": "#d7ddd9", "N": "#8c2f39", "absent": "#ffffff"}


def mark_periods(axes: Axes, scheme: str = "book") -> None:
    """Light vertical lines at the first day of each period that the axis of years shows."""
    left, right = axes.get_xlim()
    for day in periods.scheme(scheme)["earliest"]:
        position = dates.decimal_year(day)
        if left < position < right:
            axes.axvline(position, color=MUTED, linewidth=0.6, alpha=0.45, zorder=0)
    axes.set_xlim(left, right)


def label_ends(axes: Axes, ends: Mapping[str, tuple[float, float, str]], gap: float) -> None:
    """Write each line's name beside its last point, moved apart where names would collide.

    Parameters
    ----------
    axes : Axes
    ends : mapping of name to (x, y, colour)
        Last point of each line.
    gap : float
        Least distance between two names, in units of y.
    """
    lowest = float("-inf")
    for name, (x, y, shade) in sorted(ends.items(), key=lambda item: item[1][1]):
        lowest = max(y, lowest + gap)
        axes.annotate(
            name,
            (x, y),
            xytext=(x, lowest),
            xycoords="data",
            textcoords="data",
            color=shade,
            va="center",
            fontsize=9.5,
            fontweight="bold",
            annotation_clip=False,
        )


def timeline(
    axes: Axes,
    events: pd.DataFrame,
    labels: Mapping[str, str],
    colours: Mapping[str, str],
    since: float,
) -> None:
    """Events on one line each from top to bottom: a point where the day is known, a bar where not.

    Parameters
    ----------
    axes : Axes
    events : DataFrame
        `event_id` and `date`, in the order to draw.
    labels, colours : mapping of event_id to str
    since : float
        Year at which the axis begins; an event before it is an arrow with its date in words.
    """
    for row, event in enumerate(events.itertuples()):
        span = dates.parse(event.date)
        first, last = dates.decimal_year(span.earliest), dates.decimal_year(span.latest)
        shade = colours[event.event_id]
        if last < since:
            axes.annotate(
                f"◂ {dates.label(event.date)}",
                (since, row),
                va="center",
                fontsize=8.5,
                color=shade,
            )
        elif last - first < 0.1:
            axes.plot(
                first,
                row,
                "o",
                color=shade,
                markersize=6,
                fillstyle="none" if span.qualifier else "full",
            )
        else:
            axes.plot(
                [max(first, since), last],
                [row, row],
                color=shade,
                linewidth=5,
                solid_capstyle="butt",
                alpha=0.35 if span.qualifier else 0.65,
            )
    axes.set_xlim(left=since)
    label_rows(axes, [labels[event] for event in events["event_id"]])
    axes.grid(visible=True, axis="x")


def label_rows(axes: Axes, labels: list[str]) -> None:
    """Write each row's label above it, not beside it, so that a phone has room for both.

    Parameters
    ----------
    axes : Axes
        With its limits of x set and a row at each whole y from 0, which will run downward.
    labels : list of str
        From top to bottom.
    """
    left, _ = axes.get_xlim()
    for row, text in enumerate(labels):
        axes.text(left, row - 0.3, text, va="bottom", fontsize=10)
    axes.set_yticks([])
    axes.set_ylim(len(labels) - 0.5, -1)
    axes.spines["left"].set_visible(False)


def network(
    axes: Axes,
    graph: nx.Graph,
    positions: Mapping[str, tuple[float, float]],
    sizes: Mapping[str, float],
    shades: Mapping[str, str],
    names: Mapping[str, str],
) -> None:
    """A projection drawn so that a person can read it: wide ties shared often, chosen names.

    Parameters
    ----------
    axes : Axes
    graph : Graph
        With `weight` on its edges.
    positions : mapping of node to (x, y)
        From one seeded layout, so that drawings compare.
    sizes, shades : mapping of node to area in points squared, and to colour
    names : mapping of node to label
        Only the nodes named here are labelled.
    """
    from adjustText import adjust_text  # slow to load, and most figures have no names to part

    widths = [0.4 + 0.35 * data["weight"] for _, _, data in graph.edges(data=True)]
    nx.draw_networkx_edges(graph, positions, ax=axes, width=widths, edge_color="#cfd6d1")
    nodes = list(graph)
    nx.draw_networkx_nodes(
        graph,
        positions,
        nodelist=nodes,
        ax=axes,
        node_size=[sizes[n] for n in nodes],
        node_color=[shades[n] for n in nodes],
        edgecolors=PAPER,
        linewidths=0.8,
    )
    axes.set_axis_off()
    axes.margins(0.1)
    texts = [
        axes.text(*positions[node], name, fontsize=9, fontweight="bold", color=shades[node])
        for node, name in names.items()
    ]
    for text in texts:
        text.set_path_effects([withStroke(linewidth=3, foreground=PAPER)])
    spots = np.array([positions[node] for node in nodes])
    adjust_text(
        texts,
        x=spots[:, 0],
        y=spots[:, 1],
        ax=axes,
        iter_lim=300,
        arrowprops={"arrowstyle": "-", "color": MUTED, "linewidth": 0.6},
    )


def actors(
    axes: Axes,
    tie: nx.Graph,
    brokers: pd.DataFrame,
    sides: pd.Series,
    named: int = 12,
) -> None:
    """The projection on actors: who has few events is left out, who stands between is large.

    Parameters
    ----------
    axes : Axes
    tie : Graph
        A projection on actors.
    brokers : DataFrame
        As `networks.brokers` gives it; only actors `tried` are drawn.
    sides : Series of str, indexed by actor_id
    named : int
        How many of the drawn actors are named, those of the highest betweenness.
    """
    drawn = brokers[brokers["tried"]]
    core = networks.part(tie, drawn.index)
    largest = max(drawn["betweenness"].max(), 1e-9)
    network(
        axes,
        core,
        nx.kamada_kawai_layout(core, weight=None),
        sizes={a: 25 + 340 * drawn.loc[a, "betweenness"] / largest for a in core},
        shades={a: SIDES[sides[a]] for a in core},
        names={
            actor: fill(SHORT_NAMES.get(name, name), 22)
            for actor, name in drawn["name"].head(named).items()
        },
    )


def intervals(
    axes: Axes, groups: Mapping[str, tuple[pd.DataFrame, str, str]], labels: list[str]
) -> None:
    """Means with their intervals, one row a label, groups a little apart within a row.

    Parameters
    ----------
    axes : Axes
    groups : mapping of name to (table, colour, marker)
        Each table has `mean`, `low`, `high`, a row a label, in the order of the labels.
    labels : list of str
        From top to bottom.
    """
    for place, (name, (table, shade, marker)) in enumerate(groups.items()):
        shift = 0.16 * (place - (len(groups) - 1) / 2)
        axes.errorbar(
            table["mean"],
            [row + shift for row in range(len(labels))],
            xerr=[table["mean"] - table["low"], table["high"] - table["mean"]],
            fmt=marker,
            color=shade,
            markersize=5,
            linewidth=1.5,
            label=name,
        )
    axes.set_yticks(range(len(labels)), labels)
    axes.invert_yaxis()
    axes.grid(axis="x")


def vote_grid(axes: Axes, votes: pd.DataFrame, labels: list[str], framed: str) -> None:
    """A square a vote and state, with its letter, so that grey print tells votes apart.

    Parameters
    ----------
    axes : Axes
    votes : DataFrame
        A row a vote, a column a state: Y, A, N, absent; anything else leaves a gap.
    labels : list of str
        One for each row.
    framed : str
        The column to put a frame around.
    """
    for row, vote in enumerate(votes.itertuples(index=False)):
        for column, value in enumerate(vote):
            if value in VOTE_COLOURS:
                shade = VOTE_COLOURS[value]
                axes.add_patch(
                    Rectangle(
                        (column - 0.47, row - 0.45),
                        0.94,
                        0.9,
                        facecolor=shade,
                        edgecolor="#d7ddd9",
                    )
                )
                letter = "–" if value == "absent" else value
                ink = PAPER if value == "N" else INK
                axes.text(column, row, letter, ha="center", va="center", fontsize=8, color=ink)
    frame = Rectangle((list(votes).index(framed) - 0.5, -0.55), 1, len(votes) + 0.1, fill=False)
    frame.set(edgecolor=INK, linewidth=2)
    axes.add_patch(frame)
    axes.set(xlim=(-0.6, votes.shape[1] - 0.4), ylim=(len(votes) - 0.4, -0.6))
    axes.xaxis.tick_top()
    axes.set_xticks(range(votes.shape[1]), list(votes), fontsize=8)
    axes.set_yticks(range(len(votes)), labels, fontsize=8)
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
