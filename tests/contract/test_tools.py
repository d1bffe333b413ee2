"""What every tool promises. Adding a tool file adds it here."""

from typing import Any

import numpy as np
import pytest

from problems.errors import LimitExceeded
from problems.kept_rows import keep_rows
from problems.problem import Problem
from problems.qubo import penalise
from problems.registry import families
from tools.registry import tools

TOOLS = sorted(tools())


def _quiet(fraction: float, words: str) -> None: ...


def _payload(name: str) -> dict[str, Any]:
    cut = families()["max_cut"].random(np.random.default_rng(2), 4)
    problem = cut.model_dump(mode="json")
    payload: dict[str, Any] = {"problem": problem}
    if name in {"draw", "verify_solution"}:
        nodes = problem["nodes"]
        payload["solution"] = {"family": "max_cut", "side_a": nodes[:2], "side_b": nodes[2:]}
    if name == "draw_figure":
        solution = cut.decode(dict.fromkeys(cut.cqm().variables, 0))
        return {"figure": cut.figure(solution).model_dump(mode="json")}
    if name.startswith("solve_"):
        payload["budget_s"] = 20
    if name == "sample_quantum":
        payload["machine"] = "statevector"
    if name == "draw_shots":
        sampled = tools()["sample_quantum"].call(_payload("sample_quantum"), _quiet)
        return {"evidence": sampled["evidence"]}
    return payload


def test_the_tools_of_the_design_are_there() -> None:
    assert set(TOOLS) >= {
        "solve_exact",
        "solve_annealing",
        "solve_qaoa",
        "estimate_quantum",
        "build_model",
        "verify_solution",
        "draw",
    }


@pytest.mark.parametrize("name", TOOLS)
def test_plain_json_goes_in_and_comes_out(name: str) -> None:
    tool = tools()[name]
    seen: list[float] = []
    output = tool.call(_payload(name), lambda fraction, words: seen.append(fraction))
    assert tool.output_type.model_validate(output)
    assert all(0 <= fraction <= 1 for fraction in seen)


@pytest.mark.parametrize("name", TOOLS)
def test_schemas_are_objects_and_words_are_there(name: str) -> None:
    tool = tools()[name]
    assert tool.description.endswith(".")
    assert tool.input_type.model_json_schema()["type"] == "object"
    assert tool.output_type.model_json_schema(mode="serialization")["type"] == "object"


@pytest.mark.parametrize("name", TOOLS)
def test_an_unknown_field_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="surprise"):
        tools()[name].call({**_payload(name), "surprise": 1}, _quiet)


@pytest.mark.parametrize("name", [each for each in TOOLS if each.startswith("solve_")])
@pytest.mark.parametrize("family", sorted(families()))
def test_every_family_is_solved_by_every_solving_tool_that_takes_it(name: str, family: str) -> None:
    problem = families()[family].random(np.random.default_rng(4), 2)
    payload = {"problem": problem.model_dump(mode="json"), "budget_s": 5, "seed": 1}
    if name == "solve_qaoa" and min(_n_bits(problem), _n_row_bits(problem)) > 22:
        with pytest.raises(LimitExceeded, match="simulates at most 22 qubits"):
            tools()[name].call(payload, _quiet)
        return
    outcome = tools()[name].call(payload, _quiet)
    assert outcome["status"] in {"optimal", "feasible"}
    assert outcome["check"]["feasible"] is True
    assert outcome["objective"] == outcome["check"]["objective"]
    assert outcome["provenance"]["tool"] == name
    if name == "solve_exact":
        assert outcome["status"] == "optimal"
        assert outcome["gap"] <= 1e-6
    if name == "solve_annealing":
        assert outcome["status"] == "feasible"


def _n_bits(problem: Problem[Any]) -> int:
    return int(penalise(problem.cqm())[0].num_variables)


def _n_row_bits(problem: Problem[Any]) -> int:
    """What the states that keep the one-hot rows are worth in qubits."""
    return (keep_rows(problem.cqm())[0].n_states - 1).bit_length()


@pytest.mark.parametrize("fmt", ["png", "svg"])
@pytest.mark.parametrize("family", sorted(families()))
def test_every_family_can_be_drawn(family: str, fmt: str) -> None:
    problem = families()[family].random(np.random.default_rng(4), 3)
    solved = tools()["solve_exact"].call({"problem": problem, "budget_s": 5}, _quiet)
    drawn = tools()["draw"].run(
        tools()["draw"].input_type.model_validate(
            {"problem": problem, "solution": solved["solution"], "format": fmt}
        ),
        _quiet,
    )
    assert drawn.content.startswith(b"\x89PNG" if fmt == "png" else b"<?xml")
