"""What every chapter shows: who connects whom, what was coded, claims on trial, conflicts, sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import networkx as nx
import pandas as pd
from matplotlib.axes import Axes

from bamboobirch import (
    coding,
    discrepancies,
    drawings,
    figures,
    networks,
    reliability,
    tables,
)
from bamboobirch.evidence import Evidence
from bamboobirch.prose import listed

LUCK = 0.05
SOURCES_SHOWN = 40
SHADE_NAMES = {
    "vietnam": "green Vietnam",
    "russia": "blue the Soviet Union or Russia",
    "china": "red China",
    "united-states": "brown the United States",
    "france": "violet France",
    "international": "turquoise international bodies",
    "joint": "black joint bodies",
    "other": "grey others",
}
CODES = [("pillar", code) for code in ("ideas", "interests", "heritage")] + [
    ("principle", code)
    for code in ("independence", "solidarity", "socialist-cooperation", "flexibility")
]


class Network(NamedTuple):
    """A period's actors and events; `tried` brokers, those `above` chance, and how many luck gives.

    `graph` is bipartite, `tie` its projection on actors, `brokers` as `networks.brokers` gives it.
    """

    graph: nx.Graph
    tie: nx.Graph
    brokers: pd.DataFrame
    tried: pd.DataFrame
    above: pd.DataFrame
    by_luck: float


def network(period: Evidence) -> Network:
    """Who took part in a period's events with whom, and who stands between more than by chance."""
    graph = networks.bipartite(period.parts, period.events)
    names = tables.load("actors").set_index("actor_id")["name"]
    brokers = networks.brokers(graph, names)
    tried = brokers[brokers["tried"]]
    above = tried[tried["p"] < LUCK]
    return Network(graph, networks.project(graph), brokers, tried, above, LUCK * len(tried))


def publish_network(
    slug: str, found: Network, period: Evidence, *, title: str, named: int = 8
) -> None:
    """The network of a chapter as its figure `fig-<slug>-network`, `named` actors by name."""
    figure, axes = figures.canvas(5.4)
    sides = period.parts.drop_duplicates("actor_id").set_index("actor_id")["side"]
    drawings.actors(axes, found.tie, found.brokers, sides, named)
    drawn = set(sides.loc[found.tried.index])
    shades = listed([words for side, words in SHADE_NAMES.items() if side in drawn])
    highest = [
        f"{row.name} {row.betweenness:.2f} (chance {row.expected:.2f})"
        for row in found.tried.head(5).itertuples(index=False)
    ]
    columns = ["name", "events", "degree", "betweenness", "expected", "low", "high", "p"]
    figures.publish(
        figure,
        f"fig-{slug}-network",
        title=title,
        caption=f"Actors with three events or more, tied by shared events (wider: more). Size: betweenness in the whole network. Colours: {shades}. Named: the {named} of the highest betweenness.",
        alt=f"{len(networks.side(found.graph, 0))} actors and {len(networks.side(found.graph, 1))} events. Highest betweenness: {listed(highest)}. Above chance, of {len(found.tried)} actors with three events or more: {listed(list(found.above['name'])) if len(found.above) else 'none'}; luck alone would pass {found.by_luck:.0f}.",
        evidence=period.parts,
        data=found.brokers[columns].round(4).reset_index(),
    )


class Codes(NamedTuple):
    """Pillars and principles: events by code, `shares` by period, `steps` into this one, alphas.

    `coded` and `alphas` are dicts by scheme; the tables are indexed by scheme and code (and
    period), with the columns of `coding.shares` and `coding.steps`.
    """

    coded: dict[str, pd.DataFrame]
    shares: pd.DataFrame
    steps: pd.DataFrame
    alphas: dict[str, reliability.Alpha]


def codes(events: pd.DataFrame, before: str, now: str, *others: str) -> Codes:
    """What events stood for, as the first coder has it, and how far a blind second one agrees.

    Parameters
    ----------
    events : DataFrame
        All events with their `period`, as in `evidence.everything`.
    before, now : str
        The periods of the step.
    *others : str
        Further periods whose shares are wanted.
    """
    period = events.set_index("event_id")["period"]
    period = period[period.isin([before, now, *others])]
    coded = {scheme: coding.matrix(scheme) for scheme in ("pillar", "principle")}
    return Codes(
        coded,
        pd.concat({s: coding.shares(coded[s], period) for s in coded}, names=["scheme"]),
        pd.concat(
            {s: coding.steps(coded[s], period, before, now) for s in coded}, names=["scheme"]
        ),
        {s: reliability.alpha(reliability.pairs(s)) for s in coded},
    )


