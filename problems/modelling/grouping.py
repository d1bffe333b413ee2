"""Nodes in groups: where each is, whether each is in one, a picture and the words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from problems.figure import BarFigure, GraphFigure
from problems.modelling.node_set import spelled
from problems.plain_number import plain
from problems.problem import Violation
from problems.structures import Floats, Ints

_MOST_DRAWN = 400  # nodes; a drawn graph of 800 is a blot that takes 6 s
_MOST_GROUPS_SPELLED = 20

Groups = Sequence[Sequence[str]]


def group_of(names: Sequence[str], groups: Groups) -> Ints:
    """Returns the last group that each node is in, -1 where it is in none. Shape: (n,).

    >>> group_of(("a", "b", "c"), [("c",), ("a",)]).tolist()
    [1, -1, 0]
    """
    place = {name: index for index, group in enumerate(groups) for name in group}
    return np.array([place.get(name, -1) for name in names], dtype=np.int64)


def grouping_violations(names: Sequence[str], groups: Groups) -> list[Violation]:
    """Returns the names that no node has, and the nodes that are not in exactly one group."""
    times = Counter(name for group in groups for name in group)
    known = set(names)
    unknown = [
        Violation(constraint="nodes", message=f"there is no node called {name!r}", amount=1)
        for name in times
        if name not in known
    ]
    return unknown + [
        Violation(
            constraint=f"group of {name}",
            message=f"{name!r} is in {times[name] or 'no'} group{'s' if times[name] else ''}; "
            "it must be in one",
            amount=abs(times[name] - 1),
        )
        for name in names
        if times[name] != 1
    ]


def listed(names: Sequence[str], places: Sequence[int]) -> tuple[tuple[str, ...], ...]:
    """Returns the groups without the empty ones, in the order of their first nodes.

    A node whose place is below 0 is in none.

    >>> listed(("a", "b", "c"), (2, 0, 2))
    (('a', 'c'), ('b',))
    """
    held: dict[int, list[str]] = {}
    for name, place in zip(names, places, strict=True):
        if place >= 0:
            held.setdefault(place, []).append(name)
    return tuple(map(tuple, held.values()))


def grouping_figure(
    title: str,
    names: Sequence[str],
    ends: tuple[Ints, Ints],
    weights: Floats,
    places: Ints,
    *,
    word: str,
    marks_inside: bool = False,
) -> GraphFigure | BarFigure:
    """Returns the graph with a colour a group and the edges across marked; bars where it is large.

    Shape: `ends` (m,) each, `weights` (m,), `places` (n,). `word` names a group; `marks_inside`
    marks the edges inside the groups instead.
    """
    tails, heads = ends
    is_across: NDArray[np.bool_] = places[tails] != places[heads]
    if len(names) > _MOST_DRAWN:
        labels = ("across", f"within a {word}")
        return BarFigure(
            title=title,
            labels=labels,
            values=(float(weights[is_across].sum()), float(weights[~is_across].sum())),
            groups=labels,
            value_label="weight of the edges",
        )
    is_weighted = bool((weights != 1).any())
    return GraphFigure(
        title=title,
        nodes=tuple(names),
        groups=tuple(f"{word} {place + 1}" if place >= 0 else "none" for place in places.tolist()),
        edges=tuple(zip(tails.tolist(), heads.tolist(), strict=True)),
        edge_labels=tuple(map(plain, weights.tolist())) if is_weighted else (),
        highlighted=tuple(np.flatnonzero(is_across != marks_inside).tolist()),
    )


def told(groups: Groups) -> str:
    """Returns what is in each group, the first 20 of many.

    >>> told((("a", "b"), ("c",)))
    'a, b | c'
    """
    shown = " | ".join(spelled(tuple(group)) for group in groups[:_MOST_GROUPS_SPELLED])
    return shown + (" | …" if len(groups) > _MOST_GROUPS_SPELLED else "")
