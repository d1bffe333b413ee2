"""Reads questions that cut ordered lengths from the fewest or the cheapest longer ones."""

from __future__ import annotations

import re

from agent.interpret.embedded.cutting.lengths import NUMBER, UNIT, Length, in_one_unit
from agent.interpret.embedded.cutting.ordered import Ordered, find_orders
from agent.interpret.embedded.cutting.stocked import Stocked, find_stocks
from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unused_numbers, with_context
from problems.families.cutting_stock import CutOrder, CuttingStock, Stock

_FAMILY = "cutting_stock"
_CUTS = re.compile(
    r"\b(?:cut|cuts|cutting|saw|saws|sawn|sawed|slit|slitting|trim|pieces?|lengths?|planks?|boards?|bars?|rods?|beams?|pipes?|rails?"
    r"|ribbons?|rolls?|cables?|ropes?|tubes?|profiles?|wires?|fabric)\b",
    re.IGNORECASE,
)
_FEWEST = re.compile(
    r"\b(?:fewest|as\sfew|how\sfew|how\smany|(?:least|smallest|minimum|minimal|lowest)\s(?:possible\s)?(?:number|count|quantity)"
    r"|minimi[sz]e\s(?:the\s)?(?:total\s)?(?:number|count)|at\s(?:the\s)?least|minimum)\b",
    re.IGNORECASE,
)
_CHEAPEST = re.compile(
    r"\b(?:cheapest|spend|pay|least\smoney|lowest\s(?:total\s)?(?:cost|price|bill)|minimi[sz]e\s(?:the\s)?(?:total\s)?(?:cost|price|spending"
    r"|expens\w+)|(?:minimum|least|minimal|smallest)\s(?:total\s)?(?:cost|price|expense|bill)|how\scheap\w*|cost\s(?:me|us))\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:patterns?|profits?|revenue|maximi[sz]\w*|square\smet\w+|m²|m2|areas?|rectang\w+|setup|overproduc\w+|leftovers?|offcuts?|waste\b"
    r"(?!s)|trim\sloss)\b|\d\s?(?:cm|mm|m|ft|in)?\s?(?:by|×|x)\s?\d+(?:\.\d+)?\s?(?:cm|mm|m|ft|in)\b(?=[^.]*\b(?:sheets?|panels?|plates?|glass)\b)",
    re.IGNORECASE,
)
_KERF = re.compile(
    r"\b(?:kerf|blade|saw\b|sawdust|dust|(?:each|every|per|a|one)\s(?:saw\s)?cut|lost|loses?|wastes|cutting\s(?:loss|width))\b",
    re.IGNORECASE,
)
_KERF_LENGTH = re.compile(rf"(?P<length>{NUMBER})[\s-]?(?P<unit>{UNIT})", re.IGNORECASE)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if len(text) > 100_000 or not _CUTS.search(text) or _OTHER.search(text):
        return 0.0
    if not (_FEWEST.search(text) or _CHEAPEST.search(text)):
        return 0.0
    stocks = find_stocks(document)
    spans = tuple(span for each in stocks for span in each.spans)
    orders = find_orders(document, spans) if stocks else ()
    return 0.96 if orders and any(each.count > 1 for each in orders) else 0.0


@refusing("the lengths")
def _read(document: Document) -> Reading | Missing | None:
    stocks = find_stocks(document)
    kerf = _kerf(document, stocks)
    spans = [span for each in stocks for span in each.spans]
    orders = find_orders(document, (*spans, *((kerf.span,) if kerf else ())))
    stocks = tuple(s for s in stocks if kerf is None or s.length.span != kerf.span)
    if not stocks or not orders:
        return None
    if missing := _unclear(document, stocks, orders, kerf):
        return missing
    return Reading(_problem(document, stocks, orders, kerf), _used(document, stocks, orders, kerf))


def _kerf(document: Document, stocks: tuple[Stocked, ...]) -> Length | None:
    """What the saw takes at every cut, where a clause of its own tells a length of it."""
    known = {each.length.span for each in stocks}
    for sentence in document.text.sentences:
        for piece in re.finditer(r"[^,;]+", sentence.text):
            if not _KERF.search(piece[0]):
                continue
            found = list(_KERF_LENGTH.finditer(piece[0]))
            start = sentence.span.start + piece.start()
            for match in found if len(found) == 1 else ():
                span = Span(start + match.start("length"), start + match.end("length"))
                if span not in known:
                    value = find_numbers(match["length"])[0].value
                    return Length(value, match["unit"].lower(), span)
    return None


