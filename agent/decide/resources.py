"""What one problem would take on quantum machines, for a person who asks about that."""

from __future__ import annotations

from typing import Any

from agent.contracts.interpretation import Consult
from problems.errors import EncodingError, LimitExceeded, WorkerError
from problems.problem import Problem
from solvers.quantum.device_estimate import QuantumEstimate
from tools.actions.estimate_quantum import EstimateInput
from tools.tool import Progress
from tools.worker import Workers

_ESTIMATE_S = 30.0  # fits answer in milliseconds; writing a QUBO of millions of terms takes seconds


async def resources(
    problem: Problem[Any], consult: Consult, workers: Workers, progress: Progress
) -> QuantumEstimate | None:
    """Returns the estimate on the machines asked about; None where there is no QUBO to estimate.

    The verdict's findings say why there is none, or that it is too large for gates to be counted.
    """
    request = EstimateInput(
        problem=problem, layers=consult.layers, shots=consult.shots, devices=consult.devices
    )
    try:
        output = await workers.call(
            "estimate_quantum", request, grace_s=_ESTIMATE_S, progress=progress
        )
    except (EncodingError, LimitExceeded, WorkerError):
        return None
    return QuantumEstimate.model_validate(output)
