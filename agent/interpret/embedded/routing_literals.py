"""Jobs and their steps written as data: {"A": [["drill", 3], ["press", 2]]}, [[(0, 3), (1, 2)], …]."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.grids.literals import Value, find_literals, label, parts
from agent.interpret.embedded.routing import AmbiguousPairs, Routing, Step
from agent.interpret.embedded.text import Span


def routing_of_literals(document: Document) -> Routing | None:
    """Returns the jobs written in brackets, None where none are; where they are written twice, both places are used."""
    raw = document.text.raw
    first = machine_first_of(raw)
    jobs: dict[str, tuple[Step, ...]] = {}
    used: list[Span] = []
    for literal in find_literals(raw):
        for value in _held(literal.value):
            found = _jobs_of_value(value, machine_first=first)
            jobs = jobs or found
            if found and found == jobs:
                used.append(literal.span)
    return Routing(jobs, tuple(used)) if jobs else None


def _held(value: Value) -> Iterator[Value]:
    """The value and what its dictionaries hold; "(see {...})" holds the dictionary after a word."""
    match value:
        case (str(), dict() as inner):
            value = inner
    yield from (inner for _, inner in parts(value))


def machine_first_of(text: str) -> bool | None:
    """Returns whether pairs are said to be (machine, duration), or the other way round; None if unsaid."""
    if re.search(
        r"[(\[]\s*(?:machine|station|resource)[^,()]*,\s*[^,()]*(?:duration|time|length)",
        text,
        re.I,
    ):
        return True
    if re.search(
        r"[(\[]\s*(?:duration|time|length|processing)[^,()]*,\s*[^,()]*(?:machine|station)",
        text,
        re.I,
    ):
        return False
    return None


def _jobs_of_value(value: Value, *, machine_first: bool | None) -> dict[str, tuple[Step, ...]]:
    if isinstance(value, dict):
        entries = list(value.items())
    elif isinstance(value, tuple):
        entries = [(f"job {number}", entry) for number, entry in enumerate(value, start=1)]
    else:
        return {}
    jobs = {}
    for name, entry in entries:
        operations = list(entry.values()) if isinstance(entry, dict) else entry
        if not isinstance(operations, tuple | list) or not operations:
            return {}
        steps = [step_of_value(each, machine_first=machine_first) for each in operations]
        if any(step is None for step in steps):
            return {}
        jobs[name] = tuple(step for step in steps if step)
    return jobs if len(jobs) > 1 else {}


def step_of_value(value: Value, *, machine_first: bool | None) -> Step | None:
    """Returns the step that a pair or a small dictionary holds, None where it holds none.

    Raises:
        AmbiguousPairs: both parts are numbers and no order of machine and duration is said.
    """
    match value:
        case (str(machine), float(duration)) | (float(duration), str(machine)):
            return Step(machine, duration)
        case (float(first), float(second)):
            if machine_first is None:
                raise AmbiguousPairs
            machine, duration = (first, second) if machine_first else (second, first)
            return Step(f"machine {label(machine)}", duration)
        case {"machine": (str() | float()) as machine, "duration": float(duration)}:
            return Step(label(machine), duration)
        case dict() if len(value) == 1:
            ((name, inner),) = value.items()
            if isinstance(inner, float):
                return Step(name, inner)
            return (
                step_of_value(inner, machine_first=machine_first)
                if isinstance(inner, tuple)
                else None
            )
    return None
