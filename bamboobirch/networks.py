"""Actors tied by the events they took part in."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from random import Random

import networkx as nx
import numpy as np
import pandas as pd
import rustworkx
from scipy import sparse

from bamboobirch import dates, paths

TRADES = 5  # per actor
EXACT = 1024  # nodes up to which betweenness is exact
PIVOTS = 128  # nodes from which it is estimated beyond
SMALL = 21  # up to this size `Random.sample` draws two in another way


def bipartite(participations: pd.DataFrame, events: pd.DataFrame) -> nx.Graph:
    """The bipartite actor–event graph.

    Parameters
    ----------
    participations : DataFrame
        `event_id`, `actor_id`, `role`, `source_id`.
    events : DataFrame
        `event_id` and `date`; participations in other events are left out.

    Returns
    -------
    Graph
        Actors have `bipartite=0`, events `bipartite=1` and their `date`; an edge has sorted
        lists `roles` and `sources`.
    """
    days = events.set_index("event_id")["date"]
    known = participations[participations["event_id"].isin(days.index)]
    days = days.to_dict()
    graph = nx.Graph()
    graph.add_nodes_from(sorted(set(known["actor_id"])), bipartite=0)
    for event in sorted(set(known["event_id"])):
        graph.add_node(event, bipartite=1, date=days[event])
    said = defaultdict(lambda: (set(), set()))
    columns = (known[c] for c in ("actor_id", "event_id", "role", "source_id"))
    for actor, event, role, source in zip(*columns):
        roles, sources = said[actor, event]
        roles.add(role)
        sources.add(source)
    for (actor, event), (roles, sources) in sorted(said.items(), key=lambda item: item[0]):
        graph.add_edge(actor, event, roles=sorted(roles), sources=sorted(sources))
    return graph


def side(graph: nx.Graph, bipartite: int) -> list[str]:
    """Sorted nodes of one side of a bipartite graph.

    Parameters
    ----------
    graph : Graph
        As `bipartite` returns it.
    bipartite : int
        0 for actors, 1 for events.
    """
    return sorted(
        node for node, data in graph.nodes(data=True) if data["bipartite"] == bipartite
    )


def project(graph: nx.Graph, onto: int = 0) -> nx.Graph:
    """The weighted bipartite projection.

    Parameters
    ----------
    graph : Graph
        As `bipartite` returns it.
    onto : int
        0 ties actors that share events; 1 ties events that share actors.

    Returns
    -------
    Graph
        An edge has `weight`, the number of shared nodes; `shared`, their sorted ids, so that
        every tie can name its evidence; and `newman`, which gives a shared node of k members
        the weight 1/(k - 1).

    Source: `newman2001`.
    """
    projected = nx.Graph()
    projected.add_nodes_from(side(graph, onto))
    for middle in side(graph, 1 - onto):
        members = sorted(graph[middle])
        for position, one in enumerate(members):
            for other in members[position + 1 :]:
                edge = _edge(projected, one, other)
                edge["weight"] += 1
                edge["shared"].append(middle)
                edge["newman"] += 1 / (len(members) - 1)
    return projected


def _edge(graph: nx.Graph, one: str, other: str) -> dict:
    if not graph.has_edge(one, other):
        graph.add_edge(one, other, weight=0, shared=[], newman=0.0)
    return graph[one][other]


def between(graph: nx.Graph, start: dt.date, end: dt.date) -> nx.Graph:
    """A slice of time: the events that may fall between two days, and their actors.

    Parameters
    ----------
    graph : Graph
        As `bipartite` returns it.
    start, end : datetime.date
        Both inclusive. An event of vague date is in if any of its days is.

    Returns
    -------
    Graph
        A bipartite graph; actors without an event in the slice are left out.
    """
    kept = []
    for event in side(graph, 1):
        span = dates.parse(graph.nodes[event]["date"])
        if span.earliest <= end and span.latest >= start:
            kept.append(event)
    actors = {actor for event in kept for actor in graph[event]}
    return part(graph, [*actors, *kept])


def part(graph: nx.Graph, nodes: Iterable[str]) -> nx.Graph:
    """The subgraph on some nodes, in sorted order, so that a layout of it can be repeated.

    Parameters
    ----------
    graph : Graph
    nodes : iterable of str
        Each must be in the graph.

    Returns
    -------
    Graph
        A copy with the attributes of nodes and edges.

    Raises
    ------
    KeyError
        A node is not in the graph.
    """
    chosen = sorted(nodes)
    smaller = nx.Graph()
    smaller.add_nodes_from((node, graph.nodes[node]) for node in chosen)
    inside = set(chosen)
    smaller.add_edges_from(
        (one, other, graph[one][other])
        for one in chosen
        for other in sorted(graph[one])
        if other in inside and one < other
    )
    return smaller


def centralities(graph: nx.Graph) -> pd.DataFrame:
    """Degree, strength and betweenness of each actor in a projection.

    Parameters
    ----------
    graph : Graph
        A projection, as `project` returns it.

    Returns
    -------
    DataFrame, indexed by node, highest betweenness first
        `degree`, number of neighbours; `strength`, sum of edge weights; `betweenness`, the
        share of shortest paths between other pairs that pass through the node, 0 to 1, every
        edge of length 1.

    Source: `freeman1977`.
    """
    table = pd.DataFrame(
        {
            "degree": dict(graph.degree()),
            "strength": dict(graph.degree(weight="weight")),
            "betweenness": dict(zip(graph, _betweenness(rustworkx.networkx_converter(graph)))),
        }
    ).rename_axis("actor_id")
    return (
        table.reset_index()
        .sort_values(["betweenness", "strength", "actor_id"], ascending=[False, False, True])
        .set_index("actor_id")
    )


def _attendance(graph: nx.Graph, actors: list[str], events: list[str]) -> list[set[int]]:
    number = {event: position for position, event in enumerate(events)}
    return [{number[event] for event in graph[actor]} for actor in actors]


def _trade(dealt: list[set[int]], random: Random) -> None:
    """Let pairs of actors exchange at random the events that only one of them attended.

    The random numbers are those that `sample` and `shuffle` would draw, without their overhead.
    """
    size, bits = len(dealt), random.getrandbits
    lengths = [n.bit_length() for n in range(len(set().union(*dealt)) + 1)]
    for _ in range(TRADES * size):
        one, other = _two(size, bits)
        mine, theirs = dealt[one], dealt[other]
        shared = mine & theirs
        pool = sorted(mine ^ theirs)
        for left in range(len(pool), 1, -1):
            place = bits(lengths[left])
            while place >= left:
                place = bits(lengths[left])
            pool[left - 1], pool[place] = pool[place], pool[left - 1]
        cut = len(mine) - len(shared)
        dealt[one] = shared.union(pool[:cut])
        dealt[other] = shared.union(pool[cut:])


def _two(size: int, bits: Callable[[int], int]) -> tuple[int, int]:
    """Two different numbers below a size, as `Random.sample` draws them."""

    def below(most: int) -> int:
        drawn = bits(most.bit_length())
        while drawn >= most:
            drawn = bits(most.bit_length())
        return drawn

    one = below(size)
    if size <= SMALL:  # `sample` keeps a list of what is left and moves its end into the gap
        other = below(size - 1)
        return one, size - 1 if other == one else other
    other = below(size)
    while other == one:
        other = below(size)
    return one, other


def _betweenness(graph: rustworkx.PyGraph) -> list[float]:
    """Of each node, as `networkx` gives it, at a speed that hundreds of draws allow.

    In graphs of more than 1,024 nodes the paths of 128 of them are an estimate, so that time
    grows with the ties alone.
    """
    size = graph.num_nodes()
    if size > EXACT:
        one, other = np.array(graph.edge_list()).T
        ends = (np.concatenate([one, other]), np.concatenate([other, one]))
        matrix = sparse.csr_array((np.ones(len(ends[0])), ends), (size, size))
        begin = np.random.default_rng(size).choice(size, PIVOTS, replace=False)
        return paths.betweenness(matrix, begin, np.arange(size)).tolist()
    values = rustworkx.graph_betweenness_centrality(graph)
    return [values[position] for position in range(size)]


def _met(dealt: list[set[int]]) -> rustworkx.PyGraph:
    """Actors tied where they attended the same event."""
    rows = [row for row, went in enumerate(dealt) for _ in went]
    columns = [event for went in dealt for event in went]
    attended = sparse.csr_array((np.ones(len(rows)), (rows, columns)))
    pairs = sparse.triu(attended @ attended.T, k=1).tocoo()
    graph = rustworkx.PyGraph()
    graph.add_nodes_from(range(len(dealt)))
    graph.add_edges_from_no_data(list(zip(pairs.row.tolist(), pairs.col.tolist())))
    return graph


def against_chance(graph: nx.Graph, draws: int = 200, seed: int = 1950) -> pd.DataFrame:
    """Betweenness of each actor beside what the same degrees would give by chance.

    Parameters
    ----------
    graph : Graph
        As `bipartite` returns it.
    draws : int
        Random graphs of the curveball null model: each actor takes part in as many events,
        each event has as many actors, but who meets whom is chance. Five trades per actor mix
        well in graphs of this size.
    seed : int
        Of Python's generator for the first draw; each draw adds one.

    Returns
    -------
    DataFrame, indexed by actor, highest betweenness first
        Columns of `centralities`, and `expected` (mean over draws), `low` and `high` (2.5 and
        97.5 per cent quantiles) and `p` (share of draws, the graph itself counted, at least as
        high).

    Source: `strona2014`.
    """
    observed = centralities(project(graph))
    actors = side(graph, 0)
    sets = _attendance(graph, actors, side(graph, 1))
    drawn = []
    for draw in range(draws):
        dealt = list(sets)
        _trade(dealt, Random(seed + draw))
        drawn.append(_betweenness(_met(dealt)))
    random = pd.DataFrame(drawn, columns=actors)[list(observed.index)]
    at_least = (random >= observed["betweenness"] - 1e-12).sum() + 1
    return observed.assign(
        expected=random.mean(),
        low=random.quantile(0.025),
        high=random.quantile(0.975),
        p=at_least / (draws + 1),
    )


def brokers(
    graph: nx.Graph, names: pd.Series, least: int = 3, draws: int = 200, seed: int = 1950
) -> pd.DataFrame:
    """Who stands between the others, beside what attendance alone would give.

    Parameters
    ----------
    graph : Graph
        As `bipartite` returns it.
    names : Series of str, indexed by actor_id
    least : int
        How many events an actor must have to be tried for more than chance.
    draws, seed
        As in `against_chance`.

    Returns
    -------
    DataFrame, indexed by actor_id, highest betweenness first
        `name`, `events`, the columns of `against_chance`, and `tried`: whether the actor has
        events enough.
    """
    table = against_chance(graph, draws, seed)
    table.insert(0, "name", names.loc[table.index])
    table.insert(1, "events", [graph.degree(actor) for actor in table.index])
    return table.assign(tried=table["events"] >= least)
