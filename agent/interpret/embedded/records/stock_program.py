"""The linear program of one product's stock over periods: orders, what is kept, what is short."""

from __future__ import annotations

from dataclasses import dataclass

from agent.interpret.embedded.text import Span
from problems.families.linear_program import Constraint, LinearProgram, Variable


@dataclass(frozen=True, slots=True)
class StockPlan:
    """What the text tells; where a number is told, its span is in `used`."""

    demand: tuple[float, ...]
    initial: float
    least: float
    most: float | None
    lead: int
    store: float | None
    price: float
    holding: float
    penalty: float | None
    any_moment: bool  # whether the store holds what arrives before any of it is used
    used: tuple[Span, ...]


def stock_program(plan: StockPlan, *, is_lost: bool) -> LinearProgram:
    """Returns the linear program of what is ordered, kept and short in each period."""
    periods = range(1, len(plan.demand) + 1)
    variables = [
        *(Variable(name=f"order {t}", lower=plan.least, upper=plan.most) for t in periods),
        *(Variable(name=f"stock {t}", upper=plan.store) for t in periods),
    ]
    linear = {f"order {t}": plan.price for t in periods}
    linear |= {f"stock {t}": plan.holding for t in periods}
    if plan.penalty is not None:
        variables += [Variable(name=f"short {t}") for t in periods]
        linear |= {f"short {t}": plan.penalty for t in periods}
    constraints = [_balance(plan, t, is_lost=is_lost) for t in periods]
    if plan.store is not None and plan.any_moment:
        constraints += [_room(plan, t, plan.store) for t in periods]
    return LinearProgram(
        variables=tuple(variables), goal="minimise", linear=linear, constraints=tuple(constraints)
    )


def _room(plan: StockPlan, t: int, store: float) -> Constraint:
    """What is there and arrives fits in the store."""
    terms = {f"stock {t - 1}": 1.0} if t > 1 else {}
    if t - plan.lead >= 1:
        terms[f"order {t - plan.lead}"] = 1.0
    there = plan.initial if t == 1 else 0.0
    return Constraint(name=f"room {t}", terms=terms, relation="<=", rhs=store - there)


def _balance(plan: StockPlan, t: int, *, is_lost: bool) -> Constraint:
    """What is there and arrives covers what is wanted, what is kept, and lacks what is short."""
    terms = {f"stock {t}": -1.0}
    if t > 1:
        terms[f"stock {t - 1}"] = 1.0
    if t - plan.lead >= 1:
        terms[f"order {t - plan.lead}"] = 1.0
    if plan.penalty is not None:
        terms[f"short {t}"] = 1.0
        if not is_lost and t > 1:
            terms[f"short {t - 1}"] = -1.0
    there = plan.initial if t == 1 else 0.0
    return Constraint(name=f"period {t}", terms=terms, relation="=", rhs=plan.demand[t - 1] - there)
