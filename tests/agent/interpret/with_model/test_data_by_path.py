"""Bracketed data of any form can be named, and a doubt can be disputed only with a passage."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from agent.interpret.with_model.asking import first_messages, repair_messages
from agent.interpret.with_model.brief_action import BriefInput
from agent.interpret.with_model.brief_action import run as brief
from agent.interpret.with_model.canonical import canonical
from agent.interpret.with_model.weigh_action import Weighed, WeighInput
from agent.interpret.with_model.weigh_action import run as weigh
from problems.registry import families, parse_problem
from tools.actions import solve_exact
from tools.solving import SolveInput

QUIET = lambda *_: None  # noqa: E731
EDGES = [[i, j] for i in range(14) for j in range(i) if (i * j + i) % 3]
NESTED = json.dumps({"graph": EDGES, "cars": {"red": 4, "blue": 7}, "sizes": [[1, 2, 3], [4]] * 30})
QUESTION = f"Split the nodes of this network in two so that most edges run across: {NESTED}."


def weighed(
    fields: Mapping[str, object], question: str = QUESTION, family: str = "max_cut"
) -> Weighed:
    reply = {"kind": "problem", "family": family, "fields": fields, "cites": ["1-9"]}
    return weigh(WeighInput(question=question, reply=json.dumps(reply)), QUIET)


def test_the_inside_of_nested_data_is_shown_and_named() -> None:
    shown = brief(BriefInput(question=QUESTION), QUIET).question
    assert f"M1.graph: {len(EDGES)} × 2 entries: [1, 0], " in shown
    assert "M1.cars: 2 entries by key" in shown and "M1.sizes[1]: 1 entries: 4" in shown
    fields = {
        "nodes": {"$names": ["M1.graph", "column 1", "column 2"]},
        "edges": {"$rows": "M1.graph", "fields": {"u": "column 1", "v": "column 2"}},
    }
    problem = weighed(fields).problem
    assert problem is not None and len(problem.model_dump()["edges"]) == len(EDGES)


@pytest.mark.parametrize("path", ["M1.roads", "M1.graph[999]", "M1.cars.green", "M9.graph"])
def test_what_is_not_there_is_told_in_one_sentence(path: str) -> None:
    found = weighed({"nodes": {"$keys": path}, "edges": []})
    assert found.kind == "fault" and "\n" not in found.words


def test_rows_may_be_written_out_by_their_fields() -> None:
    rows = {"$objects": ["u", "v", "weight"], "rows": [["a", "b", 3], ["b", "c", 4]]}
    text = "Find the maximum cut of the graph a-b 3, b-c 4."
    problem = weighed({"nodes": ["a", "b", "c"], "edges": rows}, text).problem
    assert problem is not None and problem.model_dump()["edges"][1]["weight"] == 4
    short = {"$objects": ["u", "v", "weight"], "rows": [["a", "b"]]}
    assert "3 fields" in weighed({"nodes": ["a", "b"], "edges": short}, text).words


def test_a_nested_field_is_filled_from_columns() -> None:
    table = "\n".join(f"| feed {at} | {at % 7 + 1} | 0.{at % 8 + 1} |" for at in range(1, 30))
    text = (
        f"Mix 10 kg of feed at the least cost.\n\n| feed | price | fat |\n|---|---|---|\n{table}\n"
    )
    rows = {"$rows": "T1", "fields": {"name": "feed", "cost": "price", "contents": {"fat": "fat"}}}
    fields = {"ingredients": rows, "products": [{"name": "mix", "least": 10, "most": 10}]}
    problem = weighed(fields, text, "blending").problem
    assert problem is not None
    assert problem.model_dump()["ingredients"][2]["contents"] == {"fat": pytest.approx(0.4)}


def test_equal_problems_have_one_form_and_others_do_not() -> None:
    def cut(nodes: list[str], edges: list[tuple[str, str, float]]) -> str:
        listed = [{"u": u, "v": v, "weight": w} for u, v, w in edges]
        return canonical(parse_problem({"family": "max_cut", "nodes": nodes, "edges": listed}))

    one = cut(["1", "2", "3"], [("1", "2", 4), ("2", "3", 5)])
    assert one == cut(
        ["node 3", "node 1", "node 2"], [("node 3", "node 2", 5), ("node 2", "node 1", 4)]
    )
    assert one != cut(["1", "2", "3"], [("1", "2", 5), ("2", "3", 4)])


def _comes_to(problem: object) -> float | None:
    request = SolveInput.model_validate({"problem": problem, "budget_s": 5.0, "seed": 1})
    return solve_exact.run(request, QUIET).objective


@pytest.mark.parametrize("family", ["max_cut", "knapsack", "graph_coloring", "shortest_path"])
def test_the_worked_example_holds(family: str) -> None:
    example = families()[family].examples[0]
    shown = brief(BriefInput(question=example.text), QUIET).example
    assert f"family {family}" in shown
    text = shown.partition('"')[2].partition('" →')[0]
    wanted = next(each.objective for each in families()[family].examples if each.text == text)
    fields = json.loads(shown.partition(", fields ")[2])
    assert _comes_to({**fields, "family": family}) == pytest.approx(wanted)


def test_a_repair_shows_the_chosen_family_only() -> None:
    shown = brief(BriefInput(question=QUESTION), QUIET)
    assert len(shown.signatures) > 1
    first = sum(len(each.content) for each in first_messages(shown, ()))
    again = repair_messages(shown, (), "", "max_cut", ["a point"])
    assert sum(len(each.content) for each in again) < first + 500
    assert "max_cut —" in again[1].content and again[1].content.count(" — ") == 1


def test_what_is_disputed_needs_a_passage_that_there_is() -> None:
    reply = {
        "kind": "model",
        "model": {"decide": [{"name": "x"}], "goal": "maximise", "objective": "3*x", "cites": [1]},
        "keep": [
            {"point": 1, "cites": ["S1-S2"], "why": "said so"},
            {"point": 2, "cites": [40]},
            {"point": 3},
        ],
    }
    found = weigh(
        WeighInput(question="A box earns 3. Sell at most 9.", reply=json.dumps(reply)), QUIET
    )
    assert [each.point for each in found.keep] == [1]


def test_ranges_that_are_none_are_refused() -> None:
    bad = {"kind": "problem", "family": "max_cut", "cites": ["first"]}
    assert weigh(WeighInput(question="Cut it.", reply=json.dumps(bad)), QUIET).kind == "fault"