def draw_codes(
    axes: Axes, shares: pd.DataFrame, drawn: Mapping[str, tuple[str, str, str]]
) -> None:
    """Shares of the pillars and the main principles, one row a code, a mark a period.

    Parameters
    ----------
    axes : Axes
    shares : DataFrame
        As in `Codes`.
    drawn : mapping of period to (years, colour, marker)
    """
    groups = {}
    for period, (years, shade, marker) in drawn.items():
        table = shares.xs(period, level="period").loc[CODES]
        groups[f"{years}, n = {int(table['n'].iloc[0])}"] = (table, shade, marker)
    drawings.intervals(axes, groups, [code for _, code in CODES])
    axes.axhline(2.5, color=figures.MUTED, linewidth=0.6)
    axes.set(xlim=(-0.02, 1), xlabel="share of coded events")
    place = {"loc": "upper center", "bbox_to_anchor": (0.38, -0.18)}
    axes.legend(fontsize=8.5, ncols=len(groups), **place)


def publish_claims(slug: str, trial: pd.DataFrame) -> None:
    """The statements on trial: `tab-<slug>-claims`, and folded `tab-<slug>-untested`.

    Parameters
    ----------
    slug : str
        The chapter's, as in its labels.
    trial : DataFrame
        As `claims.trial` gives it.
    """
    made = tables.load("claims").set_index("claim_id").loc[trial.index]
    open_ = trial["verdict"] == "not testable"
    tally = trial["verdict"].value_counts()
    figures.publish_table(
        trial.loc[~open_, ["claim", "source", "verdict", "why"]]
        .sort_values(["verdict", "source"])
        .reset_index(drop=True),
        f"tab-{slug}-claims",
        title=f"Of {len(trial)} claims: {tally.get('supported', 0)} supported, {tally.get('mixed', 0)} mixed, {tally.get('contradicted', 0)} contradicted, {open_.sum()} not testable",
        caption="Claims with a test. The verdict follows from the parts of a claim that evidence can decide; {ref}`claims-on-trial` names each test and the figure or table that decides it.",
        evidence=made[~open_],
    )
    if open_.any():
        figures.publish_table(
            trial.loc[open_, ["claim", "source", "why"]].reset_index(drop=True),
            f"tab-{slug}-untested",
            title=f"{open_.sum()} claim{'s' * int(open_.sum() != 1)} that this evidence cannot test",
            caption="By claim, with the reason.",
            evidence=made[open_],
            folded=True,
        )


def publish_conflicts(slug: str, evidence: pd.DataFrame) -> pd.DataFrame:
    """Where sources of a chapter are at odds: `tab-<slug>-conflicts`, folded.

    Parameters
    ----------
    slug : str
    evidence : DataFrame
        Rows with `source_id` and `locator`.

    Returns
    -------
    DataFrame
        As `discrepancies.touching` gives it.
    """
    found = discrepancies.touching(evidence)
    kinds = (
        found["kind"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    )
    often = listed([f"{kind} ({n})" for kind, n in kinds.head(4).items()])
    figures.publish_table(
        discrepancies.register().loc[found.index].drop(columns="kind").reset_index(drop=True),
        f"tab-{slug}-conflicts",
        title=f"{len(found)} places where sources read for this chapter are at odds",
        caption=f"Most often about {often}. Some speak of other years on the same page. The whole register has its own page.",
        evidence=found.rename(columns={"source_a": "source_id"})[["source_id"]],
        folded=True,
    )
    return found


def publish_sources(slug: str) -> pd.DataFrame:
    """All sources behind the chapter's figures and tables so far: `tab-<slug>-sources`, folded."""
    used = figures.sources_of_chapter()
    figures.publish_table(
        used.reset_index(drop=True),
        f"tab-{slug}-sources",
        title=f"{len(used)} sources, {used['perspective'].nunique()} perspectives",
        caption="Sources behind the figures and tables of this chapter, with the rows that rest on each (a row used twice counts twice); those with most rows come first, the CSV has all.",
        evidence=used.reset_index(),
        folded=True,
        shown=SOURCES_SHOWN,
    )
    return used
