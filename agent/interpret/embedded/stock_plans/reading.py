"""A plan over periods as a problem of lots to make or of orders to place."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.periods.figures import find_figures
from agent.interpret.embedded.periods.mentions import resolved
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.stock_plans.plan import PerPeriod, StockPlan, Unclear, find_plan
from agent.interpret.embedded.stock_plans.roles import Role
from agent.interpret.embedded.stock_plans.rules import (
    conditions_kept,
    is_free,
    refused_words,
    says_known,
    unread_rule,
)
from agent.interpret.embedded.unread import unused_numbers, with_context
from problems.families.inventory import Inventory
from problems.families.lot_sizing import LotSizing
from problems.modelling.bought_product import BoughtProduct
from problems.modelling.made_item import MadeItem

_BOUGHT = frozenset({Role.STORAGE, Role.BATCH, Role.LEAST, Role.LEAD, Role.LOST})
_GONE = re.compile(
    r"\blost\b|\bturned\saway\b|\bnever\s\w+\b|\b(?:buys?|goes|go)\selsewhere\b", re.IGNORECASE
)
_PRODUCTS = re.compile(r"\s(?:\w+\s)?(?:products|items|goods|articles|kinds|types|sorts)\b")


def read_stock_plan(document: Document, family: str) -> Reading | Missing | None:
    """Returns the lots or the orders that a text asks to plan; None where it tells no such plan."""
    plan = find_plan(document)
    if plan is None:
        return None
    if isinstance(plan, Unclear):
        return Missing(family, plan.what, plan.question)
    if refused := refused_words(document):
        return _asked(family, refused)
    if missing := _lacking(plan, document, family):
        return missing
    loose = [
        each
        for each in unused_numbers(document, plan.spans)
        if not _numbers_periods(document, each.span.start)
        and not (
            each.value == len(plan.products) and _PRODUCTS.match(document.text.raw, each.span.end)
        )
    ]
    if loose:
        return _asked(family, with_context(document, loose[0]))
    if rule := unread_rule(document, plan.spans, _said(plan)):
        return _asked(family, rule)
    if place := _odd_period(document, plan):
        return _asked(family, place)
    notes: tuple[str, ...] = ()
    if not plan.has(Role.HOLD) and not is_free(document):
        notes = ("Keeping stock costs nothing.",)
    buys = family == "inventory" or any(plan.has(role) for role in _BOUGHT)
    if buys and (plan.has(Role.SETUP_TIME) or plan.has(Role.UNIT_TIME)):
        return _asked(
            family, plan.words[next(r for r in _BOUGHT if plan.has(r))].replace(" # ", " … ")
        )
    if buys and len(plan.products) > 1 and (plan.has(Role.CAPACITY) or plan.has(Role.MOST)):
        return _asked(
            family,
            plan.words[Role.CAPACITY if plan.has(Role.CAPACITY) else Role.MOST].replace(
                " # ", " … "
            ),
        )
    problem = _inventory(plan) if buys else _lots(plan)
    if problem is None:
        return _asked(family, plan.words[Role.CAPACITY].replace(" # ", " … "))
    return Reading(problem, (*plan.spans, *conditions_kept(document)), notes)


def _said(plan: StockPlan) -> str:
    """What statements without a figure may repeat of what figures told."""
    words = {
        Role.LOST: r"lost|missing|short",
        Role.LATE: r"late|delayed|back-?\s?(?:log|order)\w*|owed",
        Role.BATCH: r"whole",
    }
    told = [pattern for role, pattern in words.items() if plan.has(role)]
    return rf"\b(?:{'|'.join(told)})\b" if told else "(?!)"


def _numbers_periods(document: Document, start: int) -> bool:
    """Whether a number is part of a period's name, as 3 is in "week 3"."""
    before = document.text.raw[max(0, start - 40) : start]
    return bool(
        re.search(
            r"\b(?:days?|weeks?|months?|periods?|quarters?|nights?|years?|seasons?)\s(?:\d+(?:,\s|\sand\s|\sto\s|-))*$",
            before,
            re.IGNORECASE,
        )
    )


def _odd_period(document: Document, plan: StockPlan) -> str:
    """The words of a period that nothing was told of by a figure, but that a statement singles out."""
    figures = find_figures(document)
    assert figures
    everything = tuple(range(figures.n_periods))
    for mention in figures.loose:
        keys = mention.keys
        places = resolved(mention, figures.names, len(everything))
        if places == everything[:1] and _at_end(document, mention.span.start):
            continue
        whole = len(keys) == len(everything) or mention.reach == "rest" or keys in {(1,), (-1,)}
        if whole and (
            len(keys) == len(everything)
            or says_known(document, mention.span)
            or _at_end(document, mention.span.start)
        ):
            continue
        if keys and all(isinstance(each, str) for each in keys) and not figures.names:
            continue
        return document.text.at(mention.span)
    return ""


def _at_end(document: Document, start: int) -> bool:
    before = document.text.raw[max(0, start - 24) : start]
    return bool(
        re.search(r"\b(?:start|beginning|before|outset)(?:\sof)?\s?$", before, re.IGNORECASE)
    )


