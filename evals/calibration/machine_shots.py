"""What a shot of a circuit takes on each machine of the catalogue, from the estimates at two counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.calibration.quantum_row import Machine
from solvers.quantum.device_estimate import AnnealerEstimate, GateEstimate, estimate

if TYPE_CHECKING:
    import dimod

_FEW, _MANY = 1, 1001
_ROUNDING = 1e-9


def gate_machines(bqm: dimod.BinaryQuadraticModel, layers: int) -> tuple[Machine, ...]:
    """Returns the gate-based machines that the QUBO fits, and that have an error or a price."""
    few, many = estimate(bqm, _FEW, layers), estimate(bqm, _MANY, layers)
    return tuple(
        _machine(one, other, one.fidelity)
        for one, other in zip(few.gate, many.gate, strict=True)
        if one.fits and (one.fidelity is not None or one.usd is not None)
    )


def annealers(bqm: dimod.BinaryQuadraticModel) -> tuple[Machine, ...]:
    """Returns the annealers on which the QUBO has an embedding; a read counts as free of errors."""
    few, many = estimate(bqm, _FEW, 1), estimate(bqm, _MANY, 1)
    return tuple(
        _machine(one, other, 1.0)
        for one, other in zip(few.annealers, many.annealers, strict=True)
        if one.fits
    )


def _machine(
    one: GateEstimate | AnnealerEstimate,
    other: GateEstimate | AnnealerEstimate,
    error_free: float | None,
) -> Machine:
    return Machine(
        name=one.device,
        error_free=_short(error_free),
        task_s=_once(one.seconds, other.seconds),
        shot_s=_each(one.seconds, other.seconds),
        task_usd=_once(one.usd, other.usd),
        shot_usd=_each(one.usd, other.usd),
    )


def _each(few: float | None, many: float | None) -> float | None:
    """What one shot more takes; both are linear in the shots."""
    return None if few is None or many is None else _short((many - few) / (_MANY - _FEW))


def _once(few: float | None, many: float | None) -> float:
    """What the first shot takes beyond that; 0 where it is rounding."""
    if few is None or many is None:
        return 0.0
    left = few - _FEW * (many - few) / (_MANY - _FEW)
    return float(f"{left:.3g}") if left > _ROUNDING * many else 0.0


def _short(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.3g}")
