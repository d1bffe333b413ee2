"""The surface code in logarithms: the same distance as by trying, and no overflow."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from solvers.quantum.surface_code import (
    CodeParameters,
    Factory,
    LogicalWork,
    SurfaceCode,
    on_surface_code,
)


def work(log2_cycles: float, patches: float = 100.0, states: float = 1 / 3) -> LogicalWork:
    return LogicalWork(
        log2_cycles=np.array([log2_cycles]),
        log2_gates=np.array([log2_cycles]),
        patches=np.array([patches]),
        states=np.array([states]),
    )


def failure(distance: int, cycles: float, patches: float, machine: CodeParameters) -> float:
    """What the whole run loses: a patch fails with 0.1·(100·p)^((d+1)/2) a round."""
    a_round = 0.1 * (100 * machine.physical_error) ** ((distance + 1) / 2)
    return float(a_round * patches * cycles * distance)


@given(
    log2_cycles=st.floats(1, 60),
    patches=st.floats(2, 1e6),
    error=st.floats(1e-6, 8e-3),
    allowed=st.floats(1e-6, 0.5),
)
def test_the_distance_is_the_smallest_odd_one_that_keeps_the_failure(
    log2_cycles: float, patches: float, error: float, allowed: float
) -> None:
    machine = CodeParameters(physical_error=error, failure=allowed, n_factories=2)
    run = on_surface_code(work(log2_cycles, patches, states=0.1), machine)
    distance = int(run.distance[0])
    total = 1.5 * patches + 72 * 2
    assert distance % 2 == 1
    assert failure(distance, 2**log2_cycles, total, machine) <= allowed * (1 + 1e-6)
    if distance > 3:
        assert failure(distance - 2, 2**log2_cycles, total, machine) > allowed * (1 - 1e-6)


def test_one_factory_makes_every_toffoli_wait_five_and_a_half_cycles() -> None:
    one = on_surface_code(work(20.0), CodeParameters(n_factories=1))
    many = on_surface_code(work(20.0), CodeParameters(n_factories=None))
    waits = 2 ** float(one.log2_seconds[0] - many.log2_seconds[0])
    assert waits * float(many.distance[0] / one.distance[0]) == pytest.approx(5.5 / 3)
    assert float(many.factories[0]) == 2


def test_a_run_of_two_to_the_ten_thousand_cycles_has_a_time() -> None:
    run = on_surface_code(
        work(10_000.0),
        CodeParameters(),
    )
    assert 5_000 < float(run.distance[0]) < 10_000
    micro = float(np.log2(1e-6)) + float(np.log2(run.distance[0])) + 10_000
    assert float(run.log2_seconds[0]) == pytest.approx(micro + np.log2(5.5 / 3))


def test_no_code_helps_where_gates_fail_more_often_than_the_threshold() -> None:
    machine = CodeParameters(physical_error=5e-3, code=SurfaceCode(threshold=4e-3))
    run = on_surface_code(work(20.0), machine)
    assert np.isinf(run.distance[0])
    assert np.isinf(run.log2_seconds[0])


def test_a_factory_of_fixed_size_does_not_grow_with_the_distance() -> None:
    factory = Factory(patches=0.0, physical_qubits=46_800.0, cycles_a_state=1.3)
    fixed = on_surface_code(work(20.0), CodeParameters(factory=factory, n_factories=4))
    data = 2 * (fixed.distance[0] + 1) ** 2 * 150
    assert float(fixed.physical_qubits[0]) == pytest.approx(float(data) + 4 * 46_800)
