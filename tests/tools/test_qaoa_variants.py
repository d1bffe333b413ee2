"""Which variant the tool runs, and what it says of the shots."""

import numpy as np
import pytest

from problems.errors import BadInput
from problems.registry import families
from problems.status import Status
from solvers.evidence import QaoaEvidence, Variant
from tools.actions.solve_qaoa import QaoaInput, run
from tools.outcome import Outcome


def _run(family: str, size: int, variant: Variant | None, **limits: int) -> Outcome:
    problem = families()[family].random(np.random.default_rng(2), size)
    asked = QaoaInput(problem=problem, variant=variant, layers=2, seed=0, **limits)
    return run(asked, lambda *_: None)


def _evidence(outcome: Outcome) -> QaoaEvidence:
    assert isinstance(outcome.evidence, QaoaEvidence)
    return outcome.evidence


def test_rows_are_kept_by_default_and_let_more_qubits_fit() -> None:
    outcome = _run("assignment", 5, None)
    evidence = _evidence(outcome)
    assert (evidence.variant, evidence.n_qubits, evidence.n_states) == ("xy", 25, 3125)
    assert outcome.provenance.backend == "qaoa_rows"
    assert outcome.status in {Status.OPTIMAL, Status.FEASIBLE}
    assert evidence.feasible_share is not None and 0 < evidence.feasible_share < 1


def test_the_rows_of_a_model_that_has_no_other_constraint_make_every_shot_feasible() -> None:
    evidence = _evidence(_run("max_k_cut", 6, None))
    assert evidence.rows
    assert evidence.feasible_share == 1


@pytest.mark.parametrize("variant", ["plain", "cvar", "warm_start"])
def test_a_variant_that_is_asked_for_runs_on_the_qubo(variant: Variant) -> None:
    evidence = _evidence(_run("assignment", 3, variant))
    assert (evidence.variant, evidence.n_qubits, evidence.rows) == (variant, 9, ())
    assert evidence.variant_reason == "it was asked for"
    kept = _evidence(_run("assignment", 3, "xy")).feasible_share
    assert evidence.feasible_share is not None and kept is not None
    assert evidence.feasible_share < kept


def test_xy_without_rows_is_refused_with_the_remedy() -> None:
    with pytest.raises(BadInput, match=r"knapsack .* has no one-hot rows.*use 'cvar'"):
        _run("knapsack", 3, "xy")
