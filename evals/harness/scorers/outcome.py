"""Solved, wrong, asked or failed."""

from __future__ import annotations

from enum import StrEnum

from agent.contracts.report import Report
from evals.harness.ran import Claim, Ran
from evals.harness.row import Row
from problems.status import Status


class Outcome(StrEnum):
    """`solved`: the label, or a question back where one was due. `wrong`: an answer that is not the
    label. `asked`: a question back, or a refusal that says how to mend the question. `failed`: a
    crash, no answer in time, or nothing found.
    """

    SOLVED = "solved"
    WRONG = "wrong"
    ASKED = "asked"
    FAILED = "failed"


def outcome(row: Row, ran: Ran) -> Outcome:
    """Returns what became of a row."""
    if ran.ending in {"timed_out", "broke"}:
        return Outcome.FAILED
    if ran.claimed is not None:
        return Outcome.SOLVED if _is_claimed(row, ran.claimed) else Outcome.WRONG
    if ran.report is None or ran.report.kind in {"clarification", "reply"}:
        return Outcome.SOLVED if row.expect == "asked" else Outcome.ASKED
    if ran.report.kind == "error" or _found_nothing(ran.report):
        return Outcome.FAILED
    return Outcome.SOLVED if _is_right(row, ran.report) else Outcome.WRONG


def _found_nothing(report: Report) -> bool:
    return report.status is Status.UNKNOWN


def _is_right(row: Row, report: Report) -> bool:
    if row.status is not None and report.status is row.status and not row.values:
        return True
    objective = report.objective
    if report.check is None or not report.check.feasible or objective is None:
        return row.status is not None and report.status is row.status
    return any(is_close(objective, value, row.tolerance) for value in row.values)


def _is_claimed(row: Row, claim: Claim) -> bool:
    if claim.objective is None:
        return row.status is not None and claim.status is row.status
    return any(is_close(claim.objective, value, row.tolerance) for value in row.values)


def is_close(objective: float, value: float, tolerance: float) -> bool:
    """Returns whether two objectives are the same, relative to the larger of the label and 1.

    >>> is_close(10_000.5, 10_000, 1e-4), is_close(0.5, 0.4, 1e-4)
    (True, False)
    """
    return abs(objective - value) <= tolerance * max(1.0, abs(value))
