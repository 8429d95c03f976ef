import io

import networkx as nx
import pandas as pd
import pytest

from bamboobirch import exports, networks

ACTORS = pd.DataFrame(
    {
        "actor_id": ["drv", "ussr"],
        "name": ["DRV", "Soviet Union & friends"],
        "kind": "state",
        "side": ["vietnam", "russia"],
        "start": ["1945", None],
        "end": None,
        "name_vi": ["Việt Nam", None],
        "name_ru": [None, "СССР"],
        "source_id": "a",
    }
)
EVENTS = pd.DataFrame(
    {
        "event_id": ["e1"],
        "date": ["1950-01-30"],
        "title": ["Recognition"],
        "kind": ["recognition"],
        "themes": ["recognition;diplomacy"],
    }
)
TOLD = pd.DataFrame({"event_id": ["e1", "e1"], "source_id": ["b", "a"]})
PARTS = pd.DataFrame(
    {
        "event_id": "e1",
        "actor_id": ["drv", "ussr"],
        "role": ["target", "initiator"],
        "source_id": "a",
    }
)


@pytest.fixture
def graph():
    return networks.bipartite(PARTS, EVENTS)


def read(text, reader):
    return reader(io.BytesIO(text.encode()))


@pytest.mark.parametrize(
    ("write", "reader"), [(exports.graphml, nx.read_graphml), (exports.gexf, nx.read_gexf)]
)
def test_both_formats_give_the_graph_back(graph, write, reader):
    again = read(write(exports.described(graph, ACTORS, EVENTS, TOLD)), reader)
    assert set(again) == {"drv", "ussr", "e1"}
    assert again.nodes["ussr"]["label"] == "Soviet Union & friends"
    assert again.nodes["e1"]["sources"] == "a; b"
    assert again["drv"]["e1"]["roles"] == "target"


def test_a_tie_names_its_events_and_their_documents(graph):
    plain = exports.described(networks.project(graph), ACTORS, EVENTS, TOLD)
    assert plain["drv"]["ussr"] == {
        "weight": 1.0,
        "newman": 1.0,
        "events": "e1",
        "sources": "a; b",
    }
    assert "name_ru" not in plain.nodes["drv"]


def test_no_day_of_writing_is_left(graph):
    plain = exports.described(graph, ACTORS, EVENTS, TOLD)
    assert "lastmodifieddate" not in exports.gexf(plain)
    assert exports.gexf(plain) == exports.gexf(plain)


def test_an_unknown_node_is_refused(graph):
    with pytest.raises(KeyError):
        exports.described(graph, ACTORS[:1], EVENTS, TOLD)
