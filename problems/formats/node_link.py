"""networkx's node-link JSON: `nodes` with an `id`, `links` (or `edges`) with `source` and `target`.

Source: networkx.node_link_data, https://networkx.org/documentation/stable/reference/readwrite/.
"""

from __future__ import annotations

import json
import re

from problems.errors import FormatError
from problems.graph_problems import PlainGraph, graph_formats
from problems.parsing.networkx_graph import plain_graph

_PARTS = (r'"nodes"\s*:\s*\[', r'"(?:directed|multigraph|links)"\s*:')


def recognises(head: str) -> bool:
    """Whether a text begins like a graph in node-link form.

    >>> recognises('{"directed": false, "nodes": [{"id": 1}], "links": []}')
    True
    """
    return head.lstrip()[:1] == "{" and all(re.search(part, head) for part in _PARTS)


def read(text: str) -> PlainGraph:
    """Returns the graph of a file in node-link form.

    Raises:
        FormatError: it is no JSON, or an entry does not fit; the message says which.
        LimitExceeded: more than 100,000 nodes or 1,000,000 edges.
    """
    import networkx as nx

    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FormatError(f"the node-link file is not JSON ({error})") from error
    links = "links" if "links" in data else "edges"
    for part in ("nodes", links):
        entries = data.get(part)
        if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
            raise FormatError(f"the node-link file has no list of objects under {part!r}")
    try:
        graph = nx.node_link_graph({**data, "multigraph": False}, edges=links)
    except KeyError as error:
        raise FormatError(f"an entry of the node-link file has no {error}") from error
    except (TypeError, nx.NetworkXError) as error:
        raise FormatError(f"an entry of the node-link file does not fit ({error})") from error
    if graph.number_of_edges() < len(data[links]) and not graph.is_directed():
        raise FormatError("two links of the node-link file join the same pair; give one")
    return plain_graph(graph)


FORMATS = graph_formats("node-link JSON", {}, recognises, read)
