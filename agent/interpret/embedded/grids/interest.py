"""Who would take what: "Applicant 0 is interested in job 3", as a matching that is as large as can be."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.grids.enumerations import split_list
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.text import Span
from problems.families.assignment import Assignment
from problems.status import Sense

_INTEREST = re.compile(
    r"(?P<who>[A-Z][\w'’]*(?:\s\d+)?)\s(?:is\sinterested\sin|likes|would\stake|can\sdo|is\squalified\sfor|wants|applied\s(?:for|to)|accepts)"
    r"\s(?:only\s)?(?P<list>[^.;\n]+)"
)
_MOST = re.compile(
    r"\b(?:maximum\snumber|as\smany|most\s(?:people|applicants|workers)|largest\s(?:number|matching)|maximum\s(?:bipartite\s)?matching"
    r"|maximi[sz]e\sthe\snumber)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?P<count>\d+)\s(?:\w+\s){0,2}?(?P<kind>[a-z]+?)s?\s(?:\([^)]*\)\s)?(?:that\sare\s)?number(?:ed)\sfrom\s(?P<first>\d+)\sto\s(?P<last>\d+)",
    re.IGNORECASE,
)


def interest_evidence(text: str) -> float:
    """Returns how much a text asks for as many people as possible to get what they want."""
    return 0.9 if _MOST.search(text) and len(_INTEREST.findall(text)) > 1 else 0.0


def read_interest(document: Document) -> Reading | Missing | None:
    """Returns the matching as an assignment where each wanted pair counts 1.

    Where not everyone can be served, "nobody" tasks worth 0 stand in, so that a complete
    assignment always exists and its total is the size of the largest matching.
    """
    wishes, spans = _wishes(document)
    ranges = {
        match["kind"].lower(): range(int(match["first"]), int(match["last"]) + 1)
        for match in _COUNTED.finditer(document.text.raw)
    }
    workers = _with_range(tuple(wishes), ranges)
    tasks = _with_range(
        tuple(sorted({task for wish in wishes.values() for task in wish}, key=_order)), ranges
    )
    if set(workers) & set(tasks):
        return None
    costs = tuple(
        tuple(1.0 if task in wishes.get(worker, ()) else None for task in tasks)
        for worker in workers
    )
    assumptions: tuple[str, ...] = ()
    if not _is_complete(costs):
        spare = tuple(f"nothing ({worker})" for worker in workers)
        costs = tuple(
            (*row, *(0.0 if other == worker else None for other in workers))
            for worker, row in zip(workers, costs, strict=True)
        )
        tasks += spare
        assumptions = ("Whoever cannot get anything wanted is given nothing, which counts 0.",)
    problem = Assignment(workers=workers, tasks=tasks, costs=costs, goal=Sense.MAXIMISE)
    return Reading(problem, tuple(spans), assumptions)


def _wishes(document: Document) -> tuple[dict[str, set[str]], list[Span]]:
    """What each person would take, and where the text says so."""
    wishes: dict[str, set[str]] = {}
    spans: list[Span] = []
    for match in _INTEREST.finditer(document.text.raw):
        kind = re.match(r"(?:the\s)?([a-z]+?)s?\s(?=\d)", match["list"])
        names = [
            f"{kind[1]} {name}" if kind and name.isdigit() else name
            for name in split_list(match["list"])
        ]
        wishes.setdefault(match["who"], set()).update(names)
        spans.append(Span(*match.span()))
    return wishes, spans


def _with_range(names: tuple[str, ...], ranges: dict[str, range]) -> tuple[str, ...]:
    """The names, with those that "numbered from 0 to 9" adds for their kind."""
    kind = names[0].rpartition(" ")[0] if names else ""
    numbers = ranges.get(kind.lower(), range(0))
    return tuple(dict.fromkeys((*names, *(f"{kind} {number}" for number in numbers))))


def _order(name: str) -> tuple[str, int, str]:
    head, _, tail = name.rpartition(" ")
    return (head, int(tail), "") if tail.isdigit() else (name, 0, name)


def _is_complete(costs: tuple[tuple[float | None, ...], ...]) -> bool:
    """Whether the shorter side can be matched completely (Hopcroft and Karp 1973, in scipy)."""
    import numpy as np
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import maximum_bipartite_matching

    allowed = np.array([[cost is not None for cost in row] for row in costs])
    matched = maximum_bipartite_matching(csr_array(allowed), perm_type="column")
    return bool((matched >= 0).sum() == min(allowed.shape))
