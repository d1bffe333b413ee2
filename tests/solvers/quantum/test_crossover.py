"""Crossovers: the published one, laws of better machines and faster solvers, and what ends none."""

from math import inf, log2

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from solvers.quantum.amplified_qaoa import AmplifiedQaoa, eight_sat
from solvers.quantum.amplified_search import AssignmentSearch, TreeSearch
from solvers.quantum.crossover import (
    QuantumAlgorithm,
    crossover,
    crossover_interval,
    sized_run,
    times,
)
from solvers.quantum.exponential_time import ExponentialTime
from solvers.quantum.growth import Growth, dense
from solvers.quantum.published_machines import conservative_machine, optimistic_machine, sparrow
from solvers.quantum.surface_code import CodeParameters

N_LIMIT = 2_000


def solver(base: float, seconds: float = 1e-3, spread: float = 0.0) -> ExponentialTime:
    return ExponentialTime(
        base=base,
        base_low=1 + (base - 1) * (1 - spread),
        base_high=1 + (base - 1) * (1 + spread),
        anchor_n=20,
        anchor_s=seconds,
    )


def algorithms(classical: ExponentialTime) -> tuple[QuantumAlgorithm, ...]:
    return (
        AssignmentSearch(couplings=dense(), bits=8),
        TreeSearch(classical=classical),
        AmplifiedQaoa(
            layers=20,
            rate=0.19,
            terms=Growth(coefficient=2, power=1),
            colours=Growth(coefficient=4, power=0),
        ),
        eight_sat(4),
    )


def size(found: int | None) -> float:
    return inf if found is None else found


def test_the_published_crossover_of_8_sat_is_reproduced() -> None:
    """arXiv 2504.01897: 179 variables, 14.99 h, 73.91 million qubits."""
    found = crossover(sparrow(), eight_sat(4), conservative_machine(), 1_000)
    assert found.run is not None
    assert found.n == 179
    assert found.run.hours == pytest.approx(14.99, rel=0.01)
    assert found.run.physical_qubits == pytest.approx(73.91e6, rel=0.01)
    assert found.run.distance == 27
    assert found.run.logical_qubits == 179 + 28_080
    assert found.run == sized_run(sparrow(), eight_sat(4), conservative_machine(), 179)


def test_its_gates_depth_and_jobs_are_those_of_the_extended_table() -> None:
    """Table III there: 0.21e12 gates, 5.0e8 logical cycles, 540 jobs, 33,660 decoders."""
    at = times(sparrow(), eight_sat(4), conservative_machine(), np.array([179.0]))
    work = eight_sat(4).work(np.array([179.0]))
    assert 2 ** work.log2_gates[0] == pytest.approx(0.21e12, rel=0.02)
    assert 2 ** work.log2_cycles[0] == pytest.approx(5.0e8, rel=0.01)
    assert work.states[0] == 540
    assert at.run.decoders[0] == pytest.approx(33_660, rel=1e-3)


@given(
    base=st.floats(1.05, 1.9),
    error=st.floats(1e-5, 6e-3),
    better=st.floats(0.05, 1.0),
    cycle=st.floats(1e-8, 1e-4),
    faster=st.floats(0.05, 1.0),
)
def test_a_better_machine_never_moves_the_crossover_to_larger_sizes(
    base: float, error: float, better: float, cycle: float, faster: float
) -> None:
    classical = solver(base)
    worse = CodeParameters(physical_error=error, cycle_s=cycle, n_factories=None)
    best = CodeParameters(physical_error=error * better, cycle_s=cycle * faster, n_factories=None)
    for quantum in algorithms(classical):
        before = crossover(classical, quantum, worse, N_LIMIT).n
        after = crossover(classical, quantum, best, N_LIMIT).n
        assert size(after) <= size(before)


@given(base=st.floats(1.05, 1.9), seconds=st.floats(1e-6, 1e3), faster=st.floats(1e-3, 1.0))
def test_a_faster_solver_never_moves_the_crossover_to_smaller_sizes(
    base: float, seconds: float, faster: float
) -> None:
    slow, fast = solver(base, seconds), solver(base, seconds * faster)
    for quantum in algorithms(slow):
        before = crossover(slow, quantum, CodeParameters(), N_LIMIT).n
        after = crossover(fast, quantum, CodeParameters(), N_LIMIT).n
        assert size(after) >= size(before)


