"""One line of the campaign's file: an instance, a route, and what the route gave in which time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import Field

from problems.problem import Frozen, Problem
from problems.registry import families
from problems.status import Sense, Status
from tools.outcome import relative_gap

PROFILES = Path(__file__).parents[1] / "measured" / "profiles.jsonl"


@dataclass(frozen=True, slots=True, order=True)
class Instance:
    """One instance by the numbers that make it again: `problem` is the same on every machine."""

    family: str
    size: int
    difficulty: float
    seed: int

    def problem(self) -> Problem[Any]:
        """Returns the typed problem."""
        rng = np.random.default_rng(self.seed)
        return families()[self.family].random(rng, self.size, self.difficulty)


class Moment(Frozen):
    """What was known after so many CPU seconds: the best objective, and the best proven bound."""

    cpu_s: float
    objective: float | None = None
    bound: float | None = None


class Answer(Frozen):
    """What one run with one budget ended with, in the family's own objective.

    `cpu_s` is what is modelled: the CPU seconds of all threads, with every solver on one of them, so
    that other work on the machine does not count. `wall_s` says how long that took there. A run that
    had to be killed has the status `unknown` and the backend "killed".
    """

    budget_s: float
    cpu_s: float
    wall_s: float
    status: Status
    backend: str
    objective: float | None = None
    bound: float | None = None
    gap: float | None = None
    trail: tuple[Moment, ...] = ()


class Profile(Frozen):
    """One instance solved by one route, with one answer for each budget, the shortest first.

    `n_variables` and `n_constraints` are the CQM's, the rest the QUBO's; None where there is none.
    `speed` is the machine's, as `solvers.performance.machine_speed` measures it. `refusal` says why
    the route cannot take the instance; there are no answers then.
    """

    family: str
    size: int
    difficulty: float
    seed: int
    route: str
    words: str
    structure: str | None
    sense: Sense
    n_variables: int | None
    n_constraints: int | None
    n_qubits: int | None
    n_slack: int
    n_couplings: int | None
    coefficient_range: float | None
    speed: float
    answers: tuple[Answer, ...] = ()
    refusal: str = ""
    notes: tuple[str, ...] = Field(default=(), description="what broke, one sentence each")

    @property
    def instance(self) -> Instance:
        """The instance."""
        return Instance(self.family, self.size, self.difficulty, self.seed)

    @property
    def proof(self) -> Answer | None:
        """The first answer with a proof of whatever kind."""
        return next((each for each in self.answers if each.status.is_proof), None)


def read_profiles(path: Path = PROFILES) -> tuple[Profile, ...]:
    """Returns the lines of the file; none where there is no file."""
    if not path.exists():
        return ()
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(Profile.model_validate_json(line) for line in lines if line)


def append_profile(profile: Profile, path: Path = PROFILES) -> None:
    """Adds one line to the file; what is None or empty is left out."""
    with path.open("a", encoding="utf-8") as file:
        file.write(profile.model_dump_json(exclude_defaults=True) + "\n")


def best_known(profiles: Iterable[Profile]) -> dict[Instance, float]:
    """Returns the best feasible objective of each instance, over all routes and budgets.

    An instance without any feasible answer is absent.
    """
    best: dict[Instance, float] = {}
    for profile in profiles:
        for answer in profile.answers:
            if answer.objective is not None:
                known = best.get(profile.instance, answer.objective)
                better = min if profile.sense is Sense.MINIMISE else max
                best[profile.instance] = better(known, answer.objective)
    return best


def gap_to_best(answer: Answer, best: float | None) -> float | None:
    """Returns the relative distance of an answer to the best known, None where it has no objective."""
    return relative_gap(best, answer.objective) if best is not None else None
