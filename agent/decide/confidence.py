"""How sure the judgement is: as often as such advice was as good as the best when it was counted."""

from __future__ import annotations

from agent.decide.case import Case
from agent.decide.measured_confidence import measured_confidence, measured_share

_MOST = 0.99  # a bench of hundreds can tell no more
_NEVER_COUNTED = 0.5  # no yes has been measured, so that none was right or wrong


def confidence(case: Case, *, worth: bool) -> float:
    """Returns the share of advice of this kind that was within one per cent of the best in hindsight.

    Counted on the calibration bench, by time models that had not seen the instance (`evals.fit_verdict`):
    of instances that are proven or proven easy, and of open ones by how wide the interval of the advised
    route is.
    """
    if worth:
        return _NEVER_COUNTED
    share = measured_confidence().settled if case.is_easy else measured_share(case)
    return round(min(_MOST, share.share), 2)
