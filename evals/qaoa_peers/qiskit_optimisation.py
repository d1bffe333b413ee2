"""qiskit-optimization's MinimumEigenOptimizer with QAOA: a QUBO from the model to the sampled answer.

Run as `python -m evals.qaoa_peers.qiskit_optimisation` in the peers' environment. A line of JSON has
`linear`, `quadratic` as (i, j, value), `layers`, `shots`, `seed` and `start`, all β and then all γ or null
for its own, a random one; the answer is a line with wall and CPU seconds, evaluations, the best value
and the mean of its samples. COBYLA as in its documentation; the circuit is transpiled, without which
its QAOA takes ten times as long.
"""

from __future__ import annotations

import json
import sys
from time import perf_counter, process_time
from typing import Any


def main() -> None:
    """Serves questions until the input ends."""
    for line in sys.stdin:
        print(json.dumps(_solved(json.loads(line))), flush=True)  # noqa: T201


def _solved(question: dict[str, Any]) -> dict[str, float]:
    from importlib import import_module  # in the peers' environment only

    optimization: Any = import_module("qiskit_optimization")
    algorithms: Any = import_module("qiskit_optimization.algorithms")
    solvers: Any = import_module("qiskit_optimization.minimum_eigensolvers")
    optimisers: Any = import_module("qiskit_optimization.optimizers")
    primitives: Any = import_module("qiskit.primitives")
    transpiler: Any = import_module("qiskit.transpiler")
    utils: Any = import_module("qiskit_optimization.utils")
    utils.algorithm_globals.random_seed = question["seed"]

    program = optimization.QuadraticProgram()
    for index in range(len(question["linear"])):
        program.binary_var(f"x{index}")
    quadratic = {(i, j): value for i, j, value in question["quadratic"]}
    program.minimize(linear=question["linear"], quadratic=quadratic)
    qaoa = solvers.QAOA(
        primitives.StatevectorSampler(seed=question["seed"], default_shots=question["shots"]),
        optimisers.COBYLA(),
        reps=question["layers"],
        initial_point=question["start"],
        pass_manager=transpiler.generate_preset_pass_manager(optimization_level=1),
    )
    wall, cpu = perf_counter(), process_time()
    result = algorithms.MinimumEigenOptimizer(qaoa).solve(program)
    wall, cpu = perf_counter() - wall, process_time() - cpu
    mean = sum(each.fval * each.probability for each in result.raw_samples)
    return {
        "wall_s": wall,
        "cpu_s": cpu,
        "evaluations": float(result.min_eigen_solver_result.cost_function_evals),
        "best": float(result.fval),
        "mean": float(mean),
    }


if __name__ == "__main__":
    main()
