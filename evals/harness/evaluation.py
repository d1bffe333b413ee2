"""One evaluation from its options: rows in, results, summary and report out, an exit code."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from agent.llm.configuration import configured
from agent.surfaces.exit_codes import ANSWERED, INTERRUPTED, MISSED
from evals.harness.campaign import pending, run_rows
from evals.harness.comparison import Comparison, compared
from evals.harness.html.page import page
from evals.harness.interpreters import Interpreter, chosen
from evals.harness.progress import progress
from evals.harness.record import Record
from evals.harness.results_file import NAME, Results, read_results, results
from evals.harness.row import Row
from evals.harness.rows_file import RowsRead, joined, read_rows
from evals.harness.settings import Settings
from evals.harness.summary import summary
from evals.harness.table import comparison_words, table
from evals.harness.thresholds import Threshold, thresholds
from problems.errors import BadInput


def evaluate(options: argparse.Namespace) -> int:
    """Runs what the options ask for and returns the exit code.

    Raises:
        BadInput: an option or the data cannot be used; nothing has been run then.
    """
    interpreters = chosen(options.interpreter)
    limits = thresholds(options.fail_under, options.fail_over)
    settings = _settings(options, uses_model=any(each.uses_model for each in interpreters))
    read = joined(read_rows(Path(name)) for name in options.data)
    earlier = read_results(Path(options.compare) / NAME) if options.compare else None
    rows = read.rows[: options.limit] if options.limit is not None else read.rows
    folder = Path(options.out or f"verdiq-eval/{Path(options.data[0]).stem}")
    for sentence in read.refused:
        print(f"verdiq: {sentence}", file=sys.stderr)
    try:
        records = run(rows, interpreters, settings, folder, resume=options.resume)
    except KeyboardInterrupt:
        print("interrupted; go on with the same command and --resume", file=sys.stderr)
        return INTERRUPTED
    against = _against(records, earlier, settings)
    summed = _summed(records, settings, read, limits, against)
    written(folder, summed, records, against)
    _say(summed, against, folder, as_json=options.json)
    return MISSED if summed["missed"] else ANSWERED


def run(
    rows: Sequence[Row],
    interpreters: Sequence[Interpreter],
    settings: Settings,
    folder: Path,
    *,
    resume: bool,
) -> dict[str, list[Record]]:
    """Returns the results of the rows by interpreter, running those that the folder has none of."""
    with results(folder, resume=resume) as kept:
        for interpreter in interpreters:
            name = settings.configuration(interpreter.name)
            due = pending(rows, kept, name, settings.seed)
            with progress(interpreter.name, len(rows), len(rows) - len(due)) as watch:
                asyncio.run(run_rows(due, interpreter, settings, kept, watch))
        return {
            interpreter.name: _of(rows, kept, settings, interpreter.name)
            for interpreter in interpreters
        }


def _of(rows: Sequence[Row], kept: Results, settings: Settings, name: str) -> list[Record]:
    configuration = settings.configuration(name)
    return [kept.kept[row.id, configuration, settings.seed] for row in rows]


def _settings(options: argparse.Namespace, *, uses_model: bool) -> Settings:
    jobs = options.jobs if options.jobs is not None else os.cpu_count() or 1
    for name, value, least, most in (
        ("--jobs", jobs, 1, 256),
        ("--budget", options.budget, 0.1, 3600),
        ("--seed", options.seed, 0, 2**31 - 1),
        ("--limit", 1 if options.limit is None else options.limit, 1, 10**9),
    ):
        if not least <= value <= most:
            raise BadInput(f"{name} is {value:g}; give a number from {least:g} to {most:g}")
    flags = {"model": options.model, "base_url": options.base_url}
    model = configured(flags, file=options.config) if uses_model else None
    if uses_model and model is None:
        raise BadInput("no language model is named; set VERDIQ_MODEL, or give --model NAME")
    return Settings(
        budget_s=options.budget,
        seed=options.seed,
        jobs=jobs,
        model=model,
        max_tokens=options.tokens,
    )


def _against(
    records: dict[str, list[Record]], earlier: dict[Any, Record] | None, settings: Settings
) -> Comparison | None:
    """The first interpreter's run against the earlier one; the same configuration where it is there."""
    if earlier is None:
        return None
    ours = next(iter(records.values()))
    wanted = (ours[0].configuration, ours[0].seed)
    theirs: dict[str, Record] = {}
    for each in earlier.values():
        if each.id not in theirs or (each.configuration, each.seed) == wanted:
            theirs[each.id] = each
    return compared({each.id: each for each in ours}, theirs, settings.seed)


def _summed(
    records: dict[str, list[Record]],
    settings: Settings,
    read: RowsRead,
    limits: Sequence[Threshold],
    against: Comparison | None,
) -> dict[str, Any]:
    """The summary: the first interpreter's figures, and every interpreter's under its name."""
    from dataclasses import asdict

    by_interpreter = {name: summary(each, settings.seed) for name, each in records.items()}
    first = next(iter(by_interpreter.values()))
    return {
        **first,
        "by_interpreter": by_interpreter if len(by_interpreter) > 1 else None,
        "configuration": settings.configuration(next(iter(records))),
        "seed": settings.seed,
        "refused_rows": list(read.refused),
        "comparison": asdict(against) if against is not None else None,
        "missed": [said for each in limits if (said := each.missed(first["overall"]))],
    }


def written(
    folder: Path,
    summed: dict[str, Any],
    records: dict[str, list[Record]],
    against: Comparison | None = None,
) -> None:
    """Writes summary.json and report.html, each whole or not at all."""
    everything = [each for of_one in records.values() for each in of_one]
    for name, content in (
        ("summary.json", json.dumps(summed, indent=1) + "\n"),
        ("report.html", page(summed, everything, against)),
    ):
        beside = folder / f".{name}.tmp"
        beside.write_text(content, encoding="utf-8")
        beside.replace(folder / name)


def _say(
    summed: dict[str, Any], against: Comparison | None, folder: Path, *, as_json: bool
) -> None:
    if as_json:
        print(json.dumps(summed))
        return
    print(table(summed))
    if against is not None:
        print(comparison_words(against))
    for sentence in summed["missed"]:
        print(sentence)
    print(f"results, summary and report are in {folder}")
