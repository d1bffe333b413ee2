"""Whether the right family is among those shown to a model, and what its prompt takes.

    python -m evals.families_offered FILE… [--jobs N]

Rows name their family, or a kind that stands for one; of the others only the prompt is measured.
Tokens are characters / 4.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from agent.interpret.with_model.asking import first_messages
from agent.interpret.with_model.brief_action import BriefInput, run
from evals.harness.row import Row
from evals.harness.rows_file import read_rows
from problems.errors import BadInput
from problems.registry import families

# What the public sets call their rows. Kinds that are plain programs are left out: the algebra is
# always offered. Where two families say the same both are right.
_KINDS = {
    "jssp": "job_shop",
    "jobshop": "job_shop",
    "ossp": "open_shop",
    "maxcut": "max_cut",
    "flow": "max_flow",
    "matching": "matching assignment",
    "binpacking": "bin_packing",
    "transportation": "transport",
    "networkflow": "min_cost_flow",
    "flowshop_scheduling": "flow_shop job_shop",
    "knapsack_optimization": "knapsack",
    "assignment_costs": "assignment",
    "resource_constrained_project_scheduling": "project_scheduling",
    "covering_opl": "set_cover",
    "csplib_005_autocorrelation": "labs",
    "portfolio": "linear_program",  # those of OPTEngine have no variance
}
_ALGEBRA = {"linear_program", "nonlinear_program"}


def main(words: Sequence[str] | None = None) -> int:
    """Returns the exit code after printing a line a data set; 1 where fewer than 98 % are offered."""
    parser = argparse.ArgumentParser(prog="python -m evals.families_offered", description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args(words)
    rows = [row for file in options.files for row in read_rows(file).rows]
    kinds = {each["id"]: each.get("kind") for file in options.files for each in _lines(file)}
    wanted = [wanted_families(row.family, kinds.get(row.id)) for row in rows]
    with ProcessPoolExecutor(options.jobs) as pool:
        measured = list(pool.map(measure, rows, wanted, chunksize=20))
    hits: list[bool] = []
    sets: dict[str, list[tuple[int, int, bool | None]]] = defaultdict(list)
    for row, each in zip(rows, measured, strict=True):
        if each is not None:
            sets[row.dataset].append(each)
            hits += [each[2]] if each[2] is not None else []
            if each[2] is False:
                sys.stdout.write(f"not offered: {row.id}\n")
    for name, found in sorted(sets.items()):
        sys.stdout.write(f"{name[:40]:42s}{_line(found)}\n")
    every = [each for found in sets.values() for each in found]
    share = sum(hits) / len(hits) if hits else 1.0
    sys.stdout.write(f"{'all':42s}{_line(every)}\nrecall {sum(hits)} of {len(hits)}: {share:.1%}\n")
    return 0 if share >= 0.98 else 1


def wanted_families(family: str | None, kind: str | None) -> frozenset[str]:
    """Returns the families that are right for a row; none where a program is.

    >>> sorted(wanted_families(None, "matching")), sorted(wanted_families(None, "diet"))
    (['assignment', 'matching'], [])
    """
    called = (kind or "").lower()
    meant = [family] if family else _KINDS.get(called, called).split()
    return frozenset(meant) & families().keys() - _ALGEBRA


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def measure(row: Row, wanted: frozenset[str]) -> tuple[int, int, bool | None] | None:
    """Returns the tokens of a row's prompt, the families shown, and whether the right one is there."""
    files = tuple(str(each) for each in row.files)
    try:
        brief = run(BriefInput(question=row.text, files=files), lambda *_: None)
    except BadInput:
        return None
    tokens = sum(len(each.content) for each in first_messages(brief, ())) // 4
    is_there = bool(wanted & brief.signatures.keys()) if wanted else None
    return tokens, len(brief.signatures), is_there


def _line(found: Sequence[tuple[int, int, bool | None]]) -> str:
    tokens = [each[0] for each in found]
    shown = statistics.mean(each[1] for each in found)
    hits = [each[2] for each in found if each[2] is not None]
    recall = f"{sum(hits)}/{len(hits)}" if hits else "–"
    return (
        f"n={len(found):4d}  offered {recall:>8s}  families {shown:.1f}  "
        f"tokens median {statistics.median(tokens):.0f}, mean {statistics.mean(tokens):.0f}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
