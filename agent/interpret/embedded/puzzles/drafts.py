"""What the readers of puzzles have in common: rules as plain data, ranges, and which way is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from problems.status import Sense

FAMILY = "constraint_puzzle"
Rule = dict[str, Any]
_MOST_ROWS = 100_000

_LARGEST = re.compile(
    r"\b(?:largest|greatest|biggest|highest|maxim(?:um|al|i[sz]e)|oldest|latest|farthest\sright|at\s(?:the\s)?most\b(?!\s\d)|as\s(?:large|big|great|high|old|late)\sas)\b",
    re.IGNORECASE,
)


def goal_of(words: str) -> Sense:
    """Returns which way is wanted; minimising finds the one value where nothing says so.

    >>> goal_of("What is the largest c?"), goal_of("What is c?")
    (<Sense.MAXIMISE: 'maximise'>, <Sense.MINIMISE: 'minimise'>)
    """
    return Sense.MAXIMISE if _LARGEST.search(words) else Sense.MINIMISE


def linear(terms: Mapping[str, float], relation: str, rhs: float) -> Rule:
    """Returns the rule that a sum compares so."""
    kept = {name: factor for name, factor in terms.items() if factor} or dict(terms)
    return {"kind": "linear", "terms": kept, "relation": relation, "rhs": rhs}


def all_different(names: Iterable[str]) -> Rule:
    """Returns the rule that no two are equal."""
    return {"kind": "all_different", "unknowns": list(names)}


def table(names: Iterable[str], rows: Iterable[tuple[int, ...]]) -> Rule | None:
    """Returns the rule that the unknowns take one of the rows; None where there are too many."""
    kept = []
    for row in rows:
        kept.append(row)
        if len(kept) > _MOST_ROWS:
            return None
    return {"kind": "table", "unknowns": list(names), "rows": kept}
