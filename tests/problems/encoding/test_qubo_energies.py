"""Energies by matrix products are those that dimod finds interaction by interaction."""

import dimod
import numpy as np
import pytest
from scipy.sparse import csr_array

from problems.encoding import qubo_energies
from problems.encoding.qubo_energies import QuboEnergies
from problems.errors import BadInput


def _bqm(n: int, n_pairs: int, vartype: str, *, whole: bool) -> dimod.BinaryQuadraticModel:
    rng = np.random.default_rng(n_pairs)
    left = rng.integers(0, n, n_pairs)
    right = (left + rng.integers(1, n, n_pairs)) % n
    values = rng.integers(-9, 10, n_pairs).astype(float) if whole else rng.normal(size=n_pairs)
    return dimod.BinaryQuadraticModel.from_numpy_vectors(
        rng.integers(-9, 10, n).astype(float),
        (left, right, values),
        0.25,
        dimod.SPIN if vartype == "SPIN" else dimod.BINARY,
        variable_order=[f"x{index}" for index in reversed(range(n))],
    )


@pytest.mark.parametrize("vartype", ["BINARY", "SPIN"])
@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize(("n", "n_pairs"), [(300, 40_000), (300, 500), (2, 1)])
def test_energies_agree_with_dimod(n: int, n_pairs: int, whole: bool, vartype: str) -> None:
    bqm = _bqm(n, n_pairs, vartype, whole=whole)
    rng = np.random.default_rng(0)
    samples = rng.integers(0, 2, (40, n), dtype=np.int8)
    if vartype == "SPIN":
        samples = (2 * samples - 1).astype(np.int8)
    energies = QuboEnergies.of_bqm(bqm)
    assert isinstance(energies.products, csr_array) == (n_pairs == 500)
    assert energies.linear.dtype == (np.float32 if whole else np.float64)
    expected = bqm.energies((samples, list(bqm.variables)))
    found = energies(samples)
    assert found.dtype == np.float64
    np.testing.assert_allclose(found, expected, rtol=0 if whole else 1e-12, atol=1e-9)


def test_whole_sums_beyond_float32_are_exact() -> None:
    bqm = dimod.BinaryQuadraticModel({"a": 1, "b": 2.0**40}, {"ab": 2.0**30}, 0, "BINARY")
    assert QuboEnergies.of_bqm(bqm)(np.array([[1, 1]])).tolist() == [1 + 2.0**40 + 2.0**30]


def test_samples_of_large_values_are_not_rounded() -> None:
    bqm = dimod.BinaryQuadraticModel({"a": 1, "b": 0}, {"ab": 1}, 0, "BINARY")
    wide = np.array([[2**20 + 1, 2**20 + 1]])
    assert QuboEnergies.of_bqm(bqm)(wide).tolist() == [(2**20 + 1) ** 2 + 2**20 + 1]


def test_samples_come_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    bqm = _bqm(5, 8, "BINARY", whole=False)
    samples = np.random.default_rng(0).integers(0, 2, (7, 5))
    at_once = QuboEnergies.of_bqm(bqm)(samples)
    monkeypatch.setattr(qubo_energies, "_FULL_AT_ONCE", 10)
    np.testing.assert_allclose(QuboEnergies.of_bqm(bqm)(samples), at_once, rtol=1e-12)
    assert QuboEnergies.of_bqm(bqm)(samples[:0]).tolist() == []


def test_samples_of_another_width_are_refused() -> None:
    with pytest.raises(BadInput, match=r"\(1, 3\); give one row of 2 values each"):
        QuboEnergies.of_bqm(_bqm(2, 1, "BINARY", whole=True))(np.zeros((1, 3)))
