"""Pairs of the relations that sentences tell, with "everyone else" as all the others."""

from __future__ import annotations

from collections.abc import Sequence

from agent.interpret.embedded.graphs.pair import Pair
from agent.interpret.embedded.relations.relation import EVERYONE_ELSE, Relation


def told_pairs(relations: Sequence[Relation]) -> tuple[list[Pair], tuple[str, ...]]:
    """Returns the pairs of the relations and their verbs; "node 1" and "1" are one name."""
    everyone = tuple(
        dict.fromkeys(
            name for each in relations for name in (each.subject, *_with_kind(each.objects))
        )
    )
    pairs = [
        Pair(each.subject, name, None, each.span, is_directed=True)
        for each in relations
        for name in (everyone if EVERYONE_ELSE in each.objects else _with_kind(each.objects))
        if name != EVERYONE_ELSE and name.casefold() != each.subject.casefold()
    ]
    verbs = dict.fromkeys(each.verb for each in relations if each.objects)
    return pairs, tuple(verbs)


def _with_kind(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names of a list, each with the noun before the first: "nodes 2 and 3" are node 2, node 3."""
    if not names or " " not in names[0]:
        return names
    _, _, first = names[0].rpartition(" ")
    if not (first.isdigit() and len(names) > 1 and all(each.isdigit() for each in names[1:])):
        return names
    return (first, *names[1:])
