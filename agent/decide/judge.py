"""The verdict: pure code over measurements and sourced facts. No text can talk it round."""

from __future__ import annotations

from agent.contracts.stakes import Stakes
from agent.contracts.verdict import Quadrant, Route, Verdict
from agent.decide.break_evens import break_evens
from agent.decide.case import Case
from agent.decide.classical_reach import reach_findings
from agent.decide.confidence import confidence
from agent.decide.curves import curves
from agent.decide.error_corrected_era import era_findings
from agent.decide.findings.classical import classical_findings
from agent.decide.findings.field import field_findings
from agent.decide.findings.quantum import considered_run, quantum_findings
from agent.decide.findings.weighed import ranked
from agent.decide.flips import flips
from agent.decide.natural_size import natural_size
from agent.decide.rows import rows
from agent.decide.size_break_evens import size_break_evens
from agent.decide.summary import break_even_words, summary
from agent.decide.unknowns import unknowns
from agent.decide.worth import is_worth_quantum
from solvers.quantum.algorithms import algorithm


def judge(case: Case, requested: Route | None, stakes: Stakes) -> Verdict:
    """Returns the route, and whether quantum hardware would be worth it, for one instance.

    A route that the person asked for is taken; the judgement is the same as without it.
    """
    worth = is_worth_quantum(case)
    advised = advised_route(case, worth=worth)
    found = (*break_evens(case), *size_break_evens(case))
    quantum = algorithm("annealing" if _annealer_leads(case) else "qaoa")
    weighed = (
        *classical_findings(case),
        *reach_findings(case),
        *quantum_findings(case),
        *field_findings(case),
        *era_findings(case),
    )
    return Verdict(
        route=requested or advised,
        requested=requested,
        advised=advised,
        quadrant=_quadrant(advised),
        worth_quantum=worth,
        confidence=confidence(case, worth=worth),
        algorithm=quantum.title,
        readiness=quantum.readiness,
        summary=summary(case, worth=worth),
        findings=ranked(case, weighed),
        routes=rows(case),
        break_even=break_even_words(case, found, worth=worth),
        break_evens=found,
        stakes=stakes,
        flips=flips(case, found),
        curves=curves(case),
        size=natural_size(case.features),
        unknowns=unknowns(case),
    )


def advised_route(case: Case, *, worth: bool) -> Route:
    """Returns what a person should take: hardware where it is worth it, else the best route here."""
    if worth:
        return Route.QUANTUM
    if any(proof.kind == "polynomial" for proof in case.features.proofs):
        return Route.POLYNOMIAL
    best = next(iter(case.classical), None)
    return best.route if best is not None else Route.EXACT


def _annealer_leads(case: Case) -> bool:
    run = considered_run(case)
    return run is not None and run.offer.kind == "annealer"


def _quadrant(advised: Route) -> Quadrant:
    match advised:
        case Route.QUANTUM:
            return Quadrant.QUANTUM
        case Route.ANNEALING:
            return Quadrant.QUANTUM_INSPIRED
        case _:
            return Quadrant.CLASSICAL
