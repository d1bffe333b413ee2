"""The limits that a sentence states: a sum, a comparison, and a number or another sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from agent.interpret.embedded.linear.comparisons import FLIPPED, Relation
from agent.interpret.embedded.linear.scene import Limit
from agent.interpret.embedded.linear.tokens import Token
from agent.interpret.embedded.stated.rewording import reworded
from agent.interpret.embedded.stated.sides import (
    BEYOND,
    SHORT,
    Side,
    raised_by,
    right_side,
    sum_behind,
)
from agent.interpret.embedded.stated.subjects import subject_part
from agent.interpret.embedded.stated.sums import TOTAL, Sum, parse_sum
from agent.interpret.embedded.text import Span

_WEAKER: dict[Relation, Relation] = {"<": "<=", ">": ">="}
# "The maximum allocation for X cannot exceed 30" says "maximum" for nothing.
_EXTREMES = {
    "<": frozenset({"maximum", "max"}),
    ">": frozenset({"minimum", "min"}),
    "=": frozenset[str](),
}
_MONEY_WORDS = frozenset(
    "cost costs expense expenses expenditure profit revenue price income return returns".split()
)


def limits_of_sentence(tokens: Sequence[Token], n_amounts: int) -> list[Limit] | None:
    """Returns the limits of one sentence, none where it states none; None where one stays unread."""
    tokens = reworded(_without_asides(tokens))
    marks = [i for i, token in enumerate(tokens) if token.kind == "compare"]
    found: list[Limit] = []
    start, subject = 0, None
    for order, mark in enumerate(marks):
        if mark < start:
            continue  # a second word for the comparison before: "not exceed a maximum of"
        stop = marks[order + 1] if order + 1 < len(marks) else len(tokens)
        if _doubles(tokens, mark, stop):
            tokens = _without(tokens, mark, stop)
            return limits_of_sentence(tokens, n_amounts)
        if _states_nothing(tokens, mark, stop):
            start = mark + 1
            continue
        if _by_how_much(tokens, mark, stop):
            tokens = _with_margin(tokens, mark, stop)
            return limits_of_sentence(tokens, n_amounts)
        outcome = _one(tokens, start, mark, stop, subject, n_amounts)
        if outcome is None:
            return None
        limits, subject, start = outcome
        found += limits
    return found


def _without_asides(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens without "on the other hand"."""
    texts = [token.text for token in tokens]
    for index in range(len(texts) - 3):
        if texts[index : index + 4] == ["on", "the", "other", "hand"]:
            return [*tokens[:index], *tokens[index + 4 :]]
    return tokens


def _doubles(tokens: Sequence[Token], mark: int, stop: int) -> bool:
    """Whether the next comparison only says this one again: "limited to at most", "exceed … by at least"."""
    if stop >= len(tokens):
        return False
    between = tokens[mark + 1 : stop]
    one, two = tokens[mark], tokens[stop]
    same_way = one.relation[0] == two.relation[0] or two.relation == "=" or one.relation == "="
    return (
        same_way
        and not one.is_split
        and all(
            t.kind == "word" and t.text in {"a", "an", "the", "be", "of", "at"} for t in between
        )
    )


def _without(tokens: Sequence[Token], mark: int, stop: int) -> Sequence[Token]:
    """The tokens with the stricter of two words for one comparison."""
    one, two = tokens[mark], tokens[stop]
    kept = one if two.relation == "=" else two
    return [*tokens[:mark], kept, *tokens[stop + 1 :]]


def _by_how_much(tokens: Sequence[Token], mark: int, stop: int) -> bool:
    """Whether the next comparison says by how much this one goes: "exceed twice Y by more than 4"."""
    return (
        stop + 1 < len(tokens)
        and tokens[stop - 1].text == "by"
        and tokens[stop + 1].kind == "number"
        and ("exceed" in tokens[mark].text or "more" in tokens[mark].text)
        and any(t.kind == "entity" for t in tokens[mark:stop])
    )


