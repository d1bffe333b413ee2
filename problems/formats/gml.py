"""GML files, read by networkx: graphs whose nodes and edges may have weights.

Source: Himsolt, GML: a portable graph file format, University of Passau (1997).
"""

from __future__ import annotations

import re

from problems.errors import FormatError
from problems.graph_problems import GRAPH_PROBLEMS, PlainGraph, graph_formats
from problems.parsing.networkx_graph import plain_graph

_HEAD = re.compile(
    r"(?:\s*(?:Creator|Version|comment)\b.*\n|\s*#.*\n)*\s*graph\s*\[", re.IGNORECASE
)
_DEEPEST = 20  # networkx recurses over what nests


def recognises(head: str) -> bool:
    """Whether a text begins like a GML file.

    >>> recognises("graph [\\n node [ id 1 ]\\n]"), recognises("graph of sales\\n")
    (True, False)
    """
    return _HEAD.match(head) is not None


def read(text: str) -> PlainGraph:
    """Returns the graph of a GML file.

    Raises:
        FormatError: it is not well formed; the message names the line where networkx does.
        LimitExceeded: more than 100,000 nodes or 1,000,000 edges.
    """
    import networkx as nx

    _refuse_depth(text)
    try:
        graph = nx.parse_gml(text, label="id")
    except nx.NetworkXError as error:
        raise FormatError(f"the GML file cannot be read: {error}") from error
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise FormatError(f"the GML file has an entry that does not fit ({error})") from error
    return plain_graph(graph)


def _refuse_depth(text: str) -> None:
    depth = 0
    for match in re.finditer(r"[\[\]]", text):
        depth += 1 if match[0] == "[" else -1
        if depth > _DEEPEST:
            line = text.count("\n", 0, match.start()) + 1
            raise FormatError(f"line {line}: the GML file nests more than {_DEEPEST} levels deep")


FORMATS = graph_formats("GML", dict.fromkeys(GRAPH_PROBLEMS, (".gml",)), recognises, read)
