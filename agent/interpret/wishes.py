"""A solver that the question itself asks for: "use QAOA", "solve it by simulated annealing"."""

from __future__ import annotations

import re

from agent.contracts.verdict import Route

_SOLVERS = {
    Route.QAOA: r"qaoa|quantum approximate optimi[sz]ation(?: algorithm)?",
    Route.ANNEALING: r"(?:simulated )?annealing",
    Route.HEURISTIC: r"(?:an?\s|some\s)?(?:good\s)?(?:meta-?)?heuristics?(?:\s(?:solver|method|search))?"
    r"|(?:an?\s)?(?:guided\s)?local search|(?:an?\s)?large neighbou?rhood search",
    Route.EXACT: r"cp-?sat|or-?tools|an exact (?:solver|method)|exact solver",
}
# A wish is a verb of use or a preposition right before the name: a question about QAOA is not one.
_WISH = {
    route: re.compile(
        rf"\b(?:us(?:e|ing)|with|by|via|through|run(?:ning)?|try)\s+(?:the\s+)?(?:{names})\b",
        re.IGNORECASE,
    )
    for route, names in _SOLVERS.items()
}
_NOT = re.compile(
    r"(?:\bnot|n't|\bwithout|\bnever|\brather than|\binstead of)\s+\w*\s*$", re.IGNORECASE
)


def wish(question: str) -> Route | None:
    """Returns the solver that the question asks for; None where it asks for none, or for several.

    >>> wish("Split the team. Use QAOA.")
    <Route.QAOA: 'qaoa'>
    >>> wish("Do not use QAOA.") is None
    True
    """
    wanted = {
        route
        for route, pattern in _WISH.items()
        for match in pattern.finditer(question)
        if not _NOT.search(question[: match.start()])
    }
    return wanted.pop() if len(wanted) == 1 else None
