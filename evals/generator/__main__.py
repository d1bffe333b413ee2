"""Writes generated questions: python -m evals.generator --n 2000 --seed 1 --out FILE.jsonl"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from evals.generator.generate import rows
from evals.generator.registry import phrasings


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit code after writing the rows, one JSON object a line."""
    parser = argparse.ArgumentParser(prog="python -m evals.generator", description=__doc__)
    parser.add_argument("--n", type=int, default=200, help="rows to write")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--families", default="", help="such as knapsack,tsp; all by default")
    given = parser.parse_args(arguments)
    families = [name for name in given.families.split(",") if name]
    unknown = [name for name in families if name not in phrasings()]
    if unknown:
        parser.error(f"no phrasing for {unknown[0]!r}; there are {', '.join(sorted(phrasings()))}")
    with given.out.open("w", encoding="utf-8") as out:
        for row in rows(given.n, given.seed, families):
            out.write(row.model_dump_json(exclude_none=True) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
