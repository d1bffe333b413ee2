"""Writes questions with data files: python -m evals.data_questions --n 48 --seed 1 --out DIR"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from evals.data_questions.kinds import KINDS
from problems.registry import parse_problem
from tools.actions import solve_exact
from tools.solving import SolveInput

_SIZES = (60, 300, 2_000, 20_000, 100_000)
_BUDGET_S = 30.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit code after writing rows.jsonl and the files; each label is a proven optimum."""
    parser = argparse.ArgumentParser(prog="python -m evals.data_questions", description=__doc__)
    parser.add_argument("--n", type=int, default=48)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args(arguments)
    given.out.mkdir(parents=True, exist_ok=True)
    lines = []
    for at in range(given.n):
        name = list(KINDS)[at % len(KINDS)]
        size = _SIZES[at // len(KINDS) % len(_SIZES)]
        drawn = KINDS[name](np.random.default_rng([given.seed, at]), size)
        request = SolveInput(problem=parse_problem(drawn.problem), budget_s=_BUDGET_S, seed=1)
        outcome = solve_exact.run(request, lambda *_: None)
        if not outcome.status.is_proof or outcome.objective is None:
            sys.stderr.write(f"{name} of {size} was not proven and is left out\n")
            continue
        files = []
        for file, rows in drawn.files.items():
            path = given.out / f"{at:03d}-{file}"
            with path.open("w", encoding="utf-8", newline="") as out:
                csv.writer(out).writerows(rows)
            files.append(path.name)
        row = {
            "id": f"data-{at:03d}-{name}-{size}",
            "dataset": "data files",
            "text": drawn.text,
            "files": files,
            "answer": outcome.objective,
            "family": drawn.problem["family"],
        }
        lines.append(json.dumps(row))
    (given.out / "rows.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
