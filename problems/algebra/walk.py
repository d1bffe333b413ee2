"""Walks a rule's tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass


def nodes(tree: object) -> Iterator[object]:
    """Yields every node of a rule, an expression or a range, parents first.

    >>> from problems.algebra.parse import parse_rule
    >>> [type(node).__name__ for node in nodes(parse_rule("2*x <= 5"))]
    ['Compared', 'Operation', 'Number', 'Reference', 'Number']
    """
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):
            waiting.extend(reversed(node))
        elif is_dataclass(node):
            yield node
            waiting.extend(reversed([getattr(node, each.name) for each in fields(node)]))
