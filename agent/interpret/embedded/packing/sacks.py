"""Several containers and how much each holds: "Ana can carry 8 kg and Ben 12", "three vans of 9 t"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.numbers import Number, find_numbers
from agent.interpret.embedded.text import Sentence, Span

_HOLDER = (
    r"(?:knapsacks?|(?:back|ruck)?sacks?|backpacks?|bags?|suitcases?|cases?|panniers?|baskets?|boxes|box|crates?|cartons?|bins?"
    r"|containers?|trunks?|vans?|trucks?|lorr(?:y|ies)|cars?|carts?|trailers?|wagons?|barges?|boats?|ships?|ferr(?:y|ies)|planes?"
    r"|aircraft|drones?|helicopters?|vehicles?|bikes?|mules?|donkeys?|camels?|porters?|hikers?|helpers?|friends?|people|persons?|children|students?|scouts?|brothers|sisters|carriers?|couriers?|machines?|kilns?|ovens?"
    r"|furnaces?|printers?|lathes?|robots?|servers?|hosts?|disks?|discs?|drives?|sticks?|cds?|dvds?|tapes?|shel(?:f|ves)|racks?"
    r"|lockers?|fridges?|freezers?|tanks?|silos?|cargo\sholds?|compartments?|warehouses?|rooms?|halls?|stages?|slots?|days?|evenings?"
    r"|mornings?|afternoons?|nights?|weekends?|shifts?|sessions?|teams?|crews?|workers?|technicians?|departments?|budgets?|funds?"
    r"|accounts?|satellites?|telescopes?|labs?|elevators?|lifts?|rafts?|canoes?|sleds?|sledges?|bundles?|hampers?|chests?|pots?)"
)
_CAN_HOLD = re.compile(
    r"\b(?:can|could|may|able\sto|allowed)\s(?:\w+\s)?(?:carry|take|hold|lift|bear|load|run|work|store|fit|bring|pull|haul)\b"
    r"|\b(?:carr(?:y|ies)|holds?|bears?|lifts?|stores?|accommodates?|hauls?)\b|\bcapacit(?:y|ies)\b|\bpayloads?\b"
    r"|\b(?:room|space|free|open|available|time|left)\sfor\b|\b(?:weight\s)?limits?\b|\bup\sto\b|\bat\smost\b"
    r"|\b(?:have|has)\s(?:got\s)?(?:only\s)?(?:\d[\d.,]*|[a-z]+)\s(?:[a-z]+\s)?(?:on|for|in|of\s(?:room|space|time|memory)|free|left|available)\b",
    re.IGNORECASE,
)
_HOLDER_TAKES = re.compile(
    rf"\b{_HOLDER}\b[^.;]{{0,60}}?\b(?:takes?|with|of|have|has|fits?|is|are|for|offers?|runs?|works?)\b",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"\b(?:worth|values?|valued|earn\w*|profits?|points?|revenues?|benefits?|scores?|pays?|brings?\sin|weighs?|weights?"
    r"|importance|rewards?|priorit\w+|returns?)\b|[$€£]\s?\d",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\b(?P<count>two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\s(?:(?!of|for|and|on|in)[a-z-]+\s){0,3}?"
    rf"(?P<noun>{_HOLDER})\b",
    re.IGNORECASE,
)
_ROW = re.compile(
    r"\bcapacities\s?(?:are|is|of|=|:)?\s?[\[(]?\d[\d.]*\s?[a-z]{0,8}(?:(?:,\s?(?:and\s)?|\sand\s)\d[\d.]*(?:\s(?!and\b)[a-z]{1,8})?)+",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(?:each|every|both|all|apiece|identical|equal|same)\b", re.IGNORECASE)
_NAMED = re.compile(
    rf"\b(?:the\s)?(?P<name>(?:[a-z]+\s)?\b{_HOLDER}\b(?:\s(?:\d+|[A-Z])\b)?|(?:first|second|third|fourth|fifth|other|smaller|larger|bigger"
    r"|older|newer|old|new|small|large|big|red|blue|green|left|right)\b(?:\sone)?)",
    re.IGNORECASE,
)
_PROPER = re.compile(
    r"\b(?!(?:We|I|The|A|An|Two|Three|Four|Five|Six|One|On|In|For|And|There|Our|My|It|They|Each|Its|Item|Items|Capacit\w+"
    r"|Multiple|Hello|Please|Good|Hi|KG|GB|MB|TB|What|Which|Who|How)\b)[A-Z][\w-]*(?:\s(?:[A-Z][\w-]*|\d+|evening|morning|afternoon|night))?"
)
_LABEL = re.compile(
    rf"\b{_HOLDER}\s#?(?P<label>\d+)\b"
    r"(?=\s(?:can|could|has|have|is|are|holds?|takes?|carr|lifts?|up|with|of|for|\d)|\s?[:(=]|['’]s)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^\s?(?:[a-z]+\s)?(?:on|in|by|aboard|with)\s(?:the\s)?(?P<name>[A-Z][\w-]*(?:\s[a-z]+)?|first|second|third|other)"
)
_ZERO_ONE = re.compile(r"\b0\s?[/,–-]\s?1\b")
_REST = re.compile(r"\b(?:capacit(?:y|ies)|limits?|payload|holds?|size|max\w*)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Container:
    """A container, how much it holds, the unit as written, and where the number stands."""

    name: str
    capacity: float
    unit: str
    spans: tuple[Span, ...]


def find_containers(document: Document) -> tuple[Container, ...]:
    """Returns the containers that a text gives a capacity each; none where it tells of fewer than two.

    >>> from agent.interpret.embedded.text import Text
    >>> found = find_containers(Document(Text("Ana can carry 8 kg and Ben 12 kg.")))
    >>> [(each.name, each.capacity) for each in found]
    [('Ana', 8.0), ('Ben', 12.0)]
    >>> [each.name for each in find_containers(Document(Text("Three vans take 9 t each.")))]
    ['van 1', 'van 2', 'van 3']
    """
    tabled = [each for table in document.tables if (each := _of_table(table))]
    if len(tabled) == 1:
        return tabled[0]
    inside = [table.span for table in document.tables if table.span]
    found: list[Container] = []
    for sentence in document.text.sentences:
        if any(span.start <= sentence.span.start < span.end for span in inside):
            continue
        for clause in _clauses(sentence):
            found += _of_clause(document, clause)
    units = {each.unit for each in found if each.unit}
    return _distinct(found) if len(found) > 1 and len(units) < 2 else ()


def _of_table(table: Table) -> tuple[Container, ...]:
    """The rows of a table that has a capacity and nothing else beside the names."""
    columns = [i for i, name in enumerate(table.columns) if _REST.search(name)]
    if len(columns) != 1 or len(table.columns) > 2 or len(table.rows) < 2:
        return ()
    cells = [find_numbers(row[columns[0]]) for row in table.rows]
    if any(len(each) != 1 for each in cells):
        return ()
    span = (table.span,) if table.span else ()
    return tuple(
        Container(
            row[1 - columns[0]] if len(row) > 1 else f"knapsack {at}", each[0].value, "", span
        )
        for at, (row, each) in enumerate(zip(table.rows, cells, strict=True), start=1)
    )


def _clauses(sentence: Sentence) -> Iterator[Sentence]:
    """The parts of a sentence between semicolons."""
    start = 0
    for piece in sentence.text.split(";"):
        begin = sentence.span.start + start
        yield Sentence(piece, Span(begin, begin + len(piece)))
        start += len(piece) + 1


def _of_clause(document: Document, clause: Sentence) -> list[Container]:
    clause = _capacities(clause)
    text = clause.text
    if (
        _ZERO_ONE.search(text)
        or _VALUE.search(text)
        or not (_CAN_HOLD.search(text) or _HOLDER_TAKES.search(text))
    ):
        return []
    labels = {clause.span.start + match.start("label") for match in _LABEL.finditer(text)}
    numbers = [
        number
        for number in document.numbers_in(clause.span)
        if number.span.start not in labels
        and not (number.is_spelt and number.value <= 1)
        and number.unit not in {"of"}
    ]
    count = _COUNT.search(text)
    counted = count and numbers and numbers[0].span.start == clause.span.start + count.start()
    if count and counted:
        return _counted(document, clause, numbers, count)
    if _NAMED.search(text) is None and not _PROPER.search(text) and not _ROW.search(text):
        return []
    return _one_each(document, clause, numbers, "knapsack")


def _capacities(clause: Sentence) -> Sentence:
    """The words from "capacities" on where they are written in a row behind it: "capacities 9, 8, 7"."""
    match = _ROW.search(clause.text)
    if not match or _COUNT.search(clause.text):
        return clause
    start = clause.span.start + match.start()
    return Sentence(match[0], Span(start, start + len(match[0])))


def _counted(
    document: Document, clause: Sentence, numbers: list[Number], count: re.Match[str]
) -> list[Container]:
    """The containers of "two vans take 9 and 7 t" and of "three vans of 9 t each"."""
    n, values = int(numbers[0].value), numbers[1:]
    noun = count["noun"]
    if n < 2 or n > 1000:
        return []
    if len(values) == n:
        found = _one_each(document, clause, values, _singular(noun))
        return [replace(f, spans=(*f.spans, numbers[0].span)) for f in found]
    if len(values) == 1 and _EACH.search(clause.text):
        unit, spans = _unit(values[0]), (values[0].span, numbers[0].span)
        return [
            Container(f"{_singular(noun)} {at}", values[0].value, unit, spans)
            for at in range(1, n + 1)
        ]
    return []


def _one_each(
    document: Document, clause: Sentence, values: list[Number], noun: str
) -> list[Container]:
    """A container for each number, called by the name before it or by the one after it."""
    if not values:
        return []
    raw = document.text.raw
    starts = [clause.span.start, *(value.span.end for value in values[:-1])]
    before = [_named(raw[s : v.span.start]) for s, v in zip(starts, values, strict=True)]
    ends = [*(value.span.start for value in values[1:]), clause.span.end]
    after = [_after(raw[v.span.end : e]) for v, e in zip(values, ends, strict=True)]
    names = next((each for each in (after, before) if all(each)), [])
    is_list = bool(
        re.search(r"\bcapacities\b|\b(?:two|three|four|five)\b", clause.text, re.IGNORECASE)
    )
    if len(values) > 1 and len(set(names)) != len(values) and not is_list:
        return []
    if len(set(names)) != len(values):
        names = [f"{noun} {at}" for at in range(1, len(values) + 1)]
    unit = next((u for value in values if (u := _unit(value))), "")
    if len({u for value in values if (u := _unit(value))}) > 1:
        return []
    return [
        Container(name, value.value, unit, (value.span,))
        for name, value in zip(names, values, strict=True)
    ]


def _named(before: str) -> str:
    proper = list(_PROPER.finditer(before))
    if proper:
        holder = re.search(rf"\b({_HOLDER})\s$", before[: proper[-1].start()], re.IGNORECASE)
        return f"{holder[1].lower()} {proper[-1][0]}" if holder else proper[-1][0]
    named = list(_NAMED.finditer(before))
    return named[-1]["name"].lower() if named else ""


def _after(after: str) -> str:
    match = _AFTER.match(after)
    return match["name"] if match else ""


_NO_UNIT = frozenset("and or on in for of by each at the with to while is are".split())


def _unit(number: Number) -> str:
    unit = number.currency or number.unit
    return "" if unit in _NO_UNIT or re.fullmatch(_HOLDER, unit) else unit


def _singular(noun: str) -> str:
    noun = noun.lower()
    for plural, single in (("ies", "y"), ("shelves", "shelf"), ("boxes", "box")):
        if noun.endswith(plural):
            return noun.removesuffix(plural) + single
    return noun.removesuffix("s")


def _distinct(found: list[Container]) -> tuple[Container, ...]:
    """The containers, numbered where two have one name."""
    names = [each.name for each in found]
    if len(set(names)) == len(names):
        return tuple(found)
    return tuple(replace(each, name=f"{each.name} {at}") for at, each in enumerate(found, start=1))