def _with_margin(tokens: Sequence[Token], mark: int, stop: int) -> Sequence[Token]:
    """ "exceed SUM by at least N" as "at least SUM + N", the sign in place of "by at least"."""
    relation: Relation = "<=" if tokens[mark].relation[0] == "<" else ">="
    compare = replace(tokens[mark], relation=relation, is_split=False, text="at least")
    plus = Token("sign", "+", tokens[stop].span)
    return [*tokens[:mark], compare, *tokens[mark + 1 : stop - 1], plus, *tokens[stop + 1 :]]


def _states_nothing(tokens: Sequence[Token], mark: int, stop: int) -> bool:
    """Whether the comparison is of the goal or of the form of the answer: no number and no amount follow."""
    text = tokens[mark].text
    after = tokens[mark + 1 : stop]
    told = any(t.kind in {"number", "entity"} or t.text == "zero" for t in after)
    return not told and ("minim" in text or "maxim" in text or tokens[mark].relation == "=")


def _one(
    tokens: Sequence[Token],
    start: int,
    mark: int,
    stop: int,
    subject: Sum | None,
    n_amounts: int,
) -> tuple[list[Limit], Sum | None, int] | None:
    """One comparison: its limits, its subject, and where the next statement begins."""
    compare = tokens[mark]
    left_tokens = subject_part(tokens[start:mark])
    after = tokens[mark + 1 : stop]
    left_tokens = [t for t in left_tokens if t.text not in _EXTREMES[compare.relation[0]]]
    in_turn = _respectively(tokens, left_tokens, after, compare, n_amounts)
    if in_turn is not None:
        return in_turn, None, stop
    if {t.text for t in left_tokens} & _MONEY_WORDS and not any(
        t.kind == "entity" for t in left_tokens
    ):
        return None
    if _is_bound_noun(compare, after):
        return _bound_noun(compare, after, n_amounts, mark)
    spoken = any(t.kind in {"entity", "number", "group"} for t in left_tokens)
    left = parse_sum(left_tokens, n_amounts) if spoken else Sum({}, 0.0, ())
    right = right_side(after, n_amounts)
    if left is None or right is None or (left.terms and left.constant):
        return None
    if not any(t.kind == "entity" for t in left_tokens) and not left.constant:
        told: tuple[Sum, Side] | None = (left, right)  # "0 <= x"
        if compare.text not in {"<=", ">=", "≤", "≥", "<", ">"} or not left.used:
            told = _unnamed(left, left_tokens, right, after, subject if start else None, n_amounts)
        if told is None:
            return None
        left, right = told
    if compare.relation == ">" and "exceed" in compare.text and right.total.terms:
        right = raised_by(after, right, n_amounts)
    if any(t.text == "each" for t in after[right.length : right.length + 4]) and not left.has_total:
        left = replace(left, is_each=True)
    rows = list(_rows(left, right.total, compare))
    if not rows or not all(row.terms for row in rows):
        return None
    return rows, left if left.terms else right.total, mark + 1 + right.length


def _unnamed(
    left: Sum,
    left_tokens: Sequence[Token],
    right: Side,
    after: Sequence[Token],
    subject: Sum | None,
    n_amounts: int,
) -> tuple[Sum, Side] | None:
    """The subject of a comparison before which no amount is named, and the other side."""
    rest = after[right.length :]
    if right.total.terms:  # "at least 10 more X than Y": all of it stands behind
        beyond = any(t.text in BEYOND | SHORT for t in after[: right.length])
        return (Sum({}, 0.0, ()), right) if beyond else None
    behind = sum_behind(rest, n_amounts)
    if any(t.text == "difference" for t in left_tokens):
        return None  # "a difference of 200 must exist between X and Y": which way round?
    told = {t.text for t in (*left_tokens, *rest[:8])}
    if behind is not None and any(t.kind == "entity" for t in rest[: behind.length]):
        summed = "total" in told or any(t.text in TOTAL for t in after[: right.length])
        total = replace(behind.total, is_clear=behind.total.is_clear or summed)
        return total, replace(right, length=right.length + behind.length)
    grouped = any(t.kind == "group" for t in (*left_tokens, *rest[:8]))
    summed = bool(told & (TOTAL - {"all"}))
    if grouped or summed or "all" in told:
        if subject is not None and not grouped:
            return None  # "…, with a combined minimum of 200": of whom?
        each = not summed and bool(told & {"each", "every", "both"})
        all_of = dict.fromkeys(range(n_amounts), 1.0)
        return Sum(all_of, 0.0, (), is_each=each, has_total=not each), right
    return (subject, right) if subject is not None else None


