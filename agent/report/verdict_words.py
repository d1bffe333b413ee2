"""The verdict on quantum in words: what was weighed, and what the person asked for."""

from __future__ import annotations

from agent.contracts.verdict import Finding, Route, Verdict

_ROUTE_WORDS = {
    Route.POLYNOMIAL: "a polynomial algorithm",
    Route.EXACT: "the exact solvers",
    Route.HEURISTIC: "the heuristics",
    Route.ANNEALING: "annealing",
    Route.QAOA: "QAOA",
    Route.QUANTUM: "one run on a quantum machine or a simulation of one",
}


def finding_words(finding: Finding) -> str:
    """Returns one finding as a sentence."""
    name = finding.name[:1].upper() + finding.name[1:]
    return (
        f"{name}: {finding.value}, weighed against {finding.threshold}; "
        f"{finding.effect} (source: {finding.source})."
    )


def requested_words(verdict: Verdict) -> tuple[str, ...]:
    """Returns that the person chose the route, where they did."""
    if verdict.requested is None:
        return ()
    return (f"You asked for {_ROUTE_WORDS[verdict.requested]}, so that is what ran.",)
