"""What a number says of a job: how long it takes, when it is due or ready, how much it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a number is to a job."""

    DURATION = "duration"
    DUE = "due date"
    RELEASE = "release"
    WEIGHT = "weight"


TIME_UNIT = (
    r"(?:time[\s-]?)?(?:hours?|hrs?|h|minutes?|mins?|min|days?|d|weeks?|wks?|months?|milliseconds?|ms|seconds?|secs?|s|shifts?|years?"
    r"|(?:time\s)units?|units?\sof\stime|periods?|ticks?|quarter-hours?)"
)
_NOUN = r"(?:hours?|days?|minutes?|mins?|weeks?|months?|times?|years?|noon|t\s?=|slots?|periods?)"
_TO = (
    r"(?:\s(?:is|are|was|of|at|by|on|in|for|from|after|before|within|until|till|the|than|no|later|earlier|sooner|only|not|end|start)\b"
    r"|\s?[:=]){0,6}"
)
_POINT = rf"{_TO}\s?(?:{_NOUN}\s)?\s?$"
_NOT_NAMED = r"(?:\s(?:a|an|the|its|about|around|roughly|exactly|only|just|up|some|another|another|each|in|total)){0,3}"
_MUST_BE = r"(?:must|should|has\sto|have\sto|needs?\sto|ought\sto|is\sto|are\sto|shall|would)\s(?:be\s|all\sbe\s)?"
_DONE = (
    r"(?:done|ready|finished|completed?|delivered|handed\sin|submitted|shipped|collected|picked\sup|returned|sent(?:\soff|\sout)?"
    r"|out|finish|leave|dispatched|printed|baked|served|turned\sin|back|over)"
)
_LINKS: tuple[tuple[Role, str], ...] = (
    (
        Role.WEIGHT,
        r"(?:weight(?:s|ed|ing)?(?:\sfactors?)?|priorit(?:y|ies)|importance|urgency|penalt(?:y|ies)|counts?|counting|(?-i:w\d?\s?(?==)))"
        r"(?:\s(?:is|are|of|per|for|each|every|hour|day|minute|week|late|delay|lateness|tardiness|a|the|unit|as|with)){0,7}\s?[:=]?\s?[$€£]?\s?$",
    ),
    (
        Role.RELEASE,
        rf"(?:release(?:d|s)?(?:\s(?:dates?|times?))?|released\s|availab(?:le|ility)(?:\s(?:dates?|times?))?|arriv(?:es?|ed|ing|als?)(?:\stimes?)?|comes?\s(?:in|free)"
        rf"|shows?\sup|(?:can|could|may|must|will|should)(?:\s(?:only|not|never))?\s(?:be\s)?(?:start(?:ed)?|begin|begun)|(?:cannot|can['’]t)\s(?:be\s)?(?:start(?:ed)?|begin|begun)"
        rf"|earliest\s(?:possible\s)?(?:start|time)|(?:is|are|becomes?|gets?)\sready|ready\s(?:dates?|times?)|ready|(?-i:r\d?\s?(?==))){_POINT}",
    ),
    (
        Role.DUE,
        rf"(?:due(?:\s(?:dates?|times?))?|wants?\s(?:\w+\s){{0,3}}?(?:back|ready|done|finished)|expects?(?:\s\w+){{0,2}}?|deadlines?|wanted|promised|expected|{_MUST_BE}{_DONE}|(?:is|are)\s(?:needed|wanted|required|owed|expected|promised)"
        rf"|needed|(?-i:d\d?\s?(?==))|target(?:\s(?:dates?|times?))?|pick[\s-]?up|delivery(?:\s(?:dates?|times?))?|departs?|leaves?|by(?=\s(?:the\s)?(?:end|hour|day|minute|week|time|noon))){_POINT}",
    ),
)
_WORK = (
    r"(?:takes?|took|taking|needs?|needing|requires?|requiring|lasts?|lasting|runs?|running|occup(?:y|ies|ying)|uses?|spends?|consumes?|wants?|demands?|asks?"
    r"|blocks?|ties\sup|involves?|costs?|stays?|sits?|goes|spans?|bakes?|prints?|cooks?|gets?)"
)
_WEAK = r"(?:has|have|is|are|be)"
_DURATION = re.compile(
    rf"(?P<verb>\b(?:(?:will|would|can|could|must)\s)?{_WORK}\b)(?P<inner>(?:\s[^\s,;:()]{{1,24}}){{0,4}}?){_NOT_NAMED}"
    r"(?:\s(?:for|of|to|in|on|at|by|busy|about|around))?\s?[:=~]?\s?$"
    rf"|\b{_WEAK}{_NOT_NAMED}\s?[:=~]?\s?$"
    r"|(?:\b(?:processing|running|service|treatment|working|work|machine|cooking|baking|printing|burn|run|cycle|handling|job)\s?(?:times?|duration)|\bdurations?|\blengths?|\btimes?|\b(?-i:p\d?\s?(?==))|\bfor|\bin|\blasting|\btaking"
    r"|\bkeep(?:s|ing)?\s(?:\w+\s){0,4}(?:busy|occupied)\sfor)(?:\s(?:is|are|of|in|hours|minutes|days|about|the)){0,3}\s?[:=(]?\s?$",
    re.IGNORECASE,
)
_OTHERS = tuple((role, re.compile(rf"\b{links}", re.IGNORECASE)) for role, links in _LINKS)
_REACH = 110


@dataclass(frozen=True, slots=True)
class Link:
    """The words that tie a number to what stands before it, from `start`; `inner` is a name in them."""

    role: Role
    start: int
    inner: str = ""


def link_at_end(text: str) -> Link | None:
    """Returns the words at the end of a text that say what the number after it is.

    >>> link_at_end("the posters are due at hour ").role, link_at_end("and may start at day ").role
    (<Role.DUE: 'due date'>, <Role.RELEASE: 'release'>)
    >>> link_at_end("the fish takes Olga ").inner, link_at_end("Olga ")
    ('Olga', None)
    """
    offset = max(0, len(text) - _REACH)
    tail = text[offset:]
    for role, pattern in _OTHERS:
        if match := pattern.search(tail):
            return Link(role, offset + match.start())
    if match := _DURATION.search(tail):
        return Link(Role.DURATION, offset + match.start(), (match["inner"] or "").strip())
    return None


def role_of_heading(heading: str) -> Role | None:
    """Returns what the numbers under a heading are.

    >>> role_of_heading("Due date (hour)"), role_of_heading("p_j"), role_of_heading("colour")
    (<Role.DUE: 'due date'>, <Role.DURATION: 'duration'>, None)
    """
    words = heading.lower().replace("_", " ")
    for role, pattern in _HEADINGS:
        if pattern.search(words):
            return role
    return None


_HEADINGS = (
    (Role.DUE, re.compile(r"\bdue\b|deadline|\bd(?:\s?[ji])?$|^target|promised|wanted|needed\sby")),
    (
        Role.RELEASE,
        re.compile(r"release|arriv|available|ready|earliest\sstart|\br(?:\s?[ji])?$"),
    ),
    (
        Role.WEIGHT,
        re.compile(r"weight|priorit|importan|penalt|cost\sper|urgency|\bw(?:\s?[ji])?$"),
    ),
    (
        Role.DURATION,
        re.compile(
            r"duration|\btimes?\b|hours?|minutes?|\bmins?\b|days?|weeks?|length|\bp(?:\s?[ji])?$|\bh$|takes|needs|work"
        ),
    ),
)
