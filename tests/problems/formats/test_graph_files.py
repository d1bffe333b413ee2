"""Graph files that networkx reads: what becomes of them, and how what does not fit is refused."""

import json

import networkx as nx
import pytest

from problems.data_file import data_file
from problems.errors import FormatError
from problems.formats import gml, graphml, node_link
from problems.graph_problems import GRAPH_PROBLEMS, PlainGraph
from problems.reading import read_problems


def _graph() -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("a", weight=3)
    graph.add_edge("a", "b", weight=2.5)
    graph.add_edge("b", "c", weight=-1)
    return graph


PLAIN = PlainGraph(
    nodes=("a", "b", "c"),
    edges=(("a", "b"), ("b", "c")),
    node_weights=(3, 1, 1),
    edge_weights=(2.5, -1),
)


def test_what_networkx_writes_is_read_back() -> None:
    graph = _graph()
    assert graphml.read("\n".join(nx.generate_graphml(graph))) == PLAIN
    assert gml.read("\n".join(nx.generate_gml(graph))) == PLAIN
    assert node_link.read(json.dumps(nx.node_link_data(graph, edges="links"))) == PLAIN
    assert node_link.read(json.dumps(nx.node_link_data(graph, edges="edges"))) == PLAIN


def test_a_graph_file_can_be_a_problem_of_every_graph_family() -> None:
    graph = nx.path_graph(4)
    texts = {
        "g.graphml": "\n".join(nx.generate_graphml(graph)),
        "g.gml": "\n".join(nx.generate_gml(graph)),
        "g.json": json.dumps(nx.node_link_data(graph, edges="links")),
    }
    for name, text in texts.items():
        problems = read_problems(data_file(name, text.encode())).problems
        assert {each.family for each in problems} == set(GRAPH_PROBLEMS), name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            '<graphml>\n<graph edgedefault="undirected">\n<node id="a">\n</graph></graphml>',
            "line 4",
        ),
        ("<!DOCTYPE x [\n<!ENTITY a 'b'>]><graphml/>", "line 1: <!DOCTYPE is not read"),
        ("<graphml></graphml>", "cannot be read"),
        (
            '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
            '<graph edgedefault="undirected"></graph></graphml>',
            "no node",
        ),
    ],
)
def test_a_graphml_file_that_does_not_fit_is_refused(text: str, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        graphml.read(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("graph [ node [ id 1 ] edge [ source 1 target 2 ] ]", "cannot be read|undefined"),
        ("graph [ node [ id 1 ] edge [ source 1 target 1 ] ]", "joins the node to itself"),
        ('graph [ node [ id 1 weight "x" ] ]', "weight 'x'; it must be a number"),
        ("graph [ node [ id 1", "cannot be read|does not fit"),
        ("graph " + "[ a " * 30, "more than 20 levels"),
    ],
)
def test_a_gml_file_that_does_not_fit_is_refused(text: str, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        gml.read(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"nodes": [', "not JSON"),
        ('{"nodes": [1], "links": []}', "no list of objects under 'nodes'"),
        ('{"nodes": [{"id": 1}], "links": [{"source": 1}]}', "has no 'target'"),
        (
            '{"nodes": [{"id": 1}, {"id": 2}], "links": [{"source": 1, "target": 2}, '
            '{"source": 2, "target": 1}]}',
            "join the same pair",
        ),
        (
            '{"nodes": [{"id": 1}, {"id": 2}], "links": [{"source": 1, "target": 2, "weight": 1e999}]}',
            "weight 'inf'",
        ),
    ],
)
def test_a_node_link_file_that_does_not_fit_is_refused(text: str, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        node_link.read(text)
