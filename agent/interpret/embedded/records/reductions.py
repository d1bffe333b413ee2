"""Measures that each take away a part of what sites cause, at a price for each site and measure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.leftovers import leftovers
from agent.interpret.embedded.numbers import Number, find_numbers
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.records.entries import Listing, find_listings
from agent.interpret.embedded.records.matching import meant, same_thing
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import with_context
from problems.families.linear_program import Constraint, LinearProgram, Variable

_LESS = re.compile(
    r"\b(?:reduc\w+|lower\w*|cut\w*|remov\w+|diminish\w*|decreas\w+|mitigat\w+|lessen\w*|curb\w*|curtail\w*|abat\w+|efficien\w+|eliminat\w+)\b",
    re.IGNORECASE,
)
_CHEAPLY = re.compile(
    r"\bminimi[sz]\w*[^.?!\n]{0,60}?\b(?:cost|expen\w+|spend\w*|outlay|price)", re.IGNORECASE
)
_TARGET = re.compile(
    r"\b(?:at\sleast|a?\s?minimum|no\sless\sthan)\b[^.?!\n]{0,30}?\b(?:fraction|proportion|share|part|percentage|ratio)\b[^\d.?!\n]{0,20}?(?P<a>\d*\.?\d+\s?%?)"
    r"|\b(?:at\sleast|a?\s?minimum\sof|no\sless\sthan)\s(?P<b>\d*\.?\d+\s?(?:%|per\s?cent))",
    re.IGNORECASE,
)
_PER = re.compile(r"\bper\sunit\s(?:of\s)?(?P<what>[^.,;:?!\n]{2,40})", re.IGNORECASE)
_PART_ALLOWED = re.compile(
    r"\bpartial\w*|\bportion\b|\bfraction\b|\bpart\sof\b|\buntreated\b", re.IGNORECASE
)
_APART = re.compile(
    r"\b(?:each|every|a)\s(?:part|share|portion|unit|fraction)\b[^.?!\n]{0,60}?\b(?:only\s|exactly\s|at\smost\s)?one\b"
    r"|\b(?:shares|portions|fractions|parts)\b[^.?!\n]{0,60}?\b(?:sum|add\sup|total)\w*\s(?:to\s)?(?:at\smost|no\smore|not\sexceed)"
    r"|\bonly\sone\s\w+\s(?:per|for\seach|on\sany|at\sany)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:reductions?|effects?|rates?)\b[^.?!\n]{0,40}?\b(?:add\sup|additive|cumulat\w+|are\sadded)\b",
    re.IGNORECASE,
)
_LONGEST_TARGET = 1.0


@dataclass(frozen=True, slots=True)
class _Case:
    """What the lists and the table tell."""

    loads: dict[str, float]
    amounts: dict[str, float]
    effects: dict[str, float]
    costs: dict[tuple[str, str], float]
    target: float
    used: tuple[Span, ...]


def is_reduction(document: Document) -> bool:
    """Whether a text tells sites, measures that reduce what they cause, and a table of costs."""
    text = document.text.raw
    return (
        bool(
            document.tables
            and _CHEAPLY.search(text)
            and _TARGET.search(text)
            and _LESS.search(text)
        )
        and _case(document) is not None
    )


def read_reduction(document: Document) -> Reading | Missing | None:
    """Returns the linear program of which part of each site gets which measure; None if untold."""
    case = _case(document)
    if case is None or not _PART_ALLOWED.search(document.text.raw):
        return None
    labels = set(re.findall(r"\d+", " ".join((*case.loads, *case.effects))))
    counts = {float(len(case.loads)), float(len(case.effects)), 1.0}
    rest = leftovers(document, case.used, counts, labels)
    if rest.stray:
        shown = with_context(document, rest.stray)
        return Missing("linear_program", f'what "{shown}" means', f'What does "{shown}" mean here?')
    apart, together = (bool(way.search(document.text.raw)) for way in (_APART, _TOGETHER))
    if apart == together:
        return Missing(
            "linear_program",
            "what several measures on one site do together",
            "Where a site gets several measures, does each treat a part of its own of the site, or do "
            "their reductions of the same part add up?",
            ("each part of a site gets one measure", "reductions of the same part add up"),
        )
    return Reading(_program(case, add_up=together), (*case.used, *rest.explained))


def _program(case: _Case, *, add_up: bool) -> LinearProgram:
    """Which part of each site gets which measure; where they add up, each may cover all of a site."""
    name = {pair: f"{pair[0]} with {pair[1]}" for pair in case.costs}
    removed = {name[s, m]: case.loads[s] * case.amounts[s] * case.effects[m] for s, m in name}
    baseline = sum(case.loads[site] * case.amounts[site] for site in case.loads)
    once = tuple(
        Constraint(
            name=f"all of {site}",
            terms={name[site, measure]: weight for measure, weight in weights.items()},
            relation="<=",
            rhs=1.0,
        )
        for site in case.loads
        if (weights := case.effects if add_up else dict.fromkeys(case.effects, 1.0))
    )
    goal = Constraint(name="reduction", terms=removed, relation=">=", rhs=case.target * baseline)
    return LinearProgram(
        variables=tuple(Variable(name=each, upper=1.0) for each in name.values()),
        goal="minimise",
        linear={name[s, m]: case.costs[s, m] * case.amounts[s] for s, m in name},
        constraints=(goal, *once),
    )


def _case(document: Document) -> _Case | None:
    listings = find_listings(document)
    sites = [each for each in listings if all(len(entry.fields) == 2 for entry in each.entries)]
    measures = [each for each in listings if _is_measures(each)]
    target = _target(document)
    if len(sites) != 1 or len(measures) != 1 or target is None:
        return None
    told = _loads(document, sites[0])
    names = tuple(entry.name for entry in sites[0].entries)
    effects = {entry.name: entry.fields[-1].value / 100 for entry in measures[0].entries}
    tables = [(t, c) for t in document.tables if (c := _costs(t, names, tuple(effects)))]
    if told is None or len(tables) != 1:
        return None
    table, costs = tables[0]
    spans = [entry.span for each in (sites[0], measures[0]) for entry in each.entries]
    spans += [table.span] if table.span else []
    return _Case(told[0], told[1], effects, costs, target[0], (*spans, target[1].span))


def _is_measures(listing: Listing) -> bool:
    return len(listing.entries) > 1 and all(
        entry.fields[-1].number.is_percentage and len(entry.fields) == 1
        for entry in listing.entries
    )


def _target(document: Document) -> tuple[float, Number] | None:
    found: list[Number] = []
    for match in _TARGET.finditer(document.text.raw):
        place = "a" if match["a"] else "b"
        found += document.numbers_in(Span(match.start(place), match.end(place) + 1))
    if len(found) != 1:
        return None
    value = found[0].value / 100 if found[0].is_percentage else found[0].value
    return (value, found[0]) if 0 <= value <= _LONGEST_TARGET else None


def _loads(document: Document, sites: Listing) -> tuple[dict[str, float], dict[str, float]] | None:
    """What a unit of each site causes, and how many units it has: those that costs are told per."""
    heads = [re.sub(r"[^a-z ]", " ", field.before) for field in sites.entries[0].fields]
    per = _PER.search(document.text.raw[sites.entries[-1].span.end :])
    unit = meant(per["what"], heads) if per and len(set(heads)) == 2 else None
    if unit is None:
        return None
    place = heads.index(unit)
    amounts = {entry.name: entry.fields[place].value for entry in sites.entries}
    loads = {entry.name: entry.fields[1 - place].value for entry in sites.entries}
    return loads, amounts


def _costs(
    table: Table, sites: tuple[str, ...], measures: tuple[str, ...]
) -> dict[tuple[str, str], float] | None:
    columns = [same_thing(column, measures) for column in table.columns[1:]]
    costs: dict[tuple[str, str], float] = {}
    for row in table.rows:
        site = same_thing(row[0], sites)
        for measure, cell in zip(columns, row[1:], strict=True):
            numbers = find_numbers(cell)
            if site is None or measure is None or len(numbers) != 1:
                return None
            costs[site, measure] = numbers[0].value
    return costs if len(costs) == len(sites) * len(measures) else None
