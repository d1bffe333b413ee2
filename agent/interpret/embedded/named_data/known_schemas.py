"""Reads a question whose data stand under names by the one schema that they fill."""

from __future__ import annotations

from functools import cache

import agent.interpret.embedded.schemas
from agent.interpret.embedded.document import Document
from agent.interpret.embedded.named_data.entries import find_entries
from agent.interpret.embedded.named_data.schema import Schema, read_schema
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from problems.discovery import discover

_LONGEST = 200_000
# Data under names say what they are, more surely than any wording.
_EVIDENCE = 0.97


@cache
def schemas() -> dict[str, Schema]:
    """Returns every schema by its file's name."""
    return discover(agent.interpret.embedded.schemas, "SCHEMA", Schema)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if len(text) > _LONGEST or "[" not in text:
        return 0.0
    return _EVIDENCE if len(find_entries(document)) >= 2 else 0.0


@refusing("the data")
def _read(document: Document) -> Reading | Missing | None:
    """The one schema that reads the data; a question where several do; else what one of them misses."""
    entries = find_entries(document)
    outcomes = [read_schema(document, entries, schema) for schema in schemas().values()]
    readings = [each for each in outcomes if isinstance(each, Reading)]
    questions = [each for each in outcomes if isinstance(each, Missing)]
    problems = [each.problem for each in readings]
    if any(problem != problems[0] for problem in problems):
        names = " or ".join(dict.fromkeys(problem.family for problem in problems))
        return Missing(problems[0].family, "the kind of problem", f"Is this {names}?")
    if readings:
        return readings[0]
    return questions[0] if len(questions) == 1 else None


READER = Reader(family="data under names", evidence=_evidence, read=_read)
