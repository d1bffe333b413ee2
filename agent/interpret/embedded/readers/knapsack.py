"""Reads questions that choose things worth the most within one limit."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.packing.capacity import Capacity, find_capacities
from agent.interpret.embedded.packing.columns import find_columns
from agent.interpret.embedded.packing.item_roles import Known, same_kind, told
from agent.interpret.embedded.packing.items import Statement, find_items
from agent.interpret.embedded.packing.roles import Role, cues
from agent.interpret.embedded.packing.several_limits import read_several_limits
from agent.interpret.embedded.packing.stocked_items import stocked_items, tells_of_stock
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unused_numbers, with_context
from problems.families.knapsack import Item, Knapsack

_NAMED = re.compile(
    r"\bknapsack|\b(?:back|ruck)sack|\bbackpack|\bsuitcase|\bluggage", re.IGNORECASE
)
_CHOOSES = re.compile(
    r"\b(?:choose|select|pick|pack|take|taken|bring|load|which|fund|buy|include|invest|stock|create"
    r"|prioriti[sz]e|combination|record|raise|carried|watch|load|do|goes|go|meet"
    r"|items?|subset)\w*",
    re.IGNORECASE,
)
# "What should I take?": with weights and values told, nothing but the limit is open then.
_ASKS_WHAT_TO_TAKE = re.compile(
    r"\b(?:what|which)\b[^.?!]*\b(?:pack|take|bring|carry|load)\b", re.IGNORECASE
)
_LIMITS = re.compile(
    r"\b(?:holds?|carr(?:y|ies)|capacity|budget|limit\w*|takes|bears|can\s(?:take|lift|bear|spend)|spend|at\smost|no\smore\sthan|up\sto|payload|fund"
    r"|exceed\w*|left|remaining|allowance)\b",
    re.IGNORECASE,
)
_AMOUNTS = re.compile(
    r"\bhow\s(?:many|much)\sof\seach\b|\bhow\smany\s\w+\sand\b|\bfractions?\b|\bper\s(?:unit|hour"
    r"|day)\b|\bminimi[sz]e\sthe\s(?:total\s)?cost",
    re.IGNORECASE,
)
_MINIMISES = re.compile(
    r"\bminimi[sz]\w*|\b(?:minimum|lowest|least)\s(?:\w+\s){0,2}?(?:costs?|number|amount|expens\w*|time)",
    re.IGNORECASE,
)
_UNLIMITED = re.compile(
    r"\bunlimited\b|\bunbounded\b|\bany\snumber\sof\s(?:each|times|copies)"
    r"|\bas\smany\s(?:of\seach\s)?as\b|\bmore\sthan\sonce\b",
    re.IGNORECASE,
)
# Evidence from which on a question is a knapsack's, so that what is missing is asked for.
_SURE = 0.8
# "Seven loads are waiting" counts what there is; "at most seven loads" is a limit.
_COUNTED = re.compile(r"\s(?!per\b)(?:[a-z]+\s){0,2}?[a-z]+s\b")
_PART_OF = re.compile(
    r"\b(?:most|least|than|to|exactly|only|just|takes?|choose|pick|select|any|maximum|minimum|is|worth|weighs?|costs?)\s$",
    re.IGNORECASE,
)
# "A 0/1 knapsack" tells how often a thing is taken.
_ZERO_ONE = re.compile(r"\b0\s?[/,–-]\s?1\b")
_OUT_OF = re.compile(r"\bout\sof\s(?:\d+|ten|five)\b", re.IGNORECASE)
_MOST_COPIES = 10_000  # the family's own limit
# Sentences that say what a knapsack is anyway.
_OWN_RULES = re.compile(
    r"\b(?:at\smost|only|more\sthan)\sonce\b|\b0\s?[/,–-]\s?1\b|\b(?:none|nothing|no\s\w+)\s(?:may|can)\sbe\ssplit\b|\b(?:either|must\sbe)\b[^.]*\b(?:left\sbehind"
    r"|not\sat\sall|rejected|left|none)\b"
    r"|\b(?:in\sits\sentirety|indivisible|cannot\sbe\s(?:split|divided|broken)|without\sexceeding"
    r"|one\sof\seach)\b",
    re.IGNORECASE,
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    headings = " ".join(name for table in document.tables for name in table.columns)
    roles = {role for role, _, _ in cues(f"{text} {headings}".replace("_", " "))}
    if ("[" not in text and _MINIMISES.search(text)) or (
        _AMOUNTS.search(text) and not _NAMED.search(text)
    ):
        return 0.0
    if _NAMED.search(text) and (roles or _CHOOSES.search(text)):
        return 0.9
    if tells_of_stock(text) and _LIMITS.search(text) and _CHOOSES.search(text):
        return _SURE
    if Role.VALUE not in roles or not roles & {Role.WEIGHT, Role.COST}:
        return 0.0
    if Role.WEIGHT in roles and _ASKS_WHAT_TO_TAKE.search(text):
        return _SURE
    if not _LIMITS.search(text):
        return 0.5 if _CHOOSES.search(text) else 0.0
    return _SURE if _CHOOSES.search(text) else 0.6


@refusing("the knapsack")
def _read(document: Document) -> Reading | Missing | None:
    outcome = _outcome(document)
    # On weak evidence an incomplete knapsack is more likely another kind of problem.
    return None if isinstance(outcome, Missing) and _evidence(document) < _SURE else outcome


def _outcome(document: Document) -> Reading | Missing | None:
    columns = find_columns(document)
    spans = columns.spans if columns else tuple(t.span for t in document.tables if t.span)
    limits = find_capacities(document, spans)
    zero_one = tuple(Span(*match.span()) for match in _ZERO_ONE.finditer(document.text.raw))
    skipped = (*(each.span for each in limits), *zero_one, *_scales(document))
    if several := read_several_limits(document, limits):
        return several
    capacity = _capacity(limits)
    unit = capacity.unit if isinstance(capacity, Capacity) else ""
    stock = () if columns else stocked_items(document, unit)
    found = columns.items if columns else stock or find_items(document, skipped)
    statements = tuple(each for each in found if columns or _speaks(each, found, unit))
    statements = tuple(
        each for each in statements if not _counts_the_others(each, statements, document)
    )
    if len(statements) < 2:
        return _missing_items() if _NAMED.search(document.text.raw) else None
    if isinstance(capacity, Missing):
        return capacity
    known = told(statements, capacity)
    if known is None or isinstance(known, Missing):
        return known
    return _built(known, document, limits, spans if columns else ())


def _counts_the_others(
    statement: Statement, statements: tuple[Statement, ...], document: Document
) -> bool:
    """Whether a "statement" only says how many things there are: "looks at five appeals"."""
    amounts = statement.amounts
    return (
        len(amounts) == 1
        and amounts[0].value == len(statements) - 1
        and document.text.at(amounts[0].span).isalpha()
    )


def _scales(document: Document) -> tuple[Span, ...]:
    """What a mark is out of says nothing of the thing: "8 out of 10"."""
    return tuple(Span(*match.span()) for match in _OUT_OF.finditer(document.text.raw))


def _speaks(statement: Statement, statements: tuple[Statement, ...], unit: str) -> bool:
    """Whether a statement is an item: it tells a role or has the limit's unit, or looks like those."""
    if any(a.role in {Role.WEIGHT, Role.COST, Role.VALUE} for a in statement.amounts):
        return True
    if any(same_kind(amount.unit, unit) for amount in statement.amounts):
        return True
    counts = {len(each.amounts) for each in statements if any(a.role for a in each.amounts)}
    return len(statement.amounts) in counts


