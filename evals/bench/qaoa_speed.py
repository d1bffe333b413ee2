"""How fast one QAOA expectation and its gradient are, against the simulators that people use.

CPU seconds of one thread, medians, ours and each peer's evaluations taking turns; all must agree on
the value. QOKit and PennyLane pin other versions of what we need: `python -m venv DIR`, there `pip
install qokit pennylane`, then `VERDIQ_PEERS_PYTHON=DIR/bin/python make bench NAME=qaoa_speed`. QOKit's
C is compiled here from the package's own source with gcc -O3 -march=native -ffast-math; as installed
it is a hundred times slower.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from statistics import median
from time import perf_counter, process_time

import numpy as np

from evals.benchmark import Benchmark, Row
from evals.child_process import measured
from evals.qaoa_peers.one_evaluation import one_evaluation
from evals.qaoa_peers.peer import Peer, Running
from evals.qaoa_peers.question import Question, dense, three_regular
from problems.errors import BadInput
from solvers.qaoa.engines.blocked_engine import BlockedEngine
from solvers.qaoa.engines.kernels.warm_up import compile_kernels
from solvers.qaoa.engines.statevector import Angles

_SHORTEST_S = 0.02  # an evaluation that takes less is repeated within one measurement
_AGREE = 1e-3  # relative, or of one standard deviation of the costs
_PATIENCE_S = 300.0

QOKIT = Peer("qokit", "QOKit's C, -O3 -march=native -ffast-math", "qokit", elsewhere=True)
LIGHTNING = Peer(
    "lightning gradient", "lightning.qubit adjoint", "pennylane_lightning", elsewhere=True
)
AER_STATE = Peer("aer statevector", "Aer statevector and diagonal", "qiskit_aer", elsewhere=False)
AER_ESTIMATOR = Peer("aer estimator", "Aer EstimatorV2", "qiskit_aer", elsewhere=False)
ESTIMATOR = Peer("estimator", "qiskit StatevectorEstimator", "qiskit", elsewhere=False)


@dataclass(frozen=True, slots=True)
class _Case:
    """A question, the peers that answer it within half a minute, and how often it is asked.

    `peers` have beside them how many times our CPU seconds theirs shall be. What takes them seconds is
    asked once.
    """

    name: str
    question: Question
    peers: tuple[tuple[Peer, float], ...]
    rounds: int
    gradient: bool = False


_FAST = ((QOKIT, 3.0), (AER_STATE, 20.0))
_ESTIMATORS = ((AER_ESTIMATOR, 60.0), (ESTIMATOR, 100.0))
_ADJOINT = ((LIGHTNING, 30.0),)

_CASES = (
    _Case("dense, 12 qubits", dense(12, 0), ((QOKIT, 3.0),), 15),
    _Case("dense, 16 qubits", dense(16, 0), ((QOKIT, 3.0),), 15),
    _Case("dense, 20 qubits", dense(20, 0), (*_FAST, *_ESTIMATORS), 3),
    _Case("dense, 22 qubits", dense(22, 0), _FAST, 3),
    _Case("dense, 22 qubits", dense(22, 0), _ESTIMATORS, 1),
    _Case("dense, 24 qubits", dense(24, 0), _FAST, 3),
    _Case("dense, 24 qubits", dense(24, 0), _ESTIMATORS[:1], 1),
    _Case("3-regular, 16 qubits", three_regular(16, 0), ((QOKIT, 3.0),), 15),
    _Case("3-regular, 20 qubits", three_regular(20, 0), _FAST, 3),
    _Case("3-regular, 24 qubits", three_regular(24, 0), _FAST, 3),
    _Case("dense, 16 qubits", dense(16, 0), _ADJOINT, 5, gradient=True),
    _Case("dense, 20 qubits", dense(20, 0), _ADJOINT, 3, gradient=True),
    _Case("3-regular, 20 qubits", three_regular(20, 0), _ADJOINT, 3, gradient=True),
)


def _run() -> Iterable[Row]:
    compile_kernels("float64")
    for case in _CASES:
        yield from _against_peers(case)
    yield _threads_row(24, 7)
    yield _memory_row(28)


def _against_peers(case: _Case) -> Iterator[Row]:
    """A row for each peer, all measured in the same rounds."""
    ours = _ours(case)
    absent = {peer.name: peer.absent for peer, _ in case.peers}
    our_seconds: list[float] = []
    peer_seconds: dict[str, list[float]] = {peer.name: [] for peer, _ in case.peers}
    with ExitStack() as stack:
        running = {
            peer.name: stack.enter_context(peer.asked(case.question))
            for peer, _ in case.peers
            if absent[peer.name] is None
        }
        _timed(ours)  # the first evaluation of each makes its memory
        for process in running.values() if case.rounds > 1 else ():
            process.evaluate()
        for _ in range(case.rounds):
            seconds, value = _timed(ours)
            our_seconds.append(seconds)
            for name, process in running.items():
                peer_seconds[name].append(_agreeing(process, value))
    metric = "energy and gradient, CPU s" if case.gradient else "energy, CPU s"
    for peer, times in case.peers:
        found = peer_seconds[peer.name]
        theirs = median(found) if found else None
        mine = median(our_seconds)
        yield Row(
            case.name,
            metric,
            mine,
            absent[peer.name] or peer.title,
            theirs,
            case.rounds,
            f"at most 1/{times:g} of the peer",
            theirs is not None and mine * times <= theirs,
        )


def _ours(case: _Case) -> Callable[[], float]:
    question = case.question
    engine = BlockedEngine(question.diagonal(), precision="float64", threads=1)
    angles = Angles(np.array([question.gamma]), np.array([question.beta]))
    if not case.gradient:
        return partial(engine.energy, angles)
    return lambda: float(engine.energy_and_gradient(angles)[1].gammas[0])


def _timed(evaluate: Callable[[], float]) -> tuple[float, float]:
    """CPU seconds of one evaluation, and its value."""
    started, count = process_time(), 0
    while True:
        value, count = evaluate(), count + 1
        spent = process_time() - started
        if spent >= _SHORTEST_S:
            return spent / count, value


def _agreeing(peer: Running, value: float) -> float:
    """The peer's CPU seconds for one evaluation, once it agrees with us."""
    seconds, found = peer.evaluate()
    if abs(found - value) > _AGREE * max(1.0, abs(value)):
        raise BadInput(
            f"{peer.title} says {found:.9g} where we say {value:.9g}; one of them is wrong"
        )
    return seconds


