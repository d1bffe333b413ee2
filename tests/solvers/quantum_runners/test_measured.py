"""Energies, shares and bars of measured states."""

import dimod
import numpy as np
import pytest

from solvers.qaoa.landscape import landscape
from solvers.quantum_runners.measured import histogram, measured, share_of_optimum
from solvers.quantum_runners.runner import Shots
from tests.solvers.qaoa.instances import random_bqm

_RING = dimod.BinaryQuadraticModel({}, {"ab": 1.0, "bc": 1.0, "cd": 1.0, "ad": 1.0}, 0.0, "SPIN")


def _shots(rows: list[list[int]], counts: list[int]) -> Shots:
    return Shots(np.array(rows, np.uint8), np.array(counts))


@pytest.mark.parametrize("vartype", ["BINARY", "SPIN"])
def test_energies_are_those_of_the_columns_variables(vartype: str) -> None:
    bqm = random_bqm(4, seed=1, vartype=vartype)
    order = ["x2", "x0", "x3", "x1"]
    seen = measured(bqm, order, _shots([[1, 0, 0, 1], [0, 1, 1, 1]], [3, 1]))
    low = 0 if vartype == "BINARY" else -1
    first = bqm.energy({"x2": 1, "x0": low, "x3": low, "x1": 1})
    second = bqm.energy({"x2": low, "x0": 1, "x3": 1, "x1": 1})
    assert seen.energies.tolist() == pytest.approx([first, second])
    assert seen.mean == pytest.approx(0.75 * first + 0.25 * second)
    assert seen.mean_over(np.array([False, True])) == pytest.approx(second)
    assert seen.mean_over(np.array([False, False])) is None


def test_whole_energies_have_a_bar_each_step_and_every_shot_is_in_one() -> None:
    order = ["a", "b", "c", "d"]
    land = landscape(_RING, order)
    seen = measured(_RING, order, _shots([[1, 0, 1, 0], [1, 1, 1, 1], [1, 0, 0, 0]], [6, 1, 3]))
    bars = histogram(seen, None, land)
    assert bars.edges == (-6.0, -2.0, 2.0, 6.0)
    assert bars.measured == pytest.approx((0.6, 0.3, 0.1))
    assert bars.random == pytest.approx((2 / 16, 12 / 16, 2 / 16))
    assert bars.ideal == ()
    assert share_of_optimum(seen, land) == pytest.approx(0.6)


def test_uneven_and_equal_energies_have_bars_too() -> None:
    bqm = random_bqm(6, seed=2)
    order = [f"x{index}" for index in range(6)]
    bars = histogram(measured(bqm, order, _shots([[0] * 6, [1] * 6], [1, 1])), None, None)
    assert sum(bars.measured) == pytest.approx(1)
    flat = dimod.BinaryQuadraticModel({"a": 0.0}, {}, 2.0, "BINARY")
    one = histogram(measured(flat, ["a"], _shots([[0], [1]], [1, 1])), None, landscape(flat, ["a"]))
    assert one.measured == (1.0,)