def _is_bound_noun(compare: Token, after: Sequence[Token]) -> bool:
    """Whether a bound is said of what follows: "the maximum number of hours for X is 15"."""
    first = next((t for t in after if t.kind in {"entity", "number"}), None)
    extreme = "minim" in compare.text or "maxim" in compare.text
    return extreme and first is not None and first.kind == "entity"


def _bound_noun(
    compare: Token, after: Sequence[Token], n_amounts: int, mark: int
) -> tuple[list[Limit], Sum | None, int] | None:
    at = next((i for i, t in enumerate(after) if t.kind == "number"), None)
    if at is None:
        return None
    total = parse_sum([t for t in after[:at] if t.text not in {"is", "are"}], n_amounts)
    if total is None or not total.terms or total.constant:
        return None
    rows = list(_rows(total, Sum({}, after[at].value, (after[at].span,)), compare))
    return (rows, total, mark + 2 + at) if rows else None


def _respectively(
    tokens: Sequence[Token],
    left: Sequence[Token],
    after: Sequence[Token],
    compare: Token,
    n_amounts: int,
) -> list[Limit] | None:
    """Bounds in the same order as the amounts: "X, Y and Z may be at most 5, 6 and 7 respectively"."""
    numbers = [t for t in after if t.kind == "number"]
    if len(numbers) < 2:
        return None
    before = list(dict.fromkeys(t.entity for t in left if t.kind == "entity"))
    behind = list(dict.fromkeys(t.entity for t in after if t.kind == "entity"))
    amounts = before if len(before) == len(numbers) else behind
    if not before and not behind and len(numbers) == n_amounts:
        amounts = list(range(n_amounts))
    if len(amounts) != len(numbers):
        return None
    pairs = [t for t in after if t.kind in {"entity", "number"}]
    kinds = [t.kind for t in pairs]
    alternate = kinds in (["entity", "number"] * len(numbers), ["number", "entity"] * len(numbers))
    said = any(t.text == "respectively" for t in tokens)
    if not (said or (alternate and not before)):
        return None
    relation = _WEAKER.get(compare.relation, compare.relation)
    spans = (compare.span,)
    return [
        Limit({amount: 1.0}, relation, number.value, (*spans, number.span))
        for amount, number in zip(amounts, numbers, strict=True)
    ]


def _rows(left: Sum, right: Sum, compare: Token) -> Iterator[Limit]:
    """The limits of a comparison, everything named on its left side.

    A plain difference that may not exceed a number may not do so either way round.
    """
    both_ways = left.is_difference and sorted(left.terms.values()) == [-1.0, 1.0]
    if both_ways and compare.relation[0] == "<" and not right.terms:
        once = replace(left, is_difference=False)
        turned = replace(once, terms={amount: -value for amount, value in left.terms.items()})
        yield from _rows(once, right, compare)
        yield from _rows(turned, right, compare)
        return
    if not (left.is_clear and right.is_clear) or (right.is_each and len(right.terms) > 1):
        return
    spans = (compare.span, *left.used, *right.used)
    parts = (
        [{amount: value} for amount, value in left.terms.items()] if left.is_each else [left.terms]
    )
    for part in parts or [{}]:
        terms = dict(part)
        for amount, value in right.terms.items():
            terms[amount] = terms.get(amount, 0.0) - value
        terms = {amount: value for amount, value in terms.items() if value}
        bound = right.constant - left.constant
        relation = compare.relation
        if terms and all(value < 0 for value in terms.values()):
            terms = {amount: -value for amount, value in terms.items()}
            bound, relation = -bound, FLIPPED[relation]
            if not left.terms and any(v < 0 for v in part.values()):
                return
        yield Limit(terms, relation, bound + 0.0, spans)


def spans_of(limits: Sequence[Limit]) -> frozenset[Span]:
    """Returns every place that limits were read from."""
    return frozenset(span for limit in limits for span in limit.spans)
