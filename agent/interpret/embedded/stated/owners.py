"""Which amount each number of a sentence is said of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from agent.interpret.embedded.linear.tokens import Token


def owners_of(tokens: Sequence[Token], loose: Sequence[int]) -> list[int] | None:
    """Returns the amount that each number is said of: in the order of a list, else by turns."""
    line = [(i, t) for i, t in enumerate(tokens) if t.kind == "entity" or i in set(loose)]
    kinds = "".join("E" if t.kind == "entity" else "N" for _, t in line)
    amounts = [t.entity for _, t in line if t.kind == "entity"]
    distinct = list(dict.fromkeys(amounts))
    n = len(loose)
    if "E" not in kinds:
        return None
    trailing = re.fullmatch(r"((?:EN)+|(?:NE)+|E+N+)E+", kinds)
    if trailing and set(amounts[: trailing[1].count("E")]) >= set(amounts):
        kinds, amounts = trailing[1], amounts[: trailing[1].count("E")]
    if re.fullmatch(r"(?:EN)+", kinds) or re.fullmatch(r"(?:NE)+", kinds):
        return amounts
    if re.fullmatch(r"E+N+|N+E+", kinds) and len(distinct) == n:
        return distinct
    if re.fullmatch(
        r"(?:E{1,3}N)+", kinds
    ):  # "Each house (x) costs 4": named twice before its number
        groups = [{t.entity for t in group} for group in _before_each(line)]
        if all(len(group) == 1 for group in groups):
            return [group.pop() for group in groups]
    if (
        re.fullmatch(r"E+N+(?:E*)", kinds)
        and len(distinct) == n
        and any(t.text == "respectively" for t in tokens)
    ):
        return distinct
    told = [
        t.entity for (_, t), (_, n) in pairwise(line) if t.kind == "entity" and n.kind == "number"
    ]
    if re.fullmatch(r"E+(?:EN)+", kinds) and len(told) == n and set(amounts) == set(told):
        return told  # "X and Y differ: X costs 4 and Y costs 5"
    lead = re.match(r"(E+)((?:NE)+)$", kinds)  # "for X and Y the cost is 3 for X and 4 for Y"
    if lead:
        return amounts[len(lead[1]) :]
    return None


def _before_each(line: Sequence[tuple[int, Token]]) -> list[list[Token]]:
    groups: list[list[Token]] = [[]]
    for _, token in line:
        if token.kind == "entity":
            groups[-1].append(token)
        else:
            groups.append([])
    return groups[:-1]
