"""Whether broken, careless and hostile replies of a model ever become an answer."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from agent.interpret.worker_tools import WITH_MODEL
from evals.benchmark import Benchmark, Row
from evals.harness.scorers.outcome import is_close
from evals.hostile_replies.honest import Reply, honest_reply
from evals.hostile_replies.spoilt import SPOILT
from evals.hostile_replies.trial import Trial, tried
from tools.worker import Workers

_CASES = Path(__file__).parents[1] / "cases"
_TOLERANCE = 1e-4
_CAUGHT = 0.95  # of dropped and added rules


def _rows() -> Iterable[Row]:
    return asyncio.run(_measured())


async def _measured() -> list[Row]:
    rows, answered, right = [], 0, 0
    with Workers(WITH_MODEL) as workers:
        usable: list[tuple[dict[str, Any], Reply]] = []
        cases = list(_questions())
        for case in cases:
            reply = honest_reply(case["text"], case["problem"])
            if _is_right(await tried(case["text"], json.dumps(reply), workers), case):
                usable.append((case, reply))
        n, total = len(usable), len(cases)
        rows.append(Row("honest", "answered, alone", n, "questions", total, 1, "shown", met=True))
        for kind, spoil in SPOILT.items():
            wrong, tries = 0, 0
            for at, (case, reply) in enumerate(usable):
                text = spoil(reply, random.Random(f"{kind} {at}"))  # noqa: S311  # not for secrets
                if text is None:
                    continue
                trial = await tried(case["text"], text, workers)
                tries += 1
                wrong += trial.answered and not _is_right(trial, case)
            answered, right = answered + tries, right + tries - wrong
            least = _CAUGHT if kind.startswith(("dropped", "extra")) else 1.0
            rows.append(
                Row(
                    kind,
                    "not answered wrongly",
                    tries - wrong,
                    "replies",
                    tries,
                    1,
                    f"≥ {least:.0%}",
                    tries - wrong >= least * tries,
                )
            )
    rows.append(
        Row("all", "not answered wrongly", right, "replies", answered, 1, "all", right == answered)
    )
    return rows


def _questions() -> Iterator[dict[str, Any]]:
    """Our own linear questions that have one answer."""
    for path in sorted(_CASES.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            problem = case.get("problem") or {}
            if (
                case.get("family") == "linear_program"
                and "answer" in case
                and not problem.get("quadratic")
                and problem
            ):
                yield case


def _is_right(trial: Trial, case: dict[str, Any]) -> bool:
    return (
        trial.answered
        and trial.value is not None
        and is_close(trial.value, case["answer"], _TOLERANCE)
    )


BENCHMARK = Benchmark(
    "replies that a model spoils and insists on: does one become an answer?", _rows
)
