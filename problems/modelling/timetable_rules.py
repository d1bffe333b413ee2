"""What a timetable has to keep to: events, who attends them, periods, rooms and wishes."""

from __future__ import annotations

from collections.abc import Collection
from typing import Self

from pydantic import Field, model_validator

from problems.modelling.network import check_names
from problems.problem import Frozen


class Event(Frozen):
    """A lesson, lecture, exam or meeting that takes one period."""

    name: str = Field(min_length=1)
    teacher: str | None = Field(default=None, description="null where nobody in particular")
    groups: tuple[str, ...] = Field(
        default=(),
        max_length=1_000,
        description="classes or people who attend; one event at a time",
    )
    students: int = Field(default=0, ge=0, description="seats that it needs")
    needs: tuple[str, ...] = Field(default=(), max_length=100, description="features of its room")
    periods: tuple[str, ...] = Field(
        default=(), max_length=2_000, description="the only periods for it; empty for any"
    )
    rooms: tuple[str, ...] = Field(
        default=(), max_length=2_000, description="the only rooms for it; empty for any"
    )


class Room(Frozen):
    """Where one event at a time can be."""

    name: str = Field(min_length=1)
    capacity: int | None = Field(default=None, ge=0, description="seats; null for any number")
    features: tuple[str, ...] = Field(default=(), max_length=100)


class Unavailable(Frozen):
    """A teacher, group or room that is not there in a period."""

    who: str
    period: str


class Preference(Frozen):
    """What it costs that an event is in a period, in a room, or in both."""

    event: str
    period: str | None = Field(default=None, description="null for every period")
    room: str | None = Field(default=None, description="null for every room")
    cost: float = Field(description="in cost_unit; below 0 where it is liked")


class TimetableRules(Frozen):
    """The fields of a timetable; without rooms only the periods are chosen."""

    events: tuple[Event, ...] = Field(min_length=1, max_length=20_000)
    periods: tuple[str, ...] = Field(min_length=1, max_length=2_000)
    rooms: tuple[Room, ...] = Field(default=(), max_length=2_000)
    conflicts: tuple[tuple[str, str], ...] = Field(
        default=(), max_length=500_000, description="other events that must not be at one time"
    )
    unavailable: tuple[Unavailable, ...] = Field(default=(), max_length=200_000)
    preferences: tuple[Preference, ...] = Field(default=(), max_length=500_000)
    cost_unit: str = ""

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        events = [event.name for event in self.events]
        rooms = [room.name for room in self.rooms]
        check_names("events", events)
        check_names("periods", self.periods)
        check_names("rooms", rooms)
        known_events, known_periods, known_rooms = set(events), set(self.periods), set(rooms)
        for event in self.events:
            _refuse_strangers(f"event {event.name!r}", "periods", event.periods, known_periods)
            _refuse_strangers(f"event {event.name!r}", "rooms", event.rooms, known_rooms)
        for u, v in self.conflicts:
            _refuse_strangers("a conflict", "events", (u, v), known_events)
            if u == v:
                raise ValueError(f"a conflict names {u!r} twice; name two events")
        people = {event.teacher for event in self.events if event.teacher is not None}
        people.update(group for event in self.events for group in event.groups)
        for each in self.unavailable:
            where = "teachers, groups or rooms"
            _refuse_strangers("an absence", where, (each.who,), people | known_rooms)
            _refuse_strangers("an absence", "periods", (each.period,), known_periods)
        for liking in self.preferences:
            _refuse_strangers("a preference", "events", (liking.event,), known_events)
            if liking.period is not None:
                _refuse_strangers("a preference", "periods", (liking.period,), known_periods)
            if liking.room is not None:
                _refuse_strangers("a preference", "rooms", (liking.room,), known_rooms)
        return self


def fits(event: Event, room: Room) -> bool:
    """Returns whether the room has the seats and features that the event needs, and is allowed.

    >>> fits(Event(name="lab", students=9, needs=("sink",)), Room(name="1", capacity=9))
    False
    """
    return (
        (room.capacity is None or event.students <= room.capacity)
        and set(event.needs) <= set(room.features)
        and (not event.rooms or room.name in event.rooms)
    )


def attending(event: Event) -> tuple[str, ...]:
    """Returns the teacher and the groups of an event, each once."""
    teacher = () if event.teacher is None else (event.teacher,)
    return tuple(dict.fromkeys((*teacher, *event.groups)))


def _refuse_strangers(what: str, kind: str, names: Collection[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            raise ValueError(f"{what} names {name!r}, which is not one of the {kind}")
