"""What was assumed where the person said nothing, and whether the advice would change with it."""

from __future__ import annotations

from collections.abc import Iterator

from agent.contracts.verdict import BreakEven, Flip
from agent.decide.break_evens import QUANTITIES
from agent.decide.case import Case
from agent.decide.hardware import best_run
from agent.decide.worth import best_classical_usd
from problems.plain_duration import lasting
from problems.plain_number import plain

_MANY_TIMES = 250.0  # working days of a year


def flips(case: Case, found: tuple[BreakEven, ...]) -> tuple[Flip, ...]:
    """Returns one line a value that was not given."""
    return tuple(_flips(case, {each.quantity: each for each in found}))


def _flips(case: Case, found: dict[str, BreakEven]) -> Iterator[Flip]:
    terms = case.terms
    if "deadline_s" in terms.assumed:
        yield Flip(
            quantity="deadline",
            assumed=f"the answer is wanted within {lasting(terms.deadline_s)}",
            words=_turn(found.get(QUANTITIES["deadline_s"]), "a later one"),
        )
    if "usd_per_percent" in terms.assumed:
        yield Flip(
            quantity="worth of one per cent",
            assumed=f"{plain(terms.usd_per_percent)} USD each time",
            words=_turn(found.get(QUANTITIES["usd_per_percent"]), "a greater one"),
        )
    if "price_limit_usd" in terms.assumed:
        yield Flip(
            quantity="spending",
            assumed="no limit but what the answer is worth",
            words="a limit can only speak against quantum machines, which cost money",
        )
    if "data_may_leave" in terms.assumed:
        yield Flip(
            quantity="data",
            assumed="they may leave the house",
            words="if they may not, no quantum machine of the catalogue may be used",
        )
    if "runs_a_year" in terms.assumed:
        yield Flip(quantity="recurrence", assumed="once a year", words=_a_year(case))


def _turn(found: BreakEven | None, other: str) -> str:
    if found is None or found.at is None:
        return f"{other} changes nothing"
    return f"the answer changes from {plain(float(f'{found.at:.2g}'))} {found.unit}"


def _a_year(case: Case) -> str:
    run = best_run(case)
    if run is None:
        return "it changes nothing, as no quantum machine can be used"
    loss = best_classical_usd(case) - run.utility_usd
    words = "loses" if loss >= 0 else "gains"
    amount = plain(float(f"{abs(loss) * _MANY_TIMES:.2g}"))
    return (
        f"it multiplies gain and loss alike: {plain(_MANY_TIMES)} times a year, the best quantum run "
        f"{words} {amount} USD against the best other route"
    )
