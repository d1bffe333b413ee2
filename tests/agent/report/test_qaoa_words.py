"""The words say which variant ran, why, and what a classical guess was worth by itself."""

import pytest

from agent.report.qaoa_words import qaoa_words
from tests.agent.report.answers import QAOA


def _said(**changes: object) -> str:
    return " ".join(qaoa_words(QAOA.model_copy(update=changes)))


def test_a_run_without_a_variant_is_told_as_before() -> None:
    assert "trained" not in _said()
    assert "requirement" not in _said()


def test_the_tail_is_told_with_its_share() -> None:
    said = _said(
        variant="cvar", variant_reason="it was asked for", cvar_alpha=0.25, tail_energy=-13.5
    )
    assert "trained on its best shots (CVaR), because it was asked for." in said
    assert (
        "The best 25 % of the shots, on which it was trained last, have a mean energy of -13.5."
        in said
    )


def test_rows_are_told_with_the_states_that_keep_them() -> None:
    said = _said(variant="xy", rows=(5, 5, 5, 5, 5), n_states=3125, feasible_share=0.125)
    assert (
        "XY mixers kept exactly one choice in each one-hot row, in every shot; 3125 states do so."
        in said
    )
    assert "a random guess that keeps the rows, with" in said
    assert "Of the shots, 12.5 % met every requirement." in said


@pytest.mark.parametrize(
    ("guess", "verdict"),
    [
        (-14.0, "the classical guess had the answer before QAOA began"),
        (-13.0, "and the best shot is better"),
    ],
)
def test_a_warm_start_is_held_against_its_own_guess(guess: float, verdict: str) -> None:
    assert verdict in _said(variant="warm_start", start_energy=guess)


def test_a_warm_start_that_found_nothing_better_says_so() -> None:
    said = _said(variant="warm_start", start_energy=-13.5, best_energy=-13.5)
    assert "has the energy -13.5, and no shot is better." in said


def test_a_polynomial_is_told_with_the_qubits_that_its_qubo_would_have_taken() -> None:
    said = _said(
        degree=4,
        quadratised_qubits=34,
        quadratised_gates=1496,
        ratio_reference="all 512 states of the polynomial",
    )
    assert (
        "It ran on the polynomial of degree 4 itself; its quadratised QUBO would have taken 34 qubits, "
        "with 1496 two-qubit gates." in said
    )
    assert "the worst state nought, among all 512 states of the polynomial." in said
    assert "quadratised" not in _said()


def test_shots_to_an_optimum_are_no_time_where_they_are_simulated() -> None:
    assert "takes 371 shots; in seconds that says nothing here" in _said()
    assert "takes 371 shots." in _said(simulated=False)
