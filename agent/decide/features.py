"""What the verdict weighs of one instance: its sizes, and what a short classical try gave."""

from __future__ import annotations

from dataclasses import dataclass

from tools.actions.build_model import Models
from tools.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Features:
    """One instance as the verdict sees it.

    `n_qubits` and `n_couplings` are those of the QUBO; None where it has none, and `no_qubo` then
    says why. `probe` is None where the classical try broke down.
    """

    family: str
    size: str
    structure: str | None
    n_variables: int | None
    n_constraints: int | None
    n_qubits: int | None
    n_slack: int
    n_couplings: int
    no_qubo: str
    probe: Outcome | None

    @property
    def is_unconstrained(self) -> bool:
        """Whether the model is a QUBO as it stands, without penalties."""
        return self.n_constraints == 0 and self.n_qubits is not None

    @property
    def is_settled(self) -> bool:
        """Whether the classical try left nothing to find: a proof, of whatever kind."""
        return self.probe is not None and self.probe.status.is_proof


def features(models: Models, probe: Outcome | None) -> Features:
    """Returns the features of an instance from its models and the outcome of the classical try."""
    return Features(
        family=models.family,
        size=models.size,
        structure=models.structure,
        n_variables=models.cqm.n_variables if models.cqm else None,
        n_constraints=models.cqm.n_constraints if models.cqm else None,
        n_qubits=models.qubo.n_variables if models.qubo else None,
        n_slack=models.qubo.n_slack if models.qubo else 0,
        n_couplings=models.qubo.n_couplings if models.qubo else 0,
        no_qubo="; ".join(models.refusals),
        probe=probe,
    )
