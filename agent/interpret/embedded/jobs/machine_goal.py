"""What the schedule of one machine is judged by, as a question says it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Aim(StrEnum):
    """What is to be least. Waits end where a job begins, completions where it ends."""

    MAKESPAN = "makespan"
    COMPLETION = "completion"
    WAITING = "waiting"
    TARDINESS = "tardiness"
    LATENESS = "lateness"
    WORST_DELAY = "worst delay"
    LATE_JOBS = "number of late jobs"


@dataclass(frozen=True, slots=True)
class Wanted:
    """An aim; `is_average` where the sum is divided by the number of jobs, `is_weighted` if said."""

    aim: Aim
    is_average: bool = False
    is_weighted: bool = False
    assumption: str = ""


_LATE = r"(?:tardiness|tardy|delays?|delayed|lateness|late|overdue|overrun|overshoot|past\s(?:its|their|the)\s(?:due|deadline))"
_DONE = r"(?:completion|finish(?:ed|ing)?|flow|done|ready|leav(?:e|es|ing)|served|end(?:s|ing)?|turnaround|through|sojourn|complete[sd]?|cured|treated|out)"
_SUM = r"(?:total|sums?|summed|adds?\sup|added(?:\sup)?|adding|altogether|overall|combined|cumulative|aggregate|together|all\sin\sall|in\sall)"
_MEAN = r"(?:averages?|averaged|means?)"
_WORST = r"(?:max(?:imum|imal)?|largest|greatest|worst|biggest|longest|highest|latest|most|l_?max|t_?max)"
_NEAR = r"[^.?!]{0,90}?"
_COUNT = re.compile(
    rf"\b(?:number|how\smany|as\s(?:few|many)|fewest|fewer|count|most)\s(?:of\s)?(?:\w+\s){{0,4}}(?:{_LATE}|on\stime|in\stime|miss\w*|their\s(?:due|deadline))\b",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\b(?:hours|days|minutes|weeks|time\sunits|time|months)\b", re.IGNORECASE)
_WORST_LATE = re.compile(
    rf"\b{_WORST}\b(?:\s[\w'-]+){{0,4}}?\s{_LATE}\b|\bl_?max\b|\bt_?max\b|\b{_LATE}\b(?:\s[\w'-]+){{0,5}}?\s(?:the\s)?(?:latest|worst)\b|\bhow\slate\b{_NEAR}\b(?:latest|worst|most)\b"
    rf"|\b(?:latest|most\s(?:late|delayed|overdue))\s(?:\w+\s){{0,2}}(?:is|be)\b",
    re.IGNORECASE,
)
_LATENESS = re.compile(
    r"\blateness\b|\bl_?max\b|\bnegative\b|\bminus\s(?:its|the)\sdue\b", re.IGNORECASE
)
_SUM_LATE = re.compile(
    rf"\b(?:{_SUM}|{_MEAN})\b{_NEAR}\b{_LATE}\b|\b{_LATE}\b{_NEAR}\b(?:{_SUM}|{_MEAN})\b|\btardiness\b|\b(?:least|smallest|minimal|minimum|minimi[sz]e|as\slittle|reduce|lowest)\b{_NEAR}\b(?:{_LATE}|penalt\w+)\b"
    rf"|\b(?:total|sum\sof|overall|combined)\b{_NEAR}\b(?:penalt\w+|fines?)\b|\b(?:penalt\w+|fines?)\b{_NEAR}\b(?:{_SUM}|small(?:est)?|least|low(?:est)?|minimal|cheap\w*|little)\b",
    re.IGNORECASE,
)
_WAIT = re.compile(r"\bwait(?:s|ing|ed)?\b", re.IGNORECASE)
_UNTIL_DONE = re.compile(
    rf"\b(?:until|till|before|when|counted|including|up\sto|at\swhich|time\s(?:at|from))\b[^.?!]{{0,60}}?\b{_DONE}\b",
    re.IGNORECASE,
)
_UNTIL_START = re.compile(
    r"\b(?:until|till|before|when)\b[^.?!]{0,50}?\b(?:starts?|started|begins?|begun|turn|seen|called|it\scan\sstart)\b",
    re.IGNORECASE,
)
_SUM_DONE = re.compile(
    rf"\b(?:{_SUM}|{_MEAN})\b{_NEAR}\b{_DONE}\b|\b{_DONE}\b{_NEAR}\b(?:{_SUM}|{_MEAN})\b",
    re.IGNORECASE,
)
_TILL_ALL = re.compile(
    r"\b(?:total|overall)\s(?:\w+\s)?time\b[^.?!]{0,40}?\b(?:all|everything|the\slast)\b",
    re.IGNORECASE,
)
_SPENT = re.compile(
    rf"\b(?:{_SUM}|{_MEAN})\b[^.?!]{{0,40}}?\btimes?\b[^.?!]{{0,40}}?\b(?:spend|spent|stays?|in\sthe\s(?:system|shop|queue))\b",
    re.IGNORECASE,
)
_ALL_DONE = re.compile(
    r"\bmake[\s-]?span\b|\bc_?max\b|\bhow\s(?:soon|quickly|early|long|fast)\b|\bwhen\b|\b(?:earliest|soonest|quickest|fastest|shortest)\b|\bas\s(?:soon|early|quickly|fast)\s(?:as\s)?"
    r"|\b(?:until|till|before)\b[^.?!]{0,40}?\b(?:all|everything|every\w*|the\slast)\b|\b(?:total|overall)\stime\b|\b(?:least|minimum|minimal|smallest)\s(?:\w+\s){0,2}time\b",
    re.IGNORECASE,
)


def wanted(text: str) -> Wanted | None:
    """Returns what is to be least, None where the words do not tell.

    >>> wanted("Minimise the total weighted tardiness.")
    Wanted(aim=<Aim.TARDINESS: 'tardiness'>, is_average=False, is_weighted=True, assumption='')
    >>> wanted("How soon can all colours be done?").aim, wanted("Which order has the smallest maximum lateness?").aim
    (<Aim.MAKESPAN: 'makespan'>, <Aim.LATENESS: 'lateness'>)
    """
    weighted = bool(re.search(r"\bweighted\b|\bweights?\b|\bpriorit", text, re.IGNORECASE))
    counted = _COUNT.search(text)
    if counted and not _TIMES.search(counted.group()):
        return Wanted(Aim.LATE_JOBS)
    average = bool(re.search(rf"\b{_MEAN}\b", text, re.IGNORECASE))
    if _WORST_LATE.search(text) and not re.search(
        rf"\b{_SUM}\b[^.?!]{{0,30}}\b{_LATE}\b", text, re.I
    ):
        return Wanted(Aim.LATENESS if _LATENESS.search(text) else Aim.WORST_DELAY)
    if _SUM_LATE.search(text):
        plain = re.search(
            r"\b(?:total|sum\sof(?:\sthe)?|average|mean)\s(?:weighted\s)?lateness\b", text, re.I
        )
        clear = re.search(
            r"\bearly\b|\bon\stime\b|\blate\sones\b|\btard|\bdelay", text, re.IGNORECASE
        )
        said = "Work that is early or on time counts as no lateness." if plain and not clear else ""
        return Wanted(Aim.TARDINESS, average, weighted, said)
    if _WAIT.search(text) and not _UNTIL_DONE.search(text) and (average or _summed(text)):
        return Wanted(Aim.WAITING, average, weighted)
    if (
        (_SUM_DONE.search(text) and not _TILL_ALL.search(text))
        or _SPENT.search(text)
        or (_WAIT.search(text) and _UNTIL_DONE.search(text))
    ):
        return Wanted(Aim.COMPLETION, average, weighted)
    return Wanted(Aim.MAKESPAN) if _ALL_DONE.search(text) else None


def tells_when_waits_end(text: str) -> bool:
    """Whether a question says that a wait ends where the work begins."""
    return bool(_UNTIL_START.search(text))


def _summed(text: str) -> bool:
    return bool(
        re.search(rf"\b{_SUM}\b|\bleast\b|\bshortest\b|\bsmallest\b|\bminimi", text, re.IGNORECASE)
    )
