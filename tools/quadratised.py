"""What the QUBO of a polynomial would have taken, beside a run on the polynomial itself."""

from __future__ import annotations

from typing import Any

from problems.errors import EncodingError, LimitExceeded
from problems.problem import Problem
from solvers.evidence import QaoaEvidence
from tools.forms import qubo_of
from tools.outcome import Outcome


def beside_its_qubo(outcome: Outcome, problem: Problem[Any]) -> Outcome:
    """Returns the outcome with the qubits and gates of the QUBO in the evidence of a polynomial's run.

    As it was where the run was not on a polynomial, or the problem has no QUBO.
    """
    evidence = outcome.evidence
    if not isinstance(evidence, QaoaEvidence) or evidence.degree is None:
        return outcome
    try:
        qubo = qubo_of(problem)
    except (EncodingError, LimitExceeded):
        return outcome
    sizes = {
        "quadratised_qubits": qubo.num_variables,
        "quadratised_gates": qubo.num_interactions * evidence.layers,
    }
    return outcome.model_copy(update={"evidence": evidence.model_copy(update=sizes)})
