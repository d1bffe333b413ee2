"""Comparisons with a number: of a sum, of one amount, or of what is used up or made in all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.embedded.linear.amounts import (
    COST,
    PROFIT,
    REVENUE,
    Dimension,
    best_dimension,
    kind_of,
    thing_after,
)
from agent.interpret.embedded.linear.clauses import Clause
from agent.interpret.embedded.linear.entities import MEASURES
from agent.interpret.embedded.linear.expressions import MULTIPLES, Expression
from agent.interpret.embedded.linear.left_sides import main_part
from agent.interpret.embedded.linear.scene import Limit, Scene
from agent.interpret.embedded.linear.tokens import Token
from agent.interpret.embedded.linear.words import content, stem
from agent.interpret.embedded.text import Span

_MONEY_WORDS = frozenset({"budget", "spend", "money", "dollar", "cost", "invest"})
_TOGETHER = frozenset(
    "total combined together altogether between sum overall across collectively".split()
)
_RELATING = MULTIPLES.keys() | {"times", "than"}
_NEAR = 8  # words before a comparison that belong to it


@dataclass(frozen=True, slots=True)
class _Case:
    """One number after a comparison, at `mark`, and the words up to `stop` that belong to it.

    `is_own` is whether `left` is the comparison's own sum, not the one before it in the sentence.
    """

    clause: Clause
    left: Expression | None
    is_own: bool
    mark: int
    stop: int
    scene: Scene

    @property
    def number(self) -> Token:
        return self.clause.after[self.mark]

    @property
    def behind(self) -> tuple[Token, ...]:
        return self.clause.after[self.mark + 1 : self.stop]

    @property
    def named(self) -> list[int]:
        """The entities named behind the number, each once."""
        return list(dict.fromkeys(t.entity for t in self.behind if t.kind == "entity"))

    def limit(self, terms: dict[int, float], *more: Span) -> Limit:
        """The number as a limit on these terms."""
        own = self.left.used if self.left is not None and self.is_own else ()
        spans = (self.clause.comparison.span, self.number.span, *own, *more)
        return Limit(terms, self.clause.comparison.relation, self.number.value, spans)


def bounds(
    clause: Clause,
    left: Expression | None,
    subject: Expression | None,
    numbers: list[int],
    scene: Scene,
) -> tuple[Limit, ...] | None:
    """Returns one bound for each number after the comparison, None where one cannot be read.

    `left` is the sum before the comparison, `subject` the one before the comparison that came
    before it in the sentence.
    """
    found: list[Limit] = []
    for order, mark in enumerate(numbers):
        stop = numbers[order + 1] if order + 1 < len(numbers) else len(clause.after)
        limits = _bound(_Case(clause, left or subject, left is not None, mark, stop, scene))
        if limits is None:
            return None
        found += limits
    return tuple(found)


def _bound(case: _Case) -> list[Limit] | None:
    before = main_part(case.clause.before)
    if case.left is None and any(token.kind == "entity" for token in before[-6:]):
        return None
    if any(token.text in _RELATING for token in case.clause.after):
        return None
    if case.named:
        return _on_named(case)
    dimension = spent_or_made(
        case.clause.before, case.clause.after[: case.stop], case.mark, case.scene
    )
    if case.left is not None and case.left.terms:
        return _on_left(case, case.left, dimension)
    if dimension is not None:
        return [case.limit(dimension.values, *dimension.spans)]
    return [case.limit(case.scene.everything)] if _means_all(case) else None


def _on_left(case: _Case, left: Expression, dimension: Dimension | None) -> list[Limit] | None:
    """The number limits the sum before the comparison, unless it counts something else."""
    if dimension is not None and case.is_own and not _counts_amounts(dimension, case.scene):
        return None
    if left.is_each:
        return [case.limit({entity: factor}) for entity, factor in left.terms.items()]
    if left.is_difference:
        return _distance(case, left)
    return [case.limit(left.terms)] if left.is_clear else None


def _distance(case: _Case, left: Expression) -> list[Limit] | None:
    """A difference that may not exceed a number counts both ways round; one to be reached, as said."""
    relation = case.clause.comparison.relation
    if relation in {">=", ">"}:
        return [case.limit(left.terms)]
    if relation == "=" or {abs(factor) for factor in left.terms.values()} != {1.0}:
        return None  # "the difference between twice X and Y": a distance, or a plain subtraction?
    turned = {entity: -factor for entity, factor in left.terms.items()}
    return [case.limit(left.terms), case.limit(turned)]


def _on_named(case: _Case) -> list[Limit] | None:
    """ "at least 30 desk-lamps", "at most 100 batches of A and B in total"."""
    named, left = case.named, case.left if case.is_own else None
    if left is not None and left.terms and set(left.terms) != set(named):
        return None
    things = content(thing_after(case.clause.after, case.mark)) - {"unit"}
    if best_dimension(things, case.scene.dimensions) is not None:
        return None
    behind = {token.text for token in case.behind}
    words = behind | {token.text for token in case.clause.before[-_NEAR:]}
    if len(named) == 1:
        shared = behind & {"between", "combined", "shared", "together"}
        return None if shared else [case.limit({named[0]: 1.0})]
    if words & _TOGETHER:
        return [case.limit(dict.fromkeys(named, 1.0))]
    if words & {"each", "individually"}:
        return [case.limit({entity: 1.0}) for entity in named]
    return None


def _means_all(case: _Case) -> bool:
    """Whether the sum of all amounts is limited, by what stands before the number or after it."""
    if _is_whole(main_part(case.clause.before), case.behind, case.scene):
        return True
    apart = any(token.text in {"both", "each", "either"} for token in case.behind)
    is_money = bool(case.number.number and case.number.number.currency)
    return not apart and not is_money and any(token.kind == "group" for token in case.behind)


def _counts_amounts(dimension: Dimension, scene: Scene) -> bool:
    return dimension.key <= {"unit"} | MEASURES | scene.amounts


def _is_whole(before: Sequence[Token], behind: Sequence[Token], scene: Scene) -> bool:
    """Whether "the total budget", "the total number of vehicles" or the like is limited."""
    said = [token for token in before[-_NEAR:] if token.kind == "word"]
    words = content(tuple(stem(token.text) for token in said)) - {"allocat", "available"}
    counted = content(tuple(stem(token.text) for token in behind if token.kind == "word")) - {
        "unit"
    }
    total = any(token.text == "total" for token in said)
    return total and bool(words) and words <= scene.amounts and counted <= scene.amounts | {"unit"}


def spent_or_made(
    before: Sequence[Token], after: Sequence[Token], mark: int, scene: Scene
) -> Dimension | None:
    """The dimension that a limiting number is about: by what it counts, by money, by the words before."""
    token = after[mark]
    assert token.number is not None
    things = content(thing_after(after, mark)) - {"unit"}
    before = main_part(before)
    near = frozenset(stem(each.text) for each in before[-6:] if each.kind == "word")
    kind = kind_of(
        stem(each.text)
        for each in (*before[-_NEAR:], *after[mark + 1 : mark + 5])
        if each.kind == "word"
    )
    money = [each for each in scene.dimensions if each.is_money or each.kind]
    if token.number.currency or things & {"dollar", "euro"} or (not things and near & _MONEY_WORDS):
        wanted = kind if kind in {PROFIT, REVENUE} else COST
        fitting = [each for each in money if each.kind == wanted]
        if not fitting and wanted == COST:
            fitting = [each for each in money if "money" in each.key]
        return fitting[0] if len(fitting) == 1 else None
    found = best_dimension(things, scene.dimensions)
    if found is not None or things:
        return found
    last = next(
        (each for each in reversed(before) if each.kind == "word" and content((stem(each.text),))),
        None,
    )
    return best_dimension(frozenset({stem(last.text)}), scene.dimensions) if last else None
