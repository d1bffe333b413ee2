"""Sets, data, sums and what the language refuses."""

from __future__ import annotations

from typing import Any

import pytest

from problems.algebra.program import problem_of
from problems.algebra.written import WrittenModel
from problems.errors import InvalidProblem, LimitExceeded
from tools.actions import solve_exact
from tools.solving import SolveInput


def keyed(names: str, *values: float) -> dict[tuple[str, ...], float]:
    """Data over one set."""
    return {(name,): value for name, value in zip(names.split(), values, strict=True)}


def model(**parts: Any) -> WrittenModel:
    """A model that maximises x, with parts of its own."""
    base: dict[str, Any] = {
        "decisions": [{"name": "x", "over": ["P"], "upper": 10}],
        "sets": [{"name": "P", "members": ["a", "b", "c"]}],
        "goal": "maximise",
        "objective": "sum(p in P: x[p])",
    }
    return WrittenModel.model_validate({**base, **parts})


def optimum(written: WrittenModel) -> float | None:
    """The proven optimum."""
    outcome = solve_exact.run(SolveInput(problem=problem_of(written), budget_s=5), lambda *_: None)
    assert outcome.status.is_proof
    return outcome.objective


def test_sums_run_over_sets_and_conditions() -> None:
    gain = {"name": "gain", "over": ["P"], "values": keyed("a b c", 1, 5, 2)}
    found = model(
        data=[gain],
        objective="sum(p in P where gain[p] >= 2: gain[p]*x[p])",
        rules=[{"rule": "sum(p in P where p != b: x[p]) <= 4"}],
    )
    assert optimum(found) == 5 * 10 + 2 * 4


def test_rules_hold_for_each_member_and_steps_go_along_the_set() -> None:
    found = model(
        sets=[{"name": "P", "members": ["1", "2", "3"]}],
        rules=[
            {"name": "growth", "each": "p in P where p > 1", "rule": "x[p] <= x[p-1] + 1"},
            {"name": "start", "rule": "x[1] = 2"},
        ],
    )
    assert optimum(found) == 2 + 3 + 4


def test_pairs_are_sets_too() -> None:
    written = model(
        sets=[
            {"name": "P", "members": ["a", "b", "c"]},
            {"name": "E", "members": [["a", "b"], ["b", "c"]]},
        ],
        decisions=[{"name": "x", "over": ["P"], "kind": "binary"}],
        rules=[{"each": "(u, v) in E", "rule": "x[u] + x[v] <= 1"}],
    )
    assert optimum(written) == 2


def test_amounts_of_pairs_are_summed_from_either_end() -> None:
    written = model(
        sets=[
            {"name": "P", "members": ["a", "b", "c"]},
            {"name": "E", "members": [["a", "b"], ["b", "c"]]},
        ],
        decisions=[{"name": "x", "over": ["E"], "kind": "binary"}],
        objective="sum((u, v) in E: x[u,v])",
        rules=[
            {
                "each": "i in P",
                "rule": "sum((u,v) in E where u = i: x[u,v]) + sum((u,v) in E where v = i: x[u,v]) <= 1",
            }
        ],
    )
    assert optimum(written) == 1


def test_bounds_can_be_data() -> None:
    cap = {"name": "cap", "over": ["P"], "values": keyed("a b c", 1, 2, 3)}
    written = model(
        data=[cap], decisions=[{"name": "x", "over": ["P"], "upper": "2*cap[p]", "where": "p in P"}]
    )
    assert optimum(written) == 12


def test_the_largest_over_a_set() -> None:
    time = {"name": "time", "over": ["P"], "values": keyed("a b c", 4, 5, 6)}
    written = model(
        sets=[{"name": "P", "members": ["a", "b", "c"]}, {"name": "M", "members": ["m", "n"]}],
        data=[time],
        decisions=[{"name": "y", "over": ["P", "M"], "kind": "binary"}],
        goal="minimise",
        objective="max(m in M: sum(p in P: time[p]*y[p,m]))",
        rules=[{"each": "p in P", "rule": "sum(m in M: y[p,m]) = 1"}],
    )
    assert optimum(written) == 9


def test_a_hundred_thousand_numbers_are_spelled_out_in_linear_time() -> None:
    names = [f"item {at}" for at in range(50_000)]
    weight = {"name": "w", "over": ["P"], "values": {(name,): 1.0 for name in names}}
    written = model(
        sets=[{"name": "P", "members": names}],
        data=[weight],
        rules=[{"rule": "sum(p in P: w[p]*x[p]) <= 7"}],
    )
    assert problem_of(written).size == "50000 variables, 1 constraints"


REFUSED = {
    "sum(q in Q: x[q]) <= 1": "'Q' is no set",
    "x[d] <= 1": "there is no x[d]",
    "x[a] <= limit": "'limit' is neither",
    "x[a] <= 5 +": "cannot be read at its end",
    "x[a] <= __import__('os')": "cannot be read",
    "x[a] / 0 <= 1": "has no value",
    "x[a] <= 10^400": "no value",
    "5 <= 3": "can never hold",
    "sum(p in P: x[p-1]) <= 3": "past the end",
    "x[a] <= 1; x[b] <= 2": "no number, name or sign",
    "(" * 60 + "x[a]" + ")" * 60 + " <= 1": "nested more than",
    "+".join(["x[a]"] * 2000) + " <= 1": "characters",
    "x[a] != 2": "need not be whole",
    "log(0 - 1) <= x[a]": "has no value",
}


@pytest.mark.parametrize("rule", REFUSED, ids=lambda rule: rule[:30])
def test_refuses_in_one_sentence(rule: str) -> None:
    with pytest.raises(InvalidProblem) as refusal:
        problem_of(
            WrittenModel.model_construct(**dict(model(rules=[]).__dict__, rules=_rules(rule)))
        )
    assert REFUSED[rule] in str(refusal.value)
    assert "\n" not in str(refusal.value)


def _rules(rule: str) -> tuple[Any, ...]:
    from problems.algebra.written import WrittenRule

    return (WrittenRule.model_construct(name="", each="", rule=rule),)


def test_refuses_endless_combinations() -> None:
    names = [f"n{at}" for at in range(2_000)]
    with pytest.raises(LimitExceeded, match="combinations"):
        problem_of(
            model(
                sets=[{"name": "P", "members": names}],
                rules=[{"each": "a in P, b in P", "rule": "x[a] <= x[b] + 1"}],
            )
        )


def test_a_choice_needs_limits() -> None:
    with pytest.raises(InvalidProblem, match="upper limit"):
        problem_of(
            model(
                decisions=[{"name": "x", "over": ["P"]}],
                rules=[{"rule": "x[a] >= 3 or x[b] >= 2"}, {"rule": "x[a] <= 4 or x[b] <= 1"}],
            )
        )
