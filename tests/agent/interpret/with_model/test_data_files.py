"""Questions whose data lie in files: what a model names is bound here, whatever its size."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from agent.interpret.with_model.weigh_action import WeighInput, run
from evals.data_questions.kinds import KINDS, Drawn
from problems.registry import parse_problem
from tools.actions import solve_exact
from tools.solving import SolveInput

NAMES = ["first exam", "second exam"]
REPLIES: dict[str, dict[str, Any]] = {
    "knapsack": {
        "kind": "problem",
        "family": "knapsack",
        "fields": {
            "items": {
                "$rows": "T1",
                "fields": {"name": "parcel", "weight": "kg", "value": "euros"},
            },
            "capacity": "…",
        },
        "cites": [1, 2, 3],
    },
    "assignment": {
        "kind": "problem",
        "family": "assignment",
        "fields": {
            "workers": {"$column": ["T1", "nurse"]},
            "tasks": {"$header": "T1"},
            "costs": {"$matrix": "T1"},
        },
        "cites": [1, 2, 3],
    },
    "tour": {
        "kind": "problem",
        "family": "tsp",
        "fields": {"places": {"$column": ["T1", "stop"]}, "distances": {"$matrix": "T1"}},
        "cites": [1, 2, 3],
    },
    "coloring": {
        "kind": "problem",
        "family": "graph_coloring",
        "fields": {"nodes": {"$names": ["T1", *NAMES]}, "edges": {"$columns": ["T1", *NAMES]}},
        "cites": [1, 2, 3],
    },
    "spanning_tree": {
        "kind": "problem",
        "family": "spanning_tree",
        "fields": {
            "nodes": {"$names": ["T1", "from", "to"]},
            "edges": {"$rows": "T1", "fields": {"u": "from", "v": "to", "cost": "cost"}},
        },
        "cites": [1, 2, 3],
    },
    "flow": {
        "kind": "problem",
        "family": "max_flow",
        "fields": {
            "nodes": {"$names": ["T1", "from", "to"]},
            "arcs": {"$rows": "T1", "fields": {"u": "from", "v": "to", "capacity": "litres"}},
            "origin": "n00001",
            "destination": "…",
        },
        "cites": [1, 2],
    },
    "mix": {
        "kind": "model",
        "model": {
            "sets": [{"name": "F", "table": "T1", "columns": ["ingredient"]}],
            "data": [
                {"name": name, "over": ["F"], "table": "T1", "keys": ["ingredient"], "value": name}
                for name in ("price", "protein", "fat")
            ],
            "decide": [{"name": "kg", "over": ["F"], "upper": 300}],
            "goal": "minimise",
            "objective": "sum(f in F: price[f]*kg[f])",
            "cites": [3],
            "rules": [
                {"rule": "sum(f in F: kg[f]) = 1000", "cites": [2]},
                {"rule": "sum(f in F: protein[f]*kg[f]) >= 140000", "cites": [2]},
                {"rule": "sum(f in F: fat[f]*kg[f]) <= 45000", "cites": [2]},
            ],
        },
    },
    "transport": {
        "kind": "problem",
        "family": "transport",
        "fields": {
            "origins": {"$column": ["T1", "store"]},
            "destinations": {"$column": ["T2", "shop"]},
            "supplies": {"$column": ["T1", "crates"]},
            "demands": {"$column": ["T2", "crates"]},
            "costs": {"$matrix": "T3"},
        },
        "cites": [1, 2],
    },
}


@pytest.mark.parametrize("name", KINDS)
def test_a_good_reply_states_the_problem_of_the_files(name: str, tmp_path: Path) -> None:
    drawn = KINDS[name](np.random.default_rng(3), 60)
    files = written(drawn, tmp_path)
    reply = json.loads(json.dumps(REPLIES[name]))
    if name == "knapsack":
        reply["fields"]["capacity"] = drawn.problem["capacity"]
    if name == "flow":
        reply["fields"] |= {key: drawn.problem[key] for key in ("origin", "destination")}
    weighed = run(
        WeighInput(question=drawn.text, files=files, reply=json.dumps(reply)),
        lambda *_: None,
    )
    assert (weighed.kind, weighed.words) == ("problem", "")
    assert weighed.doubts == ()
    assert weighed.problem is not None
    assert are_the_same(weighed.problem, parse_problem(drawn.problem))


def recorded() -> list[dict[str, Any]]:
    """First replies that a model gave to our own questions with files: kind, seed, size, draw, reply."""
    lines = (Path(__file__).parent / "replies.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize(
    "kept", recorded(), ids=lambda kept: f"{kept['kind']} {kept['size']} {kept['seed']}"
)
def test_a_recorded_reply_states_the_problem_of_the_files(
    kept: dict[str, Any], tmp_path: Path
) -> None:
    drawn = KINDS[kept["kind"]](np.random.default_rng([kept["seed"], kept["draw"]]), kept["size"])
    request = WeighInput(question=drawn.text, files=written(drawn, tmp_path), reply=kept["reply"])
    weighed = run(request, lambda *_: None)
    assert (weighed.kind, weighed.words, weighed.doubts) == ("problem", "", ())
    assert weighed.problem is not None
    meant = parse_problem(drawn.problem)
    if kept["size"] <= 300:
        assert are_the_same(weighed.problem, meant)


def written(drawn: Drawn, folder: Path) -> tuple[str, ...]:
    """The paths of a question's files."""
    files = []
    for file, rows in drawn.files.items():
        path = folder / file
        with path.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(rows)
        files.append(str(path))
    return tuple(files)


def are_the_same(stated: Any, meant: Any) -> bool:
    """Whether two problems are equal field by field, or at least in their proven optima."""
    return bool(stated == meant) or optimum(stated) == pytest.approx(optimum(meant))


def optimum(problem: Any) -> float:
    """The proven optimum."""
    outcome = solve_exact.run(SolveInput(problem=problem, budget_s=20, seed=1), lambda *_: None)
    assert outcome.status.is_proof and outcome.objective is not None
    return outcome.objective
