"""Measures open instances again of which only the end of each run is known.

    python -m evals.calibration.trace_again

The campaign kept no moments on the way at first. What a route had after part of a second is needed of
instances that a second leaves open. Lines go to `evals/measured/traced_profiles.jsonl`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from evals.calibration.bench_profiles import TRACED, bench_profiles
from evals.profiles.campaign import measure
from evals.profiles.child import Child
from evals.profiles.record import Instance, Profile, append_profile


def untraced(profiles: Iterable[Profile]) -> list[Instance]:
    """Returns the instances that the first exact run left open without a word on its way, small first."""
    found = [
        each.instance
        for each in profiles
        if each.route == "exact"
        and each.answers
        and not each.answers[0].status.is_proof
        and not any(answer.trail for answer in each.answers)
    ]
    return sorted(found, key=lambda instance: (instance.size, instance.family))


def main() -> int:
    """Adds what is missing to the file; returns 0."""
    child = Child()
    try:
        for instance in untraced(bench_profiles()):
            for profile in measure(child, instance):
                append_profile(profile, TRACED)
                sys.stdout.write(f"{instance}, {profile.route}\n")
                sys.stdout.flush()
    finally:
        child.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
