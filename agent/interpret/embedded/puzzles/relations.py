"""What marked sentences say of their unknowns: "E1 is #4 times as old as E0" is a linear rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from agent.interpret.embedded.puzzles.arithmetic import Side, parse_side
from agent.interpret.embedded.puzzles.drafts import Rule, linear, table

_E = r"E\d+"
_N = r"#\d+(?:\.\d+)?"
_LIST = rf"{_E}(?:(?:, and |, | and |,){_E}){{0,15}}"
_IS = (
    r"(?:is|was|are|were|has|have|had|weighs?|earns?|costs?|owns?|scored?|scores|gets?|got|holds?|collected|picked|equals|must be|will be"
    r"|is equal to|ate|read|sold|bought|ran|won|caught|made|counts?)"
)
_ADD = r"(?:add up to|adds up to|sum up to|sum to|sums to|add to|total|have a sum of|have the sum|make a total of|come to|amount to|make)"
_MORE = r"(?:more|older|taller|larger|greater|higher|bigger|heavier|longer|later)"
_LESS = r"(?:less|fewer|younger|shorter|smaller|lower|lighter|earlier)"
_TOGETHER = r"(?:together|in total|in all|altogether|combined|between them|all together)"
_NOUNS = r"(?:[a-z]+ ){0,3}"
_SUM_NOUN = r"(?:sum|total|total age|combined age|combined total)"
_SYMBOL = r"[E#\d.+*() -]"


@dataclass(frozen=True, slots=True)
class Statement:
    """Rules over unknowns by number, as sums; `tables` name what no sum can say."""

    sides: tuple[tuple[Side, str], ...] = ()
    pairs: tuple[tuple[int, int, str, float], ...] = ()
    single: tuple[tuple[int, str], ...] = ()


def _compared(side: Side, relation: str, number: float) -> Statement:
    side.constant -= number
    return Statement(((side, relation),))


def _members(text: str) -> list[int]:
    return [int(each[1:]) for each in re.findall(_E, text)]


def _sum_of(members: Sequence[int]) -> Side:
    return Side(dict.fromkeys(members, 1.0))


def _number(text: str) -> float:
    return float(text[1:])


def _multiple(match: re.Match[str], n: int) -> Statement:
    u, v = _members(match["u"])[0], _members(match["v"])[0]
    factor = _number(match["k"])
    # "A third of b" is kept whole: 3·a = b.
    if 0 < factor < 1 and abs(1 / factor - round(1 / factor)) < 1e-6:
        return Statement(((Side({u: float(round(1 / factor)), v: -1.0}), "="),))
    return Statement(((Side({u: 1.0, v: -factor}), "="),))


def _offset(match: re.Match[str], n: int) -> Statement:
    u, v = _members(match["u"])[0], _members(match["v"])[0]
    sign = 1.0 if re.fullmatch(_MORE, match["way"]) else -1.0
    factor = _number(match["k"]) if match["k"] else 1.0
    return Statement(((Side({u: 1.0, v: -factor}, -sign * _number(match["d"])), "="),))


def _exceeds(match: re.Match[str], n: int) -> Statement:
    u, v = _members(match["u"])[0], _members(match["v"])[0]
    sign = (
        -1.0
        if "way" in match.re.groupindex and re.fullmatch(_LESS, match["way"] or "more")
        else 1.0
    )
    return Statement(((Side({u: 1.0, v: -1.0}, -sign * _number(match["d"])), "="),))


def _ordered(match: re.Match[str], n: int) -> Statement:
    u, v = _members(match["u"])[0], _members(match["v"])[0]
    up = bool(re.fullmatch(_MORE, match["way"]))
    return Statement(((Side({u: 1.0, v: -1.0}, -1.0 if up else 1.0), ">=" if up else "<="),))


def _listed_sum(match: re.Match[str], n: int) -> Statement:
    return _compared(_sum_of(_members(match["list"])), "=", _number(match["t"]))


def _whole_sum(match: re.Match[str], n: int) -> Statement:
    return _compared(_sum_of(range(n)), "=", _number(match["t"]))


def _difference(match: re.Match[str], n: int) -> Statement:
    u, v = _members(match["list"])
    return Statement(pairs=((u, v, "difference", _number(match["t"])),))


def _product(match: re.Match[str], n: int) -> Statement | None:
    members = _members(match["list"])
    if len(members) != 2:
        return None
    return Statement(pairs=((members[0], members[1], "product", _number(match["t"])),))


_BOUNDS = {
    "at least": ">=", "no less than": ">=", "not less than": ">=", "at most": "<=", "no more than": "<=",
    "not more than": "<=", "more than": ">", "greater than": ">", "larger than": ">", "over": ">",
    "older than": ">", "less than": "<", "smaller than": "<", "under": "<", "younger than": "<", "fewer than": "<",
    "not": "!=", "not equal to": "!=", "": "=", "exactly": "=",
}  # fmt: skip


def _bound(match: re.Match[str], n: int) -> Statement | None:
    relation, number = _BOUNDS[(match["how"] or "").strip()], _number(match["t"])
    members = _members(match["list"]) or list(range(n))
    after = match.string[match.end() : match.end() + 6]
    if len(members) > 1 and " have " in match[0] and "each" not in match[0] + after:
        return None  # "Ana and Ben have 12 apples": together, or each
    strict = {">": (">=", number + 1), "<": ("<=", number - 1)}
    relation, number = strict.get(relation, (relation, number))
    return Statement(tuple((Side({u: 1.0}, -number), relation) for u in members))


def _bounded_sum(match: re.Match[str], n: int) -> Statement:
    relation, number = _BOUNDS[match["how"].strip()], _number(match["t"])
    strict = {">": (">=", number + 1), "<": ("<=", number - 1)}
    relation, number = strict.get(relation, (relation, number))
    return _compared(_sum_of(_members(match["list"] or "") or range(n)), relation, number)


def _kind(match: re.Match[str], n: int) -> Statement:
    negated = "not " if match["not"] else ""
    return Statement(single=tuple((u, negated + match["kind"]) for u in _members(match["list"])))


def _formula(match: re.Match[str], n: int) -> Statement | None:
    left, right = parse_side(match["left"]), parse_side(match["right"])
    if left is None or right is None or not (left.terms or right.terms):
        return None
    for unknown, factor in right.terms.items():
        left.add(unknown, -factor)
    left.constant -= right.constant
    relation = {"=": "=", "==": "=", "<=": "<=", ">=": ">=", "!=": "!=", "<": "<", ">": ">"}.get(
        match["relation"].strip(), "="
    )
    if relation in "<>":
        left.constant += 1.0 if relation == "<" else -1.0
        relation += "="
    return Statement(((left, relation),))


_CARRIES_ON = re.compile(
    r"(?:\b(?:of|than|plus|minus|times|by|or|not)|[-+*]|(?<![a-z#\d])[b-hj-z])\s*$"
)
_PatternRule = tuple[re.Pattern[str], Callable[[re.Match[str], int], Statement | None]]
_HOW = "|".join(sorted((re.escape(each) for each in _BOUNDS if each), key=len, reverse=True))
_PATTERNS: tuple[_PatternRule, ...] = (
    (re.compile(rf"(?P<u>{_E}) {_IS} (?P<k>{_N}) times (?:as [a-z]+(?: [a-z]+){{0,2}} as |the (?:[a-z]+ )?(?:of |as )?|of |that of |what )?(?P<v>{_E})(?: (?:is|has|does))?"), _multiple),
    (re.compile(rf"(?P<u>{_E}) (?:{_IS} )?(?P<d>{_N}) {_NOUNS}?(?P<way>{_MORE}|{_LESS})(?: [a-z]+){{0,2}} than (?:(?P<k>{_N}) times )?(?P<v>{_E})(?: (?:is|has|does))?"), _offset),
    (re.compile(rf"(?P<u>{_E}) exceeds (?P<v>{_E}) by (?P<d>{_N})"), _exceeds),
    (re.compile(rf"(?P<u>{_E}) {_IS} (?P<way>{_MORE}|{_LESS}) than (?P<v>{_E}) by (?P<d>{_N})"), _exceeds),
    (re.compile(rf"(?P<u>{_E}) {_IS} (?P<way>{_MORE}|{_LESS})(?: [a-z]+)? than (?P<v>{_E})(?! by)(?: (?:is|has|does))?"), _ordered),
    (re.compile(rf"(?:the )?{_SUM_NOUN}(?: [a-z]+){{0,2}} of (?P<list>{_LIST}) (?:is|are|must be) (?P<how>{_HOW}) (?P<t>{_N})"), _bounded_sum),
    (re.compile(rf"(?P<list>{_E}(?: (?:\+|plus) {_E}){{1,9}}) (?:is|are|must be) (?P<how>{_HOW}) (?P<t>{_N})"), _bounded_sum),
    (re.compile(rf"(?:the )?{_SUM_NOUN}(?: [a-z]+){{0,2}} of (?P<list>{_LIST})(?: ages| together)? (?:is|equals|=|comes to|must be|are|adds up to) (?P<t>{_N})"), _listed_sum),
    (re.compile(rf"(?P<list>{_LIST}) (?:together )?(?:must )?{_ADD} (?:exactly )?(?P<t>{_N})(?: [a-z]+)?(?: {_TOGETHER})?"), _listed_sum),
    (re.compile(rf"(?P<list>{_LIST}) (?:share|split|divide|shared|divided) (?P<t>{_N}) [a-z]+(?: between them| among themselves)?"), _listed_sum),
    (re.compile(rf"{_TOGETHER},? (?P<list>{_LIST}) {_IS} (?P<t>{_N})(?: [a-z]+(?: old)?)?"), _listed_sum),
    (re.compile(rf"(?P<list>{_LIST}) {_TOGETHER} {_IS} (?P<t>{_N})(?: [a-z]+(?: old)?)?"), _listed_sum),
    (re.compile(rf"(?P<list>{_LIST}) {_IS} (?:{_TOGETHER} )?(?P<t>{_N}) {_NOUNS}?{_TOGETHER}"), _listed_sum),
    (re.compile(rf"(?:their|the|all) (?:[a-z]+ )?(?:sum|total|ages|numbers|digits|values|letters)(?: of all)? (?:is|are|=|equals|{_ADD}) (?P<t>{_N})"), _whole_sum),
    (re.compile(rf"(?:they|all|all of them|all {_N}|the {_N} of them|(?:the|all) (?:[a-z]+ )?(?:numbers|digits|letters|ages))(?: together)? (?:must )?(?:{_ADD}) (?P<t>{_N})"), _whole_sum),
    (re.compile(rf"{_TOGETHER},? (?:they|all(?: [a-z]+)?) {_IS} (?P<t>{_N})(?: [a-z]+(?: old)?)?"), _whole_sum),
    (re.compile(rf"(?:they|all) {_IS} (?:{_TOGETHER} )?(?P<t>{_N})(?: [a-z]+){{0,2}} {_TOGETHER}"), _whole_sum),
    (re.compile(rf"(?:{_N} )?{_NOUNS}?(?:numbers|digits|integers)(?: from {_N} to {_N}| between {_N} and {_N})? {_ADD} (?P<t>{_N})"), _whole_sum),
    (re.compile(rf"(?:the )?(?:sum|total) of (?:the |all |all the )?(?:{_N} )?(?:numbers|digits|integers|ages|letters) (?:is|equals|=) (?P<t>{_N})"), _whole_sum),
    (re.compile(rf"(?:the )?difference (?:between|of) (?P<list>{_E} and {_E}) (?:is|equals|=|must be) (?P<t>{_N})"), _difference),
    (re.compile(rf"(?P<list>{_E} and {_E}) differ by (?:exactly )?(?P<t>{_N})"), _difference),
    (re.compile(rf"(?:the )?product of (?P<list>{_E} and {_E}) (?:is|equals|=|must be) (?P<t>{_N})"), _product),
    (re.compile(rf"(?P<list>{_E}(?: times | \* |\*){_E}) (?:is|equals|=|makes) (?P<t>{_N})"), _product),
    (re.compile(rf"(?P<left>{_SYMBOL}{{0,60}}[E#]{_SYMBOL}{{0,60}}?)\s?(?P<relation><=|>=|!=|==?|<|>)\s?(?P<right>{_SYMBOL}{{0,60}}?[E#]\d+(?:\.\d+)?(?: ?[-+*] ?(?:\(?[E#]\d+(?:\.\d+)?\)?)){{0,12}})"), _formula),
    (re.compile(rf"(?P<list>{_LIST}|none of them|each(?: of them)?|each (?:number|digit)) (?:is|are|must be|has|have) (?P<how>{_HOW})? ?(?P<t>{_N})(?! times| more| less| fewer| [a-z]+ (?:more|less|older|younger))(?: years old| [a-z]+)?(?! {_TOGETHER})"), _bound),
    (re.compile(rf"(?:(?P<list>{_LIST})|they|all(?: of them)?) (?:have|are|has|weigh|own|hold|add up to) (?:{_TOGETHER} )?(?P<how>{_HOW}) (?P<t>{_N})(?: [a-z]+)?(?: old)? {_TOGETHER}"), _bounded_sum),
    (re.compile(rf"(?P<list>{_LIST}) (?:is|are|must be|are both)(?: both| all)? (?P<not>not )?(?:an? )?(?P<kind>even|odd|prime)(?: number| digit)?"), _kind),
    (re.compile(rf"(?P<left>{_E}(?: (?:plus|minus) (?:{_N} times )?[E#]\d+(?:\.\d+)?){{1,9}}|{_N} times {_E}(?: (?:plus|minus) (?:{_N} times )?[E#]\d+(?:\.\d+)?){{0,9}}) (?P<relation>is|equals|makes|gives|is equal to) (?P<right>(?:{_N} times )?[E#]\d+(?:\.\d+)?(?: (?:plus|minus) (?:{_N} times )?[E#]\d+(?:\.\d+)?){{0,9}})"), _formula),
    (re.compile(rf"(?P<left>{_E}) (?P<relation>is|equals|is equal to) (?P<right>(?:the (?:sum|difference) (?:of|between) {_LIST}|(?:{_N} times )?[E#]\d+(?:\.\d+)?(?: (?:plus|minus) (?:{_N} times )?[E#]\d+(?:\.\d+)?){{1,9}}))"), _formula),
)  # fmt: skip


def statements(text: str, n: int) -> tuple[list[Statement], str]:
    """Returns what a marked sentence says, and the sentence with dots in place of it.

    >>> found, rest = statements("E1 is #4 times as old as E0, and E0 is #3 years younger than E2.", 3)
    >>> [each.sides[0][0].terms for each in found], rest
    ([{1: 1.0, 0: -4.0}, {0: 1.0, 2: -1.0}], '·, and ·.')
    """
    found = []
    for pattern, build in _PATTERNS:
        position = 0
        while match := pattern.search(text, position):
            statement = build(match, n) if _stands_alone(text, match) else None
            if statement is None:
                position = match.end()
                continue
            found.append(statement)
            text = f"{text[: match.start()]}·{text[match.end() :]}"
            position = match.start()
    return found, text


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether the subject is no part of a longer one: "the father of E0 is", "E1 and E0 are"."""
    before = text[: match.start()]
    if _CARRIES_ON.search(before):
        return False
    plural = re.search(r"\b(?:are|were|have)\b", match[0]) and "list" not in match.re.groupindex
    return not (plural and re.search(r"E\d+,? and $", before))


