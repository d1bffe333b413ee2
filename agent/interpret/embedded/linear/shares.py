"""Percentages: "at most 40 % of the vehicles can be cars", "cars must be at least 40 % of the total"."""

from __future__ import annotations

from collections.abc import Sequence

from agent.interpret.embedded.linear.amounts import best_dimension
from agent.interpret.embedded.linear.clauses import Clause
from agent.interpret.embedded.linear.expressions import Expression
from agent.interpret.embedded.linear.scene import Limit, Scene
from agent.interpret.embedded.linear.tokens import Token
from agent.interpret.embedded.linear.words import content, stem

_VERBS = frozenset({"be", "are", "is", "consist", "come", "use", "by"})
_TOTALS = frozenset({"total", "all", "combined", "sum"})

Terms = dict[int, float]


def share(
    clause: Clause, left: Expression | None, mark: int, scene: Scene
) -> tuple[Limit, ...] | None:
    """Returns the limit on a part of a whole, None where either is not clear.

    Where the whole is counted in something that differs ("30 % of the tons"), each amount counts by
    its own number of it.
    """
    after = clause.after
    if any(token.kind == "number" for token in after[mark + 1 :]):
        return None
    verb = next((i for i, token in enumerate(after) if token.text in _VERBS), len(after))
    found = _part_and_whole(after, left, mark, verb, scene)
    if found is None:
        return None
    part, whole = found
    words = [stem(t.text) for t in after[mark + 1 : verb] if t.kind in {"word", "group"}]
    weights = best_dimension(content(tuple(words)), scene.dimensions)
    if weights is not None and len(weights.values) < scene.n_entities:
        return None
    each = weights.values if weights is not None else scene.everything
    factor = after[mark].value
    terms = {
        entity: each[entity] * (part.get(entity, 0.0) - factor * whole.get(entity, 0.0))
        for entity in sorted({*part, *whole})
    }
    spans = (
        clause.comparison.span,
        *(token.span for token in after),
        *(left.used if left else ()),
        *(weights.spans if weights is not None else ()),
    )
    return (Limit(terms, clause.comparison.relation, 0.0, spans),)


def _part_and_whole(
    after: Sequence[Token], left: Expression | None, mark: int, verb: int, scene: Scene
) -> tuple[Terms, Terms] | None:
    """What the percentage is of, and the part of it that is meant: after the verb, or before it all."""
    whole = {token.entity: 1.0 for token in after[mark + 1 : verb] if token.kind == "entity"}
    behind = {token.entity: 1.0 for token in after[verb:] if token.kind == "entity"}
    total = any(token.text in _TOTALS or token.kind == "group" for token in after)
    if len(behind) == 1:
        if len(whole) == 1 and not total:
            return None
        return behind, whole if len(whole) > 1 else scene.everything
    if left is None or len(left.terms) != 1 or verb < len(after):
        return None
    names_whole = len(after) > mark + 2 and after[mark + 1].text == "of"
    if left.terms.keys() == whole.keys() or not (whole or total or names_whole):
        return None
    return left.terms, whole or scene.everything
