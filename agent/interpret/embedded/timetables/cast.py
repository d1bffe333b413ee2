"""The events of a timetable and those who attend them, as sentences introduce them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.text import Span

_STOP = (
    r"(?!(?i:the|an?|and|or|of|in|on|at|for|to|is|are|was|with|by|each|every|no|two|three|four|five|six|seven|eight"
    r"|can|cannot|must|may|nobody|everybody|it|they|we|there|that|which|who|one|take|takes|as|so|if|from|has|have"
    r"|needs?|between|where|when|what|please|hello|hi|slots?|periods?|days?|both|all|share|same|not|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|be|been|place|held|starts?|begins?|people|students|costs?|annoys?|conflicts?|clash|clashes|overlaps?|penalt\w+|meetings?"
    r"|exams?|lessons?|rehearsals?|talks|sessions|events|lectures|courses)\b)"
)
_WORD = rf"{_STOP}[^\W\d_][\w'’\-]*"
_NAME = rf"(?:{_WORD}(?:\s{_WORD})?(?:\s(?:[A-Z]|\d{{1,2}})(?![\w]))?|[A-Z](?!\w))"
_KIND = r"(?i:meeting|exam|rehearsal|session|lecture|seminar|talk|course|workshop|lesson|event|call|interview|tutorial|class)"
_TITLE = r"(?:(?:Ms|Mr|Mrs|Miss|Dr|Prof|Professor)\.?\s)"
_NOT_PEOPLE = (
    r"(?!(?:The|A|An|And|Each|Every|Nobody|No|In|On|At|It|If|There|Which|What|Find|When|Who|Monday|Tuesday"
    r"|Wednesday|Thursday|Friday|Saturday|Sunday|Only|All|Meetings?|Exams?|Lessons?|Class|Both)\b)"
)
PERSON = rf"{_TITLE}?{_NOT_PEOPLE}[A-Z][\w'’]*"
_PEOPLE = rf"{PERSON}(?:(?:,\s(?:and\s)?|\sand\s){PERSON}){{0,30}}"
_START = r"(?:(?<=^)|(?<=[.;:,(]\s)|(?<=[-•*\n]\s)|(?<=\n)|(?<=\band\s)|(?<=\bof\s)|(?<=\bnamely\s)|(?<=\s\s))"
_END = r"(?=\s*(?:[.;,)\n!?]|$)|\sand\s)"
_ATTENDED = re.compile(
    rf"{_START}(?:[Tt]he\s|[Aa]n?\s)?(?P<name>{_NAME}?)(?:\s{_KIND})?\s"
    rf"(?:is\s(?:for|attended\sby|with|between)|are\sfor|involves|includes|needs|requires|brings\stogether|concerns|gathers|has|unites|consists\sof)\s"
    rf"(?P<people>{_PEOPLE}){_END}"
)
_BRACKETED = re.compile(
    rf"(?:(?<=^)|(?<=\W))(?:[Tt]he\s)?(?P<name>{_NAME})(?:\s{_KIND})?\s\((?:with\s|for\s)?(?P<people>{_PEOPLE})\)"
)
_COLONED = re.compile(
    rf"(?:^|\n)\s*(?:[-•*]\s+)?(?:[Tt]he\s)?(?P<name>{_NAME})(?:\s{_KIND})?\s?:\s(?P<people>{_PEOPLE})(?=\s*(?:[.;\n]|$))"
)
_ATTEND = re.compile(
    rf"(?P<people>{_PEOPLE})\s(?:attends?|takes?\spart\sin|are\sin|is\sin|goe?s?\sto|joins?|comes?\sto|must\s(?:be\sat|attend)"
    rf"|plays?\sin|speaks?\s(?:in|at)|(?:is|are)\sneeded\s(?:in|for|at)|presents?\s(?:in|at)|performs?\sin|chairs?|sings?\sin|take|takes|sits?|stud(?:y|ies)|writes?|are\senrolled\sin|is\senrolled\sin)\s"
    rf"(?P<names>(?:the\s)?{_NAME}(?:(?:,\s(?:and\s)?|\sand\s)(?:(?:in|at|for)\s)?(?:the\s)?{_NAME}){{0,20}})(?:\s{_KIND}s?)?{_END}"
)
_CLASS = r"(?:(?:class|year|grade|group|form)\s(?P<{0}>\w{{1,4}})|(?P<{0}_>\d{{1,2}}\s?[a-zA-Z]))\b"
_TEACHES = re.compile(
    rf"(?P<teacher>{PERSON})\s(?:teaches|gives|takes|holds|lectures)\s(?P<lessons>)"
)
_LESSON = re.compile(
    rf"(?:and\s|both\s|,\s|^)?(?P<subject>{_WORD}(?:\s{_WORD})?)\s(?:of|to|in|for|with)\s{_CLASS.format('c')}"
)
_TAUGHT = re.compile(
    rf"(?P<subject>{_WORD}(?:\s{_WORD})?)\s(?:of|to|in|for)\s{_CLASS.format('c')},?\s(?:with|by|taught\sby|given\sby|from)\s(?P<teacher>{PERSON})"
)
_CLASS_HAS = re.compile(
    rf"\b[Cc]lass\s(?P<c>\w{{1,4}})\s(?:has|takes|needs|gets)\s(?P<subjects>{_WORD}(?:(?:,\s(?:and\s)?|\sand\s){_WORD})*){_END}"
)
_ONLY = re.compile(r"^(?:both\s|all\s|the\s)*(?P<subject>[^\W\d_][\w'’\-]*)(?:\slessons?)?$")
_LISTED = re.compile(
    rf"\b{_KIND}s,?\s(?:are\s|:\s?|called\s|in\s|of\s|on\s)?(?P<list>{_NAME}(?:,\s{_NAME}){{0,60}},?\sand\s{_NAME}|\({_NAME}(?:,\s{_NAME}){{1,60}}\))(?=\s*[.,;:(\n]|\s(?:on|at|are|is|have|must|need|take|in|into|to|between|over|and|with|can|during)\b|$)"
)
_BEFORE_TIME = re.compile(
    rf"(?<!\w)(?:[Tt]he\s)?(?P<name>{_NAME})(?:\s{_KIND})?\s(?:on|in|at|during)\s(?:the\s)?$"
)
_CLASHING = re.compile(
    rf"(?<!\w)(?:[Tt]he\s)?(?P<u>{_NAME})\sand\s(?:the\s)?(?P<v>{_NAME}?)\s(?:share|clash|conflict|overlap|have\s[a-z]+\sin\scommon|cannot\sbe\s(?:on|in|at)\sthe\ssame|must\snot\sbe)\b"
)
_COUNTED = re.compile(
    rf"(?<!\w)(?:[Tt]he\s)?(?P<name>{_NAME})(?:\s{_KIND})?\s(?:annoys|bothers|upsets|disturbs|has)\s\d+\s(?:people|students|participants|candidates|listeners)\b"
)
_NEAR = 60  # characters before a time in which an event's name may stand
_LONGEST = 200  # characters in which a teacher's lessons are told


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as told so far, with the other ways in which the text names it."""

    name: str
    teacher: str | None = None
    groups: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """The events by their names in lower case, and where they are introduced."""

    events: dict[str, Draft] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()
    unplaced: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody who teaches or attends, each once."""
        found = (who for each in self.events.values() for who in (each.teacher or "", *each.groups))
        return tuple(dict.fromkeys(who for who in found if who))


def find_cast(document: Document) -> Cast:
    """Returns the events that sentences introduce with those who attend or teach them.

    >>> from agent.interpret.embedded.text import Text
    >>> cast = find_cast(Document(Text("The sales meeting is for Ana and Ben. Product (Ben, Cem) too.")))
    >>> [(each.name, each.groups) for each in cast.events.values()]
    [('sales', ('Ana', 'Ben')), ('Product', ('Ben', 'Cem'))]
    """
    text = document.text.raw
    events: dict[str, Draft] = {}
    spans: list[Span] = []
    lessons = _lessons(text)
    if lessons.events:
        return lessons
    for pattern in (_ATTENDED, _BRACKETED, _COLONED):
        for match in pattern.finditer(text):
            key = match["name"].casefold()
            if not any(span.start <= match.start() < span.end for span in spans):
                people = _split_people(match["people"])
                known = events.get(key, Draft(match["name"]))
                events[key] = replace(known, groups=tuple(dict.fromkeys((*known.groups, *people))))
                spans.append(Span(*match.span()))
    for match in _LISTED.finditer(text) if not events else ():
        names = _split_names(match["list"].strip("()"))
        events |= {name.casefold(): Draft(name) for name in names}
        spans.append(Span(*match.span()))
    return _by_person(text, events, tuple(spans))


def _by_person(text: str, known: dict[str, Draft], spans: tuple[Span, ...]) -> Cast:
    """ "Ana takes algebra and biology": those who attend, told person by person."""
    events = dict(known)
    found = []
    for match in _ATTEND.finditer(text):
        names = _split_names(match["names"])
        if known and not all(name.casefold() in known for name in names):
            continue
        for name in names:
            event = events.get(name.casefold(), Draft(name))
            people = (*event.groups, *_split_people(match["people"]))
            events[name.casefold()] = replace(event, groups=tuple(dict.fromkeys(people)))
        found.append(Span(*match.span()))
    return Cast(events, (*spans, *found))


def _lessons(text: str) -> Cast:
    """Lessons: "Ms Roy teaches maths of class 7a", or "Class 7a has maths; Ms Roy teaches maths"."""
    events: dict[str, Draft] = {}
    spans: list[Span] = []
    for match in _CLASS_HAS.finditer(text):
        for subject in _split_names(match["subjects"]):
            _add(events, subject, match["c"], None)
        spans.append(Span(*match.span()))
    for match in _TAUGHT.finditer(text):
        _add(events, match["subject"], match["c"] or match["c_"], match["teacher"])
        spans.append(Span(*match.span()))
    taught = bool(spans) and all(each.teacher for each in events.values())
    declared = bool(events)
    unplaced: list[str] = []
    teachers = list(_TEACHES.finditer(text))
    for match, following in zip(teachers, [*teachers[1:], None], strict=False):
        stop = re.compile(r"[.;\n]").search(text, match.end())
        end = min(stop.start() if stop else len(text), match.end() + _LONGEST)
        end = min(end, following.start()) if following else end
        clause = text[match.end() : end]
        span = Span(match.start(), end)
        found = list(_LESSON.finditer(clause))
        span = Span(match.start(), match.start("lessons") + len(clause))
        if found:
            for lesson in found:
                _add(events, lesson["subject"], lesson["c"] or lesson["c_"], match["teacher"])
            spans.append(Span(span.start, match.end() + found[-1].end()))
        elif declared:
            unplaced += _take_over(events, clause, match["teacher"])
            spans.append(span)
    if not teachers and not taught:
        return Cast()
    return Cast(_with_bare_aliases(events), tuple(spans), tuple(unplaced))


def _take_over(events: dict[str, Draft], clause: str, teacher: str) -> list[str]:
    """Gives a teacher the lessons of the subjects; "Mr Lee English" goes on with another teacher."""
    unplaced = []
    for part in re.split(r",\s(?:and\s)?|\sand\s", clause):
        piece = part.strip()
        if not piece:
            continue
        other = re.match(rf"(?P<who>{_TITLE}[A-Z][\w'’]*)\s(?P<rest>.+)$", piece)
        if other:
            teacher, piece = other["who"], other["rest"].strip()
        match = _ONLY.match(piece)
        subject = match["subject"].casefold() if match else ""
        own = [
            key for key, each in events.items() if each.name.casefold().startswith(f"{subject} of")
        ]
        if not own or not subject:
            unplaced.append(piece)
        for key in own:
            if events[key].teacher not in {None, teacher}:
                unplaced.append(piece)
            events[key] = replace(events[key], teacher=teacher)
    return unplaced


def _add(events: dict[str, Draft], subject: str, group: str, teacher: str | None) -> None:
    name = f"{subject} of {group}"
    stems = (
        f"{subject} {link} {lead}{group}"
        for link in ("of", "in", "for", "to", "with")
        for lead in ("", "class ")
    )
    others = (
        f"{group} {subject}",
        f"class {group} {subject}",
        f"{group}'s {subject}",
        f"class {group}'s {subject}",
    )
    events[name.casefold()] = Draft(name, teacher, (group,), (*stems, *others))


def _with_bare_aliases(events: dict[str, Draft]) -> dict[str, Draft]:
    """A subject that only one class has names its lesson by itself."""
    subjects = [each.name.rpartition(" of ")[0].casefold() for each in events.values()]
    return {
        key: replace(each, aliases=(*each.aliases, subject))
        if subjects.count(subject) == 1
        else each
        for (key, each), subject in zip(events.items(), subjects, strict=True)
    }


def _split_people(people: str) -> tuple[str, ...]:
    return tuple(each for each in re.split(r",\s(?:and\s)?|\sand\s", people) if each)


def _split_names(names: str) -> tuple[str, ...]:
    pieces = re.split(r",\s(?:and\s)?|\sand\s", names)
    return tuple(
        re.sub(
            r"^(?:(?:in|at|for)\s)?(?:the|both)\s|^(?:in|at|for)\s",
            "",
            each.strip(),
            flags=re.IGNORECASE,
        )
        for each in pieces
        if each
    )


def events_mentioned(text: str, times: Iterator[int]) -> Iterator[str]:
    """Yields the names before a time ("Algebra on Monday") and of a clash ("art and music clash")."""
    for start in times:
        lead = text[max(0, start - _NEAR) : start]
        match = _BEFORE_TIME.search(lead)
        if match and (match.start() or start <= _NEAR):
            yield match["name"]
    for match in _COUNTED.finditer(text):
        yield match["name"]
    for match in _CLASHING.finditer(text):
        yield match["u"]
        yield match["v"]
