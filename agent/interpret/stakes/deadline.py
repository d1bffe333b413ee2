"""When the answer is wanted: "I need it within an hour", "we have until the end of the week"."""

from __future__ import annotations

import re

from agent.interpret.stakes.amounts import ABOUT, DURATION, seconds
from agent.interpret.stakes.saying import Saying
from agent.interpret.stakes.vocabulary import cut, vocabulary
from problems.plain_duration import lasting

_DAY_S = 86_400.0
# No clock is read, so that equal questions have equal verdicts: a named time is taken as so far away.
_NAMED: tuple[tuple[str, float], ...] = (
    (r"tonight|this\s(?:evening|afternoon)|(?:the\s)?end\sof\s(?:the\sday|today|business)|today", 8 * 3600.0),
    (r"close\sof\sbusiness|lunch(?:time)?|noon", 4 * 3600.0),
    (r"tomorrow\smorning|the\smorning", 12 * 3600.0),
    (r"tomorrow(?:\s(?:noon|afternoon|evening|night))?", _DAY_S),
    (r"(?:next\s|this\s)?(?:mon|tues|wednes|thurs|fri|satur|sun)day"
     r"(?:\s(?:morning|noon|evening|night))?", 3 * _DAY_S),
    (r"(?:the|this)\sweekend", 3 * _DAY_S),
    (r"(?:the\s)?end\sof\s(?:the|this)\sweek|this\sweek", 5 * _DAY_S),
    (r"next\sweek", 7 * _DAY_S),
    (r"(?:the\s)?end\sof\s(?:the|this)\smonth|this\smonth", 15 * _DAY_S),
    (r"next\smonth", 30 * _DAY_S),
)  # fmt: skip
_NAMED_TIME = "|".join(pattern for pattern, _ in _NAMED)
_IN = (
    r"(?:with?in|in|in\sunder|under|in\sless\sthan|in\sno\smore\sthan|inside(?:\sof)?|after\sat\smost|at\sthe\slatest\sin)"
    rf"\s{ABOUT}(?P<span>{DURATION})(?:\sfrom\snow|\sat\sthe\slatest|\sor\s(?:less|sooner)|[’']?s?\stime)?"
)
_BY = (
    r"(?:by|before|until|till|no\slater\sthan|not\slater\sthan|at\sthe\slatest\s(?:by|on))"
    rf"\s(?P<named>{_NAMED_TIME})(?:\sat\sthe\slatest)?"
)
_WHEN = rf"(?:{_IN}|{_BY})(?:,?\splease)?"
_ANSWER = (
    r"(?:(?:an?|the|your|our|this|some|any|its)\s(?:good\s|best\s|final\s|optimal\s|first\s)?"
    r"(?:answer|result|solution|recommendation|decision|outcome|computation|calculation)s?"
    r"|(?:the|a|our|this)\s(?:finished\s|final\s)?(?:plan|schedule|route|tour|roster|timetable)|answers?|results?|something\susable)"
)
_IT = rf"(?:it|this|that|{_ANSWER})"
_DONE = r"(?:\s(?:ready|solved|answered|computed|calculated|decided|settled|back|done))?"
_NEED = (
    r"(?:(?:really|only|just|will|do)\s)*(?:needs?|wants?|require|must\shave|have\sto\shave|like|expects?)"
    r"(?:\sto\s(?:have|get|know|see))?"
)
_LONGER = r"(?:must|should|may|can)\s?not\stake\s(?:longer|more)\sthan"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:I|we)(?:\s?['’]d|\swould)?\s{_NEED}\s{_IT}{_DONE}\s{_WHEN}",
        rf"our\s(?:team|planners?|dispatchers?|drivers?|boss|company|customers?|managers?)\s{_NEED}\s{_ANSWER}{_DONE}\s{_WHEN}",
        rf"{_IT}\s(?:is|must\sbe|has\sto\sbe|have\sto\sbe|should\sbe|needs\sto\sbe)\s(?:needed|wanted|required|solved|answered|computed|calculated)\s{_WHEN}",
        rf"{_ANSWER}\s(?:is|are|must\sbe|has\sto\sbe|have\sto\sbe|should\sbe|needs\sto\sbe|must|should)\s(?:due|ready|there|here|in|available|given|arrive|come|on\smy\sdesk)\s{_WHEN}",
        rf"(?:please\s|kindly\s)?(?:answer|reply|respond|solve\s(?:it|this)|decide|tell\s(?:me|us)|let\s(?:me|us)\sknow|compute\s(?:it|this)"
        rf"|(?:find|give\s(?:me|us)|get\s(?:me|us))\s{_ANSWER}|answer\s(?:me|us|this|it))\s{_WHEN}",
        rf"(?:I|we|you|you[’']ve|we[’']ve)\s(?:only\s|just\s)?(?:have|got|have\sgot)\s(?:only\s|just\s)?{ABOUT}(?P<span>{DURATION})"
        rf"\s(?:to\s(?:decide|answer|solve|compute|calculate|find)(?:\s(?:it|this|{_ANSWER}))?|for\s(?:{_ANSWER}|computing|solving|deciding)(?:\s(?:it|this))?)",
        rf"(?:I|we|you)\s(?:only\s|just\s)?have\s(?:only\s|just\s)?(?:time\s)?(?:until|till)\s(?P<named>{_NAMED_TIME})(?:\sto\s(?:decide|answer|solve\s(?:it|this)))?",
        rf"(?:there\sis|we\shave|I\shave)\s(?:a|the)\s(?:deadline|time\slimit)\sof\s(?P<span>{DURATION})(?:\s(?:for|on|to\sfind)\s{_ANSWER})?",
        rf"(?:the\s)?(?:deadline|time\slimit|time)\s(?:for|to|until)\s(?:the\s|an\s)?(?:answer|computing|solving|result)\s(?:it\s)?(?:is\s)?{ABOUT}(?P<span>{DURATION})",
        rf"(?:the|my|our)\sdeadline(?:\sfor\s(?:it|this|{_ANSWER}))?\sis\s(?:{_IN}|(?:by\s|on\s)?(?P<named>{_NAMED_TIME}))",
        rf"(?:all\s(?:of\s)?(?:this|that)\s)?(?:{_IN}|{_BY}),?\splease",
        rf"(?:I|we)\scan\s(?:only\s)?wait\s(?:for\s)?{ABOUT}(?P<span>{DURATION})\sfor\s{_ANSWER}",
        rf"(?:I|we)\scan\s(?:only\s)?wait\s(?:until|till)\s(?P<named>{_NAMED_TIME})(?:\sfor\s{_IT})?",
        rf"(?:can|could|would|will)\syou\s(?:please\s)?(?:(?:do|solve|answer|compute|manage)\s{_IT}|answer|reply|(?:find|give\s(?:me|us))\s{_ANSWER})\s{_WHEN}",
        rf"(?:(?:{_ANSWER}|(?:solving|answering|computing)(?:\s(?:it|this))?)\s{_LONGER}\s(?P<span>{DURATION})|it\s{_LONGER}\s(?P<span2>{DURATION})\sto\s(?:solve|answer|compute)(?:\s(?:it|this))?)",
        rf"(?:please\s)?(?:take|use|spend)\s(?:at\smost|no\smore\sthan|up\sto)\s(?P<span>{DURATION})\s(?:to\s(?:answer|solve\s(?:it|this))|(?:for|on)\s{_ANSWER})",
    )
)  # fmt: skip
_WHEN_ANYWHERE = re.compile(rf"\b{_WHEN}", re.IGNORECASE)
_LIMIT = re.compile(rf"\b(?P<span>{DURATION})", re.IGNORECASE)
_WORDS = vocabulary(
    "answer answers result results solution recommendation decision decide decided know solved solve"
    " computed compute computation calculation answered",
    "made given found ready done get see available due back latest known think make give find calculated"
    " reached",
)
_LIMIT_WORDS = vocabulary(
    "limit deadline", "time computation answer computing solving result decision maximum most up"
)