def _threads_row(n_qubits: int, rounds: int) -> Row:
    """Wall seconds on two threads over one, taking turns; other work on the machine hurts two more."""
    question = dense(n_qubits, 0)
    costs = question.diagonal()
    angles = Angles(np.array([question.gamma]), np.array([question.beta]))
    engines = [BlockedEngine(costs, precision="float64", threads=threads) for threads in (1, 2)]
    seconds: list[list[float]] = [[], []]
    for _ in range(rounds + 1):
        for engine, found in zip(engines, seconds, strict=True):
            started = perf_counter()
            engine.energy(angles)
            found.append(perf_counter() - started)
    one, two = (median(found[1:]) for found in seconds)
    target = "at most 1/1.5 of the peer"
    name = f"dense, {n_qubits} qubits"
    return Row(
        name, "2 threads, wall s", two, "ours on 1 thread", one, rounds, target, 1.5 * two <= one
    )


def _memory_row(n_qubits: int) -> Row:
    """The most memory that a whole process holds for one evaluation, costs and all."""
    found = measured(partial(one_evaluation, n_qubits), _PATIENCE_S)
    metric = f"float32, peak GiB ({found.seconds:.1f} s with its costs)"
    target = "at most 4 GiB"
    met = found.finished and found.peak_gib <= 4.0
    return Row(f"dense, {n_qubits} qubits", metric, found.peak_gib, "none", None, 1, target, met)


BENCHMARK = Benchmark("QAOA's expectation and gradient, against other simulators", _run)
