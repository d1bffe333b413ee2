"""What `make eval` prints: how many questions are solved, asked back and wrong, beside the targets.

    python -m evals.run_questions [--questions FILE] [--generated N] [--seed N] [--jobs N] [--budget S]

Our own cases and freshly generated ones are always there. The public sets have licences of their own
and stay out of the project: `VERDIQ_QUESTIONS` or --questions names a file of them.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from evals.generator.__main__ import main as write_generated
from evals.harness.evaluation import run, written
from evals.harness.interpreters import chosen
from evals.harness.record import Record
from evals.harness.rows_file import RowsRead, joined, read_rows
from evals.harness.scorers.latency import latency
from evals.harness.settings import Settings
from evals.harness.summary import figures, summary
from evals.reading_time import reading_times
from problems.errors import BadInput

_CASES = Path(__file__).parent / "cases"
_OUT = Path("bench/eval")
_MEDIAN_S, _NEARLY_ALL_S = 0.030, 0.300  # to read a question


@dataclass(frozen=True, slots=True)
class Group:
    """Data sets that share a target; `solved` is the least share of rows, `wrong` the most."""

    name: str
    datasets: tuple[str, ...]
    solved: float | None
    wrong: float

    def holds(self, dataset: str) -> bool:
        """Whether a data set belongs here; versions in its name do not matter."""
        return dataset.casefold().startswith(self.datasets)


GROUPS = (
    Group("NL4Opt, NLP4LP", ("nl4opt", "nlp4lp"), 0.80, 0.03),
    Group("MAMO EasyLP", ("mamo-easylp",), 0.65, 0.04),
    Group("MAMO ComplexLP, ComplexOR", ("mamo-complexlp", "complexor"), 0.50, 0.04),
    Group(
        "OPTEngine, NPHardEval, NLGraph, AutoCOBench",
        ("optengine", "nphardeval", "nlgraph", "autocobench"),
        0.90,
        0.02,
    ),
    Group("OptiBench nonlinear, DCP-Bench", ("optibench", "dcp-bench"), None, 0.04),
    Group("own cases", ("own",), 0.95, 0.01),
    Group("generated", ("generated",), 0.95, 0.01),
)


def main(words: Sequence[str]) -> int:
    """Runs every row, prints the table and returns 0 where every target was met."""
    options = _options(words)
    folder = _OUT / f"{datetime.now(UTC):%Y%m%d-%H%M%S}"
    folder.mkdir(parents=True)
    settings = Settings(budget_s=options.budget, seed=options.seed, jobs=options.jobs)
    try:
        read = joined(_sources(options, folder))
    except BadInput as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for sentence in read.refused:
        sys.stderr.write(f"{sentence}\n")
    interpreters = chosen("embedded")
    records = run(read.rows, interpreters, settings, folder, resume=False)
    written(folder, _summed(records, settings, read), records)
    lines, all_met = table(records[interpreters[0].name], settings.seed)
    time_line, in_time = _reading(reading_times(read.rows))
    sys.stdout.write(
        "\n".join([*lines, time_line]) + f"\nresults, summary and report are in {folder}\n"
    )
    return 0 if all_met and in_time else 1


def _options(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.run_questions")
    parser.add_argument("--questions", default=os.environ.get("VERDIQ_QUESTIONS", ""))
    parser.add_argument("--generated", type=int, default=2000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N")
    parser.add_argument("--budget", type=float, default=3.0, metavar="SECONDS")
    return parser.parse_args(words)


def _sources(options: argparse.Namespace, folder: Path) -> Iterable[RowsRead]:
    if options.questions:
        yield read_rows(Path(options.questions))
    for path in sorted(_CASES.glob("*.jsonl")):
        yield _own(read_rows(path), path.stem)
    if options.generated:
        path = folder / "generated.jsonl"
        write_generated(
            ["--n", str(options.generated), "--seed", str(options.seed), "--out", str(path)]
        )
        yield read_rows(path)


def _own(read: RowsRead, name: str) -> RowsRead:
    rows = tuple(row.model_copy(update={"dataset": f"own {name}"}) for row in read.rows)
    return RowsRead(rows, read.refused)


def _summed(records: dict[str, list[Record]], settings: Settings, read: RowsRead) -> dict[str, Any]:
    (name, ours), *_ = records.items()
    return {
        **summary(ours, settings.seed),
        "configuration": settings.configuration(name),
        "seed": settings.seed,
        "refused_rows": list(read.refused),
    }


def table(records: Sequence[Record], seed: int) -> tuple[list[str], bool]:
    """Returns the table, a line a group, and whether every target was met."""
    lines = [
        f"{'rows':44} {'n':>5} {'solved':>7} {'target':>7} {'wrong':>7} {'target':>7} "
        f"{'asked':>7} {'failed':>7}  {'95 % of solved':>16}"
    ]
    all_met = True
    for group in GROUPS:
        held = [each for each in records if group.holds(each.dataset)]
        if not held:
            lines.append(f"{group.name:44} {0:5}  not measured: no such rows were given")
            continue
        line, is_met = _line(group, figures(held, seed))
        all_met = all_met and is_met
        lines.append(line)
    return lines, all_met


def _line(group: Group, found: dict[str, Any]) -> tuple[str, bool]:
    shares, (low, high) = found["shares"], found["intervals"]["solved"]
    is_met = shares["solved"] >= (group.solved or 0) and shares["wrong"] <= group.wrong
    least = "–" if group.solved is None else f"≥ {group.solved:.0%}"
    return (
        f"{group.name:44} {found['n']:5} {shares['solved']:7.1%} {least:>7} {shares['wrong']:7.1%} "
        f"{f'≤ {group.wrong:.0%}':>7} {shares['asked']:7.1%} {shares['failed']:7.1%}  "
        f"{f'{low:.1%} … {high:.1%}':>16}  {'met' if is_met else 'MISSED'}"
    ), is_met


def _reading(seconds: Sequence[float]) -> tuple[str, bool]:
    found = latency(seconds)
    median, nearly_all = found["p50_s"], found["p99_s"]
    assert isinstance(median, float)
    assert isinstance(nearly_all, float)
    is_met = median <= _MEDIAN_S and nearly_all <= _NEARLY_ALL_S
    return (
        f"reading a question: median {median * 1000:.0f} ms (target ≤ {_MEDIAN_S * 1000:.0f}), 99 % "
        f"within {nearly_all * 1000:.0f} ms (target ≤ {_NEARLY_ALL_S * 1000:.0f}): "
        f"{'met' if is_met else 'MISSED'}"
    ), is_met


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
