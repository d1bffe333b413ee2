"""The verdict on quantum in words: why, in numbers, and what would turn it."""

from __future__ import annotations

import math

from agent.contracts.verdict import BreakEven, Finding, Route, RouteEstimate, Verdict
from agent.report.money_words import usd_words
from problems.plain_duration import lasting
from problems.plain_number import distance, percent

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
        f"{finding.effect} (source: {source_words(finding)})."
    )


def source_words(finding: Finding) -> str:
    """Returns the source of a finding, with its date where the source does not say it."""
    if not finding.date or finding.date in finding.source:
        return finding.source
    return f"{finding.source} ({finding.date})"


def route_words(route: Route) -> str:
    """Returns a route in words.

    >>> route_words(Route.EXACT)
    'the exact solvers'
    """
    return _ROUTE_WORDS[route]


def requested_words(verdict: Verdict) -> tuple[str, ...]:
    """Returns that the person chose the route, where they did."""
    if verdict.requested is None:
        return ()
    return (f"You asked for {_ROUTE_WORDS[verdict.requested]}, so that is what ran.",)


def side_by_side_words(verdict: Verdict) -> tuple[str, ...]:
    """Returns the best classical route beside the best on quantum hardware, in numbers."""
    classical = _best(verdict, quantum=False)
    quantum = _best(verdict, quantum=True)
    said = [f"The best classical route is {expected_words(classical)}"] if classical else []
    if quantum:
        said.append(f"the best on quantum hardware is {expected_words(quantum)}")
    elif out := next((each for each in verdict.routes if _is_quantum(each)), None):
        said.append(f"{out.name} is out: {out.excluded.rstrip('.')}")
    if not said:
        return ()
    sentence = "; ".join(said)
    return (f"{sentence[:1].upper()}{sentence[1:]}.",)


def confidence_words(verdict: Verdict) -> tuple[str, ...]:
    """Returns how sure the verdict is."""
    if verdict.confidence is None:
        return ()
    return (f"Confidence: {percent(float(f'{verdict.confidence:.3g}'))}.",)


def heaviest_words(verdict: Verdict) -> tuple[str, ...]:
    """Returns the finding that moved the decision most."""
    if not verdict.findings:
        return ()
    heaviest = verdict.findings[0]
    return (
        f"What weighed most: {heaviest.name} ({heaviest.value}); {heaviest.effect.rstrip('.')}.",
    )


def turning_words(verdict: Verdict, *, whole: bool) -> tuple[str, ...]:
    """Returns the smallest change that would turn the answer, else what was looked at in vain."""
    nearest = nearest_break_even(verdict)
    if nearest is None:
        looked_at = [each.quantity for each in verdict.break_evens]
        if whole or not looked_at:
            return (verdict.break_even,)
        return (f"No change of one of these alone would turn it: {', '.join(looked_at)}.",)
    return (f"The smallest change that would turn it: {_sentence(nearest.words)}",)


def nearest_break_even(verdict: Verdict) -> BreakEven | None:
    """Returns the break-even that is the smallest factor away from today; None where nothing turns it."""
    turning = [each for each in verdict.break_evens if each.at is not None]
    return min(turning, key=_factor, default=None)


def assumed_words(verdict: Verdict, *, most: int) -> tuple[str, ...]:
    """Returns what the person did not say, what was assumed for it, and where the advice would change."""
    return tuple(
        f"Not said, so assumed: {each.quantity}, {each.assumed}; {_sentence(each.words)}"
        for each in verdict.flips[:most]
    )


def readiness_words(verdict: Verdict) -> tuple[str, ...]:
    """Returns where the field stands for the algorithm that would do it."""
    if verdict.readiness is None:
        return ()
    of = f" of {verdict.algorithm}" if verdict.algorithm else ""
    return (f"The state of the field{of}: {verdict.readiness.value}.",)


def unknown_words(verdict: Verdict) -> tuple[str, ...]:
    """Returns what was not known."""
    if not verdict.unknowns:
        return ()
    return (f"Not known: {' '.join(_sentence(each) for each in verdict.unknowns)}",)


def _is_quantum(route: RouteEstimate) -> bool:
    """Whether it runs on quantum hardware; QAOA is simulated here, so it is a classical computer's work."""
    return route.route is Route.QUANTUM


def _best(verdict: Verdict, *, quantum: bool) -> RouteEstimate | None:
    kept = [
        each
        for each in verdict.routes
        if _is_quantum(each) is quantum and not each.excluded and each.utility_usd is not None
    ]
    return max(kept, key=lambda each: each.utility_usd or 0.0, default=None)


def expected_words(route: RouteEstimate) -> str:
    """Returns a route with its expected gap, time, price and worth."""
    said = [] if route.gap is None else [f"{distance(route.gap)} off the best"]
    said += [] if route.seconds is None else [f"in {lasting(route.seconds)}"]
    said += [] if route.usd is None else [f"for {usd_words(route.usd)}"]
    said += [f"worth {usd_words(route.utility_usd)}"]
    return f"{route.name}: {', '.join(said)}"


def _factor(each: BreakEven) -> float:
    """How far away it is, as the logarithm of a ratio; what is not known today is farthest."""
    if each.at is None or each.today is None or each.at <= 0 or each.today <= 0:
        return math.inf
    return abs(math.log(each.at / each.today))


def _sentence(words: str) -> str:
    return f"{words.rstrip('.')}."
