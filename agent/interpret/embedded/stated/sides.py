"""What stands behind a comparison: a number, a sum, or a number on top of a sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from agent.interpret.embedded.linear.tokens import Token
from agent.interpret.embedded.stated.sums import Sum, parse_sum

# What leads away from a comparison to its reason, or to the next statement.
_REASONS = frozenset(
    "due because since as given so reflecting ensuring based which while whereas but although however to in "
    "considering owing thus therefore when where by according allowing indicating making representing after "
    "for from with at on that without under per daily weekly during".split()
)
_JOINS = frozenset("and while whereas but".split())
BEYOND = frozenset("more greater higher over above excess larger additional extra".split())
SHORT = frozenset("less fewer lower below smaller".split())


@dataclass(frozen=True, slots=True)
class Side:
    """A side of a comparison, and how many tokens were read for it."""

    total: Sum
    length: int


def right_side(after: Sequence[Token], n_amounts: int) -> Side | None:
    """Returns what stands behind a comparison: "200 units", "200 more than twice Y", "half of Y plus 10"."""
    index = 0
    while index < len(after) and after[index].kind == "word" and after[index].text in {
        "a", "an", "the", "of", "about", "be", "to", "than", "that", "at", "total", "combined", "is", "overall", "sum", "amount", "minimum", "maximum", "least", "most"
    }:  # fmt: skip
        index += 1
    if index == len(after):
        return None
    if after[index].text == "zero":
        return Side(Sum({}, 0.0, (after[index].span,)), index + 1)
    first = after[index]
    if first.kind == "number" and not _is_factor(after, index):
        return _from_number(after, index, n_amounts)
    end = _end(after, index)
    total = parse_sum(after[index:end], n_amounts)
    return None if total is None or not total.terms else Side(total, end)


def _is_factor(after: Sequence[Token], index: int) -> bool:
    total = parse_sum(after[index : index + 7], 99)
    following = after[index + 1] if index + 1 < len(after) else None
    return (
        following is not None
        and (following.kind == "entity" or following.text in {"times", "*"})
        and not (
            following.text == "times"
            and index + 2 < len(after)
            and after[index + 2].text in {"for", "per", "in", "at", "a", "each"}
        )
        and total is not None
    ) or (_is_share(after[index]) and following is not None and following.text == "of")


def _is_share(token: Token) -> bool:
    return token.number is not None and token.number.is_percentage


def _from_number(after: Sequence[Token], index: int, n_amounts: int) -> Side | None:
    """A number, alone or on top of a sum: "200 units", "200 more than Y", "10 more X than Y"."""
    token = after[index]
    number = Sum({}, token.value, (token.span,))
    at = index + 1
    occasion = at + 1 < len(after) and after[at + 1].text in {"for", "per", "in", "at", "a", "each"}
    if at < len(after) and after[at].text == "times" and not occasion:
        return None  # "three times greater than Y"
    while at < len(after) and (after[at].kind in {"word", "group"} or after[at].text in "()"):
        text = after[at].text
        if text in BEYOND | SHORT or text in _REASONS | _JOINS or text in {"plus", "added"}:
            break
        at += 1
    if (
        at < len(after) and after[at].kind == "entity"
    ):  # "10 X more than Y": the thing is named first
        beyond = [i for i in range(at, min(len(after), at + 5)) if after[i].text in BEYOND | SHORT]
        than = any(after[i].text == "than" for i in range(at, min(len(after), at + 6)))
        if not (beyond and than):
            return Side(number, index + 1)
        at = beyond[0]
    if at == len(after) or after[at].text not in BEYOND | SHORT | {"plus"}:
        return Side(number, index + 1)
    turn = -1.0 if after[at].text in SHORT else 1.0
    return _compared(after, at, turn, number, n_amounts)


def _compared(
    after: Sequence[Token], at: int, turn: float, number: Sum, n_amounts: int
) -> Side | None:
    """ "N more than SUM" is SUM + N; "N more X than Y" is Y + N against X."""
    than = next(
        (
            i
            for i in range(at + 1, len(after))
            if after[i].text in {"than", "over", "of", "compared"}
        ),
        None,
    )
    if after[at].text in {"over", "above", "plus"}:
        than = at
    if than is None:
        return Side(number, at)
    end = _end(after, than + 1)
    other = parse_sum(after[than + 1 : end], n_amounts)
    inside = after[at + 1 : than]
    named = any(t.kind == "entity" for t in inside)
    between = parse_sum(inside, n_amounts) if named else Sum({}, 0.0, ())
    if other is None or between is None or not other.terms:
        return None
    terms = dict(other.terms)
    for amount, value in between.terms.items():
        terms[amount] = terms.get(amount, 0.0) - value
    used = (*number.used, *other.used, *between.used)
    return Side(
        Sum(terms, turn * number.constant + other.constant, used, is_clear=other.is_clear), end
    )


def raised_by(after: Sequence[Token], right: Side, n_amounts: int) -> Side:
    """ "exceed those of Y by 300" is at least Y + 300."""
    for index in range(right.length, min(len(after), right.length + 4)):
        token = after[index]
        if token.kind == "number":
            total = replace(
                right.total,
                constant=right.total.constant + token.value,
                used=(*right.total.used, token.span),
            )
            return Side(total, index + 1)
    return right


def _end(after: Sequence[Token], index: int) -> int:
    """Where a sum behind a comparison ends: at a reason, or at a join that no amount follows."""
    amounts = 0
    for at in range(index, len(after)):
        token = after[at]
        if token.kind == "entity":
            amounts += 1
            continue
        rest = after[at + 1 :]
        if token.text in {",", ";", ")"} and amounts:
            return at
        leads = any(t.kind in {"entity", "number"} for t in rest[:6])
        if amounts and (
            token.text in _REASONS - {"to", "for", "in", "on", "from", "with"}
            or (token.text in _JOINS and not leads)
        ):
            return at
        if amounts and token.text in {"to", "for", "in", "on", "from", "with", "by"} and not leads:
            return at
    return len(after)


def sum_behind(rest: Sequence[Token], n_amounts: int) -> Side | None:
    """Returns the sum behind a number: "at least 30 vans should be shared between tours x1 and x3"."""
    end = _end(rest, 0)
    total = parse_sum(rest[:end], n_amounts)
    return None if total is None or not total.terms or total.constant else Side(total, end)
