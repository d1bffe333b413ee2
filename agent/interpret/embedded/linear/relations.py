"""Comparisons of one amount with another: "twice as many A as B", "at least 20 more than B"."""

from __future__ import annotations

from agent.interpret.embedded.linear.clauses import Clause
from agent.interpret.embedded.linear.expressions import MULTIPLES, Expression, parse_expression
from agent.interpret.embedded.linear.scene import Limit, Scene
from agent.interpret.embedded.text import Span

_MORE = frozenset({"more", "less", "fewer", "higher", "greater"})


def compared(
    left: Expression, clause: Clause, right: Expression, bound: float, spans: tuple[Span, ...]
) -> tuple[Limit, ...] | None:
    """Returns left relation right + bound, None where either side is not clearly one sum."""
    if not (left.is_clear and right.is_clear) or left.is_each or right.is_each:
        return None
    if set(left.terms) & set(right.terms):
        return None
    terms = dict(left.terms) | {entity: -value for entity, value in right.terms.items()}
    return (Limit(terms, clause.comparison.relation, bound, spans),)


def more_than(clause: Clause) -> tuple[Limit, ...] | None:
    """Returns the limit of "more buses than cars": the entity before "than" against the one after."""
    than = next((i for i, token in enumerate(clause.after) if token.text == "than"), None)
    if than is None:
        return None
    first = [t.entity for t in clause.after[:than] if t.kind == "entity"]
    second = [t.entity for t in clause.after[than:] if t.kind == "entity"]
    if len(first) != 1 or len(second) != 1 or first == second:
        return None
    if any(token.kind == "number" or token.text in MULTIPLES for token in clause.after):
        return None
    terms = {first[0]: 1.0, second[0]: -1.0}
    return (Limit(terms, clause.comparison.relation, 0.0, (clause.comparison.span,)),)


def multiple(clause: Clause, left: Expression | None, scene: Scene) -> tuple[Limit, ...] | None:
    """Returns the limit of "twice as many A as B", "3 times the number of B", "thrice more A than B"."""
    after = clause.after
    factor, start, spans = 1.0, 0, [clause.comparison.span]
    if after and after[0].text in MULTIPLES:
        factor, start = MULTIPLES[after[0].text], 1
    elif len(after) > 1 and after[0].kind == "number" and after[1].text in {"times", "time"}:
        factor, start = after[0].value, 2
        spans.append(after[0].span)
    elif not (after and after[0].text == "as"):
        return None
    rest = after[start:]
    if any(token.kind == "number" for token in rest):
        return None
    named = [token.entity for token in rest if token.kind == "entity"]
    joined = any(token.text in {"as", "than"} for token in rest)
    if joined and len(named) == 2 and named[0] != named[1]:
        terms = {named[0]: 1.0, named[1]: -factor}
        return (Limit(terms, clause.comparison.relation, 0.0, tuple(spans)),)
    if left is None or not left.terms:
        return None
    right = parse_expression(
        [token for token in rest if token.text not in {"as", "than", "more", "many", "much"}],
        scene.n_entities,
    )
    if right is None or len(right.terms) != 1:
        return None
    scaled = Expression({entity: factor * value for entity, value in right.terms.items()}, ())
    return compared(left, clause, scaled, 0.0, (*spans, *left.used, *right.used))


def offset(
    clause: Clause, left: Expression | None, numbers: list[int], scene: Scene
) -> tuple[Limit, ...] | None:
    """Returns the limit of "at least 20 more than half of X": an amount against another and a number."""
    after = clause.after
    more = next((index for index, token in enumerate(after) if token.text in _MORE), None)
    if more is None or numbers[0] > more or left is None or not left.terms:
        return None
    than = next((i for i, t in enumerate(after[more:], more) if t.text == "than"), None)
    if than is None:
        return None
    right = parse_expression(after[than + 1 :], scene.n_entities)
    if right is None or not right.terms:
        return None
    number = after[numbers[0]]
    spans = (clause.comparison.span, number.span, *left.used, *right.used)
    if after[more].text in {"less", "fewer"}:
        left, right = right, left  # "at most 10 less than B" is B - A <= 10
    return compared(left, clause, right, number.value, spans)
