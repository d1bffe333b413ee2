"""Reads questions that put things into as few equal containers as possible."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.grids.literals import Value, find_literals
from agent.interpret.embedded.leftovers import leftovers
from agent.interpret.embedded.numbers import Number, find_numbers
from agent.interpret.embedded.packing.amount_lists import amounts_of
from agent.interpret.embedded.packing.capacity import Capacity, find_capacities
from agent.interpret.embedded.packing.items import find_items
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.records.entries import Listing, find_listings
from agent.interpret.embedded.records.named_rules import rule_about_some
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unused_numbers, with_context
from problems.families.bin_packing import BinItem, BinPacking

_BIN = (
    r"(?:bins?|box(?:es)?|crates?|cartons?|containers?|(?:cargo\s|delivery\s|transport\s)?(?:trucks?|vans?|planes?|pods?|lorr(?:y|ies)"
    r"|vehicles?|ships?|wagons?|trailers?|trips?|flights?|carts?|pallets?|crates?|drones?|railcars?)|servers?|machines?|hosts?|nodes?"
    r"|racks?|tapes?|disks?|discs?|drives?|sticks?|cards?|volumes?|cds?|dvds?|bags?|suitcases?|backpacks?|shelves|shelf|lockers?"
    r"|boards?|planks?|pipes?|rods?|rolls?|sheets?|beams?|bars?|buses|bus|shifts?|rooms?|sessions?|slots?|days?|blocks?|pages?"
    r"|tanks?|freezers?|cabinets?|holds?|compartments?|units?|furnaces?|loads?|batches|batch|lifts?|elevators?|freighters?|barges?)"
)
_FEWEST = re.compile(
    rf"\b(?:fewest|smallest\s(?:possible\s)?number|least\s(?:possible\s)?number|lowest\s(?:possible\s)?number"
    rf"|minimum\s(?:possible\s)?(?:number|count|quantity)|minim(?:al|um)\s(?:possible\s)?(?:number\s)?|number|how\smany|as\sfew)"
    rf"\s(?:possible\s|identical\s|of\s|the\s|such\s|\w+\s){{0,3}}?{_BIN}\b|\bminimi[sz]\w*\s(?:the\s)?(?:total\s)?(?:number|count)\s"
    rf"(?:of\s)?(?:\w+\s){{0,3}}?{_BIN}\b|\bbin[\s-]?packing\b",
    re.IGNORECASE,
)
_FEW = re.compile(
    r"\b(?:fewest|(?:smallest|least|lowest|minimum|minimal)\s(?:possible\s)?(?:number|count|quantity)\sof|as\sfew)\s(?:possible\s)?"
    r"(?:identical\s)?(?P<noun>[a-z]+)",
    re.IGNORECASE,
)
_MINIMISES = re.compile(
    r"\bfewest\b|\bsmallest\b|\bleast\b|\blowest\b|\bminim\w+|\bas\sfew\b|\bhow\smany\b[^.?!]{0,80}?\b(?:needed?|required?|necessary"
    r"|need|take|at\sleast)\b|\bbin[\s-]?packing\b",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"\b(?:capacit\w*|holds?|carr(?:y|ies)|fits?|limit\w*|sustain\w*|maximum|up\sto|at\smost|no\smore\sthan|exceed\w*|accommodat\w*"
    r"|support\w*|long|load)\b",
    re.IGNORECASE,
)
_NOT_PACKING = re.compile(
    r"\b(?:costs?|price[sd]?|revenue|profit\w*|value[sd]?|worth|per\s(?:hour|trip|unit)|demands?|pattern|wast\w+|distances?|routes?\sof"
    r"|setup|different\s(?:sizes|types)\sof|types?\sof|copies|precede\w*|colou?rs?)\b|[$€£]\s?\d",
    re.IGNORECASE,
)
# "12-foot planks", "sticks of 4 GB", "servers with 64 GB": a size beside the container's name.
_SIZED = (
    re.compile(
        rf"(?<![\w.,])(?P<value>\d[\d.,]*)[\s-]?(?P<unit>[^\W\d_]{{1,12}})[\s-](?:long\s)?{_BIN}\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_BIN}\s(?:are|is|of|with|that\s(?:are|is)|measuring|have|has|bears?|can\sbear)\s(?:a\s)?(?:\w+\s){{0,3}}?"
        r"(?P<value>\d[\d.,]*)\s?(?P<unit>[^\W\d_]{1,12})",
        re.IGNORECASE,
    ),
)
_RULES = re.compile(
    r"\b(?:not|never|cannot|can't|n't)\s(?:both\s)?(?:be\s|go\s|ride\s|share\s|travel\s|stand\s|sit\s)?(?:\w+\s)?(?:together|same|with|next|share)\b"
    r"|\bmust\s(?:be\s|go\s|ride\s|stay\s)?(?:\w+\s)?(?:together|same|separate\w*|apart)\b|\bincompatib\w+|\bfragile\b"
    r"|\bat\smost\s\w+\s(?:items|parcels|boxes|packages|pieces|things)\b|\bonly\s(?:one|two|three)\sof\b|\bseparate(?:ly|d)?\b"
    r"|\bmay\sbe\s(?:split|divided)\b|\bcan\sbe\s(?:split|divided)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Sizes:
    """What is packed: a name and a size each, and where they stand."""

    names: tuple[str, ...]
    sizes: tuple[float, ...]
    used: tuple[Span, ...]


def _evidence(document: Document) -> float:
    text = document.text.raw
    if len(text) > 200_000 or _NOT_PACKING.search(text):
        return 0.0
    holds = _HOLDS.search(text) or any(sized.search(text) for sized in _SIZED)
    if holds and _FEWEST.search(text) and _MINIMISES.search(text):
        return 0.91
    return 0.9 if _counts_what_holds(document) else 0.0


def _counts_what_holds(document: Document) -> bool:
    """Whether what is to be few is what a sentence gives a capacity: "each vessel holds …"."""
    text = document.text.raw
    for match in _FEW.finditer(text):
        noun = re.sub(r"(?:es|s)$", "", match["noun"].lower())
        holder = re.compile(
            rf"\b(?:each|every|one|an?|any)\s(?:\w+\s){{0,2}}?{re.escape(noun)}", re.IGNORECASE
        )
        if len(noun) > 2 and any(
            holder.search(each.text) and _HOLDS.search(each.text)
            for each in document.text.sentences
        ):
            return True
    return False


@refusing("the packing")
def _read(document: Document) -> Reading | Missing | None:
    things = _things(document)
    inside = things.used if things else ()
    limits = find_capacities(document, inside) or _sized(document, inside)
    if things is None:
        things = _unlisted(document, limits)
    if things is None or len(things.sizes) < 2:
        return None
    capacity = _capacity(limits)
    if isinstance(capacity, Missing):
        return capacity
    if rule := _RULES.search(document.text.raw):
        return Missing(
            "bin_packing",
            f'what "{rule.group()}" asks for',
            f'The question says "{rule.group()}", which is not read yet; may any things share a container?',
        )
    spans = (*things.used, *(each.span for each in limits if each.value == capacity.value))
    counts = {float(len(things.sizes)), 1.0}
    rest = leftovers(document, spans, counts, set(re.findall(r"\d+", " ".join(things.names))))
    stray = rest.stray or next(iter(unused_numbers(document, (*spans, *rest.explained))), None)
    if stray:
        shown = with_context(document, stray)
        return Missing("bin_packing", f'what "{shown}" means', f'What does "{shown}" mean here?')
    if left := rule_about_some(document, things.names, spans, "bin_packing"):
        return left
    problem = BinPacking(
        items=tuple(
            BinItem(name=name, size=size)
            for name, size in zip(things.names, things.sizes, strict=True)
        ),
        capacity=capacity.value,
        size_unit=capacity.unit,
    )
    return Reading(problem, (*spans, *rest.explained))


def _capacity(limits: Sequence[Capacity]) -> Capacity | Missing:
    distinct = {each.value: each for each in limits}
    if len(distinct) == 1:
        return limits[0]
    if not distinct:
        return Missing(
            "bin_packing", "the capacity", "How much does one container hold at the most?"
        )
    readings = tuple(f"{value:g}" for value in distinct)
    return Missing(
        "bin_packing",
        "the capacity",
        f"Several limits are given ({', '.join(readings)}); how much does one container hold?",
        readings,
    )


def _sized(document: Document, inside: Sequence[Span]) -> tuple[Capacity, ...]:
    """The size of the containers as told beside their name, where it is told in one way."""
    found = [
        Capacity(number.value, number.unit, number.span)
        for sized in _SIZED
        for match in sized.finditer(document.text.raw)
        for number in document.numbers_in(Span(match.start("value"), match.end("value")))
        if not any(span.contains(number.span) for span in inside)
    ]
    return tuple(found) if len({each.value for each in found}) == 1 else ()


def _things(document: Document) -> _Sizes | None:
    """The things of the one list or table that gives each a single number."""
    listings = [each for each in find_listings(document) if _is_plain(each)]
    tables = [found for table in document.tables if (found := _of_table(table))]
    if len(listings) + len(tables) != 1:
        return None
    if tables:
        return tables[0]
    entries = listings[0].entries
    return _Sizes(
        _distinct(tuple(entry.name for entry in entries)),
        tuple(entry.fields[0].value for entry in entries),
        tuple(entry.span for entry in entries),
    )


def _is_plain(listing: Listing) -> bool:
    """Whether every line tells one amount of one thing, of one kind."""
    entries = listing.entries
    kinds = {re.sub(r"\W+", " ", entry.fields[0].before) for entry in entries}
    return len(entries) > 1 and all(len(entry.fields) == 1 for entry in entries) and len(kinds) < 3


def _of_table(table: Table) -> _Sizes | None:
    columns = [
        index
        for index in range(len(table.columns))
        if all(len(find_numbers(row[index])) == 1 for row in table.rows)
    ]
    named = [i for i in range(len(table.columns)) if i not in columns]
    if len(columns) == 2 and not named:
        named, columns = columns[:1], columns[1:]
    if len(columns) != 1 or len(table.rows) < 2:
        return None
    names = tuple(row[named[0]] for row in table.rows) if named else ("",) * len(table.rows)
    sizes = tuple(find_numbers(row[columns[0]])[0].value for row in table.rows)
    return _Sizes(_distinct(names), sizes, (table.span,) if table.span else ())


def _unlisted(document: Document, limits: Sequence[Capacity]) -> _Sizes | None:
    spans = tuple(each.span for each in limits)
    written = [each for each in find_literals(document.text.raw) if _is_sizes(each.value)]
    if len(written) == 1 and isinstance(value := written[0].value, dict):
        sizes = tuple(size for size in value.values() if isinstance(size, float))
        return _Sizes(_distinct(tuple(value)), sizes, (written[0].span,))
    found = amounts_of(document, spans)
    if found is None:
        return _told(document, limits)
    numbers: tuple[Number, ...] = found.numbers
    names = _distinct(found.names or ("",) * len(numbers))
    return _Sizes(names, tuple(n.value for n in numbers), tuple(n.span for n in numbers))


def _is_sizes(value: Value) -> bool:
    """Whether a literal is {"A": 12, "B": 9}."""
    return (
        isinstance(value, dict)
        and len(value) > 1
        and all(isinstance(size, float) for size in value.values())
    )


def _told(document: Document, limits: Sequence[Capacity]) -> _Sizes | None:
    """The things of running text that each have one amount in the unit of the capacity."""
    statements = find_items(document, tuple(each.span for each in limits))
    units = {amount.unit for each in statements for amount in each.amounts}
    if not limits or units != {limits[0].unit} or any(len(s.amounts) != 1 for s in statements):
        return None
    amounts = [each.amounts[0] for each in statements]
    names = _distinct(tuple(each.name for each in statements))
    return _Sizes(names, tuple(a.value for a in amounts), tuple(a.span for a in amounts))


def _distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names, with their place in the list where one is absent or stands twice."""
    times = Counter(names)
    return tuple(
        name if name and times[name] == 1 else f"{name or 'item'} {place}".strip()
        for place, name in enumerate(names, start=1)
    )


READER = Reader(family="bin_packing", evidence=_evidence, read=_read)
