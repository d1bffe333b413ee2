"""Every number that a report says is one that something computed."""

from __future__ import annotations

import pytest

from agent.report.markdown import markdown, one_line
from agent.report.trace import numbers_in, untraced
from problems.registry import families
from problems.status import Status
from solvers.evidence import Evidence
from tests.agent.report.answers import ANNEALING, QAOA, report_on, solved

FAMILIES = sorted(families())


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("name", FAMILIES)
def test_every_number_in_the_words_is_a_value_of_the_report(name: str, status: Status) -> None:
    problem, solution = solved(name)
    has_none = status in {Status.INFEASIBLE, Status.UNBOUNDED}
    evidence: dict[Status, Evidence] = {Status.FEASIBLE: ANNEALING, Status.UNKNOWN: QAOA}
    report = report_on(
        problem,
        None if has_none else solution,
        status,
        bound=101.375 if status is Status.FEASIBLE else None,
        gap=0.0734219 if status is Status.FEASIBLE else None,
        evidence=evidence.get(status),
    )
    for words in (report.explanation, markdown(report), one_line(report)):
        assert untraced(words, report) == ()
    assert list(numbers_in(report.explanation)), "there are numbers to trace"


@pytest.mark.parametrize("name", FAMILIES)
def test_a_number_that_nothing_computed_is_caught(name: str) -> None:
    report = report_on(*solved(name), Status.OPTIMAL)
    assert report.objective is not None
    invented = report.objective + 1234.567
    words = f"{report.explanation} It saves {invented:.3f} euros, or 87.123 %."
    assert untraced(words, report) == (f"{invented:.3f}", "87.123")


def test_a_number_that_is_off_by_one_or_turned_round_is_caught() -> None:
    report = report_on(*solved("knapsack"), Status.OPTIMAL, evidence=ANNEALING)
    assert untraced("of 1300 sweeps, best -14.25, 81.25 %", report) == ()
    assert untraced("of 1301 sweeps, best 14.25, 81.35 %", report) == ("1301", "14.25", "81.35")
