"""Adds small instances to the bench, on which circuits can be simulated: two of each family that has them.

    python -m evals.calibration.small_instances

The campaign doubles sizes from four on, and in many families that is beyond 20 qubits. These are solved by
the classical routes as the campaign does it, and kept in `evals/measured/small_profiles.jsonl`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from evals.calibration.bench_profiles import SMALL
from evals.calibration.qaoa_route import MOST_QUBITS
from evals.profiles.campaign import measure
from evals.profiles.child import Built, Child
from evals.profiles.record import Instance, append_profile, read_profiles
from problems.registry import families

_SIZES = (2, 3, 5, 6, 7, 10, 12, 14)  # none of the campaign's first round
_DIALS = ((11, 0.5), (12, 0.8))  # seeds and difficulties, one an instance


def small_instances(child: Child, family: str) -> Iterator[Instance]:
    """Yields the two largest sizes whose QUBO has 3 to 20 variables, with a dial each."""
    fitting: list[int] = []
    seed, difficulty = _DIALS[0]
    for size in _SIZES:
        n_qubits = _n_qubits(child, Instance(family, size, difficulty, seed))
        if n_qubits is None or n_qubits > MOST_QUBITS:
            break
        fitting.append(size)
    for size, (seed, difficulty) in zip(reversed(fitting), _DIALS, strict=False):
        instance = Instance(family, size, difficulty, seed)
        if 3 <= (_n_qubits(child, instance) or 0) <= MOST_QUBITS:
            yield instance


def _n_qubits(child: Child, instance: Instance) -> int | None:
    built = child.build(instance)
    if not isinstance(built, Built) or built.models.qubo is None:
        return None
    return built.models.qubo.n_variables


def main() -> int:
    """Adds what is missing to the file; returns 0."""
    done = {each.family for each in read_profiles(SMALL)}
    child = Child()
    try:
        for family in families():
            for instance in small_instances(child, family) if family not in done else ():
                for profile in measure(child, instance):
                    append_profile(profile, SMALL)
                    sys.stdout.write(f"{instance}, {profile.route}: {profile.n_qubits} qubits\n")
                    sys.stdout.flush()
    finally:
        child.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
