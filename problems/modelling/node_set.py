"""A chosen set of nodes: what it weighs, whether its nodes exist, its picture and its words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence

from problems.figure import BarFigure, GraphFigure
from problems.modelling.weighted_graph import Node
from problems.plain_number import plain
from problems.problem import Violation
from problems.structures import Ints

_MOST_DRAWN = 400  # nodes; a drawn graph of 800 is a blot that takes 6 s
_MOST_SPELLED = 30


def membership_violations(nodes: Sequence[Node], chosen: Sequence[str]) -> list[Violation]:
    """Returns the chosen names that no node has, and those chosen more than once."""
    known = {node.name for node in nodes}
    times = Counter(chosen)
    unknown = [
        Violation(constraint="nodes", message=f"there is no node called {name!r}", amount=1)
        for name in times
        if name not in known
    ]
    return unknown + [
        Violation(
            constraint=f"{name} once",
            message=f"{name!r} is chosen {count} times; it must be once at most",
            amount=count - 1,
        )
        for name, count in times.items()
        if count > 1
    ]


def chosen_weight(nodes: Sequence[Node], chosen: Collection[str]) -> float:
    """Returns what the chosen nodes weigh, each counted once."""
    wanted = set(chosen)
    return math.fsum(node.weight for node in nodes if node.name in wanted)


def node_set_figure(
    title: str,
    nodes: Sequence[Node],
    pairs: Ints,
    chosen: Collection[str],
    *,
    words: tuple[str, str],
    highlighted: Sequence[int] = (),
) -> GraphFigure | BarFigure:
    """Returns the graph with its chosen nodes in a colour of their own; bars where it is large.

    Shape: `pairs` (m, 2), of which `highlighted` are marked; `words` name who is in and who is out.
    """
    wanted = set(chosen)
    if len(nodes) > _MOST_DRAWN:
        inside = chosen_weight(nodes, wanted)
        return BarFigure(
            title=title,
            labels=words,
            values=(inside, math.fsum(node.weight for node in nodes) - inside),
            groups=words,
            value_label="weight",
        )
    is_weighted = any(node.weight != 1 for node in nodes)
    return GraphFigure(
        title=title,
        nodes=tuple(
            f"{node.name} ({plain(node.weight)})" if is_weighted else node.name for node in nodes
        ),
        groups=tuple(words[0] if node.name in wanted else words[1] for node in nodes),
        edges=tuple((u, v) for u, v in pairs.tolist()),
        highlighted=tuple(highlighted),
    )


def spelled(names: Sequence[str]) -> str:
    """Returns the names in one line, the first 30 of many.

    >>> spelled(("a", "b")), spelled(())
    ('a, b', 'nothing')
    """
    shown = ", ".join(names[:_MOST_SPELLED]) or "nothing"
    return shown + (", …" if len(names) > _MOST_SPELLED else "")


def weighed(nodes: Sequence[Node], chosen: Collection[str], unit: str) -> str:
    """Returns how many nodes are chosen and, where weights differ from 1, what they weigh.

    >>> weighed((Node(name="a", weight=2.5), Node(name="b")), ("a",), "kg")
    '1 of 2 nodes, weighing 2.5 kg'
    """
    counted = f"{len(set(chosen))} of {len(nodes)} nodes"
    if not unit and all(node.weight == 1 for node in nodes):
        return counted
    return f"{counted}, weighing {plain(chosen_weight(nodes, chosen))} {unit}".rstrip()
