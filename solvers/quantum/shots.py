"""How many shots it takes to see an optimum with 99 % certainty, from its chance in one shot."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from math import ceil, log, log1p
from typing import Literal

from pydantic import Field

from problems.problem import Frozen

_CERTAINTY = 0.99


class SuccessRow(Frozen):
    """log2 P = intercept − rate·n for one number of layers, with the spread of log2 P around it."""

    layers: int
    intercept: float
    rate: float
    spread: float


class SuccessModel(Frozen):
    """P(optimum) of the default schedule, fitted to simulations of small instances."""

    version: Literal[1]
    fitted: str
    origin: str
    rows: tuple[SuccessRow, ...]


class Success(Frozen):
    """The chance of an optimum in one shot without errors, and where it is from."""

    probability: float
    origin: Literal["given", "extrapolated"]
    how: str = Field(description="the formula and what it assumed, in words")


def success(n_qubits: int, layers: int, given: float | None) -> Success:
    """Returns the chance that was given (measured, say), or the extrapolated one.

    Between fitted layers both coefficients go linearly in the logarithm of the layers; beyond the
    largest they stay. It is never below random guessing, 2⁻ⁿ, nor above 1.
    """
    if given is not None:
        return Success(probability=given, origin="given", how="as given")
    model = success_model()
    intercept, rate = _coefficients(model.rows, layers)
    exponent = min(max(intercept - rate * n_qubits, float(-n_qubits)), 0.0)
    return Success(
        probability=2.0 ** max(exponent, -1000.0),
        origin="extrapolated",
        how=f"P = 2^({intercept:.2f} − {rate:.3f}·n) at {layers} layers, {model.origin}, "
        f"{model.fitted}; assumes that the trend of small instances goes on",
    )


def noisy_probability(ideal: float, error_free: float, n_qubits: int) -> float:
    """Returns the chance with errors: a shot without any finds it as before, another by luck.

    >>> noisy_probability(0.5, 0.5, 2)
    0.375
    """
    return error_free * ideal + (1 - error_free) * 2.0 ** -min(n_qubits, 1000)


def shots_for_99(probability: float) -> float | None:
    """Returns ln(1 − 0.99)/ln(1 − P), rounded up; None where it is beyond any number of shots.

    >>> shots_for_99(0.5), shots_for_99(1.0), shots_for_99(0.0)
    (7.0, 1.0, None)
    """
    if probability >= 1:
        return 1.0
    if probability <= 1e-300:
        return None
    return float(ceil(log(1 - _CERTAINTY) / log1p(-probability)))


@cache
def success_model() -> SuccessModel:
    """Returns the model that stands in `data/success_model.json`."""
    text = files("solvers.quantum").joinpath("data/success_model.json").read_text(encoding="utf-8")
    return SuccessModel.model_validate_json(text)


def _coefficients(rows: tuple[SuccessRow, ...], layers: int) -> tuple[float, float]:
    below = max((row for row in rows if row.layers <= layers), key=lambda row: row.layers)
    above = min(
        (row for row in rows if row.layers >= layers), key=lambda row: row.layers, default=below
    )
    if above.layers == below.layers:
        return below.intercept, below.rate
    share = log(layers / below.layers) / log(above.layers / below.layers)
    return (
        below.intercept + share * (above.intercept - below.intercept),
        below.rate + share * (above.rate - below.rate),
    )
