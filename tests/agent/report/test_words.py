"""What a report says in each status, and what it never lets through."""

from __future__ import annotations

import pytest

from agent.contracts.verdict import Route
from agent.report.markdown import markdown, one_line
from agent.report.report import failure, reply
from problems.families.knapsack import Item, Knapsack, KnapsackSolution
from problems.status import Status
from tests.agent.report.answers import ANNEALING, QAOA, RUN_ID, VERDICT, report_on

BACKPACK = Knapsack(
    items=(Item(name="tent", value=9, weight=7), Item(name="stove", value=5, weight=3)),
    capacity=8,
    weight_unit="kg",
)
TENT = KnapsackSolution(counts={"tent": 1})


def test_an_optimum_is_said_to_be_proven_checked_and_sourced() -> None:
    report = report_on(BACKPACK, TENT, Status.OPTIMAL, bound=9, gap=0)
    first, checked, understood, quantum, origin = report.explanation.split("\n\n")
    assert first == f"{BACKPACK.describe(TENT)} This is proven: nothing better than 9 exists."
    assert checked.endswith("every requirement is met, and the objective, computed again, is 9.")
    assert understood.startswith("Understood as knapsack with 2 items: ")
    assert "(maximise). Assumed: the 2 is a day. Not used, of the numbers" in understood
    assert quantum.startswith(VERDICT.summary) and quantum.endswith(VERDICT.break_even)
    assert quantum.count("(source: ") == 3, "the weightiest three findings"
    assert origin == (
        "Found by solver_b on the CQM form of the problem in 0.0421 s of the 12.5 s allowed, with "
        "seed 91. Also tried: solver_a. The sample was mended before it was scored: unpacked 1 tent."
    )


@pytest.mark.parametrize(
    ("bound", "gap", "said"),
    [
        (12.0, 1 / 3, "it is proven that none is above 12, a gap of 33.333 %."),
        (None, None, "There is no proof that this is the best"),
    ],
)
def test_an_unproven_answer_says_how_far_it_may_be_off(
    bound: float | None, gap: float | None, said: str
) -> None:
    words = report_on(BACKPACK, TENT, Status.FEASIBLE, bound=bound, gap=gap).explanation
    assert said in words
    assert "nothing better" not in words


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (Status.INFEASIBLE, "the requirements contradict each other"),
        (Status.UNBOUNDED, "A limit is missing"),
        (Status.UNKNOWN, "No answer that meets every requirement was found in 12.5 s"),
    ],
)
def test_no_answer_is_explained_with_what_to_do(status: Status, said: str) -> None:
    report = report_on(BACKPACK, None, status)
    assert said in report.explanation
    assert "every requirement is met" not in report.explanation
    assert said in markdown(report) and said in one_line(report)


def test_a_broken_attempt_is_not_presented_as_an_answer() -> None:
    report = report_on(BACKPACK, TENT, Status.UNKNOWN)
    assert BACKPACK.describe(TENT) not in report.explanation
    assert report.explanation.count("the weight is 17.5; at most 15") == 3
    assert "; and more" in report.explanation


def test_what_samplers_show_has_a_paragraph_of_its_own() -> None:
    annealed = report_on(BACKPACK, TENT, Status.FEASIBLE, evidence=ANNEALING).explanation
    assert "drew 250 samples of 1300 sweeps each." in annealed
    assert "81.25 % met every requirement" in annealed
    simulated = report_on(BACKPACK, TENT, Status.FEASIBLE, evidence=QAOA).explanation
    assert "QAOA, simulated on this computer, not run on a quantum one: 17 qubits" in simulated
    assert "an optimum with ninety-nine per cent takes 371 shots" in simulated
    assert "The best tenth of the shots has a mean energy of -13.21" in simulated
    assert "on the blocked engine, in float64, on 2 threads" in simulated
    assert "The approximation ratio is 0.915" in simulated
    assert "probability 0.0123; a random guess, with 3.05e-05." in simulated


def test_the_persons_choice_of_route_is_said_to_be_obeyed() -> None:
    asked = VERDICT.model_copy(update={"requested": Route.QAOA, "route": Route.QAOA})
    report = report_on(BACKPACK, TENT, Status.FEASIBLE, verdict=asked)
    assert "You asked for QAOA, so that is what ran." in report.explanation


def test_markdown_has_every_finding_and_the_figure() -> None:
    words = markdown(report_on(BACKPACK, TENT, Status.OPTIMAL), figure="out put.svg")
    assert "### Quantum: not worth it" in words
    assert "| finding d | 34 qubits | 134 on a device | effect d | source d (2024) |" in words
    assert "![The solution](<out put.svg>)" in words


def test_names_cannot_bring_mark_up_or_steer_the_terminal() -> None:
    name = "<script>x</script>\n\n# Fake **bold** [a](http://b) \x1b[31m| \u202e"
    hostile = Knapsack(items=(Item(name=name, value=1, weight=1),), capacity=1)
    solution = KnapsackSolution(counts={name: 1})
    report = report_on(hostile, solution, Status.OPTIMAL, assumptions=(name,))
    for words in (report.explanation, markdown(report), one_line(report)):
        assert not set("\x1b\u202e") & set(words)
        assert "\n# Fake" not in words
    shown = markdown(report)
    assert "<script>" not in shown and "**bold**" not in shown and "[a](" not in shown


def test_a_very_long_answer_is_cut_in_the_words_only() -> None:
    items = tuple(Item(name=f"item {index}", value=1, weight=0) for index in range(2_000))
    everything = KnapsackSolution(counts={item.name: 1 for item in items})
    report = report_on(Knapsack(items=items, capacity=1), everything, Status.OPTIMAL)
    assert "… (the whole solution is in the JSON report)" in report.explanation
    assert len(report.explanation) < 4_000
    assert report.solution == everything


def test_what_is_not_solved_is_said_in_its_own_words() -> None:
    asked = {
        "question": "How much can the backpack hold?",
        "missing": ["capacity"],
        "readings": ["15 kg", "15 items"],
        "family": "knapsack",
    }
    report = reply(RUN_ID, asked)
    assert report.kind == "clarification" and report.clarification is not None
    assert report.explanation == (
        "How much can the backpack hold?\n\nIt could mean: 15 kg; or 15 items."
    )
    assert one_line(report) == "How much can the backpack hold?"
    hello = reply(RUN_ID, {"kind": "reply", "text": "Hello.\n\nAsk\x1b me."})
    assert (hello.kind, hello.explanation) == ("reply", "Hello.\n\nAsk  me.")
    wrong = failure("there is no file 'a.csv'; look at its name")
    assert (wrong.kind, wrong.status, markdown(wrong)) == ("error", None, wrong.explanation)
