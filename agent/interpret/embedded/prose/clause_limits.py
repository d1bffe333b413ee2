"""What one comparison of a sentence says of the amounts to decide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from agent.interpret.embedded.linear.clauses import Clause
from agent.interpret.embedded.linear.left_sides import left_side, main_part
from agent.interpret.embedded.linear.limits import _between_sums, _goes_beyond
from agent.interpret.embedded.linear.relations import more_than, offset
from agent.interpret.embedded.linear.scene import Limit, Scene
from agent.interpret.embedded.linear.tokens import Token
from agent.interpret.embedded.prose.bounds import Setting, Unsettled, bounds
from agent.interpret.embedded.prose.factors import factor_at
from agent.interpret.embedded.prose.ratios import ratio
from agent.interpret.embedded.prose.sides import named_in, subject_of, without_reason

_GOAL_WORDS = re.compile(r"^(?:an?\s|the\s)?(?:maxim|minim)", re.IGNORECASE)
# Words of sums that are not read here.
_BEYOND = frozenset(
    "difference ratio average weighted weighting product proportion squared cube cubed root minus subtract "
    "subtracted plus".split()
)
_SUMS = frozenset("twice double half times sum thrice".split())
# A wish binds nobody: "she prefers to plant more wheat than rye".
_WISHES = frozenset("prefer prefers hopes hope likes wishes".split())


def limits_of_clause(clause: Clause, setting: Setting) -> Sequence[Limit | Unsettled] | None:
    """Returns the limits that a comparison states, None where it cannot be read with certainty."""
    scene = Scene(setting.n_entities, ())
    after = without_reason(clause.after)
    texts = {token.text for token in after}
    spoken = {token.text for token in main_part(clause.before)}
    left = left_side(clause, setting.n_entities)
    squares = any(a.text == "square" and b.text == "of" for a, b in pairwise(after))
    beyond = squares or bool((texts | spoken) & _BEYOND) or _goes_beyond(clause)
    if beyond or (spoken & _SUMS and left is None):
        return None
    if clause.comparison.is_split:
        wished = any(token.text in _WISHES for token in clause.before)
        return [] if wished else more_than(clause)
    if factor_at(after, 0) is not None:
        limit = ratio(clause, setting.n_entities, setting.resources)
        return None if limit is None else [limit]
    marks = [i for i, token in enumerate(after) if token.kind == "number"]
    if not marks:
        return _between_sums(clause, left, scene) or _plain_pair(clause, after)
    return offset(clause, left, marks, scene) or _plain_bounds(clause, after, setting)


def _plain_bounds(
    clause: Clause, after: Sequence[Token], setting: Setting
) -> Sequence[Limit | Unsettled] | None:
    texts = {token.text for token in after}
    if texts & {"times", "twice", "half"} or _against(after):
        return None
    return bounds(clause, setting)


def states_nothing(clause: Clause) -> bool:
    """Whether a comparison limits nothing: "the maximum profit", or one inside a mere reason."""
    if any(token.kind == "number" for token in clause.after[:3]):
        return False
    if _GOAL_WORDS.match(clause.comparison.text):
        return True
    reason = any(token.text in {"since", "because"} for token in clause.before[:3])
    return reason and clause.comparison.text.startswith("limit")


def _against(after: Sequence[Token]) -> bool:
    """Whether the number is set against an amount: "10 more than trucks"."""
    return any(
        token.text == "than"
        and any(each.kind in {"entity", "number", "group"} for each in after[index + 1 : index + 5])
        for index, token in enumerate(after)
    )


def _plain_pair(clause: Clause, after: Sequence[Token]) -> Sequence[Limit] | None:
    """ "the number of vans must be more than the number of trucks", however it is worded."""
    left, right = subject_of(clause.before), named_in(after)
    if len(left) != 1 or len(right) != 1 or left == right:
        return None
    if any(token.text in {"times", "twice", "half", "sum"} for token in (*clause.before, *after)):
        return None
    terms = {left[0]: 1.0, right[0]: -1.0}
    return [Limit(terms, clause.comparison.relation, 0.0, (clause.comparison.span,))]
