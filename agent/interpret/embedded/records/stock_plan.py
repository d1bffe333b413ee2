"""Stock of one product over listed periods: what to order when, with lead time, store and shortages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.leftovers import leftovers
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.records.entries import Listing, find_listings
from agent.interpret.embedded.records.stock_program import StockPlan, stock_program
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import with_context

_PERIOD = re.compile(
    r"^(?:day|week|month|period|quarter|year|shift|hour|season|stage|cycle)s?\s(?P<number>\d{1,4})$",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"\b(?:demand\w*|requir\w*|need\w*|consum\w+|sales?|sells?|sold|usage|uses?|orders?\sfor|forecast\w*|expected|wanted)\b",
    re.IGNORECASE,
)
_CHEAPLY = re.compile(
    r"\bminimi[sz]\w*[^.?!\n]{0,60}?\b(?:cost|expen\w+|spend\w*|outlay)|\b(?:least|lowest|cheapest)\b",
    re.IGNORECASE,
)
_ORDERS = (
    r"(?:procure\w*|purchas\w+|order\w*|buy\w*|bought|replenish\w*|acqui\w+|request\w*|restock\w*|shipments?"
    r"|deliver\w+|production|produc\w+)"
)
_KEEPS = (
    r"(?:storage|stor\w+|holding|hold\w*|held|carry\w*|carried|refrigerat\w*|inventory|keep\w*|kept|retain\w*"
    r"|warehous\w+|stock\s(?:kept|held))"
)
_SHORT = (
    r"(?:shortage\w*|shortfall\w*|penalt\w+|unmet|lost|unfulfilled|unsatisfied|stock-?out\w*|deficit\w*"
    r"|backlog\w*|missing)"
)
_INITIAL = re.compile(
    r"\b(?:initial\w*|opening|starting|current\w*|begin\w*|start\w*|at\sfirst|already)\b[^.?!\n]{0,120}?$",
    re.IGNORECASE,
)
_TIME = r"(?:days?|weeks?|months?|periods?|shifts?|hours?|quarters?|years?)"
_LEAD_BEFORE = re.compile(
    r"\b(?:lead|delivery|transit|shipping)[\s-]?(?:time|delay|lag|duration)\b[^.?!\n\d]{0,24}$"
    r"|\b(?:takes?|take|requires?|arrives?|after|available|need|needs)\s(?:only\s|about\s)?$",
    re.IGNORECASE,
)
_LEAD_AFTER = re.compile(
    rf"[\s‑-]{_TIME}(?:\(s\))?[\s‑-](?:[a-z-]+\s){{0,2}}?(?:delay|lag|lead|transit|later|to\s(?:arrive|be\sdelivered)|delivery|before)\b",
    re.IGNORECASE,
)
_DELAYED = re.compile(
    r"\b(?:lead[\s-]?time|delay\w*|lag\w*|transit|in\sadvance|arrives?\s\w+\s(?:days?|weeks?))\b",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(
    r"\b(?:without|no|zero)\s(?:any\s)?(?:\w+\s)?(?:delay|lag|lead)|\binstant\w*|\bimmediate\w*|\bsame\s(?:day|week|month|period)\b|\bat\sonce\b",
    re.IGNORECASE,
)
_INDEX = re.compile(r"\b[a-z]\s?=\s?1\b[^a-zA-Z\n]{0,20}?\s?(?:\\[a-z]+)?[^a-zA-Z\n]{0,10}\d{1,4}")
_ELEMENTS = re.compile(
    r"\b\w+\s(?=(?:main\s|cost\s)?(?:elements?|components?|parts|categories|terms|items)\b)",
    re.IGNORECASE,
)
_ANY_MOMENT = re.compile(
    r"\bat\s(?:any|all|every)\s(?:\w+\s)?(?:moments?|times?|point)\b|\bat\sno\s(?:time|point)\b|\bnever\b",
    re.IGNORECASE,
)
_STORE = re.compile(
    r"\b(?:storage|store\w*|warehouse\w*|on[\s‑-]hand|capacity|capacities|stock|inventory|tank|premises|held|hold\w*)\b",
    re.IGNORECASE,
)
_NOT_OVER = re.compile(
    r"\b(?:exceed|surpass|at\smost|limit\w*|maximum|no\smore\sthan|capacity\sof|up\sto|more\sthan)\b",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\blost\b|\bforfeit\w*|\bforgone\b|\bforegone\b|\b(?:not|cannot|never|n't)\s(?:be\s)?(?:carried|deferred|back-?log\w*|back-?ordered|recover\w*|postponed"
    r"|made\sup|delivered\slater|rolled)\b|\bdisappears?\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\bback-?(?:log|order)\w*\b|\b(?:delivered|met|satisfied|fulfilled)\s(?:late|later)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\bcontinuous\w*|\bfraction\w*|\bdivisib\w+|\bany\samount\b|\breal[\s-]valued\b|\bnot\s(?:need\s)?(?:to\s)?be\s(?:whole|integer)",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\bset-?up\b|\bfixed\s(?:cost|charge|fee)|\bper\sorder\b|\beach\sorder\scosts\b|\bbatch\w*|\bmultiples?\b|\bdiscount\w*|\bsafety\sstock\b"
    r"|\b(?:final|closing|ending)\s(?:stock|inventory)\b|\bservice\slevel\b|\bexpir\w+|\bspoil\w*|\bovertime\b|\bif\s(?:an?|any)\s(?:order|purchase|request)\b",
    re.IGNORECASE,
)


def is_stock_plan(document: Document) -> bool:
    """Whether a text lists what each period wants of one product that is ordered and kept."""
    text = document.text.raw
    return bool(_CHEAPLY.search(text)) and _wanted(document) is not None and "per" in text


def read_stock_plan(document: Document) -> Reading | Missing | None:
    """Returns the linear program of orders, stocks and shortages, None where the text tells none."""
    text = document.text.raw
    plan = _plan(document)
    if plan is None:
        return None
    if _DELAYED.search(text) and not plan.lead and not _AT_ONCE.search(text):
        return Missing(
            "linear_program", "the lead time", "After how many periods does an order arrive?"
        )
    if other := _OTHER.search(text):
        return _asked(other.group())
    if plan.penalty is not None and bool(_LOST.search(text)) == _is_late(text):
        return Missing(
            "linear_program",
            "what happens to unmet demand",
            "Is demand that is not met lost, or delivered later?",
            ("lost", "delivered later"),
        )
    counts = {1.0, float(len(plan.demand))}
    beside = [Span(*m.span()) for way in (_INDEX, _ELEMENTS) for m in way.finditer(text)]
    rest = leftovers(document, (*plan.used, *beside), counts)
    if rest.stray:
        return _asked(with_context(document, rest.stray))
    kind = "divisible" if _PARTS.search(text) else ""
    said = () if kind else ("Amounts may be fractions.",)
    if plan.store is not None and not plan.any_moment:
        said = (*said, "The room of the store counts at the end of each period.")
    return Reading(
        stock_program(plan, is_lost=not _is_late(text)), (*plan.used, *rest.explained), said
    )


def _is_late(text: str) -> bool:
    return bool(_LATER.search(text)) and not _LOST.search(text)


def _asked(words: str) -> Missing:
    return Missing(
        "linear_program",
        f'what "{words}" means',
        f'I read orders, stocks and their costs, and cannot work in "{words}"; please say it in other words.',
    )


def _wanted(document: Document) -> Listing | None:
    """The one list of periods with what each of them wants."""
    found = [
        listing
        for listing in find_listings(document)
        if len(listing.entries) > 1
        and all(_PERIOD.match(e.name) and len(e.fields) == 1 for e in listing.entries)
        and (_WANTED.search(listing.heading) or _WANTED.search(listing.entries[0].fields[0].before))
    ]
    return found[0] if len(found) == 1 else None


def _plan(document: Document) -> StockPlan | None:
    listing = _wanted(document)
    if listing is None:
        return None
    spans = [entry.span for entry in listing.entries]
    free = [n for n in document.numbers if not any(span.contains(n.span) for span in spans)]
    costs = [_cost(document, free, words) for words in (_ORDERS, _KEEPS, _SHORT)]
    price, holding, penalty = costs
    priced = {number.span for number in costs if number}
    free = [number for number in free if number.span not in priced]
    initial = _only(
        n for n in free if _INITIAL.search(_before(document, n)) and not _is_time(document, n)
    )
    low, high = _order_bounds(document, free)
    lead = _only(n for n in free if _is_lead(document, n))
    store = _only(
        n
        for n in free
        if n not in (low, high, initial)
        and _STORE.search(_sentence(document, n))
        and _NOT_OVER.search(_before(document, n))
    )
    if price is None or holding is None:
        return None
    told = [each for each in (initial, low, high, lead, store, *costs) if each]
    return StockPlan(
        any_moment=bool(_ANY_MOMENT.search(document.text.raw)),
        demand=tuple(_value(document, entry.fields[0].number) for entry in listing.entries),
        initial=_value(document, initial) if initial else 0.0,
        least=_value(document, low) if low else 0.0,
        most=_value(document, high) if high else None,
        lead=int(lead.value) if lead else 0,
        store=_value(document, store) if store else None,
        price=price.value,
        holding=holding.value,
        penalty=penalty.value if penalty else None,
        used=(*spans, *(each.span for each in told)),
    )


def _only(numbers: Iterable[Number]) -> Number | None:
    found = list(numbers)
    return found[0] if len(found) == 1 else None


def _before(document: Document, number: Number) -> str:
    start = max(
        (s.span.start for s in document.text.sentences if s.span.start <= number.span.start),
        default=0,
    )
    return document.text.raw[max(start, number.span.start - 200) : number.span.start]


def _sentence(document: Document, number: Number) -> str:
    return next((s.text for s in document.text.sentences if s.span.contains(number.span)), "")


def _is_time(document: Document, number: Number) -> bool:
    return bool(re.match(rf"[\s‑-]?{_TIME}\b", document.text.raw[number.span.end :][:12]))


def _is_lead(document: Document, number: Number) -> bool:
    raw = document.text.raw
    if not _is_time(document, number):
        return False
    after = _LEAD_AFTER.match(raw, number.span.end)
    return bool(after or _LEAD_BEFORE.search(_before(document, number)))


def _value(document: Document, number: Number) -> float:
    """The number in the unit of the costs: "59 thousand litres" is 59 where costs are per thousand."""
    written = document.text.at(number.span).lower()
    for word, scale in (("thousand", 1e3), ("million", 1e6)):
        if written.endswith(word) and re.search(
            rf"\bper\s{word}\b", document.text.raw, re.IGNORECASE
        ):
            return number.value / scale
    return number.value


def _cost(document: Document, numbers: list[Number], words: str) -> Number | None:
    """The one number "… cost … 6 per unit" whose clause begins with one of some words."""
    raw = document.text.raw
    told = re.compile(rf"\b{words}\b", re.IGNORECASE)
    first = re.compile(rf"\b(?:{_ORDERS}|{_KEEPS}|{_SHORT})\b", re.IGNORECASE)
    per = re.compile(r"[^.,;:\n]{0,30}?\b(?:per|each|for\s(?:each|every))\b")
    priced = [number for number in numbers if per.match(raw, number.span.end)]
    found = []
    for index, number in enumerate(priced):
        clause = re.split(r"[;:]\s", _before(document, number))[-1]
        start = number.span.start - len(clause)
        if index and priced[index - 1].span.end > start:
            clause = raw[priced[index - 1].span.end : number.span.start].partition(",")[2]
        matches = list(first.finditer(clause))
        if matches and told.fullmatch(matches[0].group()):
            found.append(number)
    return found[0] if len(found) == 1 else None


def _order_bounds(document: Document, numbers: list[Number]) -> tuple[Number | None, Number | None]:
    """The least and the most that may be ordered in a period: "between 8 and 48"."""
    raw = document.text.raw
    for low, high in pairwise(numbers):
        before, middle = _before(document, low), raw[low.span.end : high.span.start]
        if (
            re.search(rf"\b{_ORDERS}\b", before, re.IGNORECASE)
            and re.search(
                r"\b(?:between|from|within|range\w*)\s(?:of\s|from\s)?$", before, re.IGNORECASE
            )
            and re.fullmatch(r"(?:\s[^\W\d_]+){0,3}\s(?:and|to)\s", middle)
        ):
            return low, high
    return None, None
