"""GraphML files, read by networkx: graphs whose nodes and edges may have weights.

Source: Brandes et al., GraphML progress report, Graph Drawing (2001); http://graphml.graphdrawing.org.
Document type declarations are refused: they can make a small file grow without bound.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import ParseError

from problems.errors import FormatError
from problems.graph_problems import GRAPH_PROBLEMS, PlainGraph, graph_formats
from problems.parsing.networkx_graph import plain_graph

_DECLARES = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def recognises(head: str) -> bool:
    """Whether a text begins like a GraphML file.

    >>> recognises('<?xml version="1.0"?><graphml><graph/></graphml>')
    True
    """
    return head.lstrip()[:1] == "<" and "<graphml" in head


def read(text: str) -> PlainGraph:
    """Returns the graph of a GraphML file.

    Raises:
        FormatError: it is not well formed, or declares a document type; the message names the line.
        LimitExceeded: more than 100,000 nodes or 1,000,000 edges.
    """
    import networkx as nx

    declared = _DECLARES.search(text)
    if declared:
        line = text.count("\n", 0, declared.start()) + 1
        raise FormatError(f"line {line}: {declared[0]} is not read; leave the declaration out")
    try:
        graph = nx.parse_graphml(re.sub(r"^\s*<\?xml.*?\?>", "", text))
    except ParseError as error:
        raise FormatError(
            f"line {error.position[0]}: the GraphML file is not well formed"
        ) from error
    except nx.NetworkXError as error:
        raise FormatError(f"the GraphML file cannot be read: {error}") from error
    except (KeyError, ValueError, AttributeError, TypeError) as error:
        raise FormatError(
            f"the GraphML file has an entry that does not fit its declared type ({error})"
        ) from error
    return plain_graph(graph)


FORMATS = graph_formats("GraphML", dict.fromkeys(GRAPH_PROBLEMS, (".graphml",)), recognises, read)
