"""A job's steps in order, each on a machine for a time."""

from __future__ import annotations

from dataclasses import dataclass

from agent.interpret.embedded.text import Span


@dataclass(frozen=True, slots=True)
class Step:
    """One step as written; `duration` is None where none is said."""

    machine: str
    duration: float | None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Routing:
    """The steps of each job in order, by the job's name, and where they stand."""

    jobs: dict[str, tuple[Step, ...]]
    used: tuple[Span, ...]


class AmbiguousPairs(Exception):
    """Pairs of two numbers where nothing says which one is the machine."""
