"""Every instance of a collection: it loads, and what is found stands beside the best known value.

`VERDIQ_INSTANCES` names a folder with `best_known.csv` (columns file, best_known, sense) and the
files it lists; files that it does not list are loaded only. The value is the family's own check of
the best solution found: a proof of a worse value than the best known would be an error of ours. A
better one is told; lists fall behind.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from agent.contracts.interpretation import Interpretation
from agent.interpret.interpreter import interpret
from evals.benchmark import Benchmark, Row
from problems.errors import BadInput, EncodingError
from problems.status import Sense, Status
from tools.actions import solve_annealing, solve_exact
from tools.outcome import Outcome
from tools.solving import SolveInput

_BUDGET_S = 10.0
_AT_ONCE = 2  # processes
_SKIPPED = {".csv", ".md"}


@dataclass(frozen=True, slots=True)
class _Found:
    """What came of one file; no status where it was only loaded."""

    name: str
    family: str
    objective: float | None
    status: Status | None
    sense: Sense


def _run() -> Iterable[Row]:
    folder = os.environ.get("VERDIQ_INSTANCES")
    if not folder:
        raise BadInput("VERDIQ_INSTANCES is not set; name the folder that holds the instances")
    known = _best_known(Path(folder))
    files = sorted(
        path.relative_to(folder).as_posix()
        for path in Path(folder).rglob("*")
        if path.is_file() and path.suffix not in _SKIPPED
    )
    tasks = [(folder, name, known.get(name, (0.0, ""))[1], name in known) for name in files]
    reached = 0
    with ProcessPoolExecutor(_AT_ONCE) as pool:
        for found in pool.map(_measure, tasks):
            best = known.get(found.name, (None, ""))[0]
            reached += best is not None and _reaches(found, best)
            yield _row(found, best)
    yield Row("all files", "best known reached", reached, "files", len(known), 1, "told", met=True)


def _reaches(found: _Found, best: float) -> bool:
    sign = found.sense.sign
    return found.objective is not None and sign * found.objective <= sign * best


def _best_known(folder: Path) -> dict[str, tuple[float, str]]:
    with (folder / "best_known.csv").open(encoding="utf-8", newline="") as table:
        return {
            row["file"]: (float(row["best_known"]), row["sense"]) for row in csv.DictReader(table)
        }


def _measure(task: tuple[str, str, str, bool]) -> _Found:
    folder, name, sense, is_solved = task
    question = "maximise" if "max QUBO" in sense else ""
    understood = interpret(question, [Path(folder) / name])
    if not isinstance(understood, Interpretation):
        raise BadInput(f"{name} was not understood as a problem")
    problem = understood.problem
    if not is_solved:
        return _Found(name, problem.family, None, None, problem.sense)
    request = SolveInput(problem=problem, budget_s=_BUDGET_S, seed=0)
    outcomes = [_outcome(solve_exact.run, request)]
    if not outcomes[0] or outcomes[0].status is not Status.OPTIMAL:
        outcomes.append(_outcome(solve_annealing.run, request))
    best = min(
        (each for each in outcomes if each and each.objective is not None),
        key=lambda each: problem.sense.sign * (each.objective or 0.0),
        default=None,
    )
    objective, status = (best.objective, best.status) if best else (None, Status.UNKNOWN)
    return _Found(name, problem.family, objective, status, problem.sense)


def _outcome(solve: Callable[..., Outcome], request: SolveInput) -> Outcome | None:
    """What a solver finds; None where it does not take the problem."""
    try:
        return solve(request, _quiet)
    except (BadInput, EncodingError):
        return None


def _row(found: _Found, best: float | None) -> Row:
    if best is None or found.objective is None:
        words = "loaded" if found.status is None else "loaded; nothing feasible in time"
        return Row(found.name, f"{found.family}, {words}", 0, "", best, 1, "loads", met=True)
    behind = found.sense.sign * (found.objective - best)
    peer = "best known" if behind >= 0 else "best known, which the found one is better than"
    return Row(
        case=found.name,
        metric=f"{found.family}, {found.status}",
        ours=found.objective,
        peer=peer,
        peer_value=best,
        seeds=1,
        target="no proof of a worse value",
        met=found.status is not Status.OPTIMAL or behind <= 0,
    )


def _quiet(done: float, words: str) -> None: ...


BENCHMARK = Benchmark("every instance of a collection against its best known value", _run)
