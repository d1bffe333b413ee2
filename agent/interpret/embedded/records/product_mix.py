"""Products with a worth each, what each takes of each resource, and how much there is of those."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.leftovers import leftovers
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.records.entries import Entry, Listing, find_listings
from agent.interpret.embedded.records.matching import comparison, same_thing
from agent.interpret.embedded.records.named_rules import rule_about_some
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import with_context
from problems.families.linear_program import Constraint, LinearProgram, Variable

_GAIN = re.compile(
    r"\b(?:revenues?|profits?|returns?|earn\w*|margins?|contribut\w+|gains?|incomes?|yields?|worth|value)\b",
    re.IGNORECASE,
)
_MAXIMISES = re.compile(
    r"\bmaximi[sz]\w*|\b(?:highest|greatest|largest)\s(?:possible\s)?(?:\w+\s)?(?:revenue|profit|return)",
    re.IGNORECASE,
)
# Rules beside the limits that the lists give.
_RULES = re.compile(
    r"\bminimi[sz]\w*|\bat\sleast\b|\btwice\b|\bhalf\b|\bdouble\b|\bratio\b|\bpercent\w*|%|\bproportion\w*|\bset-?up\b|\bfixed\scost"
    r"|\bonly\sif\b|\bunless\b|\beither\b|\bnot\sboth\b|\bno\smore\sthan\b|\bwhole\snumbers?\b|\bintegers?\b|\bovertime\b|\bdemands?\b"
    r"|\bsell\sat\smost\b|\bmust\sproduce\b|\bequal\sto\b|\binventor\w+|\bper\speriod\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Mix:
    """What the three lists tell."""

    worth: dict[str, float]
    takes: dict[str, dict[str, float]]
    limits: dict[str, float]
    used: tuple[Span, ...]


def is_product_mix(document: Document) -> bool:
    """Whether lists tell products, what they take, and how much there is."""
    return bool(_MAXIMISES.search(document.text.raw)) and _mix(document) is not None


def read_product_mix(document: Document) -> Reading | Missing | None:
    """Returns the linear program of the lists, None where they tell none."""
    mix = _mix(document)
    if mix is None:
        return None
    if rule := _RULES.search(document.text.raw):
        return Missing(
            "linear_program",
            f'what "{rule.group()}" asks for',
            f"I read {len(mix.worth)} products and {len(mix.limits)} limits from the lists, and cannot "
            f'work in "{rule.group()}"; please say it in other words.',
        )
    counts = {float(len(mix.worth)), float(len(mix.limits)), 1.0}
    labels = set(re.findall(r"\d+", " ".join((*mix.worth, *mix.limits))))
    rest = leftovers(document, mix.used, counts, labels)
    if rest.stray:
        shown = with_context(document, rest.stray)
        return Missing("linear_program", f'what "{shown}" means', f'What does "{shown}" mean here?')
    if rule_left := rule_about_some(document, mix.worth, mix.used, "linear_program"):
        return rule_left
    problem = LinearProgram(
        variables=tuple(Variable(name=name) for name in mix.worth),
        goal="maximise",
        linear=mix.worth,
        constraints=tuple(
            Constraint(
                name=resource,
                terms={name: mix.takes[name][resource] for name in mix.worth},
                relation="<=",
                rhs=limit,
            )
            for resource, limit in mix.limits.items()
        ),
    )
    return Reading(problem, (*mix.used, *rest.explained))


def _mix(document: Document) -> _Mix | None:
    plain = [each for each in find_listings(document) if _is_plain(each)]
    wide = [each for each in find_listings(document) if each not in plain]
    if len(plain) != 2:
        return None
    worth, limits = plain if _tells_worth(plain[0]) else plain[::-1]
    if not _tells_worth(worth) or _tells_worth(limits):
        return None
    relations = {
        comparison(f"{e.fields[0].before} {e.fields[0].after} {limits.heading}")
        for e in limits.entries
    }
    if relations - {"<="}:
        return None
    names = tuple(entry.name for entry in worth.entries)
    bounds = _resources(document, limits, names)
    if bounds is None or len(set(names)) < len(names):
        return None
    takes, used = _takes(document, wide, names, tuple(bounds))
    if set(takes) != set(names) or any(set(each) != set(bounds) for each in takes.values()):
        return None
    spans = (*(e.span for each in plain for e in each.entries), *used)
    return _Mix({e.name: e.fields[0].value for e in worth.entries}, takes, bounds, spans)


def _is_plain(listing: Listing) -> bool:
    return len(listing.entries) > 1 and all(len(_told(entry)) == 1 for entry in listing.entries)


def _told(entry: Entry) -> tuple[float, ...]:
    """The numbers of a line that are no part of a name in it."""
    return tuple(field.value for field in entry.fields)


def _tells_worth(listing: Listing) -> bool:
    words = " ".join(entry.fields[0].before for entry in listing.entries)
    return bool(_GAIN.search(f"{words} {listing.heading if len(words) < 3 else ''}"))


def _resources(
    document: Document, limits: Listing, products: tuple[str, ...]
) -> dict[str, float] | None:
    """The limit of each resource, by the name that the lines of the products give it."""
    found: dict[str, float] = {}
    for entry in limits.entries:
        words = re.sub(r"\s(?:across|over|during|among|in\stotal)\b.*$", "", entry.name).split()
        endings = [" ".join(words[place:]) for place in range(len(words))]
        name = next((each for each in endings if _is_elsewhere(document, each, limits)), None)
        if name is None or name in found or name in products:
            return None
        found[name] = entry.fields[0].value
    return found


def _is_elsewhere(document: Document, name: str, limits: Listing) -> bool:
    """Whether the text names a resource before its limit is told."""
    start = limits.entries[0].span.start
    return document.text.raw.lower().find(name.lower(), 0, start) >= 0


def _takes(
    document: Document, wide: list[Listing], names: tuple[str, ...], resources: tuple[str, ...]
) -> tuple[dict[str, dict[str, float]], list[Span]]:
    takes: dict[str, dict[str, float]] = {}
    used: list[Span] = []
    for listing in wide:
        for entry in listing.entries:
            product = same_thing(entry.name, names)
            if product and product not in takes:
                takes[product] = dict(_beside(document, entry.span, resources))
                used.append(entry.span)
    for table in document.tables:
        columns = [same_thing(column, resources) for column in table.columns[1:]]
        for row in table.rows:
            product = same_thing(row[0], names)
            numbers = [find_numbers(cell) for cell in row[1:]]
            if product and all(columns) and all(len(each) == 1 for each in numbers):
                takes[product] = {
                    column: number[0].value
                    for column, number in zip(columns, numbers, strict=True)
                    if column
                }
                used += [table.span] if table.span else []
    return takes, used


def _beside(
    document: Document, line: Span, resources: tuple[str, ...]
) -> Iterator[tuple[str, float]]:
    """Each resource with the one number between it and the next one."""
    raw = document.text.raw
    name = re.compile(
        "|".join(
            rf"(?<![\w.]){re.escape(r)}(?![\w])" for r in sorted(resources, key=len, reverse=True)
        ),
        re.IGNORECASE,
    )
    spelling = {resource.lower(): resource for resource in resources}
    mentions = list(name.finditer(raw, line.start, line.end))
    ends = [*(match.start() for match in mentions[1:]), line.end]
    for match, end in zip(mentions, ends, strict=True):
        numbers = document.numbers_in(Span(match.end(), end))
        if len(numbers) == 1:
            yield spelling[match.group().lower()], numbers[0].value