def _unclear(
    document: Document,
    stocks: tuple[Stocked, ...],
    orders: tuple[Ordered, ...],
    kerf: Length | None,
) -> Missing | None:
    loose = unused_numbers(document, _used(document, stocks, orders, kerf))
    if loose:
        shown = with_context(document, loose[0])
        return _missing(
            f'what "{shown}" means', f'What does the number in "{shown}" say of the cutting?'
        )
    if (
        re.search(
            r"\b(?:saw|blade|kerf)\w*\b[^.]*\b(?:loses|lost|takes|wastes|thick|dust)\b",
            document.text.raw,
        )
        and not kerf
    ):
        return _missing("what the saw takes", "How much length does the saw take at every cut?")
    priced = [each.cost is not None for each in stocks]
    if _CHEAPEST.search(document.text.raw) and not all(priced) and (any(priced) or len(stocks) > 1):
        return _missing("the prices", "What does one of each length to cut from cost?")
    if all(priced) and len(stocks) > 1 and not _CHEAPEST.search(document.text.raw):
        return _missing(
            "what is to be least", "Is the number of lengths to be least, or their cost?"
        )
    (longest, *_), _ = in_one_unit(
        [max((s.length for s in stocks), key=_metres), *_all(stocks, orders, kerf)]
    )
    values, _ = in_one_unit([*_all(stocks, orders, kerf)])
    if any(value > max(values[: len(stocks)]) for value in values[len(stocks) :][: len(orders)]):
        return _missing(
            "what the longest piece is cut from",
            f"A piece is longer than the longest length to cut from ({longest:g}); which lengths are there?",
        )
    return None


def _metres(length: Length) -> float:
    return in_one_unit([length, Length(1, "mm", length.span)])[0][0]


def _all(
    stocks: tuple[Stocked, ...], orders: tuple[Ordered, ...], kerf: Length | None
) -> list[Length]:
    """Every length, those without a unit in that of the stock."""
    unit = next((each.length.unit for each in stocks if each.length.unit), "")
    told = next((each.length.unit for each in orders if each.length.unit), "")
    lengths = [
        *(each.length for each in stocks),
        *(each.length for each in orders),
        *((kerf,) if kerf else ()),
    ]
    return [Length(e.value, e.unit or unit or told, e.span) for e in lengths]


def _used(
    document: Document,
    stocks: tuple[Stocked, ...],
    orders: tuple[Ordered, ...],
    kerf: Length | None,
) -> tuple[Span, ...]:
    counts = {float(len(orders)), float(len(stocks))}
    heads = re.compile(r"^[ \t]*\d{1,3}[.)](?=\s)", re.MULTILINE)
    between = re.compile(
        r"\bbetween\stwo\s(?:pieces|lengths|cuts)|\b(?:two|both)\sends\b", re.IGNORECASE
    )
    kinds = re.compile(
        r"\b(?:[\w-]+)\s(?:different\s)?(?:lengths|widths|sizes|orders|kinds|types)\b",
        re.IGNORECASE,
    )
    return (
        *(span for each in stocks for span in each.spans),
        *(each.span for each in orders),
        *((kerf.span,) if kerf else ()),
        *(Span(*match.span()) for match in between.finditer(document.text.raw)),
        *(Span(*match.span()) for match in heads.finditer(document.text.raw)),
        *(
            number.span
            for match in kinds.finditer(document.text.raw)
            for number in document.numbers_in(Span(*match.span()))
            if number.value in counts
        ),
    )


def _problem(
    document: Document,
    stocks: tuple[Stocked, ...],
    orders: tuple[Ordered, ...],
    kerf: Length | None,
) -> CuttingStock:
    values, unit = in_one_unit(_all(stocks, orders, kerf))
    by_cost = bool(_CHEAPEST.search(document.text.raw))
    lengths, cut = values[: len(stocks)], values[len(stocks) :]
    return CuttingStock(
        orders=tuple(
            CutOrder(length=length, count=int(each.count))
            for length, each in zip(cut, orders, strict=False)
        ),
        stocks=tuple(
            Stock(
                length=length,
                cost=each.cost if by_cost and each.cost is not None else 1,
                available=each.available,
            )
            for length, each in zip(lengths, stocks, strict=True)
        ),
        kerf=values[-1] if kerf else 0,
        length_unit=unit,
    )


def _missing(what: str, question: str) -> Missing:
    return Missing(_FAMILY, what, question)


READER = Reader(family=_FAMILY, evidence=_evidence, read=_read)
