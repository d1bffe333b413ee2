"""The reply that an honest model would give to a question whose problem is known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from typing import Any

from agent.interpret.with_model.briefing import Briefing
from agent.interpret.with_model.evidence.known_numbers import Known, known_numbers, rounded
from agent.interpret.with_model.opened import opened

Reply = dict[str, Any]
_FACTORS = (60.0, 24.0, 7.0, 12.0, 1000.0, 100.0)


def honest_reply(text: str, problem: dict[str, Any]) -> Reply:
    """Returns the reply that states a linear program, citing the passages that hold its numbers."""
    briefing = opened(text, ()).briefing
    known = known_numbers(briefing, (), is_english=True)
    names = {each["name"]: _name(each["name"]) for each in problem["variables"]}
    derived: dict[float, str] = {}
    rules = []
    for row in problem.get("constraints", ()):
        numbers = [*row["terms"].values(), row["rhs"]]
        cites = _cites(briefing, known, numbers, row["terms"], derived)
        rule = f"{_sum(row['terms'], names)} {row['relation']} {row['rhs']:.12g}"
        rules.append({"rule": rule, "cites": cites})
    objective = problem.get("linear", {})
    return {
        "kind": "model",
        "model": {
            "decide": [_decision(each, names) for each in problem["variables"]],
            "goal": problem["goal"],
            "objective": _sum(objective, names) + _constant(problem.get("constant", 0)),
            "cites": _cites(briefing, known, list(objective.values()), objective, derived)
            or [briefing.passages[-1].number],
            "rules": rules,
        },
        "derived": [{"value": value, "from": words} for value, words in derived.items()],
        "unused": [],
    }


def _name(name: str) -> str:
    plain = re.sub(r"\W+", "_", name).strip("_")
    return plain if plain[:1].isalpha() else f"x_{plain}"


def _decision(variable: dict[str, Any], names: dict[str, str]) -> Reply:
    return {
        "name": names[variable["name"]],
        "kind": variable.get("kind", "continuous"),
        "lower": variable.get("lower", 0),
        "upper": variable.get("upper"),
    }


def _sum(terms: dict[str, float], names: dict[str, str]) -> str:
    written = " + ".join(f"{value:.12g}*{names[name]}" for name, value in terms.items())
    return written.replace("+ -", "- ") or "0"


def _constant(value: float) -> str:
    return f" + {value:.12g}" if value else ""


def _cites(
    briefing: Briefing,
    known: Known,
    numbers: list[float],
    terms: Iterable[str],
    derived: dict[float, str],
) -> list[int]:
    """The passages that hold the numbers; of several the one that names what they belong to."""
    found: set[int] = set()
    for number in numbers:
        value = rounded(abs(number))
        if value in {0.0, 1.0}:
            continue
        holding = [at for at, values in known.by_passage.items() if value in values]
        if not holding:
            words = _derivation(value, known)
            if words is not None:
                derived[number] = words
                holding = [
                    at
                    for at, values in known.by_passage.items()
                    if any(rounded(float(each)) in values for each in re.findall(r"[\d.]+", words))
                ]
        if holding:
            found.add(max(holding, key=lambda at: _named(briefing, at, terms)))
    if not found:
        ranked = sorted(known.by_passage, key=lambda at: -_named(briefing, at, terms))
        found.update(ranked[:1])
    return sorted(found)


def _named(briefing: Briefing, at: int, terms: Iterable[str]) -> int:
    shown = briefing.passages[at - 1].shown.lower()
    return sum(each.lower().rstrip("s") in shown for each in terms)


def _derivation(value: float, known: Known) -> str | None:
    values = sorted(each for each in known.everywhere if each > 0)
    for one, other in product(values, [*values, *_FACTORS]):
        if rounded(one * other) == value:
            return f"{one:.12g}*{other:.12g}"
        if other and rounded(one / other) == value:
            return f"{one:.12g}/{other:.12g}"
    return None
