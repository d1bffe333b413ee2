"""The vehicles of a question: how many there are and how much each of them holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.leftovers import Covered
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.text import Span

VEHICLES = (
    r"(?:vans?|trucks?|lorr(?:y|ies)|vehicles?|buses|bus|bikes?|bicycles?|cars?|couriers?|drivers?|minibuses|minibus|coaches"
    r"|coach|carts?|drones?|boats?|ships?|taxis?|cabs?|tankers?|wagons?|scooters?|riders?|messengers?|robots?|crews?"
    r"|teams?|technicians?|salesm[ae]n|sleighs?|ferry|ferries|pick-?ups?|trailers?|shuttles?|planes?|helicopters?|cyclists?|porters?|postm[ae]n|nurses?)"
)
_COUNTED = re.compile(
    rf"\s(?:(?!of\b|per\b|by\b)[a-z-]+\s){{0,3}}?(?P<kind>{VEHICLES})\b", re.IGNORECASE
)
_COUNT_BEFORE = re.compile(
    r"\b(?:number\sof\s(?:available\s)?(?:vehicles|vans|trucks|buses|routes)|(?:vehicles|vans|trucks|buses)(?:\savailable)?|fleet\s(?:size|of)|K|m|n_vehicles)"
    r"\s?(?:is|are|=|:|of)?\s?$",
    re.IGNORECASE,
)
_BY_ONE = re.compile(
    r"\b(?:by|with|in|on|to|from|than|of|that|exactly|just|only|same|per|each|a\ssingle)\s(?:exactly\s|only\s|just\s)?$",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"\b(?:hold(?:s|ing)?|carr(?:y|ies|ying)|capacit(?:y|ies)|loads?|load(?:ed)?\swith|room\sfor|space\sfor|fits?|tak(?:es?|ing)|transport(?:s|ing)?"
    r"|(?:at\smost|up\sto|no\smore\sthan|max(?:imum)?)(?:\sof)?|limit|limited\sto|Q|payload|seat(?:s|ing)?|accommodates?|bears?|pulls?|brings?|delivers?|with|the\sother(?:\sone)?|the\ssecond(?:\sone)?)"
    r"(?:\s?[:=(]|\s(?:of|is|a|up|to|at|most|only|no|more|than|each|for|load|maximum|total|are|exactly|vehicle))*\s?$",
    re.IGNORECASE,
)
_ROOM_BEHIND = re.compile(
    r"\s?-?(?:[a-z]+\s)?(?:seats?|places|seater|capacity|of\scapacity)\b|\s?[a-z]+\s(?:of\s(?:room|space|load|capacity|cargo)|at\s(?:most|once|a\stime)|each|per\s"
    + VEHICLES
    + r"|capacity)\b",
    re.IGNORECASE,
)
_NO_LIMIT = re.compile(
    r"\b(?:as\smany\s(?:\w+\s)?(?:\w+\s)?as\s(?:needed|necessary|we\s(?:need|like)|you\slike|wanted|required)|any\snumber\sof|unlimited|enough\s(?:vehicles|vans|trucks|lorries)"
    r"|several\s(?:trips|rounds|tours)|as\smany\s(?:trips|rounds|tours|times)|more\sthan\sone\strip|reload\w*|go(?:es)?\sback\sto\s(?:load|fetch)|refill\w*)\b",
    re.IGNORECASE,
)
_ONE_TRUCK = re.compile(
    rf"\b(?:one|a|an|our|the|her|his|my)\s(?:single\s|small\s|delivery\s)?{VEHICLES}\b",
    re.IGNORECASE,
)
_PAIR_OF = re.compile(
    r"\b(?:one|the\sfirst|a\s\w+\sone)\s(?:\w+\s){0,4}?#1\s?(?:\w+\s?){0,3}?(?:,\s|and\s|,\sand\s|,\swhile\s|;\s)(?:the\sother|the\ssecond|another|a\s\w+\sone|one)\s(?:\w+\s){0,4}?#2",
    re.IGNORECASE,
)
_REACH = 60


@dataclass(frozen=True, slots=True)
class FleetTold:
    """How many vehicles (None: any number), what each holds (None: no limit), and where it stands."""

    n_vehicles: int | None
    capacity: float | tuple[float, ...] | None
    unit: str
    spans: tuple[Span, ...]
    is_counted: bool


def read_fleet(document: Document, used: Iterable[Span], family: str) -> FleetTold | Missing:
    """Returns the vehicles that the numbers outside the used spans tell of.

    >>> from agent.interpret.embedded.text import Text
    >>> told = read_fleet(Document(Text("Two vans that hold 12 crates each start here.")), (), "")
    >>> isinstance(told, FleetTold) and (told.n_vehicles, told.capacity, told.unit)
    (2, 12.0, 'crates')
    """
    covered = Covered(tuple(used))
    loose = [each for each in document.numbers if not covered.holds(each.span)]
    counts = [each for each in loose if _is_count(document.text.raw, each)]
    rooms = [each for each in loose if each not in counts and _is_room(document.text.raw, each)]
    values = {each.value for each in counts if each.value > 1} or {each.value for each in counts}
    if len(values) > 1:
        told = tuple(f"{value:g}" for value in sorted(values))
        return Missing(
            family,
            "the number of vehicles",
            f"How many vehicles are there, {' or '.join(told)}?",
            told,
        )
    n_vehicles = _whole(values)
    capacity = _capacity(document, rooms, n_vehicles, family)
    if isinstance(capacity, Missing):
        return capacity
    raw = document.text.raw
    if _NO_LIMIT.search(raw) and not counts:
        n_vehicles = None
    elif n_vehicles is None and not counts and _ONE_TRUCK.search(raw) and not _plural(raw):
        n_vehicles = 1
    spans = (*(each.span for each in counts), *(_with_cue(raw, each) for each in rooms))
    unit = rooms[0].unit if rooms else ""
    return FleetTold(n_vehicles, capacity, "" if unit in _NO_UNITS else unit, spans, bool(counts))


_NO_UNITS = frozenset(
    "each and or stand stands start are is have leave per may can with at in".split()
)


def _with_cue(raw: str, number: Number) -> Span:
    """Where a capacity stands, with the words that say it is one: "at most 20"."""
    first = max(0, number.span.start - _REACH)
    cue = _ROOM.search(raw[first : number.span.start])
    return Span(first + cue.start(), number.span.end) if cue else number.span


def _plural(raw: str) -> bool:
    """Whether the text speaks of vehicles in the plural: there may be any number of them."""
    return any(
        match.group().lower().endswith("s") or match.group().lower().endswith("men")
        for match in re.finditer(rf"\b{VEHICLES}\b", raw, re.IGNORECASE)
        if match.group().lower() != "bus"
    )


def _whole(values: set[float]) -> int | None:
    value = next(iter(values), None)
    return int(value) if value is not None and value == int(value) and value > 0 else None


def _is_count(raw: str, number: Number) -> bool:
    before = raw[max(0, number.span.start - 40) : number.span.start]
    if number.value != int(number.value) or number.value < 1 or number.currency:
        return False
    behind = _COUNTED.match(raw, number.span.end)
    if behind:
        return not (number.value == 1 and (_BY_ONE.search(before) or number.is_spelt))
    return bool(_COUNT_BEFORE.search(before)) and not number.is_spelt


def _is_room(raw: str, number: Number) -> bool:
    if number.is_spelt and number.value <= 1:
        return False
    before = raw[max(0, number.span.start - _REACH) : number.span.start]
    if re.search(
        r"(?:crat|parcel|pupil|order|demand|need|want)\w*\s(?:for\s)?(?:\w+\s)?(?:needs?|wants?|orders?)\s$",
        before,
    ):
        return False
    return bool(_ROOM.search(before) or _ROOM_BEHIND.match(raw, number.span.end))


def _capacity(
    document: Document, rooms: list[Number], n_vehicles: int | None, family: str
) -> float | tuple[float, ...] | Missing | None:
    values = dict.fromkeys(each.value for each in rooms)
    if len(values) <= 1:
        return next(iter(values), None)
    told = tuple(each.value for each in rooms)
    if n_vehicles == len(told) == 2 and _are_two(document, rooms):
        return told
    written = tuple(f"{value:g}" for value in values)
    return Missing(
        family,
        "the capacity",
        f"How much does each vehicle hold, {' or '.join(written[:4])}?",
        written[:4],
    )


def _are_two(document: Document, rooms: list[Number]) -> bool:
    """Whether the two numbers are told of one vehicle and of the other."""
    first, second = rooms
    raw = document.text.raw
    start = max(0, first.span.start - 80)
    text = raw[start : first.span.start] + "#1" + raw[first.span.end : second.span.start] + "#2"
    return _PAIR_OF.search(text) is not None
