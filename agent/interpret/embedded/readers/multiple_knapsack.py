"""Reads questions that choose things worth the most and put each into one of several containers."""

from __future__ import annotations

import re
from dataclasses import replace

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.packing.capacity import Capacity
from agent.interpret.embedded.packing.columns import find_columns
from agent.interpret.embedded.packing.item_roles import Known, told
from agent.interpret.embedded.packing.items import Statement
from agent.interpret.embedded.packing.paired_items import paired_items
from agent.interpret.embedded.packing.parallel_lists import parallel_items
from agent.interpret.embedded.packing.roles import Role, cues
from agent.interpret.embedded.packing.sacks import Container, find_containers
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.records.named_rules import rule_about_some
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unused_numbers, with_context
from problems.families.multiple_knapsack import MultipleKnapsack, PackableItem, Sack

_FAMILY = "multiple_knapsack"
_CALLED = re.compile(r"\bmultiple[\s-]knapsack", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:which|what|who|where)\b[^.?!]*\?|\b(?:choose|select|pick|pack|decide|assign|distribute|allocate|load|put|find|tell"
    r"|maximi[sz]\w*|give|share|place)\b",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\b(?:most|maximi[sz]\w*|maximum|maximal|greatest|highest|largest|best|as\s(?:much|many|valuable)|who\s(?:takes|carries)\swhat)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\bminimi[sz]\w*|\b(?:lowest|cheapest|fewest)\b|\bhow\smany\s(?:of\s|units|\w+\sof\seach)|\bper\sunit\b|\bfractions?\b"
    r"|\bunlimited\b|\bany\snumber\sof\b|\bmore\sthan\sonce\b|\bas\soften\b|\bcopies\b|\b(?:made|makes?|produc\w+|manufactur\w+|mix)\b|\bper\s(?:hour|day|week)\b",
    re.IGNORECASE,
)
_RULES = re.compile(
    r"\b(?:not|never|cannot|can't|n't)\s(?:both\s)?(?:be\s|go\s|ride\s|share\s|travel\s|stand\s)?(?:\w+\s)?(?:together|same|next|share)\b"
    r"|\bmust\s(?:be\s|go\s|ride\s|stay\s)?(?:\w+\s)?(?:together|same|apart|packed|taken|included|carried|in)\b|\bincompatib\w+"
    r"|\bfragile\b|\b(?:at\smost|at\sleast|(?:no|not|any)?\s?more\sthan|up\sto)\s\w+\s(?:items|things|parcels|boxes|packages|pieces|loads)\b"
    r"|\b(?:can|may|could)\sbe\s(?:split|divided|shared)\b|\b(?:every|all)\s(?:items?|things?|loads?|jobs?)\smust\b"
    r"|\bunless\b|\bexcept\b|\bonly\b(?!\sonce)|\b(?:double|triple|bonus|extra|if|surcharge|refund)\b|\binstead\b|\bhalf\b|\btwice\b|\bdepend\w*\b",
    re.IGNORECASE,
)
# Sentences that say what the family is anyway.
_OWN_RULES = re.compile(
    r"\b(?:at\smost|only|not\smore\sthan)\s(?:once|one)\b|\b0\s?[/,–-]\s?1\b|\b(?:either|or)\b[^.]*\b(?:not\sat\sall|left|none|nowhere)\b"
    r"|\bone\s(?:\w+\s){1,2}?(?:at\sa\stime)\b",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\b(?:not|cannot|can't|n't|nothing|none|no\s\w+)\s[^.]{0,12}?\bbe\s(?:\w+\s)?(?:split|divided|shared)\b",
    re.IGNORECASE,
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if len(text) > 200_000:
        return 0.0
    if _CALLED.search(text):
        return 0.95
    headings = " ".join(name for table in document.tables for name in table.columns)
    roles = {role for role, _, _ in cues(f"{text} {headings}")}
    if Role.VALUE not in roles and not re.search(
        r"[$€£]\s?\d|\b(?:euros?|dollars|pounds|francs|EUR)\b", text
    ):
        return 0.0
    if _OTHER.search(text) or (not _MOST.search(text + " ") and "what" not in text.lower()):
        return 0.0
    return 0.93 if _ASKS.search(text) and len(find_containers(document)) > 1 else 0.0


@refusing("the knapsacks")
def _read(document: Document) -> Reading | Missing | None:
    sacks = find_containers(document)
    is_called = bool(_CALLED.search(document.text.raw))
    if len(sacks) < 2:
        return (
            _missing("the capacities", "How much does each knapsack hold?") if is_called else None
        )
    known = _known(document, sacks)
    if known is None or isinstance(known, Missing):
        return known if is_called or known is None else None
    if rule := _RULES.search(_SPLIT.sub(" ", document.text.raw)):
        shown = rule.group()
        return _missing(
            f'what "{shown}" asks for',
            f'The question says "{shown}", which is not read yet; can you put it in other words, or '
            "leave it out?",
        )
    return _built(document, sacks, known)


def _known(document: Document, sacks: tuple[Container, ...]) -> Known | Missing | None:
    """The items with a weight and a value each."""
    limited = (Span(*match.span()) for match in _RULES.finditer(document.text.raw))
    ruled = (number.span for span in limited for number in document.numbers_in(span))
    spans = (*(span for each in sacks for span in each.spans), *ruled)
    unit = next((each.unit for each in sacks if each.unit), "")
    limit = Capacity(max(each.capacity for each in sacks), unit, spans[0] if spans else Span(0, 0))
    items = parallel_items(document, spans)
    columns = None if items else find_columns(document)
    items = columns.items if columns else items
    if not items:
        items = paired_items(document, spans, unit, counts=(float(len(sacks)),))
    if len(items) < 2:
        return None
    known = told(_by_money(items), limit)
    return replace(known, family=_FAMILY) if isinstance(known, Missing) else known


_MONEY = frozenset("$ € £ ¥ euro euros dollar dollars pounds pound francs eur usd".split())


def _by_money(items: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The items with an amount of money for a value where no word says what it is."""
    return tuple(
        replace(
            each,
            amounts=tuple(
                replace(a, role=Role.VALUE)
                if a.role in {None, Role.COST} and a.unit.lower() in _MONEY
                else a
                for a in each.amounts
            ),
        )
        for each in items
    )


def _built(document: Document, sacks: tuple[Container, ...], known: Known) -> Reading | Missing:
    names = [each.name for each in known.items]
    tables = tuple(table.span for table in document.tables if table.span)
    used = (
        *(span for each in sacks for span in each.spans),
        *(amount.span for each in known.items for amount in each.amounts),
        *(
            table
            for table in tables
            if any(table == a.span for i in known.items for a in i.amounts)
        ),
        *(Span(*match.span()) for match in _OWN_RULES.finditer(document.text.raw)),
        *(number.span for number in document.numbers if _counts(document, number, names, sacks)),
    )
    loose = unused_numbers(document, used)
    if loose:
        shown = with_context(document, loose[0])
        return _missing(f'what "{shown}" means', f'What does the number in "{shown}" say here?')
    told_in = tuple(
        sentence.span
        for sentence in document.text.sentences
        if any(sentence.span.contains(a.span) for i in known.items for a in i.amounts)
    )
    if left := rule_about_some(document, names, (*used, *told_in), _FAMILY):
        return left
    problem = MultipleKnapsack(
        items=tuple(_item(each, known) for each in known.items),
        knapsacks=tuple(Sack(name=each.name, capacity=each.capacity) for each in sacks),
        weight_unit=known.capacity.unit,
    )
    return Reading(
        problem,
        used,
        (*known.assumptions, "Each item goes whole into one of them, or is left out."),
    )


def _item(statement: Statement, known: Known) -> PackableItem:
    by_role = {amount.role: amount.value for amount in statement.amounts}
    return PackableItem(
        name=statement.name, value=by_role[Role.VALUE], weight=by_role[known.weight_role]
    )


def _counts(
    document: Document, number: Number, names: list[str], sacks: tuple[Container, ...]
) -> bool:
    """Whether a number counts the items or the containers, or is part of a name."""
    raw = document.text.raw
    before = raw[max(0, number.span.start - 30) : number.span.end]
    last = " ".join(before.replace("#", " ").split()[-2:]).lower()
    if any(last == name.lower() for name in (*names, *(each.name for each in sacks))):
        return True
    limited = re.search(
        r"\b(?:most|least|than|to|exactly|only|just)\s$",
        before[: -len(document.text.at(number.span))],
    )
    return number.value in {len(names), len(sacks)} and not limited


def _missing(what: str, question: str) -> Missing:
    return Missing(_FAMILY, what, question)


READER = Reader(family=_FAMILY, evidence=_evidence, read=_read)
