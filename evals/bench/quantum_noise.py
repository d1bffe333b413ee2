"""What readout mitigation, post-selection and a second layer do on noisy simulations of four machines.

Needs the extras `aer` and `ibm`. Each figure is a median over seeds. Energies are in units of a random
guess's mean above the minimum: 1 is a guess, 0 the optimum. The ideal is the trained circuit without
noise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

import numpy as np

from evals.benchmark import Benchmark, Row
from problems.families.knapsack import Knapsack
from problems.families.max_cut import MaxCut
from solvers.quantum_evidence import QuantumRunEvidence
from tools.actions.sample_quantum import SampleInput, run

_MACHINES = ("fake_torino", "fake_marrakesh", "fake_boston", "fake_brisbane")
_SEEDS = 5
_SHOTS = 4096
_SIZE = 6


@dataclass(frozen=True, slots=True)
class _Run:
    """One noisy run: distances from the ideal mean and from the minimum, a random guess's being 1."""

    raw: float
    mitigated: float
    measured: float
    feasible: float
    feasible_share: float
    gates: int


def _cut(seed: int) -> MaxCut:
    return MaxCut.random(np.random.default_rng(seed), _SIZE)


def _observed(problem: MaxCut | Knapsack, machine: str, layers: int, seed: int) -> _Run:
    request = SampleInput(
        problem=problem,
        machine=f"aer:{machine}",
        shots=_SHOTS,
        layers=layers,
        seed=seed,
        budget_s=60,
    )
    evidence = run(request, lambda *_: None).evidence
    assert isinstance(evidence, QuantumRunEvidence)
    assert evidence.ideal_mean is not None and evidence.mitigated_mean is not None
    assert evidence.circuit is not None and evidence.minimum_energy is not None
    scale = evidence.random_mean - evidence.minimum_energy
    lowest = evidence.minimum_energy
    found = evidence.feasible_mean if evidence.feasible_mean is not None else evidence.measured_mean
    return _Run(
        raw=abs(evidence.measured_mean - evidence.ideal_mean) / scale,
        mitigated=abs(evidence.mitigated_mean - evidence.ideal_mean) / scale,
        measured=(evidence.measured_mean - lowest) / scale,
        feasible=(found - lowest) / scale,
        feasible_share=evidence.feasible_share,
        gates=evidence.circuit.two_qubit_gates,
    )


def rows() -> Iterable[Row]:
    """Yields, for each machine, mitigation against none, two layers against one, and post-selection."""
    for machine in _MACHINES:
        one = [_observed(_cut(seed), machine, 1, seed) for seed in range(_SEEDS)]
        yield _row(
            f"max-cut of {_SIZE}, {machine}",
            "distance of the mean from the ideal, readout mitigated",
            [each.mitigated for each in one],
            "not mitigated",
            [each.raw for each in one],
        )
        two = [_observed(_cut(seed), machine, 2, seed) for seed in range(_SEEDS)]
        yield _row(
            f"max-cut of {_SIZE}, {machine}, {median(each.gates for each in one):.0f} and "
            f"{median(each.gates for each in two):.0f} gates",
            "mean above the minimum, two layers",
            [each.measured for each in two],
            "one layer",
            [each.measured for each in one],
        )
        packed = [
            _observed(Knapsack.random(np.random.default_rng(seed), 3), machine, 1, seed)
            for seed in range(_SEEDS)
        ]
        yield _row(
            f"knapsack of 3, {machine}, {median(each.feasible_share for each in packed):.0%} feasible",
            "mean above the minimum, feasible shots only",
            [each.feasible for each in packed],
            "all shots",
            [each.measured for each in packed],
        )


def _row(case: str, metric: str, ours: list[float], peer: str, theirs: list[float]) -> Row:
    return Row(
        case=case,
        metric=metric,
        ours=median(ours),
        peer=peer,
        peer_value=median(theirs),
        seeds=_SEEDS,
        target="less than without",
        met=median(ours) < median(theirs),
    )


BENCHMARK = Benchmark(
    measures="what mitigation, post-selection and layers do to noisy samples", run=rows
)