def _missing_items() -> Missing:
    return Missing(
        "knapsack",
        "the items",
        "What can be taken? Give each item's weight and value, as in "
        '"a tent weighs 7 kg and is worth 9".',
    )


def _capacity(limits: tuple[Capacity, ...]) -> Capacity | Missing:
    distinct = {each.value: each for each in limits}
    if not distinct:
        return Missing(
            "knapsack", "capacity", "How much can be taken in all? Give the capacity or the budget."
        )
    if len(distinct) > 1:
        told = tuple(f"{each.value:g} {each.unit}".strip() for each in distinct.values())
        return Missing(
            "knapsack",
            "capacity",
            f"Several limits are given ({', '.join(told)}) and I can keep one; which is the capacity?",
            told,
        )
    return next((each for each in limits if each.unit), limits[0])


def _built(
    known: Known, document: Document, limits: tuple[Capacity, ...], spans: tuple[Span, ...]
) -> Reading | Missing:
    names = [each.name for each in known.items]
    repeated = next((name for name in names if names.count(name) > 1), None)
    if repeated:
        return Missing(
            "knapsack",
            f"which {repeated} is meant",
            f"{repeated} is described twice; give each item a name of its own.",
        )
    text = document.text.raw
    unlimited = bool(_UNLIMITED.search(text))
    items = tuple(_item(each, known, unlimited=unlimited) for each in known.items)
    rules = tuple(Span(*match.span()) for match in _OWN_RULES.finditer(text))
    places = (
        *(amount.span for each in known.items for amount in each.amounts),
        *(each.span for each in limits),
        *spans,
        *rules,
        *_scales(document),
        *(n.span for n in document.numbers if _names_item(document, n.span, items)),
        *(n.span for n in document.numbers if _counts_items(document, n, items)),
    )
    loose = unused_numbers(document, places)
    if loose:
        return Missing(
            "knapsack",
            f"what {document.text.at(loose[0].span)} refers to",
            f'What does the number in "{with_context(document, loose[0])}" say of the items?',
        )
    said = known.assumptions
    if unlimited:
        said += ("Each item can be taken as often as it fits.",)
    elif all(item.copies == 1 for item in items) and not rules:
        said += ("Each item is taken whole, and at most once.",)
    return Reading(_problem(known, items), places, said)


