"""Graphs as files that other tools read: GraphML and GEXF."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

import networkx as nx
import pandas as pd
from networkx.readwrite.gexf import GEXFWriter

from bamboobirch import dates

MISSING = (None, "")


def described(
    graph: nx.Graph, actors: pd.DataFrame, events: pd.DataFrame, told: pd.DataFrame
) -> nx.Graph:
    """A graph whose nodes and edges say in plain text what they are and who says so.

    Parameters
    ----------
    graph : Graph
        As `networks.bipartite` or `networks.project` (onto actors) returns it.
    actors, events, told : DataFrame
        The tables `actors` and `events`, and `event_sources`.

    Returns
    -------
    Graph
        An actor has `label`, `type` "actor", `kind`, `side`, and `start`, `end`, `name_vi`,
        `name_ru`, `source` where known. An event has `label`, `type` "event", `kind`, `date`
        (EDTF), `earliest`, `latest` (days), `themes`, `sources`. An edge of the bipartite
        graph has `roles` and `sources`; an edge of the projection `weight`, `newman`, `events`
        and `sources`, those of its events. Lists are joined by "; ", sources are keys of the
        bibliography, absent values are left out.

    Raises
    ------
    KeyError
        A node is in neither table.
    """
    of_event = told.groupby("event_id")["source_id"].agg(lambda ids: sorted(set(ids)))
    sources = of_event.to_dict()
    people = actors.set_index("actor_id").to_dict("index")
    acts = events.set_index("event_id").to_dict("index")
    plain = nx.Graph()
    for node in sorted(graph):
        if node in people:
            plain.add_node(node, **_actor(people[node]))
        else:
            plain.add_node(node, **_event(acts[node], sources.get(node, [])))
    for one, other in sorted(tuple(sorted(edge)) for edge in graph.edges):
        plain.add_edge(one, other, **_edge(graph[one][other], sources))
    return plain


def _kept(values: Mapping[str, object]) -> dict[str, object]:
    return {k: v for k, v in values.items() if v not in MISSING and not pd.isna(v)}


def _actor(row: Mapping) -> dict:
    columns = ["kind", "side", "start", "end", "name_vi", "name_ru"]
    known = {column: row[column] for column in columns}
    return _kept({"label": row["name"], "type": "actor", **known, "source": row["source_id"]})


def _event(row: Mapping, sources: list[str]) -> dict:
    span = dates.parse(row["date"])
    return _kept(
        {
            "label": row["title"],
            "type": "event",
            "kind": row["kind"],
            "date": row["date"],
            "earliest": "" if span.earliest == dates.OPEN_START else span.earliest.isoformat(),
            "latest": "" if span.latest == dates.OPEN_END else span.latest.isoformat(),
            "themes": row["themes"].replace(";", "; ") if pd.notna(row["themes"]) else "",
            "sources": "; ".join(sources),
        }
    )


def _edge(data: Mapping, sources: Mapping[str, list[str]]) -> dict:
    if "roles" in data:
        return {"roles": "; ".join(data["roles"]), "sources": "; ".join(data["sources"])}
    behind = sorted({source for event in data["shared"] for source in sources.get(event, [])})
    return {
        "weight": float(data["weight"]),
        "newman": round(data["newman"], 6),
        "events": "; ".join(data["shared"]),
        "sources": "; ".join(behind),
    }


def graphml(graph: nx.Graph) -> str:
    """GraphML text of a graph whose attributes are text and numbers; the same each time."""
    return "\n".join(nx.generate_graphml(graph, prettyprint=True)) + "\n"


def gexf(graph: nx.Graph) -> str:
    """GEXF text of a graph whose attributes are text and numbers, without the day of writing."""
    writer = GEXFWriter(encoding="utf-8", prettyprint=True)
    writer.add_graph(graph)
    written = io.BytesIO()
    writer.write(written)
    return re.sub(r' lastmodifieddate="[^"]*"', "", written.getvalue().decode("utf-8"))