@given(base=st.floats(1.05, 1.9), spread=st.floats(0.0, 0.3))
def test_the_interval_holds_the_crossover(base: float, spread: float) -> None:
    classical = solver(base, spread=spread)
    for quantum in algorithms(classical):
        early, late = crossover_interval(classical, quantum, CodeParameters(), N_LIMIT)
        assert early <= size(crossover(classical, quantum, CodeParameters(), N_LIMIT).n) <= late


def test_the_quantum_machine_is_faster_from_there_on_and_not_just_before() -> None:
    classical, quantum = solver(1.3), AssignmentSearch(couplings=dense(), bits=8)
    for base in (1.6, 1.9):
        classical = solver(base)
        found = crossover(classical, quantum, CodeParameters(), N_LIMIT)
        at = times(classical, quantum, CodeParameters(), np.arange(1.0, N_LIMIT + 1))
        faster = at.run.log2_seconds < at.log2_classical_s
        assert found.n is not None
        assert bool(faster[found.n - 1 :].all())
        assert not faster[found.n - 2]


def test_a_root_of_more_than_the_solver_looks_at_never_wins() -> None:
    """√(2ⁿ) = 1.414ⁿ calls against a solver of 1.3ⁿ."""
    quantum = AssignmentSearch(couplings=dense(), bits=8)
    assert crossover(solver(1.3), quantum, CodeParameters(), N_LIMIT).n is None
    assert crossover_interval(solver(1.3), quantum, CodeParameters(), N_LIMIT) == (inf, inf)


def test_ten_thousand_variables_overflow_nothing() -> None:
    n = np.array([1.0, 2.0, 100.0, 10_000.0])
    for quantum in algorithms(solver(1.9)):
        at = times(solver(1.9), quantum, CodeParameters(), n)
        for column in (at.run.log2_seconds, at.run.physical_qubits, at.log2_classical_s):
            assert bool(np.isfinite(column).all())
        assert bool((np.diff(at.run.log2_seconds) > 0).all())


def test_a_size_beyond_what_a_float_holds_is_told_as_a_logarithm() -> None:
    classical = ExponentialTime(base=2.0, base_low=2.0, base_high=2.0, anchor_s=2.0**-900)
    found = crossover(classical, TreeSearch(classical=classical), CodeParameters(), 5_000)
    assert found.n is not None
    slow = ExponentialTime(base=1.5, base_low=1.5, base_high=1.5, anchor_s=1e-300)
    search = crossover(slow, AssignmentSearch(couplings=dense(), bits=8), CodeParameters(), 20_000)
    assert search.run is not None
    assert search.run.hours is None
    assert search.run.log2_hours > 1_000


def test_a_deadline_only_decides_whether_it_is_in_time() -> None:
    classical = solver(1.9)
    quantum = AssignmentSearch(couplings=dense(), bits=8)
    free = crossover(classical, quantum, CodeParameters(), N_LIMIT)
    assert free.within_deadline
    assert free.run is not None
    hours = 2**free.run.log2_hours
    short, long = (
        crossover(classical, quantum, CodeParameters(), N_LIMIT, hours * 3600 * share)
        for share in (0.99, 1.01)
    )
    assert (short.n, short.within_deadline) == (free.n, False)
    assert (long.n, long.within_deadline) == (free.n, True)


def test_better_hardware_and_factories_bring_the_published_hours_down() -> None:
    today = crossover(sparrow(), eight_sat(4), conservative_machine(), 1_000)
    later = crossover(sparrow(), eight_sat(4), optimistic_machine(), 1_000)
    assert later.run is not None
    assert today.run is not None
    assert later.run.n < today.run.n
    assert later.run.physical_qubits < today.run.physical_qubits / 3


def test_the_published_depth_is_not_the_best_one_could_take() -> None:
    """Equation D1 there: p = 3.25e-4·n^(1/0.32), 3,573 layers for 179 variables; they took 623."""
    n = np.array([179.0])

    def seconds(layers: int) -> float:
        quantum = eight_sat(4).model_copy(update={"layers": layers, "rate": 0.69 * layers**-0.32})
        return float(times(sparrow(), quantum, conservative_machine(), n).run.log2_seconds[0])

    best = (log2(2) / 2 * np.log(2) * 0.69 * 0.32 * 179) ** (1 / 0.32)
    assert seconds(int(best)) < seconds(623)
    assert seconds(int(best)) <= min(seconds(int(best) // 2), seconds(int(best) * 2))
