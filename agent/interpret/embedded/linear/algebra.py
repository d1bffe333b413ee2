"""Programs written as formulas: "maximise 3x + 2y subject to x + y <= 4, x, y >= 0"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.formulas import SUM
from agent.interpret.embedded.linear.sums import Sum, parse_sum
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unused_numbers, with_context
from problems.families.linear_program import Constraint, LinearProgram, Product, Variable
from problems.status import Sense

Kind = Literal["continuous", "integer", "binary"]
Sign = Literal["<=", ">=", "=", "<", ">"]
Relation = Literal["<=", ">=", "="]

# A sum that goes on as a quotient or a power is no sum: half of it would be another problem.
_END = r"(?![\w(]|\s?[-+*/^·×]\s?[\w(])"
_GOAL = re.compile(
    r"\b(?P<verb>maximi[sz]e|minimi[sz]e|max|min)\b(?:\s(?:the\s)?(?:function|objective|expression"
    r"|value|profit|cost|total)(?:\sof)?)?"
    rf"\s*[:,]?\s*(?:[^\W\d_](?:\([\w\s,]*\))?\s?=\s?)?(?P<sum>{SUM}){_END}",
    re.IGNORECASE,
)
_LETTER = r"[^\W\d_](?:_?\d+)?"
_SIDE = rf"(?:{_LETTER}(?:\s*,\s*(?:and\s)?{_LETTER})+(?![\w*^])|{_LETTER}\sand\s{_LETTER}(?![\w*^])|{SUM})"
_RELATION = re.compile(
    rf"(?<![\w.)])(?<![-+*/]\s)(?P<first>{_SIDE})(?P<rest>(?:\s*(?:<=|>=|=<|=>|≤|≥|<|>|=)\s*{SUM}{_END})+)"
)
_STEP = re.compile(r"\s*(<=|>=|=<|=>|≤|≥|<|>|=)\s*([^<>=≤≥]+)")
_WHOLE = re.compile(r"\bintegers?\b|\bwhole\b|\bintegral\b|∈\s?[ZN]\b", re.IGNORECASE)
_BINARY = re.compile(r"\bbinar(?:y|ies)\b|\b0/1\b|\{\s?0\s?,\s?1\s?\}|\b0\sor\s1\b", re.IGNORECASE)
_AT_LEAST_ZERO = re.compile(r"\bnon-?\s?negative\b|\bpositive\b|\bnonnegativity\b", re.IGNORECASE)
_FREE = re.compile(r"\bunrestricted\b|\bfree\b|\bany\ssign\b|\breal\b", re.IGNORECASE)
_NAMED_BEFORE = (
    rf"(?<!\w)(?P<names>{_LETTER}(?:\s*(?:,|and|,\s*and)\s*{_LETTER})*)\s*(?:>=\s*0\s*)?"
    r"(?:,?\s*(?:and\s)?(?:are|is|must\sbe|∈|in|be)\s)?\s*(?:an?\s|all\s|both\s)?$"
)
_NAMED_AFTER = (
    rf"\s*(?:variables?\s)?(?P<names>{_LETTER}(?!\w)(?:\s*(?:,|and|,\s*and)\s*{_LETTER}(?!\w))*)"
)
_SIGNS: dict[str, Sign] = {
    "≤": "<=",
    "≥": ">=",
    "=<": "<=",
    "=>": ">=",
    "<=": "<=",
    ">=": ">=",
    "<": "<",
    ">": ">",
    "=": "=",
}
_WIDE: dict[Sign, Relation] = {"<=": "<=", ">=": ">=", "<": "<=", ">": ">=", "=": "="}


def is_written_out(text: str) -> bool:
    """Whether a text states a goal as a formula and relations between formulas."""
    goal = _GOAL.search(text)
    stated = parse_sum(goal["sum"]) if goal else None
    has_letters = stated is not None and bool(stated.linear or stated.products)
    return goal is not None and has_letters and bool(_RELATION.search(text, goal.end()))


def read_algebra(document: Document) -> Reading | Missing | None:
    """Returns the program that formulas spell out, None where the text has none.

    >>> from agent.interpret.embedded.text import Text
    >>> read = read_algebra(Document(Text("Maximise 3x + 2y subject to x + y <= 4, x, y >= 0.")))
    >>> read.problem.constraints[0].terms, read.problem.variables[0].lower
    ({'x': 1.0, 'y': 1.0}, 0.0)
    """
    text = document.text.raw
    goal = _GOAL.search(text)
    if not is_written_out(text) or goal is None:
        return None
    objective = parse_sum(goal["sum"])
    if objective is None:
        return None
    used = [Span(*goal.span("sum"))]
    rows: list[_Row] = []
    for match in _RELATION.finditer(text, goal.end()):
        steps = _rows(match)
        if steps is None:
            return _unread(match[0])
        rows += steps
        used.append(Span(*match.span()))
    loose = unused_numbers(document, (*used, *(Span(*m.span()) for m in _BINARY.finditer(text))))
    if loose:
        return _unread(with_context(document, loose[0]))
    return _program(_Written(text, objective, goal["verb"], tuple(rows), tuple(used)))


@dataclass(frozen=True, slots=True)
class _Row:
    """One relation: left sign right, and the words it was read from."""

    words: str
    left: Sum
    sign: Sign
    right: Sum


@dataclass(frozen=True, slots=True)
class _Written:
    """What was read of a text."""

    text: str
    objective: Sum
    verb: str
    rows: tuple[_Row, ...]
    used: tuple[Span, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The variables in order of appearance."""
        products = (name for pair in self.objective.products for name in pair)
        sides = (name for row in self.rows for name in (*row.left.linear, *row.right.linear))
        return tuple(dict.fromkeys([*self.objective.linear, *products, *sides]))


