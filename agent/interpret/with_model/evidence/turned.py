"""Limits and goals that point the other way than the words of the question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.with_model.evidence.doubt import Doubt, Kind
from agent.interpret.with_model.evidence.known_numbers import meanings, rounded
from agent.interpret.with_model.evidence.limits_in_words import asked_sign
from agent.interpret.with_model.reply import Said, SaidModel, SaidRule
from problems.algebra.parse import parse_expression, parse_rule
from problems.algebra.tree import Compared, Expression, Number, Reference
from problems.algebra.walk import nodes
from problems.errors import InvalidProblem

_GAINS = r"profits?|values?|revenues?|returns?|incomes?|benefits?|earnings?|sales|yields?|interest|earns?|points|takings|gains?"
_LOSSES = (
    r"costs?|time|distances?|expenses?|price|spending|bill|length|waste|losses|penalt(?:y|ies)|risk"
)
_MOST = r"most|highest|largest|greatest|biggest|best|maximum|maximal"
_LEAST = r"least|lowest|smallest|fewest|minimum|minimal|cheapest|shortest"
_MAXIMISE = re.compile(
    rf"\bmaximi[sz]\w+|\bas\s(?:much|many|large|high)\s(?:\w+\s){{0,2}}as\spossible|\b(?:{_MOST})\s(?:\w+\s){{0,2}}(?:{_GAINS})\b"
    rf"|\b(?:{_GAINS})\s(?:\w+\s){{0,2}}(?:{_MOST})\b|\b(?:bring\w*|earn\w*|mak\w*|sell\w*)\s(?:\w+\s){{0,2}}the\smost\b"
    r"|\bgreatest\snumber\b|\bpleased\smost\b",
    re.IGNORECASE,
)
_MINIMISE = re.compile(
    rf"\bminimi[sz]\w+|\bas\s(?:little|few|small|low|cheap\w*)\s(?:\w+\s){{0,2}}as\spossible|\b(?:{_LEAST})\s(?:\w+\s){{0,2}}(?:{_LOSSES})\b"
    rf"|\b(?:{_LOSSES})\s(?:\w+\s){{0,2}}(?:{_LEAST})\b|\bcheapest\b|\bfewest\b",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\b(max|min)\b\.?\s", re.IGNORECASE)
# What is saved, as data of the text: "a time-saving impact", "hours saved", and not "reduce the cost".
_SAVED = re.compile(
    r"\b(?:savings?|saves|saved|reductions?|reduces|avoids|avoided|prevents|prevented|spared)\b",
    re.IGNORECASE,
)
_SAVED_NAME = re.compile(r"sav(?:e|ing)|reduc|avoid|prevent|spare", re.IGNORECASE)
_MOST_SAVED = re.compile(
    r"\bmaximi[sz]\w*\s(?:\w+\s){0,3}(?:savings?|reductions?)\b", re.IGNORECASE
)
_FACING = {"<=": ">=", ">=": "<="}


def turned(words: str, said: Said) -> Iterator[Doubt]:
    """Yields the rules whose sign goes against the words beside their number, and a goal against its words.

    `words` is the question in English.
    """
    if said.model is None:
        return
    decisions = {each.name for each in said.model.decide}
    asked = _asked_signs(words, said)
    for rule in said.model.rules:
        sign, value = _limit(rule, decisions)
        signs = asked.get(rounded(abs(value)), frozenset()) if value else frozenset()
        if sign and len(signs) == 1 and sign not in signs:
            way = "at most" if "<=" in signs else "at least"
            yield Doubt(
                kind=Kind.TURNED,
                sentence=f"the rule {rule.rule[:120]!r} points one way, and its passage says {way}; turn it round.",
            )
    wanted = goal_in_words(words)
    if wanted and said.model.goal != wanted and not _counts_savings(words, said.model, wanted):
        yield Doubt(
            kind=Kind.GOAL,
            sentence=f"the goal is to {said.model.goal}, and the question says the opposite; turn it round.",
        )


def goal_in_words(words: str) -> str:
    """Returns what a text asks for, empty where it asks for neither or both.

    >>> goal_in_words("How many of each give the highest earnings?"), goal_in_words("Find x.")
    ('maximise', '')
    """
    grows, shrinks = bool(_MAXIMISE.search(words)), bool(_MINIMISE.search(words))
    if not grows and not shrinks:
        short = {match[1].lower() for match in _SHORT.finditer(words)}
        grows, shrinks = "max" in short, "min" in short
    if grows == shrinks:
        return ""
    return "maximise" if grows else "minimise"


def _counts_savings(words: str, model: SaidModel, wanted: str) -> bool:
    """Whether the most saved is the least spent: a goal that counts what is saved, where the text counts it so."""
    counted = " ".join(
        node.name
        for node in nodes(parse_expression(model.objective))
        if isinstance(node, Reference)
    )
    is_saved = bool(_SAVED_NAME.search(counted))
    if wanted == "minimise":
        return is_saved and bool(_SAVED.search(words))
    return not is_saved and bool(_MOST_SAVED.search(words))


def _asked_signs(words: str, said: Said) -> Mapping[float, frozenset[str]]:
    """The ways in which the words limit each value, also one that is derived from a limited number."""
    found: dict[float, frozenset[str]] = {}
    for number in find_numbers(words):
        signs = asked_sign(words, number)
        for value in meanings(number):
            # A number that stands twice, limited once, may be another limit in its other place.
            same = found.get(abs(value), signs) == signs
            found[abs(value)] = signs if same else frozenset()
    for each in said.derived:
        try:
            parts = [n.value for n in nodes(parse_expression(each.words)) if isinstance(n, Number)]
        except InvalidProblem:
            continue
        ways = {found[rounded(part)] for part in parts if found.get(rounded(part))}
        if len(ways) == 1:
            found.setdefault(rounded(abs(each.value)), ways.pop())
    return found


def _limit(rule: SaidRule, decisions: set[str]) -> tuple[str, float | None]:
    """The sign and the number of a rule such as 2*x + y <= 40, seen from its decisions."""
    tree = parse_rule(rule.rule)
    if (
        not isinstance(tree, Compared)
        or len(tree.sides) != 2
        or tree.signs[0] not in {"<=", ">=", "<", ">"}
    ):
        return "", None
    left, right = tree.sides
    sign = tree.signs[0][0] + "="
    if _speaks(left, decisions):
        return sign, _constant(right)
    return (_FACING[sign], _constant(left)) if _speaks(right, decisions) else ("", None)


def _constant(side: Expression) -> float | None:
    """The first number of a side without names, as 16 of 16*60."""
    held = list(nodes(side))
    if any(isinstance(node, Reference) for node in held):
        return None
    return next((node.value for node in held if isinstance(node, Number)), None)


def _speaks(side: Expression, decisions: set[str]) -> bool:
    """Whether a side holds decisions, none of them taken off."""
    held = list(nodes(side))
    takes_off = any(
        type(node).__name__ == "Negative" or getattr(node, "sign", "") == "-" for node in held
    )
    return not takes_off and any(
        isinstance(node, Reference) and node.name in decisions for node in held
    )
