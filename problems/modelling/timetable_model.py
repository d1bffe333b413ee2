"""The binary model of a timetable: which event is in which period and room.

Source: Lach, Lübbecke, Curriculum based course timetabling: new solutions to Udine benchmark
instances, Annals of Operations Research 194 (2012), with periods and rooms chosen at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from problems.errors import LimitExceeded
from problems.modelling.binary_rows import BinaryModel, Row, rows_cqm, rows_program
from problems.modelling.timetable_rules import TimetableRules, attending, fits
from problems.structures import Program

if TYPE_CHECKING:
    import dimod

_MOST_BINARIES = 200_000
_MOST_ROWS = 1_000_000

Place = tuple[int, int, int]  # event, period, room; room −1 where there are no rooms


class TimetableModel:
    """The rows of one timetable; a place that an event cannot take has no binary."""

    def __init__(self, rules: TimetableRules) -> None:
        self._rules = rules
        self._event_at = {event.name: at for at, event in enumerate(rules.events)}

    @cached_property
    def places(self) -> dict[Place, str]:
        """The label of each place that an event can take.

        Raises:
            LimitExceeded: more than 200,000 places.
        """
        rules = self._rules
        absent = {(each.who, each.period) for each in rules.unavailable}
        found: dict[Place, str] = {}
        for at, event in enumerate(rules.events):
            rooms = [r for r, room in enumerate(rules.rooms) if fits(event, room)]
            if not rules.rooms:
                rooms = [-1]
            allowed, people = set(event.periods or rules.periods), attending(event)
            for when, period in enumerate(rules.periods):
                if period not in allowed or any((who, period) in absent for who in people):
                    continue
                for room in rooms:
                    if room < 0 or (rules.rooms[room].name, period) not in absent:
                        found[at, when, room] = f"event {at} period {when} room {room}"
            if len(found) > _MOST_BINARIES:
                raise LimitExceeded(
                    f"the timetable needs over {_MOST_BINARIES:,} binaries, one for each event, "
                    "period and room, which is the limit; name the rooms or periods that each event "
                    "may take"
                )
        return found

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """Returns the model whose energy is the cost of the preferences."""
        return rows_cqm(self._binary_model())

    def program(self) -> Program:
        """Returns the same as a program.

        Of 60 events that fill every room HiGHS proves in 1.2 s what CP-SAT does not in 15.
        """
        return rows_program(self._binary_model())

    def _binary_model(self) -> BinaryModel:
        """The binaries and rows.

        Raises:
            LimitExceeded: more than 200,000 binaries or a million rows.
        """
        n_rows = len(self._clashing) * len(self._rules.periods)
        if n_rows > _MOST_ROWS:
            raise LimitExceeded(
                f"{len(self._clashing):,} teachers, groups and conflicts in "
                f"{len(self._rules.periods):,} periods need {n_rows:,} rows; the limit is "
                f"{_MOST_ROWS:,}; put events that conflict with each other into one group"
            )
        return BinaryModel(tuple(self.places.values()), self._rows(), self._costs())

    @cached_property
    def _clashing(self) -> dict[str, list[int]]:
        """The events of which one at a time can be held, by whoever attends them all."""
        found: dict[str, list[int]] = {}
        for at, event in enumerate(self._rules.events):
            for who in attending(event):
                found.setdefault(f"{who} at one place", []).append(at)
        for number, (u, v) in enumerate(self._rules.conflicts):
            found[f"conflict {number}"] = [self._event_at[u], self._event_at[v]]
        return {label: events for label, events in found.items() if len(events) > 1}

    def _rows(self) -> Iterator[Row]:
        by_event: dict[int, list[str]] = {at: [] for at in range(len(self._rules.events))}
        by_time: dict[tuple[int, int], list[str]] = {}
        by_room: dict[tuple[int, int], list[str]] = {}
        for (event, period, room), label in self.places.items():
            by_event[event].append(label)
            by_time.setdefault((event, period), []).append(label)
            if room >= 0:
                by_room.setdefault((room, period), []).append(label)
        for event, held in by_event.items():
            yield Row(f"event {event} once", held, "==", 1)
        for (room, period), held in by_room.items():
            yield Row(f"room {room} period {period}", held, "<=", 1)
        for name, events in self._clashing.items():
            for period in range(len(self._rules.periods)):
                held = [x for event in events for x in by_time.get((event, period), ())]
                yield Row(f"{name} in period {period}", held, "<=", 1)

    def _costs(self) -> dict[str, float]:
        rules = self._rules
        period_at = {period: at for at, period in enumerate(rules.periods)}
        room_at = {room.name: at for at, room in enumerate(rules.rooms)}
        wanted: dict[int, list[tuple[int | None, int | None, float]]] = {}
        for each in rules.preferences:
            period = None if each.period is None else period_at[each.period]
            room = None if each.room is None else room_at[each.room]
            wanted.setdefault(self._event_at[each.event], []).append((period, room, each.cost))
        costs = dict.fromkeys(self.places.values(), 0.0)
        for (event, at_period, in_room), label in self.places.items():
            for period, room, cost in wanted.get(event, ()):
                if period in (None, at_period) and room in (None, in_room):
                    costs[label] += cost
        return costs
