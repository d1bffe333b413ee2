"""A way over water and then along a straight shore, where each kilometre costs its own amount."""

from __future__ import annotations

import re

from agent.interpret.embedded.calculus.drafts import Draft, plain
from agent.interpret.embedded.calculus.wanted import Wanted
from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unused_numbers
from problems.families.nonlinear_program import Amount
from problems.status import Sense

_SHORE = r"(?:coast\w*|shore\w*|beach\w*|bank|river\s?bank|seashore|waterside)"
_STRAIGHT = re.compile(
    rf"\bstraight\s(?:\w+\s){{0,2}}(?:{_SHORE}|edge|road)\b|\b{_SHORE}\s(?:is|runs|being)\s(?:perfectly\s)?straight\b",
    re.IGNORECASE,
)
_LENGTH = r"(?:km|kilomet(?:re|er)s?|miles?|mi|m|met(?:re|er)s?|yards?|feet|ft)"
_N = r"(?P<n>\d[\d,]*(?:\.\d+)?)"
_OFF = (
    re.compile(
        rf"{_N}[\s-]?{_LENGTH}\s(?:off|from|away\sfrom|out\sfrom|out\sto\ssea\sfrom|offshore)\s?(?:(?:off|from)\s)?(?:a|an|the|this)?\s?(?:nearest|closest)?\s?(?:point\son\s)?(?:a|the)?\s?(?:straight|{_SHORE})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_N}[\s-]?{_LENGTH}\s(?:offshore|out\s(?:at|to)\ssea|off\s(?:the\s)?shore)\b",
        re.IGNORECASE,
    ),
)
_NEAREST = r"(?:(?:nearest|closest)\s(?:point|place|spot)|(?:point|place|spot)\s(?:\w+\s){0,4}?(?:nearest|closest|opposite))"
_ALONG = (
    re.compile(
        rf"{_N}[\s-]?{_LENGTH}\s(?:(?:down|up|along|farther|further|away|the|{_SHORE})\s){{0,4}}from\s(?:the|that|this)\s{_NEAREST}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:the|that|this)\s{_NEAREST}[^.;?!\d]{{0,60}}?\b(?:is|lies)\s{_N}[\s-]?{_LENGTH}\s(?:away\s)?(?:from|along)\b",
        re.IGNORECASE,
    ),
)
_WATER = r"(?:under\s?water|under\sthe\s(?:water|sea)|in\s(?:the\s)?(?:water|sea)|(?:through|across|over|on|at|by)\s(?:the\s)?(?:water|sea)|offshore|undersea|submarine|sub-?sea)"
_LAND = rf"(?:(?:along|on)\s(?:the\s)?{_SHORE}|(?:over|on|by|across|along)\s(?:dry\s)?(?:the\s)?land|ashore|onshore|overland|underground)"
_RATE = r"[^.;?!\d]{0,50}?(?P<n>\d[\d,]*(?:\.\d+)?)"
_LAND_THEN_RATE = re.compile(rf"\b{_LAND}\b{_RATE}", re.IGNORECASE)
_WATER_THEN_RATE = re.compile(rf"\b{_WATER}(?!\w){_RATE}", re.IGNORECASE)
_RATE_BY = r"(?P<n>\d[\d,]*(?:\.\d+)?)[^.;,?!\d]{{0,50}}?\b{0}\b"
_RATE_ON_LAND = re.compile(_RATE_BY.format(_LAND), re.IGNORECASE)
_RATE_IN_WATER = re.compile(_RATE_BY.format(_WATER), re.IGNORECASE)
_COST = re.compile(r"\bcosts?\b|\bprice\b|\bexpens\w+|[$€£]", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:hours?|minutes?|speed|walks?|rows?|swims?|runs\sat|km/h|mph|at\sleast|at\smost|no\smore|depth|deep|fixed|landing\sfee|current)\b",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(
    r"\bhow\smany\s(?P<scale>thousand|million)s?\b|\bin\s(?P<unit>thousand|million)s?\s(?:of\s)?(?:euros?|dollars?|pounds?)",
    re.IGNORECASE,
)
_SCALES = {"thousand": 1e3, "million": 1e6}


def crossing(document: Document, aim: Wanted) -> Draft | None:
    """Returns the cheapest way to a point of the shore and along it; None where more is told."""
    text = document.text.raw
    if aim.goal is not Sense.MINIMISE or not _STRAIGHT.search(text) or _OTHER.search(text):
        return None
    if not _COST.search(text):
        return None
    away, along = _first(document, _OFF), _first(document, _ALONG)
    if away is None or along is None or away.span == along.span:
        return None
    rates = _rates(document, (away, along))
    if rates is None:
        return None
    four = (away, along, *rates)
    asked = _THOUSANDS.search(text)
    unit = (Span(*asked.span()),) if asked else ()
    used = (*(each.span for each in four), *unit)
    if len({each.span for each in four}) != 4 or unused_numbers(document, used):
        return None
    scale = _SCALES[(asked["scale"] or asked["unit"]).lower()] if asked else 1.0
    wet, dry = (plain(each.value / scale) for each in rates)
    sea, shore = plain(away.value), plain(along.value)
    return Draft(
        goal=Sense.MINIMISE,
        objective=f"{wet}*sqrt(x^2 + {sea}^2) + {dry}*({shore} - x)",
        amounts=(Amount(name="x", upper=along.value, meaning="where the way comes ashore"),),
        used=used,
        assumptions=("x is how far from the nearest point the way comes ashore.",),
    )


def _first(document: Document, patterns: tuple[re.Pattern[str], ...]) -> Number | None:
    for pattern in patterns:
        match = pattern.search(document.text.raw)
        if match:
            return _number_at(document, Span(*match.span("n")))
    return None


def _number_at(document: Document, span: Span) -> Number | None:
    return next((each for each in document.numbers if each.span.contains(span)), None)


def _rates(document: Document, told: tuple[Number, ...]) -> tuple[Number, Number] | None:
    """What a unit of length costs in the water and on the land, in whichever order they are told."""
    for wet, dry in ((_WATER_THEN_RATE, _LAND_THEN_RATE), (_RATE_IN_WATER, _RATE_ON_LAND)):
        pair = _rate(document, wet, told), _rate(document, dry, told)
        if pair[0] and pair[1] and pair[0].span != pair[1].span:
            return pair[0], pair[1]
    return None


def _rate(document: Document, pattern: re.Pattern[str], told: tuple[Number, ...]) -> Number | None:
    numbers = (
        _number_at(document, Span(*match.span("n")))
        for match in pattern.finditer(document.text.raw)
    )
    return next((each for each in numbers if each and each not in told), None)
