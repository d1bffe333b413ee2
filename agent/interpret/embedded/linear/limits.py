"""Limits: what one comparison of a sentence says of the amounts to decide."""

from __future__ import annotations

from collections.abc import Sequence

from agent.interpret.embedded.linear.bounds import bounds
from agent.interpret.embedded.linear.clauses import Clause
from agent.interpret.embedded.linear.expressions import Expression, parse_expression
from agent.interpret.embedded.linear.left_sides import left_side
from agent.interpret.embedded.linear.relations import compared, more_than, multiple, offset
from agent.interpret.embedded.linear.scene import Limit, Scene
from agent.interpret.embedded.linear.shares import share
from agent.interpret.embedded.linear.tokens import Token


def limits_of(clause: Clause, subject: Expression | None, scene: Scene) -> tuple[Limit, ...] | None:
    """Returns the limits that one comparison states; None where it cannot be read with certainty.

    `subject` is the sum that the comparison before it in the same sentence was about.
    """
    if _goes_beyond(clause):
        return None
    left = left_side(clause, scene.n_entities)
    if clause.comparison.is_split:
        return more_than(clause)
    numbers = [i for i in range(len(clause.after)) if _limits_something(clause.after, i)]
    if not numbers:
        return multiple(clause, left, scene) or _between_sums(clause, left, scene)
    first = clause.after[numbers[0]].number
    if first is not None and first.is_percentage:
        return share(clause, left, numbers[0], scene)
    return (
        multiple(clause, left, scene)
        or offset(clause, left, numbers, scene)
        or bounds(clause, left, subject, numbers, scene)
    )


def _between_sums(
    clause: Clause, left: Expression | None, scene: Scene
) -> tuple[Limit, ...] | None:
    """ "the number of vans cannot exceed the number of trucks"."""
    right = parse_expression(clause.after, scene.n_entities)
    if left is None or right is None or not left.terms or not right.terms:
        return None
    return compared(left, clause, right, 0.0, (clause.comparison.span, *left.used, *right.used))


def _goes_beyond(clause: Clause) -> bool:
    """Whether a comparison says by how much: "by more than 4", "a difference of 10 between"."""
    texts = [token.text for token in clause.after]
    if "difference" in texts:
        return True
    if clause.before[-1:] and clause.before[-1].text == "by" and "by" not in texts:
        return True
    if "by" not in texts:
        return False
    behind = clause.after[len(texts) - texts[::-1].index("by") - 1 :]
    return len(behind) < 2 or any(token.kind == "number" for token in behind)


def _limits_something(after: Sequence[Token], index: int) -> bool:
    """Whether a token is a number, and not the count in "these two projects"."""
    number = after[index].number
    if number is None:
        return False
    following = after[index + 1].kind if index + 1 < len(after) else ""
    return not (number.is_spelt and following == "group" and index > 1)
