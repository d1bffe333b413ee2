"""Measures the features of the instances that the probe left open, as the product does, and keeps them.

    python -m evals.calibration.open_features [PROFILES]

It goes on from what `evals/measured/open_features.jsonl` holds.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from evals.calibration.bench_profiles import bench_profiles
from evals.calibration.measured_case import MeasuredCase, measured_cases
from evals.calibration.terms_grid import SHORTEST_PROBE_S
from evals.calibration.weighed import append_features, read_features
from evals.profiles.record import PROFILES
from problems.errors import LimitExceeded, WorkerError
from problems.instance.features import InstanceFeatures
from tools.actions.measure_instance import MeasureInput
from tools.worker import Workers

_LIMIT_S = 40.0  # the verdict gives it 15 on a machine of its own


async def measure_open(cases: tuple[MeasuredCase, ...]) -> int:
    """Returns how many lines it added; an instance that took too long is kept as one without features."""
    known, n_lines = read_features(), 0
    with Workers(at_once=1) as workers:
        for case in cases:
            if case.is_settled(SHORTEST_PROBE_S) or case.instance in known:
                continue
            append_features(case.instance, await _features(case, workers))
            n_lines += 1
            sys.stdout.write(f"{case.instance}\n")
            sys.stdout.flush()
    return n_lines


async def _features(case: MeasuredCase, workers: Workers) -> InstanceFeatures:
    problem = case.instance.problem()
    try:
        output = await workers.call(
            "measure_instance", MeasureInput(problem=problem), grace_s=_LIMIT_S
        )
    except (WorkerError, LimitExceeded) as error:
        return InstanceFeatures(family=problem.family, size=problem.size, no_qubo=str(error))
    return InstanceFeatures.model_validate(output)


def main(words: list[str]) -> int:
    """Returns 0."""
    profiles = bench_profiles(Path(words[0]) if words else PROFILES)
    n_lines = asyncio.run(measure_open(measured_cases(profiles, ())))
    sys.stdout.write(f"{n_lines} lines added\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
