"""Words that a linear program contradicts, however well its numbers are accounted for."""

from __future__ import annotations

import re
from typing import Any

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.linear.words import stem, stems
from problems.families.linear_program import LinearProgram
from problems.problem import Problem

_LISTS = re.compile(
    r"\b(?:makes?|sells?|produces?|grows?|bakes?|offers?|plants?|builds?|sews?|manufactures?|assembles|raises|brews?|crafts?)\s"
    r"(?P<list>(?:[a-z][\w-]*(?:\s[a-z][\w-]*){0,2},\s){1,8}(?:and\s)?[a-z][\w-]*(?:\s[a-z][\w-]*)?,?\sand\s[a-z][\w-]*|(?:[a-z][\w-]*(?:\s[a-z][\w-]*)?,\s){1,8}[a-z][\w-]*(?:\s[a-z][\w-]*)?\sand\s[a-z][\w-]*(?:\s[a-z][\w-]*)?)(?=[.:;,]|\s(?:from|on|in|for|with|at)\b)"
)
_COUNTED = re.compile(
    r"\b(?:most|fewest|(?:greatest|largest|maximum|smallest|highest)\snumber\sof)\s(?:pieces|items|things|articles|goods)\b",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:same|equal)\s(?:amounts?|numbers?|quantit\w+|weights?|shares?)\b(?!\sof\s(?:money|time|work))",
    re.IGNORECASE,
)
_SET_ASIDE = re.compile(
    r"\d\s(?:\w+\s)?of\s(?:which|whom|these|those|them)\s(?:are|is|were|must\sbe|have\sto\sbe|will\sbe)\s"
    r"(?:kept|reserved|needed|lost|set|already|used|taken|booked|spoken|blocked|broken|unavailable)\b",
    re.IGNORECASE,
)
# "Two cars need one parking lot": how many of one share one of the other is easily turned round.
_TOGETHER = re.compile(
    r"\b(?:two|three|four|five|six|[2-9])\s(?!(?:of|hours?|minutes?|days?|weeks?)\b)[a-z]+s\s(?:need|take|require|occupy|use|fit|share)\s"
    r"(?:into\s|in\s)?(?:one|a|an|1)\s[a-z]+",
    re.IGNORECASE,
)
_VERB_NAMES = re.compile(
    r"\b(?:earns?|costs?|takes|yields|brings|requires|uses|sells)$", re.IGNORECASE
)
_MOST = 2  # a list is of the amounts when it names so many of them


def contradicted(document: Document, problem: Problem[Any]) -> str:
    """Returns the words that say something that the program does not, "" where there are none.

    Things listed as made that it has no amount of, a goal counted in pieces with unequal weights, equal
    amounts without an equation, supplies that are partly set aside, several sharing one of a resource.
    """
    if not isinstance(problem, LinearProgram):
        return ""
    text = document.text.raw
    names = [variable.name for variable in problem.variables]
    counted, same = _COUNTED.search(text), _SAME.search(text)
    if counted and len(set(problem.linear.values())) == 1:
        counted = None
    if any(row.relation == "=" and len(row.terms) > 1 for row in problem.constraints):
        same = None
    found = _SET_ASIDE.search(text) or _TOGETHER.search(text) or counted or same
    misnamed = next((name for name in names if _VERB_NAMES.search(name)), "")
    return _shown(found[0]) if found else misnamed or _shown(_unread_list(text, names))


def _shown(words: str) -> str:
    return " ".join(words.split())[:100]


def _unread_list(text: str, names: list[str]) -> str:
    """The list of what is made that names two of the amounts and something else."""
    known = {word for name in names for word in stems(name)}
    for match in _LISTS.finditer(text):
        parts = [part for part in re.split(r",\s(?:and\s)?|\sand\s", match["list"]) if part]
        named = [bool({stem(word) for word in part.split()} & known) for part in parts]
        # "Produce electricity, alpha and beta": what stands first may be a word for all that follow.
        others = [part for part, is_known in zip(parts, named, strict=True) if not is_known]
        is_aside = others == parts[:1] and not parts[0].endswith("s")
        if sum(named) >= _MOST and others and not is_aside:
            return match["list"]
    return ""
