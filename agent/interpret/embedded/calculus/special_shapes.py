"""Sheets with cut corners, posters with margins, rectangles in round figures, and sides that cost."""

from __future__ import annotations

import re

from agent.interpret.embedded.calculus.drafts import Draft, Row, plain, positive
from agent.interpret.embedded.calculus.wanted import Wanted
from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number, find_numbers
from agent.interpret.embedded.text import Span
from problems.families.nonlinear_program import Amount
from problems.status import Sense

_N = r"[$€£]?\s?(?P<{0}>\d[\d,]*(?:\.\d+)?|one|two|three|four|five|six)"
_UNIT = r"(?:[-\s]?(?:inch(?:es)?|in|cm|centimet(?:re|er)s?|m|met(?:re|er)s?|feet|foot|ft|mm|units?|dm)\.?)?"


def special_shape(document: Document, aim: Wanted) -> Draft | None:
    """Returns the program of one of the figures that give more than one quantity."""
    for kind in (_cut_corners, _poster, _inside_round, _dear_sides):
        draft = kind(document, aim)
        if draft is not None:
            return draft
    return None


_SIZES = re.compile(rf"{_N.format('a')}{_UNIT}\s?(?:by|x|×)\s?{_N.format('b')}", re.IGNORECASE)
_SQUARE_SHEET = re.compile(
    rf"\bsquare\b[^.]{{0,60}}?\b(?:sides?|edges?|measur\w+|of|wide)\s(?:(?:length|is|are|of|each)\s){{0,3}}{_N.format('a')}"
    rf"|\bsquare\b[^.\d]{{0,50}}?{_N.format('c')}{_UNIT}\s(?:on|per|to)\s(?:a|each|every|the)\sside\b"
    rf"|{_N.format('b')}{_UNIT}\s(?:wide\s)?square\b",
    re.IGNORECASE,
)


def _cut_corners(document: Document, aim: Wanted) -> Draft | None:
    text = document.text.raw
    if not (
        re.search(r"\bcorners?\b", text, re.IGNORECASE)
        and re.search(r"\bfold\w*|\bturn\w*\sup\b|\bbend\w*|\bbent\b", text, re.IGNORECASE)
        and re.search(r"\bsquares?\b", text, re.IGNORECASE)
        and aim.goal is Sense.MAXIMISE
    ):
        return None
    sizes, square = _SIZES.search(text), _SQUARE_SHEET.search(text)
    if sizes:
        spans = [Span(*sizes.span("a")), Span(*sizes.span("b"))]
    elif square:
        spans = [Span(*square.span(next(name for name in "abc" if square[name])))]
    else:
        return None
    values = [_value(text, span) for span in spans]
    a, b = values[0], values[-1]
    return Draft(
        goal=Sense.MAXIMISE,
        objective=f"cut*({plain(a)} - 2*cut)*({plain(b)} - 2*cut)",
        amounts=(Amount(name="cut", upper=min(a, b) / 2, meaning="side of the squares cut out"),),
        used=(*spans, *_said_again(document, values)),
    )


_SHEET = re.compile(
    rf"{_UNIT}\s(?:(?:by|x|×|square|of|big|large|wide|long)\s|\d[\d.]{{0,6}}{_UNIT}\s){{0,4}}(?:sheets?|piece|card\w*|metal|paper|tin|square|plate)\b",
    re.IGNORECASE,
)


def _said_again(document: Document, values: list[float]) -> tuple[Span, ...]:
    """Where the sheet's own sides are told once more: "folded from the 54 cm sheet"."""
    raw = document.text.raw
    return tuple(
        each.span
        for each in document.numbers
        if each.value in values and _SHEET.match(raw, each.span.end)
    )


_PRINTED = re.compile(
    r"\b(?:print\w*|poster|page|picture|text|type|leaflet|card|advert\w*|sign|flyer|book)\b",
    re.IGNORECASE,
)
_TOP = r"(?:top\sand\s(?:the\s)?bottom|bottom\sand\s(?:the\s)?top)"
_SIDES = (
    r"(?:(?:left\sand\s(?:the\s)?right\s)?sides?|(?:left\sand\sright)|each\sside|both\ssides|side)"
)


