"""One form for problems that say the same: order, units and the wording of numbered names do not count."""

from __future__ import annotations

import json
import re
from typing import Any

from problems.problem import Problem

# Told to a person, and no part of what is solved.
_WORDS = re.compile(r"(?:.*_)?unit|meaning")
_NUMBERED = re.compile(r"[^\W\d][^\d]*?[\s_-]*(\d+)")
# Fields whose entries may stand in any order: elsewhere the order pairs them with another field.
_SETS = frozenset(
    {"edges", "arcs", "couplings", "quadratic", "constraints", "conflicts", "terms", "clauses"}
)
_ENDS = ("u", "v")
_TWO_WAY = frozenset(
    "max_cut max_k_cut matching graph_partition community_detection spanning_tree steiner_tree clique "
    "independent_set vertex_cover dominating_set graph_coloring qubo ising".split()
)


def canonical(problem: Problem[Any]) -> str:
    """Returns the problem in one form as JSON; equal forms are one problem, unequal ones may be too.

    >>> from problems.registry import parse_problem
    >>> edge = {"family": "max_cut", "nodes": ["1", "2"], "edges": [{"u": "2", "v": "1"}]}
    >>> same = {"family": "max_cut", "nodes": ["node 2", "node 1"], "edges": [{"u": "node 1", "v": "node 2"}]}
    >>> canonical(parse_problem(edge)) == canonical(parse_problem(same))
    True
    """
    data = problem.model_dump(mode="json", exclude_defaults=True)
    names = _short_names(data)
    is_two_way = problem.family in _TWO_WAY or (
        data.get("directed", problem.model_dump().get("directed")) is False
    )
    form = _formed(data, "", names, is_two_way=is_two_way)
    if problem.family in _TWO_WAY and isinstance(form.get("nodes"), list):
        form["nodes"] = sorted(form["nodes"], key=_key)
    return _key({**form, "family": problem.family})


def _formed(value: Any, field: str, names: dict[str, str], *, is_two_way: bool) -> Any:
    if isinstance(value, dict):
        form = {
            names.get(key, key): _formed(each, key, names, is_two_way=is_two_way)
            for key, each in value.items()
            if not _WORDS.fullmatch(key)
        }
        if is_two_way and all(isinstance(form.get(end), str) for end in _ENDS):
            form["u"], form["v"] = sorted((form["u"], form["v"]))
        return form
    if isinstance(value, list):
        inner = [_formed(each, field, names, is_two_way=is_two_way) for each in value]
        if field in _SETS:
            if is_two_way:
                inner = [
                    sorted(each, key=_key) if isinstance(each, list) else each for each in inner
                ]
            inner.sort(key=_key)
        return inner
    if isinstance(value, str):
        return names.get(value, value)
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _short_names(data: Any) -> dict[str, str]:
    """Each name by its number, where every name of the nodes, jobs or items has one of its own."""
    found: dict[str, str] = {}
    listed = (each for each in data.values() if isinstance(each, list))
    for entries in listed:
        told = [each.get("name") if isinstance(each, dict) else each for each in entries]
        names = [each for each in told if isinstance(each, str)]
        matches = [_NUMBERED.fullmatch(each) for each in names]
        numbers = [match[1] for match in matches if match]
        if names and len(set(numbers)) == len(names):
            found |= dict(zip(names, numbers, strict=True))
    return found


def _key(value: Any) -> str:
    return json.dumps(value, sort_keys=True)
