"""Measures what is missing, one instance after another, and writes each line as soon as it is known."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from time import monotonic

from evals.profiles.child import ROUTES, Built, Child, Refused
from evals.profiles.plan import MOST_BUILT, Known, planned
from evals.profiles.record import Answer, Instance, Profile, append_profile, read_profiles
from problems.registry import families
from solvers.performance.machine_speed import machine_speed
from tools.actions.build_model import Models

BUDGETS_S = (1.0, 5.0)


def run(path: Path, seconds: float, names: Sequence[str] = ()) -> int:
    """Measures for so long, going on from what the file holds; returns how many lines it added.

    `names` are the families; all where none is given.
    """
    ends = monotonic() + seconds
    found = read_profiles(path)
    known: Known = {each.instance: each for each in found if each.route == "exact"}
    n_lines = 0
    child = Child()
    try:
        for instance in planned(known, names or families()):
            if monotonic() > ends:
                break
            for profile in measure(child, instance):
                known[instance] = profile if profile.route == "exact" else known[instance]
                append_profile(profile, path)
                _tell(profile)
                n_lines += 1
    finally:
        child.close()
    return n_lines


def measure(child: Child, instance: Instance) -> Iterator[Profile]:
    """Yields one line a route, the exact one first."""
    built = child.build(instance)
    if not isinstance(built, Built):
        built = _without_models(
            instance, built.why if built else "its models take too long to build"
        )
    exact_is_open = True
    for route in ROUTES:
        budgets = BUDGETS_S if route == "exact" or exact_is_open else BUDGETS_S[:1]
        answers, refusal = _answers(child, instance, built, route, budgets)
        profile = _profile(instance, built, route, answers, refusal)
        if route == "exact":
            exact_is_open = profile.proof is None
        yield profile


def _without_models(instance: Instance, why: str) -> Built:
    problem = instance.problem()
    models = Models(family=instance.family, size=problem.size, structure=None, refusals=(why,))
    return Built(models, problem.sense, problem.size, machine_speed())


def _answers(
    child: Child, instance: Instance, built: Built, route: str, budgets: tuple[float, ...]
) -> tuple[tuple[Answer, ...], str]:
    """The answers, until one has a proof, and the refusal where there is one."""
    qubo = built.models.qubo
    if route == "annealing" and (qubo is None or qubo.n_variables > MOST_BUILT):
        return (), "; ".join(built.models.refusals) or "its QUBO is too large"
    answers: list[Answer] = []
    for budget_s in budgets:
        answer = child.solve(instance, route, budget_s)
        if isinstance(answer, Refused):
            return tuple(answers), answer.why
        answers.append(answer)
        if answer.status.is_proof:
            break
    return tuple(answers), ""


def _profile(
    instance: Instance, built: Built, route: str, answers: tuple[Answer, ...], refusal: str
) -> Profile:
    models: Models = built.models
    cqm, qubo = models.cqm, models.qubo
    return Profile(
        **asdict(instance),
        route=route,
        words=built.words,
        structure=models.structure,
        sense=built.sense,
        n_variables=cqm.n_variables if cqm else None,
        n_constraints=cqm.n_constraints if cqm else None,
        n_qubits=qubo.n_variables if qubo else None,
        n_slack=qubo.n_slack if qubo else 0,
        n_couplings=qubo.n_couplings if qubo else None,
        coefficient_range=float(f"{qubo.coefficient_range:.4g}") if qubo else None,
        speed=round(built.speed, 3),
        answers=answers,
        refusal=refusal,
    )


def _tell(profile: Profile) -> None:
    last = profile.answers[-1] if profile.answers else None
    words = f"{last.status} in {last.cpu_s} s, gap {last.gap}" if last else profile.refusal[:80]
    sys.stdout.write(
        f"{profile.words} ({profile.family} {profile.size}), {profile.route}: {words}\n"
    )
    sys.stdout.flush()