def _item(statement: Statement, known: Known, *, unlimited: bool) -> Item:
    by_role = {amount.role: amount.value for amount in statement.amounts}
    weight, copies = by_role[known.weight_role], int(by_role.get(Role.COPIES, 1))
    if unlimited and weight > 0:
        copies = max(1, int(known.capacity.value // weight))
    return Item(
        name=statement.name,
        value=by_role[Role.VALUE],
        weight=weight,
        copies=min(copies, _MOST_COPIES),
    )


def _problem(known: Known, items: tuple[Item, ...]) -> Knapsack:
    amounts = (amount for each in known.items for amount in each.amounts)
    value_unit = next((a.unit for a in amounts if a.role is Role.VALUE and a.unit), "")
    return Knapsack(
        items=items,
        capacity=known.capacity.value,
        weight_unit=known.capacity.unit,
        value_unit=value_unit,
    )


def _counts_items(document: Document, number: Number, items: tuple[Item, ...]) -> bool:
    """Whether a number tells how many things there are to choose from: "seven loads are waiting"."""
    raw = document.text.raw
    before, after = (
        raw[max(0, number.span.start - 30) : number.span.start],
        raw[number.span.end :][:40],
    )
    return (
        number.value == len(items)
        and _COUNTED.match(after) is not None
        and not _PART_OF.search(before)
    )


def _names_item(document: Document, span: Span, items: tuple[Item, ...]) -> bool:
    """Whether a number is part of an item's name, as 3 is in "Container 3"."""
    before = document.text.raw[max(0, span.start - 24) : span.end]
    words = " ".join(before.replace("#", " ").split()[-2:])
    return any(item.name == words for item in items)


READER = Reader(family="knapsack", evidence=_evidence, read=_read, takes_sheets=True)
