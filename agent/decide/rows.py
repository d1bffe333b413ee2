"""Every route side by side: quality, time and price to expect, and what that is worth."""

from __future__ import annotations

from collections.abc import Iterator

from agent.contracts.verdict import Route, RouteEstimate
from agent.decide.case import Case
from agent.decide.classical import ClassicalRoute
from agent.decide.hardware import Run, best_runs
from agent.decide.utility import utility_usd
from problems.plain_number import plain
from solvers.quantum.offer import Offer, gap_interval

_STUDY = "for study: simulating it here goes through every state, which finds the optimum anyway"


def rows(case: Case) -> tuple[RouteEstimate, ...]:
    """Returns one row a route or machine, by utility; those that are excluded come last."""
    every = [*_classical(case), *_simulator(case), *_hardware(case)]
    return tuple(sorted(every, key=_order))


def _order(row: RouteEstimate) -> tuple[bool, float, float]:
    worth = row.utility_usd if row.utility_usd is not None else 0.0
    return (row.utility_usd is None, -worth, row.seconds or 0.0)


def _classical(case: Case) -> Iterator[RouteEstimate]:
    for each in case.classical:
        yield RouteEstimate(
            route=each.route,
            name=each.name,
            gap=each.gap,
            gap_low=each.gap_low,
            gap_high=each.gap_high,
            seconds=each.seconds,
            seconds_low=each.seconds_low,
            seconds_high=each.seconds_high,
            usd=0.0,
            utility_usd=_classical_usd(case, each),
            origin=each.origin,
            how=each.how,
        )


def _classical_usd(case: Case, route: ClassicalRoute) -> float:
    return utility_usd(route.gap, 0.0, 0.0, case.terms)


def _simulator(case: Case) -> Iterator[RouteEstimate]:
    simulators = [each for each in case.offers if each.kind == "simulator"]
    if not simulators:
        return
    offer = max(simulators, key=lambda each: (each.fits, each.layers or 0))
    yield RouteEstimate(
        route=Route.QAOA,
        name="QAOA simulated here",
        gap=0.0 if offer.fits else None,
        seconds=offer.start_s if offer.fits else None,
        usd=0.0 if offer.fits else None,
        excluded=_STUDY if offer.fits else offer.why_not,
        origin="fitted",
        how=offer.chances.how,
    )


def _hardware(case: Case) -> Iterator[RouteEstimate]:
    runs = {run.offer.device: run for run in best_runs(case)}
    yield from (_machine(case, run) for run in runs.values())
    left: dict[str, Offer] = {}
    for offer in case.offers:
        if offer.kind != "simulator" and offer.device not in runs:
            left.setdefault(offer.device, offer)
    for offer in left.values():
        yield RouteEstimate(
            route=Route.QUANTUM,
            name=offer.device,
            excluded=_why_not(case, offer),
            origin="fitted",
            how=offer.chances.how,
        )


def _machine(case: Case, run: Run) -> RouteEstimate:
    offer, clean = run.offer, case.error_scale
    low, high = (float(each) for each in gap_interval(offer, float(run.shots), clean))
    what = "annealing"
    if offer.layers:
        what = f"QAOA, {offer.layers} layer{'' if offer.layers == 1 else 's'}"
    return RouteEstimate(
        route=Route.QUANTUM,
        name=f"{offer.device}: {what}, {plain(run.shots)} shot{'' if run.shots == 1 else 's'}",
        gap=run.gap,
        gap_low=min(low, run.gap),
        gap_high=max(high, run.gap),
        seconds=run.seconds,
        usd=run.usd,
        utility_usd=run.utility_usd,
        origin="fitted",
        how=offer.chances.how,
        notes=offer.unknowns,
    )


def _why_not(case: Case, offer: Offer) -> str:
    if not offer.fits:
        return offer.why_not
    if not case.terms.data_may_leave:
        return "the data may not leave the house"
    if offer.start_s + offer.shot_s > case.terms.deadline_s:
        return f"one shot takes longer than the deadline of {plain(case.terms.deadline_s)} s"
    return f"one shot costs more than the {plain(case.terms.price_limit_usd)} USD that may be spent"