def deadline(clause: str) -> Saying | None:
    """Returns what the whole clause says of the deadline, if it says anything of it.

    >>> deadline("I need it within an hour").note
    'the answer is wanted within 1 hour'
    >>> deadline("Job A is due within an hour") is None
    True
    """
    for form in _FORMS:
        match = form.fullmatch(clause)
        if match:
            said = {name: words for name, words in match.groupdict().items() if words}
            return (
                _named(said["named"])
                if "named" in said
                else _within(said.get("span") or said["span2"])
            )
    return _by_its_words(clause)


def _by_its_words(clause: str) -> Saying | None:
    """What a clause says in which nothing but a time and words about answering stand."""
    if not (_WORDS.touches(clause) or _LIMIT_WORDS.touches(clause)):
        return None
    match = _WHEN_ANYWHERE.search(clause)
    if match and _WORDS.covers(cut(clause, match)):
        return _named(match["named"]) if match["named"] else _within(match["span"])
    limit = _LIMIT.search(clause)
    if limit and _LIMIT_WORDS.covers(cut(clause, limit)):
        return _within(limit["span"])
    return None


def _within(written: str) -> Saying:
    wanted_s = seconds(written)
    return Saying(
        field="deadline_s",
        value=wanted_s,
        note=f"the answer is wanted within {lasting(wanted_s)}",
    )


def _named(written: str) -> Saying:
    wanted_s = next(
        span for pattern, span in _NAMED if re.fullmatch(pattern, written, re.IGNORECASE)
    )
    said = " ".join(written.lower().split())
    return Saying(
        field="deadline_s",
        value=wanted_s,
        note=f"the answer is wanted by '{said}', taken as within {lasting(wanted_s)}",
    )
