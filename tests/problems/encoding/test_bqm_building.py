"""Both of dimod's entries give the same BQM."""

import dimod
import numpy as np
import pytest

from problems.encoding import bqm_building
from problems.encoding.bqm_building import to_bqm
from problems.encoding.model_arrays import Terms


@pytest.mark.parametrize("n_pairs", [0, 3, 10])
def test_a_table_and_pairs_give_the_same(n_pairs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    right, left = np.tril_indices(5, -1)
    none = np.array([1, 4])
    values = np.arange(1.0, n_pairs + 1)
    terms = Terms(
        2.5, none, np.array([1.0, -2.0]), left[-n_pairs or 10 :], right[-n_pairs or 10 :], values
    )
    built = []
    for share in (0.0, 2.0):
        monkeypatch.setattr(bqm_building, "_DENSE", share)
        built.append(to_bqm(terms, tuple("abcde")))
    expected = dimod.BinaryQuadraticModel("BINARY")
    for label in "abcde":
        expected.add_variable(label)
    expected.add_linear("b", 1)
    expected.add_linear("e", -2)
    expected.offset = 2.5
    for u, v, value in zip(terms.left, terms.right, values, strict=True):
        expected.add_quadratic("abcde"[u], "abcde"[v], value)
    assert built[0].is_equal(expected)
    assert built[1].is_equal(expected)
    assert [list(each.variables) for each in built] == [list("abcde")] * 2


@pytest.mark.parametrize("labels", [(), ("x",)])
def test_no_pairs_at_all(labels: tuple[str, ...]) -> None:
    none = np.empty(0, dtype=np.int64)
    bqm = to_bqm(Terms(3.0, none, np.empty(0), none, none, np.empty(0)), labels)
    assert bqm.shape == (len(labels), 0)
    assert bqm.offset == 3
