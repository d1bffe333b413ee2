"""How sure the judgement is."""

from __future__ import annotations

from agent.decide.case import Case
from agent.decide.worth import LEAST_LEAD, lead

_SURE = 0.99
_LEAST = 0.5


def confidence(case: Case, *, worth: bool) -> float:
    """Returns the chance that the judgement is right, from 0.5 to 0.99."""
    if case.is_easy:
        return _SURE
    distance = abs(lead(case) - LEAST_LEAD)
    return round(min(_SURE, _LEAST + distance / 2), 2) if not worth else _LEAST
