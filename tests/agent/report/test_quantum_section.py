"""The verdict as a person reads it: short on a terminal, whole in Markdown, and every number traced."""

from __future__ import annotations

import io

import pytest

from agent.contracts.report import Report
from agent.contracts.verdict import Route, Verdict
from agent.report.markdown import markdown
from agent.report.trace import untraced
from agent.report.verdict_words import nearest_break_even, side_by_side_words
from problems.status import Status
from tests.agent.report.answers import VERDICT, report_on
from tests.agent.report.test_words import BACKPACK, TENT
from tests.agent.report.verdicts import FULL, ROUTES

_MOST_LINES, _COLUMNS = 12, 100


def _report(verdict: Verdict = FULL) -> Report:
    return report_on(BACKPACK, TENT, Status.FEASIBLE, verdict=verdict)


def _quantum(words: str) -> str:
    return words[words.index("### Quantum") : words.index("### How it was found")]


def test_every_number_of_a_full_verdict_is_traced_in_every_form() -> None:
    report = _report()
    for words in (report.explanation, markdown(report), markdown(report, whole=False)):
        assert untraced(words, report) == ()


def test_a_number_of_the_verdict_that_is_off_is_caught() -> None:
    report = _report()
    assert (
        untraced("worth 99588.00 USD, off 0.412 %, in 310 milliseconds, for 0.17 USD", report) == ()
    )
    wrong = "worth 99588.02 USD, off 0.413 %, in 320 milliseconds, for 0.18 USD"
    assert untraced(wrong, report) == ("99588.02", "0.413", "320", "0.18")


def test_a_terminal_shows_it_in_a_dozen_lines() -> None:
    from rich.console import Console
    from rich.markdown import Markdown

    screen = io.StringIO()
    shown = _quantum(markdown(_report(), whole=False))
    Console(file=screen, width=_COLUMNS).print(Markdown(shown))
    lines = [line for line in screen.getvalue().splitlines() if line.strip()]
    assert len(lines) <= _MOST_LINES
    for said in (
        "96.8 %",
        "grow from 150 to 1940",
        "once a year",
        "D-Wave Advantage2",
        "91259.83 USD",
    ):
        assert said in " ".join(" ".join(lines).split())


def test_the_whole_has_every_route_break_even_finding_and_assumption() -> None:
    words = _quantum(markdown(_report()))
    for route in ROUTES:
        assert f"| {route.name} |" in words
    assert "2.13 % (0.81 % to 5.42 %)" in words
    assert "150 qubits; a simulation takes at most 28" in words
    assert all(f"| {each.quantity} |" in words for each in FULL.break_evens)
    assert "| QOBLIB, arXiv 2504.03832 (2025-04) | 42 % |" in words
    assert "| IBM (2026-09) | 11.3 % |" in words, "a date that the source has is not said twice"
    assert all(each.assumed in words for each in FULL.flips)
    assert "Not known: How well the annealer does beyond 180 nodes was not measured." in words
    assert "The state of the field of QAOA on gate-based machines: laboratory." in words


def test_the_nearest_break_even_is_the_one_the_smallest_factor_away() -> None:
    nearest = nearest_break_even(FULL)
    assert nearest is not None and nearest.quantity == "size"
    never = FULL.model_copy(update={"break_evens": FULL.break_evens[2:]})
    assert nearest_break_even(never) is None
    assert FULL.break_even in markdown(_report(never))
    assert "No change of one of these alone would turn it: price." in _report(never).explanation


def test_where_all_of_quantum_is_out_the_reason_is_given() -> None:
    kept = tuple(each for each in ROUTES if each.route is not Route.QUANTUM)
    out = ROUTES[-1].model_copy(update={"excluded": "the data must stay"})
    (said,) = side_by_side_words(FULL.model_copy(update={"routes": (*kept, out)}))
    assert said.startswith("The best classical route is simulated annealing here: 0.412 % off")
    assert said.endswith("IBM Boston is out: the data must stay.")


@pytest.mark.parametrize("whole", [True, False])
def test_a_verdict_without_routes_is_said_as_before(*, whole: bool) -> None:
    words = _quantum(markdown(_report(VERDICT), whole=whole))
    assert "| finding d | 34 qubits | 134 on a device | effect d | source d (2024) |" in words
    assert VERDICT.break_even in words
    assert "moved" not in words and "Confidence" not in words
