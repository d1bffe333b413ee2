"""Where the verdict would turn, quantity by quantity, as rows."""

from __future__ import annotations

from agent.contracts.verdict import BreakEven, Verdict
from agent.report.section import Table
from problems.plain_duration import lasting
from problems.plain_number import plain

_NONE = "–"


def break_even_table(verdict: Verdict) -> Table:
    """Returns one row a quantity: its value today, where the answer changes, and how that was found."""
    return Table(
        ("what would change", "today", "turns at", "searched up to", "in words", "how"),
        tuple(_row(each) for each in verdict.break_evens),
    )


def _row(each: BreakEven) -> tuple[str, ...]:
    return (
        each.quantity,
        _valued(each.today, each.unit),
        _valued(each.at, each.unit) if each.at is not None else "nowhere",
        _valued(each.limit, each.unit),
        each.words,
        each.how,
    )


def _valued(value: float | None, unit: str) -> str:
    if value is None:
        return _NONE
    return lasting(value) if unit == "s" else f"{plain(value)} {unit}".strip()
