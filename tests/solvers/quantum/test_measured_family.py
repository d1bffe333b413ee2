"""Families as the profiles measured them: both forms of growth, and what says too little."""

import numpy as np
import pytest

from solvers.performance.outlook import Predicted
from solvers.performance.scaling import Scaling
from solvers.performance.sizes import FamilySizes, PowerLaw
from solvers.quantum import measured_family as module
from solvers.quantum.exponential_time import ExponentialTime
from solvers.quantum.family_crossover import error_corrected_crossover
from solvers.quantum.measured_family import measured_family
from solvers.quantum.power_time import PowerTime

TSP = FamilySizes(
    smallest=5,
    largest=20,
    n_variables=PowerLaw(intercept=0.0, exponent=2.0, spread=0.0),
    n_qubits=PowerLaw(intercept=0.0, exponent=2.0, spread=0.0),
    n_couplings=PowerLaw(intercept=0.0, exponent=3.0, spread=0.0),
)


def measured(monkeypatch: pytest.MonkeyPatch, form: str, value: float, low: float) -> None:
    """The profiles as if they had measured a family of that growth, 2 s at 10 cities."""
    grown = Scaling(
        form="power" if form == "power" else "exponential",
        value=value,
        low=low,
        high=value * 1.05,
        smallest=5,
        largest=20,
        n_instances=40,
        delta_aic=5.0,
        date="2026-11-21",
        published=(),
    )
    predicted = Predicted(
        seconds=2.0, low=1.0, high=4.0, known="family", n_instances=40, date="", is_beyond=False
    )
    monkeypatch.setattr(module, "scaling", lambda family, route: grown)
    monkeypatch.setattr(module, "sizes_of", lambda family: TSP)
    monkeypatch.setattr(module, "predict_seconds", lambda family, route, sizes: predicted)


def test_an_exponential_family_is_anchored_where_it_was_last_proven(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    measured(monkeypatch, "exponential", 1.8, 1.7)
    found = measured_family("tsp")
    assert found is not None
    assert isinstance(found.classical, ExponentialTime)
    assert (found.classical.anchor_n, found.classical.anchor_s) == (20.0, 2.0)
    assert found.variables(np.array([10.0]))[0] == pytest.approx(100)
    assert found.couplings(np.array([10.0]))[0] == pytest.approx(1000)
    assert "measured here: 1.8^n" in found.classical.source


def test_its_crossover_is_in_cities_and_not_in_binary_variables(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    measured(monkeypatch, "exponential", 1.8, 1.7)
    family = measured_family("tsp")
    assert family is not None
    found = error_corrected_crossover(
        "tsp",
        family.classical,
        family.couplings,
        variables=family.variables,
        bits=10,
        deadline_s=3e7,
        n_limit=500,
    )
    assert found.crossover.n is not None
    assert 10 < found.crossover.n < 100
    assert dict(found.others)["Grover's search over all assignments"].n is None  # 2^(n²/2) calls


def test_a_family_that_grows_as_a_power_has_no_base(monkeypatch: pytest.MonkeyPatch) -> None:
    measured(monkeypatch, "power", 4.0, 3.0)
    found = measured_family("tsp")
    assert found is not None
    assert isinstance(found.classical, PowerTime)
    assert found.classical.words == "n^4"
    n = np.array([10.0, 20.0])
    assert 2 ** found.classical.log2_seconds(n, n) == pytest.approx([2.0 / 16, 2.0])
    low, high = found.classical.variants()
    assert low.log2_seconds(2 * n, n)[1] < high.log2_seconds(2 * n, n)[1]
    assert 2 ** found.classical.shared_by(4).log2_seconds(n, n)[1] == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("form", "value", "low"), [("exponential", 1.01, 0.99), ("power", 0.5, -1)]
)
def test_a_growth_that_may_be_none_is_none(
    monkeypatch: pytest.MonkeyPatch, form: str, value: float, low: float
) -> None:
    measured(monkeypatch, form, value, low)
    assert measured_family("tsp") is None


def test_what_was_not_measured_is_none() -> None:
    assert measured_family("no such family") is None
