"""Reads questions which sites to open, at a cost, and which of them serves whom."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.leftovers import leftovers
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.relations.unread_rules import asked_about, sentences_with, unread_rule
from agent.interpret.embedded.serving.grid import Served, read_served
from agent.interpret.embedded.serving.roles import Role
from agent.interpret.embedded.serving.sides import SITE, Sides, sides_of
from agent.interpret.embedded.serving.standing import numbers_of, strangers
from agent.interpret.embedded.text import Span
from problems.families.facility_location import Customer, FacilityLocation, Site

_FAMILY = "facility_location"
_NAMED = re.compile(
    r"\b(?:un)?(?:capacitated\s)?(?:facility|warehouse|plant|depot|hub)[\s-]location\b|\bU?C?FLP\b",
    re.IGNORECASE,
)
_SERVE = re.compile(
    r"\b(?:serv(?:e[sd]?|ing|ice)|suppl(?:y|ies|ied|ying)|assign\w*|deliver\w*|connect\w*|send\w*|sent|tak(?:e|es|ing|en)|bring\w*|attend\w*|ship\w*|reach\w*|customers?"
    r"|clients?|from)\b",
    re.IGNORECASE,
)
_CHEAP = re.compile(
    r"\b(?:few(?:est)?|least|minim\w+|smallest|lowest|cheap\w*|as\slittle|how\slittle|low|optimal)\b|\b(?:which|what|where)\s(?:of\sthe\s)?(?:\w+\s){0,2}?(?:should|do|shall|must|will|are|to|open|opens|would)\b",
    re.IGNORECASE,
)
_COST = re.compile(
    r"\b(?:costs?|costing|expens\w+|spend\w*|pay\w*|price\w*|cheap\w*|money|budget|bill|rents?|for\s[$€£]?\d)\b",
    re.IGNORECASE,
)
_SITES = (
    r"(?:sites?|facilit(?:y|ies)|warehouses?|depots?|plants?|factor(?:y|ies)|hubs?|clinics?|librar(?:y|ies)|baker(?:y|ies)|servers?|(?:distribution\s|data\s)?cent(?:re|er)s?"
    r"|kitchens?|locations?|branch(?:es)?|stations?|schools?|hospitals?|offices?|stores?|pharmac(?:y|ies)|storehouses?|laborator(?:y|ies)|labs?|food\sbanks?|shelters?|kiosks?|stalls?|halls?"
    r"|workshops?|mills?|brewer(?:y|ies)|dair(?:y|ies)|terminals?|camps?|garages?|studios?|substations?|wells?|laundr(?:y|ies)|canteens?|yards?)"
)
_OPENED = (
    r"(?:open(?:ed|ing|s)?|rent(?:ed|ing|s)?|leas(?:e[sd]?|ing)|buil[dt]s?|building|run(?:s|ning)?|set\sup|setting\sup|operat(?:e[sd]?|ing)|establish\w*|construct\w*"
    r"|install\w*|activat\w+|used?)"
)
_OPEN = re.compile(
    rf"\b{_OPENED}\s(?:\w+\s){{0,4}}?{_SITES}\b|\b{_SITES}\b[^.?!]{{0,60}}\b{_OPENED}\b|\bfixed\s(?:\w+\s)?costs?\b|\bbest\s(?:places|sites|locations)\sfor\b",
    re.IGNORECASE,
)
_ONE_EACH = re.compile(
    r"\b(?:one|a\ssingle|exactly\sone|only\sone|just\sone|the\ssame)\s(?:open\s|opened\s|of\sthe\s|of\sthese\s|of\sthem|and\sthe\ssame\s)?"
    rf"(?:{_SITES}|place|site|of\sthem|source|supplier)|\b(?:not|cannot|never|may\snot)\sbe\s(?:split|shared|divided)\b|\bsingle[\s-]sourc\w+",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"\b(?:may|can|could|might)\sbe\s(?:split|shared|divided|served\s(?:by|from)\s(?:several|more|two|many|multiple))|\b(?:in\sparts?|partly|fractions?|partially)\b",
    re.IGNORECASE,
)
_PER_UNIT = re.compile(
    r"\bper\s(?:unit|pallet|tonne|ton|crate|loaf|box|kg|item|piece|litre|barrel|parcel|patient|book|meal|head|person|pupil)\b|\b(?:a|each)\s(?:unit|tonne|ton|pallet|crate|loaf|barrel|box|kg)\b"
    r"|\bunit\s(?:costs?|transport\w*|deliver\w*|shipping|service|price)\b|/(?:unit|t|kg|pallet|ton|tonne)\b",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    rf"\b(?:open|choose|rent|build|pick|select|run|use)\w*\s(?:exactly|only|just|at\smost|no\smore\sthan|at\sleast)\s(?:one|a\ssingle|two|three|four|\d+)\b"
    rf"|\b(?:only|exactly|at\smost|at\sleast|no\smore\sthan)\s(?:one|two|three|four|\d+)\s(?:of\sthe\s|of\sthem\s)?(?:{_SITES}\s)?(?:may|can|will|is|are|shall|should|must|could)\s(?:be\s)?(?:open|built|rent|run|chosen|used|set)",
    re.IGNORECASE,
)
_RULE = re.compile(
    r"^(?!.{0,2000}\b(?:cannot\s(?!be\s(?:split|shared))|can['’]t|must\snot|may\snot\s(?!be\s(?:split|shared))|never|not\sallowed|forbidden|refuses?|unless|except|budget|together)\b).{0,2000}?(?:"
    rf"\b(?:each|every|all|a|an)\b[^.?!]{{0,80}}\b(?:one|single|same|served|assigned|supplied|connected)\b|\b(?:split|shared|divided|single[\s-]sourc\w+)\b|\bif\s(?:it|they|this|that|the\s\w+|one)\s(?:is|are)\s(?:used|open(?:ed)?|built|rented|run|kept)"
    rf"|\bany\snumber\b|\b(?:handl|hold|serv|capacit|mak|produc|bak|suppl|treat)\w*\b|\b{SITE}\b[^.?!]{{0,40}}\b(?:up\sto|at\smost|no\smore\sthan)\b)",
    re.IGNORECASE | re.DOTALL,
)
_FORCED = re.compile(
    r"\b(?:must|has\sto|have\sto|needs?\sto)\s(?:be\s)?(?:open(?:ed)?|built|rented|run|kept|chosen)\b|\b(?:budget|within\s\d+\s?(?:km|minutes)|distance\slimit|already\sopen|existing|not\sboth|only\sif)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\b(?:euros?|dollars?|pounds?|francs?|EUR|USD|kronor|yen)\b|[$€£]", re.IGNORECASE
)
_SCALED = re.compile(r"\b(?:thousands?|millions?)(?:\sof)?\s?$", re.IGNORECASE)
_LONGEST = 200_000


def _evidence(document: Document) -> float:
    text = document.text.raw
    if len(text) > _LONGEST:
        return 0.0
    if _NAMED.search(text):
        return 0.97
    signs = (_OPEN, _SERVE, _CHEAP, _COST)
    return 0.94 if all(sign.search(text) for sign in signs) else 0.0


@refusing("the sites")
def _read(document: Document) -> Reading | Missing | None:
    if not _evidence(document):
        return None
    is_named = bool(_NAMED.search(document.text.raw))
    served = read_served(document)
    if served is None:
        return _no_grid(document, is_named=is_named)
    sides = _sides(served, document.text.raw)
    opening = numbers_of(served, Role.OPENING, sides.sites, _FAMILY)
    if opening is None:
        return (
            _absent(
                "the opening costs", f"What does opening a site cost, such as {sides.sites[0]}?"
            )
            if is_named
            else None
        )
    if isinstance(opening, Missing):
        told = set(served.at.get(Role.OPENING, ())) & set(sides.sites)
        if is_named or 2 * len(told) >= len(sides.sites):
            return opening
        return None
    return _checked(document, served, sides, opening)


def _no_grid(document: Document, *, is_named: bool) -> Missing | None:
    text = document.text.raw
    is_choice = re.search(
        rf"\b(?:open|rent|build)\w*\s(?:\w+\s){{0,3}}?{_SITES}\b", text, re.IGNORECASE
    ) and re.search(r"\bserve", text, re.IGNORECASE)
    if is_named or (is_choice and len(document.numbers) < 8):
        return _absent(
            "what serving costs", "What does it cost to serve each customer from each of the sites?"
        )
    return None


def _absent(what: str, question: str) -> Missing:
    return Missing(_FAMILY, what, question)


def _sides(served: Served, raw: str) -> Sides:
    lists = [len(values) for role, values, _ in served.lists if role is Role.OPENING]
    told = len(served.at.get(Role.OPENING, ()))
    return sides_of(served, raw, lists[0] if lists else told or None)


def _checked(
    document: Document,
    served: Served,
    sides: Sides,
    opening: tuple[tuple[float, ...], tuple[Span, ...]],
) -> Reading | Missing | None:
    """The reading where nothing speaks against it."""
    raw = document.text.raw
    if served.clash or served.absent:
        return _unclear(served)
    capacities = numbers_of(served, Role.CAPACITY, sides.sites, _FAMILY)
    demands = numbers_of(served, Role.DEMAND, sides.customers, _FAMILY)
    per_unit = bool(_PER_UNIT.search(raw))
    if isinstance(capacities, Missing):
        return capacities
    if isinstance(demands, Missing):
        return demands
    if capacities and not _ONE_EACH.search(raw):
        if per_unit or _SHARED.search(raw):
            return None  # goods that flow: a network or a linear program
        return _absent(
            "whether customers are shared",
            "May a customer be served from several sites, or from one only?",
        )
    if (capacities or per_unit) and not demands:
        return _absent(
            "the demands", f"How much does each customer need, such as {sides.customers[0]}?"
        )
    stranger = strangers(served, Role.OPENING, sides.sites) or strangers(
        served, Role.DEMAND, (*sides.customers, *sides.sites)
    )
    if stranger:
        return _absent(
            f"what serving from {stranger} costs",
            f"What does {stranger} cost for each of the customers?",
        )
    for pattern in (_HOW_MANY, _FORCED):
        if match := pattern.search(raw):
            return _absent(
                f'the rule "{match.group()}"',
                f'The question says "{match.group()}", which is not read yet; may any number of sites be opened?',
            )
    if _has_two_scales(raw):
        return _absent(
            "the scale of the costs",
            "Are all costs in the same unit, or some in thousands? Write each of them out.",
        )
    numbers = {Role.OPENING: opening, Role.CAPACITY: capacities, Role.DEMAND: demands}
    spans = (*served.spans, *(span for each in numbers.values() if each for span in each[1]))
    return _accounted(
        document, sides, {role: each[0] for role, each in numbers.items() if each}, spans
    )


def _has_two_scales(raw: str) -> bool:
    """Whether some sums of money are told in thousands and others are not."""
    scaled = {
        bool(_SCALED.search(raw[max(0, m.start() - 14) : m.start()])) for m in _MONEY.finditer(raw)
    }
    return len(scaled) > 1


def _unclear(served: Served) -> Missing:
    if served.absent:
        row, column = served.absent
        return _absent(
            f"the cost between {row} and {column}",
            f"What does serving cost between {row} and {column}?",
        )
    return _absent(
        f"the number of {served.clash}",
        f"Two numbers are told of {served.clash}; what does each of them say?",
    )


def _accounted(
    document: Document,
    sides: Sides,
    numbers: dict[Role, tuple[float, ...]],
    spans: tuple[Span, ...],
) -> Reading | Missing:
    per_unit = bool(_PER_UNIT.search(document.text.raw)) and Role.DEMAND in numbers
    rules = sentences_with(document, _RULE)
    counts = {float(len(sides.sites)), float(len(sides.customers))}
    rest = leftovers(document, spans, counts, (*sides.sites, *sides.customers), keeps_limits=True)
    if rest.stray:
        written = document.text.at(rest.stray.span)
        return _absent(
            f"what {written} refers to",
            f"What does the number {written} say? It is no opening cost, no cost of serving, no demand and no capacity that was read.",
        )
    sentence = unread_rule(document, spans, (*sides.sites, *sides.customers), _RULE)
    if sentence:
        return asked_about(_FAMILY, sentence)
    said = ("The costs of serving are for each unit that a customer needs.",) if per_unit else ()
    return Reading(
        _problem(sides, numbers, per_unit=per_unit), (*spans, *rest.explained, *rules), said
    )


def _problem(
    sides: Sides, numbers: dict[Role, tuple[float, ...]], *, per_unit: bool
) -> FacilityLocation:
    capacities = numbers.get(Role.CAPACITY, (None,) * len(sides.sites))
    demands = numbers.get(Role.DEMAND, (1.0,) * len(sides.customers))
    factors = demands if per_unit else (1.0,) * len(demands)
    return FacilityLocation(
        sites=tuple(
            Site(name=name, opening_cost=cost, capacity=most)
            for name, cost, most in zip(sides.sites, numbers[Role.OPENING], capacities, strict=True)
        ),
        customers=tuple(
            Customer(name=name, demand=demand)
            for name, demand in zip(sides.customers, demands, strict=True)
        ),
        serving_costs=tuple(
            tuple(None if cost is None else cost * factor for cost in row)
            for row, factor in zip(sides.rows, factors, strict=True)
        ),
    )


READER = Reader(family=_FAMILY, evidence=_evidence, read=_read, leaves_nothing=True)