def rules_of(
    statement: Statement, names: Sequence[str], ranges: Sequence[tuple[int, int]], shift: float
) -> Iterator[Rule | None]:
    """Yields the rules of a statement in which every unknown is later by `shift`; None is too large."""
    for side, relation in statement.sides:
        terms = {names[u]: factor for u, factor in side.terms.items()}
        yield linear(terms, relation, -side.constant - shift * sum(side.terms.values()))
    for u, v, kind, amount in statement.pairs:
        rows = (
            (a, b)
            for a, b in product(
                range(ranges[u][0], ranges[u][1] + 1), range(ranges[v][0], ranges[v][1] + 1)
            )
            if (
                abs(a - b) == amount
                if kind == "difference"
                else (a + shift) * (b + shift) == amount
            )
        )
        size = (ranges[u][1] - ranges[u][0] + 1) * (ranges[v][1] - ranges[v][0] + 1)
        yield table((names[u], names[v]), rows) if size <= 4_000_000 else None
    for u, kind in statement.single:
        low, high = ranges[u]
        kept = [(a,) for a in range(low, high + 1) if _is(a, kind)]
        yield table((names[u],), kept)


def _is(number: int, kind: str) -> bool:
    plain = kind.removeprefix("not ")
    held = {
        "even": number % 2 == 0,
        "odd": number % 2 == 1,
        "prime": number > 1 and all(number % each for each in range(2, int(number**0.5) + 1)),
    }[plain]
    return held != ("not " in kind)
