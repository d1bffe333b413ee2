"""Production over periods, in regular time and overtime, with stock kept at a cost from one to the next."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.programs.periods_told import PeriodNumbers, period_numbers
from agent.interpret.embedded.programs.rules_left import rule_left
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.text import Sentence
from agent.interpret.embedded.unread import unused_numbers, with_context
from problems.families.linear_program import Constraint, LinearProgram, Variable
from problems.status import Sense

_CHEAPLY = re.compile(
    r"\bminimi[sz]\w*|\b(?:minimum|minimal|least|lowest)\b|\bcheap\w*", re.IGNORECASE
)
_STOCK = re.compile(
    r"\b(?:inventor\w+|stock(?:ed|piled?|s)?|stored?|storage|carried|held|hold(?:ing)?)\b",
    re.IGNORECASE,
)
_OVERTIME = re.compile(r"\b(?:overtime|over-time|extra\sshift|additional)\b", re.IGNORECASE)
_KEPT = re.compile(
    r"\b(?:inventor\w+|stor(?:e[ds]?|ing|age)|hold(?:ing)?|held|carry(?:ing)?|carried|keep(?:ing)?)\b",
    re.IGNORECASE,
)
_START = re.compile(
    r"\b(?:beginning|start|initial(?:ly)?|currently|on\shand|already|at\sthe\send\sof\s(?:december|last))\b",
    re.IGNORECASE,
)
_UNREAD = re.compile(
    r"\b(?:hir(?:e|ing)|fir(?:e|ing)|lay-?\s?off\w*|backlog\w*|backorder\w*|set-?\s?up|subcontract\w*|ending\sinventory"
    r"|safety\sstock|warehouse\scapacity|shortage\w*|late)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Way:
    """Regular time or overtime: what it can make a period, and what a unit costs."""

    capacity: Number
    cost: Number


@dataclass(frozen=True, slots=True)
class _Plan:
    demand: PeriodNumbers
    ways: dict[str, _Way]
    holding: Number
    initial: Number | None


def is_production_plan(document: Document) -> bool:
    """Whether demands of several periods are met from production and stock, cheaply."""
    text = document.text.raw
    if not (
        _CHEAPLY.search(text)
        and _STOCK.search(text)
        and re.search(r"\bdemands?\b", text, re.IGNORECASE)
    ):
        return False
    return period_numbers(document) is not None and _plan(document) is not None


def read_production_plan(document: Document) -> Reading | Missing | None:
    """Returns the cheapest plan; None where a part of it is not told, or more is told than a plan has."""
    plan = _plan(document)
    if plan is None or _UNREAD.search(document.text.raw):
        return None
    used = (
        *plan.demand.spans,
        plan.holding.span,
        *([plan.initial.span] if plan.initial else []),
        *(span for way in plan.ways.values() for span in (way.capacity.span, way.cost.span)),
    )
    loose = [
        each for each in unused_numbers(document, used) if not _counts_periods(each, plan.demand)
    ]
    if loose:
        shown = with_context(document, loose[0])
        return Missing("linear_program", f'what "{shown}" means', f'What does "{shown}" mean here?')
    left = rule_left(document, used, (), "linear_program")
    if left:
        return left
    notes = () if plan.initial else ("Nothing is in stock at the start.",)
    return Reading(_program(plan), used, notes)


def _plan(document: Document) -> _Plan | None:
    demand = period_numbers(document)
    if demand is None:
        return None
    ways: dict[str, _Way] = {}
    holding: Number | None = None
    initial: Number | None = None
    for sentence in document.text.sentences:
        numbers = [
            each
            for each in document.numbers_in(sentence.span)
            if each.span not in demand.spans
            and not each.is_spelt
            and not _counts_periods(each, demand)
        ]
        if not numbers:
            continue
        costs = [each for each in numbers if _is_cost(document, each, sentence)]
        amounts = [each for each in numbers if each not in costs]
        if len(costs) == 1 == len(amounts) and not _KEPT.search(sentence.text):
            kind = "overtime" if _OVERTIME.search(sentence.text) else "regular time"
            if kind in ways:
                return None
            ways[kind] = _Way(amounts[0], costs[0])
        elif len(costs) == 1 and not amounts and _KEPT.search(sentence.text) and holding is None:
            holding = costs[0]
        elif (
            len(amounts) == 1
            and not costs
            and _STOCK.search(sentence.text)
            and _START.search(sentence.text)
        ):
            initial = amounts[0]
        else:
            return None
    if "regular time" not in ways or holding is None:
        return None
    return _Plan(demand, ways, holding, initial)


def _counts_periods(number: Number, demand: PeriodNumbers) -> bool:
    """ "over the next 6 months" says how many periods there are."""
    is_count = number.unit in {
        "month",
        "months",
        "week",
        "weeks",
        "quarters",
        "periods",
        "days",
        "years",
    }
    return is_count and number.value == len(demand.names)


def _is_cost(document: Document, number: Number, sentence: Sentence) -> bool:
    before = document.text.raw[max(sentence.span.start, number.span.start - 30) : number.span.start]
    return bool(number.currency) or bool(re.search(r"\bcosts?\s(?:of\s)?$", before, re.IGNORECASE))


def _program(plan: _Plan) -> LinearProgram:
    periods = [name.capitalize() for name in plan.demand.names]
    made = {
        (kind, t): f"{kind} in {period}" for kind in plan.ways for t, period in enumerate(periods)
    }
    kept = [f"stock after {period}" for period in periods]
    start = plan.initial.value if plan.initial else 0.0
    balance = []
    for t, (period, number) in enumerate(zip(periods, plan.demand.numbers, strict=True)):
        terms = {made[kind, t]: 1.0 for kind in plan.ways} | {kept[t]: -1.0}
        if t:
            terms[kept[t - 1]] = 1.0
        bound = number.value - (0.0 if t else start)
        balance.append(Constraint(name=f"demand of {period}", terms=terms, relation="=", rhs=bound))
    return LinearProgram(
        variables=(
            *(
                Variable(name=name, upper=plan.ways[kind].capacity.value)
                for (kind, _), name in made.items()
            ),
            *(Variable(name=name) for name in kept),
        ),
        goal=Sense.MINIMISE,
        linear={
            **{name: plan.ways[kind].cost.value for (kind, _), name in made.items()},
            **dict.fromkeys(kept, plan.holding.value),
        },
        constraints=tuple(balance),
    )
