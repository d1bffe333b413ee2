"""The reply that an honest model would give to a question whose problem is known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from typing import Any

from agent.interpret.with_model.briefing import Briefing
from agent.interpret.with_model.evidence.known_numbers import Known, known_numbers, rounded
from agent.interpret.with_model.evidence.naming import Naming, naming_of
from agent.interpret.with_model.opened import opened

Reply = dict[str, Any]
_AGAINST = re.compile(
    r"\b(?:than|as\s(?:many|much)|exceed\w*|half|twice|double|third|quarter|times|ratio|share|equal\w*|same|if|only|requires?|both|either)\b|%",
    re.IGNORECASE,
)
_FACTORS = (60.0, 24.0, 7.0, 12.0, 1000.0, 100.0)


def honest_reply(text: str, problem: dict[str, Any]) -> Reply:
    """Returns the reply that states a linear program, citing the passages that hold its numbers."""
    briefing = opened(text, ()).briefing
    known = known_numbers(briefing, (), is_english=True)
    names = {each["name"]: _name(each["name"]) for each in problem["variables"]}
    derived: dict[float, str] = {}
    rules = []
    by_rule: list[list[int]] = []
    for row in problem.get("constraints", ()):
        numbers = [*row["terms"].values(), row["rhs"]]
        cites = _cites(briefing, known, numbers, row["terms"], derived)
        rule = f"{_sum(row['terms'], names)} {row['relation']} {row['rhs']:.12g}"
        rules.append({"rule": rule, "cites": cites})
        by_rule.append(cites)
    objective = problem.get("linear", {})
    cites = _cites(briefing, known, list(objective.values()), objective, derived)
    goal_cites = cites or [briefing.passages[-1].number]
    cited = {at for cites in (goal_cites, *by_rule) for at in cites}
    return {
        "kind": "model",
        "model": {
            "decide": [_decision(each, names) for each in problem["variables"]],
            "goal": problem["goal"],
            "objective": _sum(objective, names) + _constant(problem.get("constant", 0)),
            "cites": goal_cites,
            "rules": rules,
        },
        "derived": [{"value": value, "from": words} for value, words in derived.items()],
        "unused": _unused(briefing, cited),
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
    naming = naming_of(terms, briefing.document.text.raw)
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
            most = max(_named(briefing, at, naming) for at in holding)
            found.update(at for at in holding if _named(briefing, at, naming) == most)
    if not found:
        ranked = sorted(
            known.by_passage,
            key=lambda at: (-_named(briefing, at, naming), not _sets_against(briefing, at)),
        )
        found.update(
            at for at in ranked if _sets_against(briefing, at) and _named(briefing, at, naming)
        )
        found.update(() if found else ranked[:1])
    return sorted(found)


def _named(briefing: Briefing, at: int, naming: Naming) -> int:
    """How many of the amounts a passage names."""
    return len({each.name for each in naming.mentions(briefing.passages[at - 1].shown)})


def _sets_against(briefing: Briefing, at: int) -> bool:
    return bool(_AGAINST.search(briefing.passages[at - 1].shown))


def _unused(briefing: Briefing, cited: set[int]) -> list[Reply]:
    """The passages that nothing cites, each with a reason, as the prompt asks."""
    return [
        {"cites": [each.number], "why": "it has no part in the problem"}
        for each in briefing.passages
        if each.number not in cited
    ]


def _derivation(value: float, known: Known) -> str | None:
    values = sorted(each for each in known.everywhere if each > 0)
    for one, other in product(values, [*values, *_FACTORS]):
        if rounded(one * other) == value:
            return f"{one:.12g}*{other:.12g}"
        if other and rounded(one / other) == value:
            return f"{one:.12g}/{other:.12g}"
    return None
