"""Runs benchmarks: `python -m evals.run_benchmarks [NAME…]`, all of them without a name.

Each prints its table and writes `bench/NAME.json`, a list of rows.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

from evals.benchmark import Benchmark, Row
from problems.discovery import discover
from problems.errors import BadInput

_RESULTS = Path("bench")


def benchmarks() -> dict[str, Benchmark]:
    """Returns every benchmark by its file's name."""
    import evals.bench

    return discover(evals.bench, "BENCHMARK", Benchmark)


def main(names: list[str]) -> int:
    """Runs the named benchmarks, or all; returns 0 where every target was met."""
    known = benchmarks()
    unknown = [name for name in names if name not in known]
    if unknown:
        sys.stderr.write(f"there is no benchmark {unknown[0]!r}; there are {', '.join(known)}\n")
        return 2
    all_met = True
    for name in names or known:
        sys.stdout.write(f"\n{name}: {known[name].measures}\n{_HEAD}\n")
        try:
            rows = [_shown(row) for row in known[name].run()]
        except BadInput as error:
            sys.stderr.write(f"{name} was not run: {error}\n")
            all_met = False
            continue
        _write(name, rows)
        all_met = all_met and all(row.met for row in rows)
    return 0 if all_met else 1


def _shown(row: Row) -> Row:
    sys.stdout.write(_line(row) + "\n")
    sys.stdout.flush()
    return row


_HEAD = f"{'case':28} {'metric':22} {'ours':>12} {'peer':>12} {'ratio':>8}  target"


def _line(row: Row) -> str:
    peer = f"{row.peer_value:12.5g}" if row.peer_value is not None else f"{'–':>12}"
    ratio = f"{row.ratio:8.3g}" if row.ratio is not None else f"{'–':>8}"
    verdict = "met" if row.met else "MISSED"
    return (
        f"{row.case[:28]:28} {row.metric[:22]:22} {row.ours:12.5g} {peer} {ratio}  "
        f"{row.target}: {verdict}" + (f" (peer: {row.peer})" if row.peer else "")
    )


def _write(name: str, rows: list[Row]) -> None:
    _RESULTS.mkdir(exist_ok=True)
    table = [{**asdict(row), "ratio": row.ratio} for row in rows]
    (_RESULTS / f"{name}.json").write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