def _poster(document: Document, aim: Wanted) -> Draft | None:
    text = document.text.raw
    if not re.search(r"\bmargins?\b|\bborders?\b", text, re.IGNORECASE) or not _PRINTED.search(
        text
    ):
        return None
    area = re.search(
        rf"\barea\b[^.\d]{{0,30}}?{_N.format('n')}|{_N.format('m')}\s?(?:square|sq)\b[^.\d]{{0,40}}",
        text,
        re.IGNORECASE,
    )
    top, side = _margin(text, _TOP), _margin(text, _SIDES)
    if area is None or top is None or side is None:
        return None
    span = Span(*area.span("n" if area["n"] else "m"))
    given_printed = bool(
        re.search(
            r"\bprint\w*\s(?:area|matter|material|region|text)\b|\barea\sof\s(?:the\s)?print",
            text,
            re.IGNORECASE,
        )
    )
    if aim.goal is Sense.MINIMISE:
        objective, row = f"(width + {2 * side[0]:g})*(height + {2 * top[0]:g})", "width*height"
    elif given_printed:
        objective, row = f"(width - {2 * side[0]:g})*(height - {2 * top[0]:g})", "width*height"
    else:
        return None
    low = (0.0, 0.0) if aim.goal is Sense.MINIMISE else (2 * side[0], 2 * top[0])
    amounts = (Amount(name="width", lower=low[0]), Amount(name="height", lower=low[1]))
    said = "width and height are those of the printed area." if aim.goal is Sense.MINIMISE else ""
    return Draft(
        goal=aim.goal,
        objective=objective,
        amounts=amounts,
        rows=((row, "=", plain(_value(text, span))),),
        used=(span, top[1], side[1]),
        assumptions=(said,) if said else (),
    )


def _margin(text: str, where: str) -> tuple[float, Span] | None:
    before = re.search(rf"{_N.format('n')}{_UNIT}[^.,;\d]{{0,40}}?\b{where}\b", text, re.IGNORECASE)
    after = re.search(
        rf"\b{where}\b(?:\s(?:margins?|borders?|of|are|is|be|must|should|have|at|each|a|the|page|poster)){{1,5}}\s{_N.format('n')}",
        text,
        re.IGNORECASE,
    )
    match = after or before
    if match is None:
        return None
    span = Span(*match.span("n"))
    return _value(text, span), span


def _inside_round(document: Document, aim: Wanted) -> Draft | None:
    text = document.text.raw
    round_ = re.search(
        r"\b(?P<half>semi-?circ\w+|half[\s-]circle|half[\s-]disc)|\bcirc(?:le|ular)\b",
        text,
        re.IGNORECASE,
    )
    size = re.search(
        rf"\b(?P<what>radius|diameter)\b[^.\d]{{0,40}}?{_N.format('n')}", text, re.IGNORECASE
    ) or re.search(
        rf"{_N.format('n')}{_UNIT}\s(?:in\s)?(?P<what>radius|diameter)\b", text, re.IGNORECASE
    )
    if not (
        round_
        and size
        and aim.goal is Sense.MAXIMISE
        and re.search(r"\brectangle\b", text, re.IGNORECASE)
    ):
        return None
    if re.search(
        r"\b(?:window|perimeter|triangle|trapez\w+)\b", text, re.IGNORECASE
    ) or not re.search(
        r"\b(?:inscribed|inside|within|fits?|in\sa|drawn|cut)\b", text, re.IGNORECASE
    ):
        return None
    objective = "width*height"
    if "perimeter" in aim.quantities:
        return None
    span = Span(*size.span("n"))
    value = _value(text, span)
    radius = value / 2 if size["what"].lower() == "diameter" else value
    half = "(width/2)^2 + height^2" if round_["half"] else "(width/2)^2 + (height/2)^2"
    return Draft(
        goal=Sense.MAXIMISE,
        objective=objective,
        amounts=positive("width", "height"),
        rows=((half, "=", f"{plain(radius)}^2"),),
        used=(span,),
    )


