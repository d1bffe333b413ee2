"""The diagonal against dimod's own energies, state by state."""

import dimod
import numpy as np
import pytest
from dimod.higherorder.polynomial import BinaryPolynomial
from hypothesis import given
from hypothesis import strategies as st

from solvers.diagonal import energies, monomials_of, polynomial_energies, states


def _random(vartype: str, n_variables: int, seed: int) -> dimod.BinaryQuadraticModel:
    rng = np.random.default_rng(seed)
    bqm = dimod.BinaryQuadraticModel(vartype)
    for index in range(n_variables):
        bqm.add_linear(f"v{index}", float(rng.integers(-9, 10)))
        for other in range(index):
            if rng.random() < 0.7:
                bqm.add_quadratic(f"v{other}", f"v{index}", float(rng.normal()))
    bqm.offset = 1.25
    return bqm


@pytest.mark.parametrize("vartype", ["BINARY", "SPIN"])
@pytest.mark.parametrize("n_variables", [1, 2, 5, 9])
def test_each_state_has_its_energy_at_its_number(vartype: str, n_variables: int) -> None:
    bqm = _random(vartype, n_variables, seed=n_variables)
    order = [str(each) for each in bqm.variables][::-1]
    energy = energies(bqm, order)
    bits = states(np.arange(2**n_variables), n_variables)
    values = bits if vartype == "BINARY" else 2 * bits - 1
    np.testing.assert_allclose(energy, bqm.energies((values, order)), atol=1e-9)


def test_bit_i_of_the_state_number_is_variable_i_of_the_order() -> None:
    bqm = dimod.BinaryQuadraticModel({"a": 1, "b": 10, "c": 100}, {}, 0, "BINARY")
    assert energies(bqm, ["c", "a", "b"]).tolist() == [0, 100, 1, 101, 10, 110, 11, 111]
    assert states(np.array([6]), 3).tolist() == [[0, 1, 1]]


def test_a_model_without_variables_has_one_state() -> None:
    assert energies(dimod.BinaryQuadraticModel({}, {}, 2.5, "SPIN"), []).tolist() == [2.5]


def test_an_order_that_misses_a_variable_is_refused() -> None:
    bqm = dimod.BinaryQuadraticModel({"a": 1, "b": 1}, {}, 0, "BINARY")
    with pytest.raises(ValueError, match="must name each of the BQM's 2 once"):
        energies(bqm, ["a", "a"])


def test_the_model_is_left_as_it_was() -> None:
    bqm = _random("SPIN", 4, seed=3)
    before = bqm.copy()
    energies(bqm, list(bqm.variables))
    assert bqm == before


@given(
    terms=st.dictionaries(
        st.lists(st.integers(0, 5), max_size=6, unique=True).map(lambda each: tuple(sorted(each))),
        st.floats(-9, 9),
        max_size=12,
    ),
    vartype=st.sampled_from(["BINARY", "SPIN"]),
)
def test_a_polynomial_has_dimods_energies(
    terms: dict[tuple[int, ...], float], vartype: str
) -> None:
    polynomial = BinaryPolynomial(terms, vartype)
    order = [5, 3, 0, 1, 2, 4]
    bits = states(np.arange(64), 6)
    values = 2 * bits - 1 if vartype == "SPIN" else bits
    none: dict[tuple[int, ...], float] = {(index,): 0.0 for index in order}
    full = BinaryPolynomial(none | terms, vartype)
    expected = full.energies((values, order))
    found = polynomial_energies(monomials_of(polynomial, order), 6)
    np.testing.assert_allclose(found, expected, atol=1e-9)


def test_polynomials_larger_than_a_cache_are_summed_as_small_ones_are() -> None:
    """x0·x16 over 17 bits, and the same term beside a field."""
    values = polynomial_energies({(0, 16): 3.0, (1,): 1.0}, 17)
    numbers = np.arange(2**17)
    expected = 3.0 * (numbers & 1) * (numbers >> 16) + (numbers >> 1 & 1)
    np.testing.assert_array_equal(values, expected)


def test_float32_is_the_same_to_seven_digits() -> None:
    bqm = _random("BINARY", 8, seed=0)
    order = list(bqm.variables)
    single = energies(bqm, order, "float32")
    assert single.dtype == np.float32
    np.testing.assert_allclose(single, energies(bqm, order), atol=1e-5)