@dataclass
class _Limits:
    """Bounds of single variables, and the other rows."""

    lower: dict[str, float] = field(default_factory=dict)
    upper: dict[str, float] = field(default_factory=dict)
    constraints: list[Constraint] = field(default_factory=list)


def _unread(words: str) -> Missing:
    return Missing(
        "linear_program",
        f'what "{words}" means',
        f'I cannot read "{words}" as a sum of terms; write it like "3x + 2y <= 4".',
    )


def _rows(match: re.Match[str]) -> list[_Row] | None:
    """The relations of a chain such as "0 <= x <= 4", or of a list such as "x, y >= 0"."""
    parts = [match["first"], *(step[2] for step in _STEP.finditer(match["rest"]))]
    signs = [_SIGNS[step[1]] for step in _STEP.finditer(match["rest"])]
    listed = re.split(r"\s*,\s*(?:and\s)?|\sand\s", match["first"])
    firsts = listed if len(listed) > 1 else [match["first"]]
    rows: list[_Row] = []
    for first in firsts:
        sides = [parse_sum(part) for part in (first, *parts[1:])]
        for left, sign, right in zip(sides, signs, sides[1:], strict=False):
            if left is None or right is None or left.products or right.products:
                return None
            rows.append(_Row(match[0].strip(), left, sign, right))
    return rows


def _program(written: _Written) -> Reading | Missing:
    kinds = _kinds(written)
    limits = _limits(written, is_whole="continuous" not in kinds.values())
    if isinstance(limits, Missing):
        return limits
    open_below = [
        name for name in written.names if name not in limits.lower and kinds[name] != "binary"
    ]
    free = bool(_FREE.search(written.text))
    said: tuple[str, ...] = ()
    if open_below and not free and not _AT_LEAST_ZERO.search(written.text):
        names = " and ".join(open_below)
        if written.objective.products:
            return Missing(
                "linear_program",
                f"whether {open_below[0]} may be negative",
                f'May {names} be negative? Add ">= 0" or "free".',
            )
        said = (f"{names} cannot be negative.",)
    lowest = None if free else 0.0
    problem = LinearProgram(
        variables=tuple(
            Variable(
                name=name,
                lower=limits.lower.get(name, lowest),
                upper=limits.upper.get(name),
                kind=kinds[name],
            )
            for name in written.names
        ),
        goal=Sense.MAXIMISE if written.verb.lower().startswith("max") else Sense.MINIMISE,
        linear=written.objective.linear,
        quadratic=tuple(
            Product(u=u, v=v, coefficient=value)
            for (u, v), value in written.objective.products.items()
        ),
        constant=written.objective.constant,
        constraints=tuple(limits.constraints),
    )
    return Reading(problem, written.used, said)


def _limits(written: _Written, *, is_whole: bool) -> _Limits | Missing:
    """The rows as bounds where they are of one variable; "<" is "<=" where amounts are divisible."""
    found = _Limits()
    for row in written.rows:
        terms = {
            n: row.left.linear.get(n, 0.0) - row.right.linear.get(n, 0.0) for n in written.names
        }
        terms = {name: value for name, value in terms.items() if value}
        bound = row.right.constant - row.left.constant
        if not terms or (row.sign in {"<", ">"} and is_whole):
            return _unread(row.words)
        relation = _WIDE[row.sign]
        if len(terms) == 1 and relation != "=":
            (name, factor), *_ = terms.items()
            side = found.lower if (relation == ">=") == (factor > 0) else found.upper
            choose = max if side is found.lower else min
            side[name] = choose(side.get(name, bound / factor), bound / factor)
            continue
        name = f"{len(found.constraints) + 1}: {row.words}"[:80]
        found.constraints.append(Constraint(name=name, terms=terms, relation=relation, rhs=bound))
    return found


def _kinds(written: _Written) -> dict[str, Kind]:
    """Which variables are whole or binary: those before the word where it names some, else all."""
    kinds: dict[str, Kind] = dict.fromkeys(written.names, "continuous")
    told: tuple[tuple[re.Pattern[str], Kind], ...] = ((_WHOLE, "integer"), (_BINARY, "binary"))
    for pattern, kind in told:
        for match in pattern.finditer(written.text):
            before = re.search(_NAMED_BEFORE, written.text[: match.start()])
            after = re.match(_NAMED_AFTER, written.text[match.end() :])
            near = before or after
            listed = re.findall(_LETTER, near["names"]) if near else []
            named = [name.replace("_", "") for name in listed]
            for name in [each for each in named if each in kinds] or written.names:
                kinds[name] = kind
    return kinds
