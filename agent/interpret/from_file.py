"""Problems that a data file spells out by itself, and what the question's words may add to them."""

from __future__ import annotations

import re
from typing import Any

from agent.contracts.clarification import Clarification
from agent.interpret.embedded import pipeline
from agent.interpret.embedded.document import Document
from agent.interpret.embedded.reader import Reading
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unread_limit
from problems.problem import Problem
from problems.registry import families, parse_problem
from problems.status import Sense

# Evidence above which the question's own words speak of a family.
_SPEAKS = 0.6
# What words may add to a typed problem: the field, and how a question says it.
_REFINEMENTS = (
    (
        "graph_coloring",
        "n_colors",
        re.compile(
            r"\b(?:at\smost|no\smore\sthan|up\sto|only|with|using|in|maximum\sof)\s(\d+)\s(?:different\s)?"
            r"(?:colou?rs|slots|groups|frequencies|registers)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "number_partition",
        "n_piles",
        re.compile(r"\binto\s(\d+)\s(?:equal\s)?(?:piles|groups|parts|sets|bins)\b", re.IGNORECASE),
    ),
)

_MAXIMISES = re.compile(r"\bmaximi[sz]\w*|\bmaximum\b|\blargest\b", re.IGNORECASE)
# What a file of a family leaves open and its reader settles.
_SAID_OF_FILES: dict[str, tuple[str, ...]] = {
    "portfolio": ("Where the file states no goal, the variance is made as small as possible.",)
}


def read_file_problem(document: Document) -> Reading | Clarification:
    """Returns the problem that the data files spell out, refined by the question's words.

    Where one file fits several formats the question decides; where it speaks of another family than
    the file's, the reader of that family must be able to use the file.
    """
    spoken = _spoken_families(document)
    if len(document.problems) > 1:
        meant = [each for each in document.problems if each.family in spoken]
        if len(meant) != 1:
            return pipeline.between(tuple(dict.fromkeys(each.family for each in document.problems)))
        return _refined(meant[0], document)
    problem = document.problems[0]
    if spoken and problem.family not in spoken and set(spoken) & set(pipeline.readers()):
        outcome = pipeline.read(document)
        if isinstance(outcome, Reading):
            return outcome
        return pipeline.between((problem.family, spoken[0]))
    return _refined(problem, document)


def _spoken_families(document: Document) -> list[str]:
    words_only = Document(document.text)
    scored = sorted(
        ((reader.evidence(words_only), name) for name, reader in pipeline.readers().items()),
        reverse=True,
    )
    named = named_families(document.text.raw)
    return [*named, *(name for evidence, name in scored if evidence >= _SPEAKS)]


def named_families(question: str) -> tuple[str, ...]:
    """Returns the families that the question calls by their name.

    >>> named_families("Find the largest independent set of this network.")
    ('independent_set',)
    """
    return tuple(name for name in families() if re.search(_spelt(name), question, re.IGNORECASE))


def _spelt(family: str) -> str:
    words = family.replace("_", r"[\s_-]").replace("color", "colou?r")
    return rf"\b{words}\b"


def _refined(problem: Problem[Any], document: Document) -> Reading | Clarification:
    used: list[Span] = []
    changes: dict[str, int] = {}
    for family, field, pattern in _REFINEMENTS:
        match = pattern.search(document.text.raw)
        if family == problem.family and match:
            changes[field] = int(match[1])
            used.append(Span(*match.span()))
    limit = unread_limit(document, used)
    if limit:
        return Clarification(
            question=f'The data file gives the whole problem; what does "{limit.text}" add to it?',
            missing=(f'what "{limit.text}" means here',),
            family=problem.family,
        )
    goal = _goal(problem, document)
    said = _SAID_OF_FILES.get(problem.family, ())
    refined = parse_problem({**problem.model_dump(), **changes, **goal})
    return Reading(refined if changes or goal else problem, tuple(used), said)


def _goal(problem: Problem[Any], document: Document) -> dict[str, Sense]:
    """The way a QUBO file is to be read, which its format leaves open: "maximise" in the question."""
    if problem.family != "qubo" or not _MAXIMISES.search(document.text.raw):
        return {}
    return {"goal": Sense.MAXIMISE}
