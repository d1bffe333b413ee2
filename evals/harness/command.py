"""`verdiq eval`: its options. What it does is in `evaluation.py`, imported when it is run."""

from __future__ import annotations

import argparse

from agent.surfaces.language_model import add_model_options
from agent.surfaces.plug_ins import Command
from evals.harness.interpreters import CHOICES


def _add_options(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("data", nargs="+", metavar="DATA", help="rows with known answers: .jsonl or .csv")
    add("--interpreter", choices=CHOICES, default="embedded", help="default: embedded")
    add("--limit", type=int, metavar="N", help="the first N rows only")
    add("--jobs", type=int, metavar="N", help="rows side by side (default: one a core)")
    add("--budget", type=float, default=3.0, metavar="SECONDS", help="to solve a row (default: 3)")
    add("--seed", type=int, default=0, metavar="N", help="of all randomness (default: 0)")
    add("--out", metavar="DIR", help="for results, summary and report (default: verdiq-eval/NAME)")
    add("--resume", action="store_true", help="go on with what DIR holds")
    add("--compare", metavar="DIR", help="an earlier run of the same rows, for a paired test")
    add("--fail-under", metavar="SHARE", help="exit 4 where fewer are solved, as 0.8 or 80%%")
    add("--fail-over", metavar="SHARE", help="exit 4 where more are wrong, as 0.03 or 3%%")
    add_model_options(parser)
    add("--json", action="store_true", help="print the summary as one JSON object")


def _run(options: argparse.Namespace) -> int:
    from agent.surfaces.boundary import guarded
    from evals.harness.evaluation import evaluate

    return guarded(lambda: evaluate(options), as_json=options.json)


COMMAND = Command(
    help="measure on questions with known answers", add_options=_add_options, run=_run
)
