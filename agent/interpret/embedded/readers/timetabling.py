"""Reads questions that give lessons, exams, meetings or talks a time, and at times a room."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.timetables.reading import read_timetable

_EVENTS = re.compile(
    r"\b(?:exams?|lessons?|lectures?|meetings?|rehears\w*|talks?|seminars?|courses?|classes|timetabl\w*|interviews?|sessions?|workshops?|tutorials?)\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?:periods?|slots?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|o['’]?\s?clock|[ap]\.?m\b|days?|hours?|timetabl\w*|start\stimes?|mornings?|afternoons?)\b",
    re.IGNORECASE,
)
_COSTS = re.compile(
    r"\b(?:cost\w*|nuisances?|points?|annoy\w*|complain\w*|penalt\w*|inconvenien\w*|dislik\w*|displeas\w*|dissatisf\w*|grumbl\w*|frustrat\w*|unhapp\w*|bother\w*|disturb\w*|objections?|fewest|least|as\slittle|demerits?)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\btimetabl\w*|\bexam\sschedul\w*|\bschedule\sthe\s(?:exams|lessons|lectures|meetings|talks|rehearsals)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:makespan|how\s(?:many|few)\s(?:slots|days|periods|rooms)|fewest\s(?:slots|days|periods|rooms)|machines?\b.*\bjobs?|shifts?\sof|nurses?)\b",
    re.IGNORECASE,
)


_LONGEST = 100_000  # characters of a question that names its events in words


def _evidence(document: Document) -> float:
    text = document.text.raw
    if (
        len(text) > _LONGEST
        or not (_EVENTS.search(text) and _TIMES.search(text))
        or _OTHER.search(text)
    ):
        return 0.0
    if _NAMED.search(text):
        return 0.9
    return 0.82 if _COSTS.search(text) else 0.6


@refusing("the timetable")
def _read(document: Document) -> Reading | Missing | None:
    evidence = _evidence(document)
    outcome = read_timetable(document) if evidence else None
    # On weak evidence an incomplete timetable is more likely another kind of problem.
    return None if isinstance(outcome, Missing) and evidence < 0.8 else outcome


READER = Reader(
    family="timetabling", evidence=_evidence, read=_read, leaves_nothing=True, takes_sheets=False
)
