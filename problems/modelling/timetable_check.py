"""A timetable held against its rules, one event after another, without any model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from problems.modelling.timetable_rules import Event, Room, TimetableRules, attending
from problems.problem import Violation

Slots = Mapping[str, tuple[str, str | None]]  # event: its period and room


def timetable_violations(rules: TimetableRules, slots: Slots) -> list[Violation]:
    """Returns every rule that the timetable breaks."""
    return [
        *_misplaced(rules, slots),
        *_unfit_rooms(rules, slots),
        *_absences(rules, slots),
        *_clashes(rules, slots),
    ]


def timetable_cost(rules: TimetableRules, slots: Slots) -> float:
    """Returns what the preferences say of the places that the events have."""
    total = 0.0
    for each in rules.preferences:
        period, room = slots.get(each.event, (None, None))
        if period is not None and each.period in (None, period) and each.room in (None, room):
            total += each.cost
    return total


def _misplaced(rules: TimetableRules, slots: Slots) -> Iterator[Violation]:
    """Events without a place, and places that are not there."""
    events = {event.name: event for event in rules.events}
    periods, rooms = set(rules.periods), {room.name for room in rules.rooms}
    for name in events:
        if name not in slots:
            yield Violation(constraint=name, message=f"{name!r} has no place", amount=1)
    for name, (period, room) in slots.items():
        event = events.get(name)
        if event is None:
            yield Violation(constraint=name, message=f"there is no event {name!r}", amount=1)
        elif period not in periods:
            yield Violation(constraint=name, message=f"there is no period {period!r}", amount=1)
        elif event.periods and period not in event.periods:
            words = f"{name!r} is in {period!r}, which is not one of its periods"
            yield Violation(constraint=name, message=words, amount=1)
        if event is not None and (room not in rooms if rooms else room is not None):
            yield Violation(constraint=name, message=f"there is no room {room!r}", amount=1)


def _unfit_rooms(rules: TimetableRules, slots: Slots) -> Iterator[Violation]:
    rooms = {room.name: room for room in rules.rooms}
    for event in rules.events:
        _, name = slots.get(event.name, (None, None))
        room = rooms.get(name or "")
        if room is not None:
            for words, amount in _unfit(event, room):
                yield Violation(constraint=f"room of {event.name}", message=words, amount=amount)


def _unfit(event: Event, room: Room) -> Iterator[tuple[str, float]]:
    told = f"{event.name!r} is in {room.name!r}, which"
    if room.capacity is not None and event.students > room.capacity:
        words = f"{told} has {room.capacity} seats; it needs {event.students}"
        yield words, float(event.students - room.capacity)
    missing = [feature for feature in event.needs if feature not in room.features]
    if missing:
        yield f"{told} lacks {', '.join(missing)}", float(len(missing))
    if event.rooms and room.name not in event.rooms:
        yield f"{told} is not one of its rooms", 1.0


def _absences(rules: TimetableRules, slots: Slots) -> Iterator[Violation]:
    absent = {(each.who, each.period) for each in rules.unavailable}
    for event in rules.events:
        if event.name not in slots:
            continue
        period, room = slots[event.name]
        for who in (*attending(event), *(() if room is None else (room,))):
            if (who, period) in absent:
                words = f"{who!r} is not available in {period!r}, when {event.name!r} is"
                yield Violation(constraint=f"absence of {who}", message=words, amount=1)


def _clashes(rules: TimetableRules, slots: Slots) -> Iterator[Violation]:
    """Teachers, groups and rooms with two events at a time, and pairs that must not be at one."""
    held: dict[tuple[str, str, str], list[str]] = {}
    for event in rules.events:
        if event.name in slots:
            period, room = slots[event.name]
            for who in attending(event):
                held.setdefault(("has", who, period), []).append(event.name)
            if room is not None:
                held.setdefault(("holds", room, period), []).append(event.name)
    for (verb, who, period), events in held.items():
        if len(events) > 1:
            words = f"{who!r} {verb} {' and '.join(events)} at once in {period!r}"
            yield Violation(constraint=f"{who} in {period}", message=words, amount=len(events) - 1)
    for u, v in rules.conflicts:
        if u in slots and v in slots and slots[u][0] == slots[v][0]:
            words = f"{u!r} and {v!r} are both in {slots[u][0]!r}; they must not be at one time"
            yield Violation(constraint="conflicts", message=words, amount=1)