_THREE_AND_ONE = re.compile(
    rf"{_N.format('a')}[^.;$\d]{{0,60}}?\b(?:three|other\sthree|3)\s(?:of\s(?:the|its)\s|other\s|remaining\s)?sides\b[^.;$\d]{{0,80}}?"
    rf"{_N.format('b')}[^.;$\d]{{0,60}}?\b(?:fourth|last|remaining|other|one)\s(?:of\sthe\s)?sides?\b",
    re.IGNORECASE,
)
_ONE_AND_THREE = re.compile(
    rf"{_N.format('b')}[^.;$\d]{{0,60}}?\b(?:one|front|street|north|first)\s(?:of\sthe\s)?sides?\b[^.;$\d]{{0,80}}?"
    rf"{_N.format('a')}[^.;$\d]{{0,60}}?\b(?:three|other\sthree|3|other)\s(?:other\s|remaining\s)?(?:sides)\b",
    re.IGNORECASE,
)
_TWO_AND_TWO = re.compile(
    rf"{_N.format('a')}[^.;$\d]{{0,60}}?\b(?:two)\s(?:of\sthe\s)?(?:opposite\s|parallel\s|facing\s)?sides\b[^.;$\d]{{0,80}}?"
    rf"{_N.format('b')}[^.;$\d]{{0,60}}?\b(?:other\stwo|other|remaining)\s(?:two\s)?(?:opposite\s|parallel\s)?sides\b",
    re.IGNORECASE,
)


_SIDES_THEN_PRICES = re.compile(
    rf"\b(?:three|other\sthree|3)\s(?:of\s(?:the|its)\s|other\s)?sides\b[^.;$\d]{{0,60}}?{_N.format('a')}[^.;$\d]{{0,80}}?"
    rf"\b(?:fourth|last|remaining|other)\s(?:of\sthe\s)?side\b[^.;$\d]{{0,60}}?{_N.format('b')}",
    re.IGNORECASE,
)
_PER_LENGTH = re.compile(
    r"\s?(?:dollars?|euros?|pounds?)?\s?(?:per|a|an|for\severy|/)\s?(?:running\s|linear\s)?(?:foot|ft|met(?:re|er)|m|yard|yd)\b",
    re.IGNORECASE,
)


def _dear_sides(document: Document, aim: Wanted) -> Draft | None:
    """A rectangle whose sides cost different amounts a unit of length."""
    text = document.text.raw
    if not re.search(r"\brectang\w+\b", text, re.IGNORECASE) or re.search(
        r"\bdivid\w+|\bpartition", text
    ):
        return None
    for pattern, formula in (
        (_SIDES_THEN_PRICES, "{a}*(length + 2*width) + {b}*length"),
        (_THREE_AND_ONE, "{a}*(length + 2*width) + {b}*length"),
        (_ONE_AND_THREE, "{a}*(length + 2*width) + {b}*length"),
        (_TWO_AND_TWO, "{a}*2*length + {b}*2*width"),
    ):
        match = pattern.search(text)
        if match is None:
            continue
        spans = (Span(*match.span("a")), Span(*match.span("b")))
        if not all(_PER_LENGTH.match(text, span.end) for span in spans):
            continue
        a, b = (_value(text, span) for span in spans)
        cost = formula.format(a=plain(a), b=plain(b))
        rest = [n for n in document.numbers if not n.is_spelt and n.span not in spans]
        if len(rest) != 1:
            return None
        return _costed(text, aim, cost, rest[0], spans)
    return None


def _costed(
    text: str, aim: Wanted, cost: str, number: Number, spans: tuple[Span, ...]
) -> Draft | None:
    near = text[max(0, number.span.start - 50) : number.span.end + 25]
    is_area = bool(re.search(r"\barea\b|\bsquare\b|\bsq\b|²", near, re.IGNORECASE))
    is_money = bool(re.search(r"[$€£]|\bbudget\b|\bspend\b", near, re.IGNORECASE))
    used = (*spans, number.span)
    if aim.goal is Sense.MINIMISE and is_area:
        area: Row = ("length*width", "=", plain(number.value))
        return Draft(aim.goal, cost, positive("length", "width"), (area,), used)
    if aim.goal is Sense.MAXIMISE and is_money and not is_area:
        budget: Row = (cost, "<=", plain(number.value))
        return Draft(aim.goal, "length*width", positive("length", "width"), (budget,), used)
    return None


def _value(text: str, span: Span) -> float:
    return find_numbers(text[span.start : span.end])[0].value
