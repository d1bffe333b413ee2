"""The timetable that a question tells, as a reading, where every number and rule has its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.leftovers import leftovers
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.relations.unread_rules import (
    asked_about,
    sentences_with,
    unread_rule,
)
from agent.interpret.embedded.text import Sentence, Span
from agent.interpret.embedded.timetables.cast import (
    PERSON,
    Cast,
    Draft,
    events_mentioned,
    find_cast,
)
from agent.interpret.embedded.timetables.periods import Periods, find_periods
from agent.interpret.embedded.timetables.rooms import find_rooms
from agent.interpret.embedded.timetables.tables import EventTable, event_table, room_table
from agent.interpret.embedded.timetables.tokens import Names, names_of, tokens_of
from agent.interpret.embedded.timetables.told_facts import ABSENT, CLASH, Facts, read_facts
from agent.interpret.embedded.unread import with_context
from problems.families.timetabling import Timetabling

FAMILY = "timetabling"

# What holds of every timetable: nobody in two places, one event in a room, seats for all.
_OWN_RULES = re.compile(
    r"\b(?:nobody|no\sone|no\s\w+)\s(?:can|may|has|should|must)\b[^.;\n]{0,60}\b(?:two|at\s(?:once|the\ssame\stime)|twice)\b"
    r"|\bone\s(?:\w+\s){0,2}?at\s(?:a|one)\stime\b|\bonly\s(?:be\s(?:in|at)\s)?one\b|\b(?:each|every)\s\w+\s(?:takes|lasts|needs|fills)\s(?:\w+\s)?one\b"
    r"|\btakes?\sone\s\w+(?:\seach)?\b|\bhave\sa\sseat\b|\bside\sby\sside\b|\btwo\sat\sonce\b|\btwo\s\w+\swith\s\w+\sin\scommon\b|\bno\stwo\b"
    r"|\bat\sthe\ssame\stime\b|\bshare\s(?:a\s)?(?:students?|people|members?)\b[^.]{0,60}\b(?:different|same)\b"
    r"|\bin\stwo\s(?:\w+\s)?(?:at|places)\b|\bof\sone\s(?:hour|period)\b|\b(?:must|have\sto)\s(?:all\s)?be\s(?:held|scheduled|given|placed|planned)\b"
    r"|\bone\s(?:hour|period|slot)\s(?:each|long)\b|\bmust\s(?:get|have)\s(?:a|one)\b|\bmore\sthan\sone\b[^.]{0,40}\bat\b",
    re.IGNORECASE,
)
_STRANGER = re.compile(
    rf"(?P<who>{PERSON})\s(?:is|are|has|cannot|can['’]t)\s?(?=[^.;,]{{0,20}}?{ABSENT.pattern})"
)
_NAMED = re.compile(r"\btimetabl\w*", re.IGNORECASE)
_DUTY = re.compile(
    r"\b(?:cannot|can['’]?t|not|never|only|unless|together|same|different|before|after)\b|\bmust\s(?!(?:all\s)?be\s(?:held|scheduled|placed|given|planned|put))",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:before|after|later\sthan|earlier\sthan|consecutive|back[\s-]to[\s-]back|adjacent|gaps?|same\s(?:day|room|slot|time)\sas|prefer\w*|likes?|want\w*|twice\sa\sweek|per\sweek)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Scene:
    """What a question tells of: events, times, rooms, and the names by which it speaks of them."""

    events: dict[str, Draft]
    seats: dict[str, int]
    periods: Periods
    rooms: dict[str, int | None]
    table: EventTable | None
    spans: tuple[Span, ...]


def read_timetable(document: Document) -> Reading | Missing | None:
    """Returns the timetable; a question where something of it is absent; None where it is none."""
    scene = _scene(document)
    if scene is None or isinstance(scene, Missing):
        return scene
    facts = Facts()
    names = _names(scene, document.text.raw)
    tables = [table.span for table in document.tables if table.span]
    everything = tuple(draft.name for draft in scene.events.values())
    for sentence in document.text.sentences:
        if any(_meets(sentence.span, table) for table in tables):
            continue
        tokens = tokens_of(document, sentence, names, scene.periods, scene.spans)
        read_facts(document.text.raw, sentence.span.end, tokens, everything, facts)
    if scene.table:
        facts.costs += [(event, time, cost) for (event, time), cost in scene.table.costs.items()]
    return _doubt(document, scene, facts, names) or _reading(document, scene, facts)


def _scene(document: Document) -> _Scene | Missing | None:
    text = document.text.raw
    table = event_table(document)
    listed = room_table(document)
    cast = _cast(document, table)
    rooms_told, room_spans = find_rooms(text, cast.events)
    if cast.unplaced:
        return Missing(
            FAMILY,
            f"who teaches {cast.unplaced[0]}",
            f'Which lessons are "{cast.unplaced[0]}"? Name each with its class.',
        )
    periods = find_periods(document, table.periods if table else ())
    if periods is None:
        return _lacking_times(text, cast)
    events = cast.events or _events_at_times(text, periods)
    if len(events) < 2:
        return None
    spans = [*cast.spans, *periods.spans, *room_spans]
    spans += [each.span for each in document.tables if each.span and _is_read(each, table, listed)]
    rooms = listed[0] if listed else rooms_told
    seats = table.seats if table else {}
    return _Scene(events, seats, periods, rooms, table, tuple(spans))


def _cast(document: Document, table: EventTable | None) -> Cast:
    """The events of the table, with those who attend them as sentences tell; else of sentences alone."""
    told = find_cast(document)
    if table is None:
        return told
    drafts = {each.name.casefold(): each for each in table.drafts}
    if not set(told.events) <= set(drafts):
        return Cast(drafts)
    merged = {
        key: replace(each, groups=each.groups or told.events.get(key, each).groups)
        for key, each in drafts.items()
    }
    return Cast(merged, told.spans)


def _is_read(each: object, table: EventTable | None, rooms: tuple[object, object] | None) -> bool:
    return (table is not None and each is table.table) or (rooms is not None and each is rooms[1])


def _lacking_times(text: str, cast: Cast) -> Missing | None:
    if len(cast.events) < 2 or not _NAMED.search(text):
        return None
    return Missing(FAMILY, "the periods", "At which times or in which periods can the events be?")


def _events_at_times(text: str, periods: Periods) -> dict[str, Draft]:
    found = events_mentioned(text, iter(span.start for span, _ in periods.mentions(text)))
    return {name.casefold(): Draft(name) for name in found}


def _names(scene: _Scene, text: str = "") -> Names:
    spellings: dict[str, tuple[str, str]] = {}
    for draft in scene.events.values():
        for alias in (draft.name, *draft.aliases):
            spellings[alias.casefold()] = ("E", draft.name)
        for who in (draft.teacher, *draft.groups):
            if who:
                spellings.setdefault(who.casefold(), ("P", who))
                spellings.setdefault(f"class {who}".casefold(), ("P", who))
    for match in _STRANGER.finditer(text):  # who attends nothing can be away all the same
        spellings.setdefault(match["who"].casefold(), ("P", match["who"]))
    for room in scene.rooms:
        spellings.setdefault(room.casefold(), ("R", room))
    return names_of(spellings)


def _meets(first: Span, second: Span) -> bool:
    return first.start < second.end and second.start < first.end


def _doubt(document: Document, scene: _Scene, facts: Facts, names: Names) -> Missing | None:
    """What the text says that no fact holds: a number, a time, a name or a duty."""
    used = (*scene.spans, *facts.spans)
    counts = {float(len(scene.events)), float(len(scene.periods.names)), float(len(scene.rooms))}
    counts |= {float(len({each.teacher for each in scene.events.values() if each.teacher}))}
    counts |= {float(len({who for each in scene.events.values() for who in each.groups}))}
    boilerplate = sentences_with(document, _OWN_RULES)
    named = _pieces(document, names.pattern)  # the 8 of "class 8a" is part of a name
    left = leftovers(document, (*used, *named, *_pieces(document, _OWN_RULES)), counts)
    if left.stray:
        shown = with_context(document, left.stray)
        return Missing(
            FAMILY,
            f'what "{shown}" means',
            f'What does the number in "{shown}" say of the timetable?',
        )
    told = (*used, *left.explained)
    for sentence in document.text.sentences:
        letters = {each.letter for each in facts.unclear if _meets(each.span, sentence.span)}
        if letters and not _only_lists(sentence, scene, letters):
            return asked_about(FAMILY, sentence)
        rule = _BEFORE.search(sentence.text)
        if rule and not _covered(sentence, rule, told):
            return asked_about(FAMILY, sentence)
    every = tuple(dict.fromkeys(name for _, name in names.spellings.values() if name[-2:] != " A"))
    listed = _listings(document, scene)
    rule_left = unread_rule(document, (*told, *boilerplate, *listed), every, _OWN_RULES)
    return asked_about(FAMILY, rule_left) if rule_left else None


def _pieces(document: Document, pattern: re.Pattern[str]) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in pattern.finditer(document.text.raw))


def _covered(sentence: Sentence, match: re.Match[str], used: Iterable[Span]) -> bool:
    start = sentence.span.start
    return any(
        span.start <= start + match.start() and start + match.end() <= span.end for span in used
    )


def _only_lists(sentence: Sentence, scene: _Scene, letters: set[str]) -> bool:
    """Whether a sentence just names all times or all events, whichever of them it leaves unclear."""
    folded = sentence.text.casefold()
    if "E" in letters:
        named = all(each.name.casefold() in folded for each in scene.events.values())
        if not named or CLASH.search(folded):
            return False
    if "T" not in letters or any(_meets(sentence.span, span) for span in scene.periods.spans):
        return True
    mentioned = {index for _, index in scene.periods.mentions(sentence.text)}
    return len(mentioned) == len(scene.periods.names)


def _listings(document: Document, scene: _Scene) -> tuple[Span, ...]:
    """Sentences that name every event, room, teacher or group, and no duty: they introduce them."""
    events = scene.events.values()
    groups = (
        {each.name.casefold() for each in events},
        {room.casefold() for room in scene.rooms},
        {each.teacher.casefold() for each in events if each.teacher},
        {who.casefold() for each in events for who in each.groups},
    )
    return tuple(
        sentence.span
        for sentence in document.text.sentences
        if not _DUTY.search(sentence.text)
        and any(group and all(n in sentence.text.casefold() for n in group) for group in groups)
    )


def _reading(document: Document, scene: _Scene, facts: Facts) -> Reading | Missing:
    seats = scene.seats | facts.seats
    drafts = list(scene.events.values())
    if any(scene.rooms.values()) and seats and len(seats) < len(drafts):
        absent = next(each.name for each in drafts if each.name not in seats)
        return Missing(FAMILY, f"how many attend {absent}", f"How many people attend {absent}?")
    totals: dict[tuple[str, str], float] = {}
    for event, time, cost in facts.costs:
        if totals.setdefault((event, time), cost) != cost:
            return Missing(
                FAMILY,
                f"the cost of {event} at {time}",
                f"Two costs are given for {event} at {time}, {totals[event, time]:g} and {cost:g}; which holds?",
            )
    events = [
        {
            "name": each.name,
            "teacher": each.teacher,
            "groups": each.groups,
            "students": seats.get(each.name, 0),
            "periods": _allowed(each.name, scene, facts),
            "rooms": facts.only_in.get(each.name, ()),
        }
        for each in drafts
    ]
    known = {who for each in drafts for who in (each.teacher, *each.groups)} | set(scene.rooms)
    problem = Timetabling.model_validate(
        {
            "events": events,
            "periods": scene.periods.names,
            "rooms": [{"name": name, "capacity": seats} for name, seats in scene.rooms.items()],
            "conflicts": [pair for pair in facts.clashes if pair[0] != pair[1]],
            "unavailable": [
                {"who": who, "period": time}
                for who, time in dict.fromkeys(facts.absences)
                if who in known
            ],
            "preferences": [
                {"event": event, "period": time, "cost": cost}
                for (event, time), cost in totals.items()
                if cost
            ],
        }
    )
    return Reading(problem, (*scene.spans, *facts.spans, *_pieces(document, _OWN_RULES)))


def _allowed(name: str, scene: _Scene, facts: Facts) -> tuple[str, ...]:
    only, never = facts.only_at.get(name), facts.never_at.get(name, ())
    if only is None and not never:
        return ()
    return tuple(each for each in (only or scene.periods.names) if each not in never)