def _lacking(plan: StockPlan, document: Document, family: str) -> Missing | None:
    if plan.has(Role.LOST) and (plan.has(Role.LATE) or not _GONE.search(document.text.raw)):
        return Missing(
            family,
            "what happens to unmet demand",
            "Is demand that is not met lost, or delivered later?",
            ("lost", "delivered later"),
        )
    for role, question in (
        (Role.SETUP, "What does it cost to set up, or to place an order, in a period?"),
        (Role.HOLD, "What does it cost to keep one unit from one period to the next?"),
    ):
        if plan.has(role):
            continue
        varies = role is Role.SETUP and isinstance(plan.of(Role.UNIT, 0), tuple)
        bounded = role is Role.HOLD and (plan.has(Role.STORAGE) or is_free(document))
        if not (varies or bounded):
            return Missing(family, role.value, question)
    return None


def _asked(family: str, words: str) -> Missing:
    shown = " ".join(words.split())[:140]
    return Missing(
        family,
        f'what "{shown}" means',
        f'I read a plan of what is wanted, made or ordered, and kept, and cannot work in "{shown}"; '
        "please say it in other words, or leave it out.",
    )


def _number(plan: StockPlan, role: Role, k: int) -> float | None:
    value = plan.of(role, k)
    return (
        value[0]
        if isinstance(value, tuple) and len(set(value)) == 1
        else None
        if isinstance(value, tuple)
        else value
    )


def _costs(plan: StockPlan, role: Role, k: int) -> PerPeriod:
    value = plan.of(role, k)
    return 0.0 if value is None else value


def _lots(plan: StockPlan) -> LotSizing | None:
    capacity = plan.of(Role.CAPACITY, 0)
    if capacity is None:
        capacity = plan.of(Role.MOST, 0)
    items = tuple(
        MadeItem(
            name=name,
            demand=plan.demand[k],
            setup_cost=_costs(plan, Role.SETUP, k),
            unit_cost=_costs(plan, Role.UNIT, k),
            holding_cost=_costs(plan, Role.HOLD, k),
            backlog_cost=_number(plan, Role.LATE, k),
            initial_stock=_number(plan, Role.INITIAL, k) or 0.0,
            setup_time=_number(plan, Role.SETUP_TIME, k) or 0.0,
            unit_time=1.0 if (time := _number(plan, Role.UNIT_TIME, k)) is None else time,
        )
        for k, name in enumerate(plan.products)
    )
    whole = all(each.is_integer() for row in plan.demand for each in row)
    return LotSizing(items=items, capacity=capacity, whole_units=whole)


def _inventory(plan: StockPlan) -> Inventory | None:
    most = [_number(plan, Role.MOST, k) for k in range(len(plan.products))]
    if plan.has(Role.CAPACITY):
        most = [_number(plan, Role.CAPACITY, 0)]
        if most[0] is None:
            return None
    shortage = Role.LOST if plan.has(Role.LOST) else Role.LATE
    whole = all(each.is_integer() for row in plan.demand for each in row)
    if not whole and not plan.has(Role.BATCH):
        return None
    products = tuple(
        BoughtProduct(
            name=name,
            demand=plan.demand[k],
            price=_of_unit(plan, Role.UNIT, k),
            order_cost=_costs(plan, Role.SETUP, k),
            holding_cost=_of_unit(plan, Role.HOLD, k),
            shortage_cost=_number(plan, shortage, k),
            shortage="lost" if shortage is Role.LOST else "backlog",
            initial_stock=_number(plan, Role.INITIAL, k) or 0.0,
            batch=_number(plan, Role.BATCH, k) or 1.0,
            min_order=(_number(plan, Role.LEAST, k) or 0.0) * _in_batches(plan, k),
            max_order=most[k],
            lead_time=int(_number(plan, Role.LEAD, k) or 0),
        )
        for k, name in enumerate(plan.products)
    )
    return Inventory(products=products, storage=plan.of(Role.STORAGE, 0))


def _of_unit(plan: StockPlan, role: Role, k: int) -> PerPeriod:
    """The cost of a unit, also where that of a whole batch is told: "each carton 20 euros"."""
    costs = _costs(plan, role, k)
    said = re.search(r"(\w+?)(?:e?s)?\sof(?:\sexactly)?\s#", plan.words.get(Role.BATCH, ""))
    batch = _number(plan, Role.BATCH, k)
    names = said and re.search(rf"\b{said[1]}(?:e?s)?\b", plan.words.get(role, ""), re.IGNORECASE)
    if not (batch and names):
        return costs
    return tuple(each / batch for each in costs) if isinstance(costs, tuple) else costs / batch


def _in_batches(plan: StockPlan, k: int) -> float:
    """The size of a batch, where the least order is told in batches: "at least 2 pallets"."""
    said = re.search(r"(\w+?)s?\sof(?:\sexactly)?\s#", plan.words.get(Role.BATCH, ""))
    tail = plan.words.get(Role.LEAST, "").partition("# ")[2]
    named = re.match(r"(\w+?)s?\b", tail)
    same = said and named and said[1].lower() == named[1].lower()
    return (_number(plan, Role.BATCH, k) or 1.0) if same else 1.0
