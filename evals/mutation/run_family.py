"""Runs one family's tests on its CQM, whole and broken: `python -m evals.mutation.run_family NAME`.

Prints one JSON object. Everything happens in one process, so that imports are paid once.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import wraps
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from evals.mutation.sign_flips import SignFlip, flipped, sign_flips
from problems.problem import Problem
from problems.registry import families

_POSITIONS = (0.0, 0.5, 0.99)  # the first, the middle and the last of each kind
_SIZE = 3  # as in the contract suite
_QUIET = ("-x", "-q", "-n", "0", "-p", "no:cacheprovider", "-p", "no:randomly", "--no-header")


def main(name: str) -> int:
    """Prints which flips the tests noticed; returns 1 where they fail on the whole model."""
    family = families()[name]
    healthy = family.cqm
    flips = tuple(
        dict.fromkeys(
            flip
            for seed in (7, 8)
            for flip in sign_flips(
                family.random(np.random.default_rng(seed), _SIZE).cqm(), _POSITIONS
            )
        )
    )
    if not _tests_pass(name):
        sys.stderr.write(f"the tests of {name} fail before anything is broken\n")
        return 1
    missed: list[str] = []
    for flip in flips:
        family.cqm = _broken(healthy, flip)  # type: ignore[method-assign, assignment]
        if _tests_pass(name):
            missed.append(str(flip))
    family.cqm = healthy  # type: ignore[method-assign]
    sys.stdout.write(json.dumps({"family": name, "flips": len(flips), "missed": missed}) + "\n")
    return 0


def _broken(
    healthy: Callable[[Problem[Any]], Any], flip: SignFlip
) -> Callable[[Problem[Any]], Any]:
    @wraps(healthy)
    def cqm(problem: Problem[Any]) -> Any:
        return flipped(healthy(problem), flip)

    return cqm


def _tests_pass(name: str) -> bool:
    own = Path("tests/problems/families") / f"test_{name}.py"
    with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        chosen = ["tests/contract/test_families.py", "-k", f"[{name}] or [{name}- or -{name}]"]
        contract = pytest.main([*_QUIET, *chosen])
        return contract == 0 and pytest.main([*_QUIET, str(own)]) == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
