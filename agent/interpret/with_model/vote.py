"""Readings of one question, brought together where their optima agree, and what follows from that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.with_model.canonical import canonical
from problems.registry import AnyProblem
from tools.outcome import Outcome

# What one reading counts. The embedded interpreter is right in 98.3 % of what it reads (make eval).
# A reading that disputes its doubts counts less, and one with doubts half: either decides only with
# one that nothing is said against, or with the embedded one.
EMBEDDED, CLEAN, KEPT, DOUBTED = 1.0, 1.0, 0.6, 0.5
_ENOUGH = 1.5
_SAME = 1e-6  # relative; below what solvers are asked to prove


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading. `optimum` is what was found quickly, if anything; `weight` is what it counts."""

    problem: AnyProblem
    optimum: Outcome | None
    weight: float
    is_embedded: bool = False


@dataclass(frozen=True, slots=True)
class Cluster:
    """Readings with one optimum, the weightiest first."""

    candidates: tuple[Candidate, ...]

    @property
    def weight(self) -> float:
        """What the readings count together."""
        return sum(each.weight for each in self.candidates)


def clusters(candidates: Sequence[Candidate]) -> tuple[Cluster, ...]:
    """Returns the readings by what they say, the weightiest cluster first.

    Equal problems are one whatever was found of them; others are one where both were solved to proof
    and come to the same.
    """
    groups: list[list[Candidate]] = []
    for each in sorted(candidates, key=lambda candidate: -candidate.weight):
        group = next((group for group in groups if agree(group[0], each)), None)
        if group is None:
            groups.append([each])
        else:
            group.append(each)
    return tuple(
        sorted((Cluster(tuple(group)) for group in groups), key=lambda cluster: -cluster.weight)
    )


def decided(found: Sequence[Cluster]) -> Cluster | None:
    """Returns the cluster that enough readings speak for, and more than for any other; else None."""
    if not found or found[0].weight < _ENOUGH:
        return None
    if all(each.weight < CLEAN for each in found[0].candidates):
        return None
    if len(found) > 1 and found[1].weight >= found[0].weight:
        return None
    return found[0]


def agree(one: Candidate, other: Candidate) -> bool:
    """Returns whether two readings are the same problem, or come to the same optimum.

    A problem too hard to prove in the time may come to another value in each run: where the problems
    differ too, nothing speaks for their being one.
    """
    if canonical(one.problem) == canonical(other.problem):
        return True
    first, second = one.optimum, other.optimum
    if first is None or second is None:
        return False
    if first.objective is not None and second.objective is not None:
        return abs(first.objective - second.objective) <= _SAME * max(1.0, abs(first.objective))
    return (
        first.status.is_proof
        and first.status is second.status
        and first.objective is second.objective
    )
