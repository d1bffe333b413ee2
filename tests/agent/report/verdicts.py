"""A verdict with every field filled, as the judge of a cut of 150 nodes might give it."""

from __future__ import annotations

import numpy as np

from agent.contracts.stakes import Stakes
from agent.contracts.verdict import (
    BreakEven,
    Curve,
    Finding,
    Flip,
    Quadrant,
    Route,
    RouteEstimate,
    Verdict,
)
from solvers.quantum.algorithms import Readiness

ROUTES = (
    RouteEstimate(
        route=Route.EXACT,
        name="exact search (CP-SAT)",
        gap=0.0213,
        gap_low=0.0081,
        gap_high=0.0542,
        seconds=10.0,
        seconds_low=4.1,
        seconds_high=10.0,
        usd=0.0,
        utility_usd=97_870.0,
        origin="fitted",
        how="the profiles of 24 instances of this family, continued from a probe of a second",
    ),
    RouteEstimate(
        route=Route.ANNEALING,
        name="simulated annealing here",
        gap=0.00412,
        gap_low=0.0,
        gap_high=0.0125,
        seconds=10.0,
        seconds_low=10.0,
        seconds_high=10.4,
        usd=0.0,
        utility_usd=99_588.0,
        origin="measured",
        how="the profiles of 24 instances of this family",
        notes=("it proves nothing",),
    ),
    RouteEstimate(
        route=Route.QAOA,
        name="QAOA, simulated here",
        excluded="150 qubits; a simulation takes at most 28",
        origin="simulated",
        how="the largest statevector",
    ),
    RouteEstimate(
        route=Route.QUANTUM,
        name="D-Wave Advantage2",
        gap=0.0874,
        gap_low=0.0211,
        gap_high=0.191,
        seconds=0.31,
        seconds_low=0.28,
        seconds_high=0.9,
        usd=0.174,
        utility_usd=91_259.826,
        origin="published",
        how="2,000 reads at 2,000 USD an hour",
    ),
    RouteEstimate(
        route=Route.QUANTUM,
        name="IBM Boston",
        gap=0.331,
        gap_low=0.22,
        gap_high=0.47,
        seconds=21.0,
        seconds_low=19.0,
        seconds_high=25.0,
        usd=33.6,
        utility_usd=-33.6,
        origin="published",
        how="4,096 shots at 1.60 USD a second",
        notes=("the answer comes after the deadline",),
    ),
)
_N = np.geomspace(20, 10_000, 40)
CURVES = (
    Curve(
        name="best classical solver",
        kind="classical",
        n=tuple(_N.tolist()),
        seconds=tuple((1e-3 * 1.031 ** np.minimum(_N, 3_000)).tolist()),
        low=tuple((1e-3 * 1.022 ** np.minimum(_N, 3_000)).tolist()),
        high=tuple((1e-3 * 1.038 ** np.minimum(_N, 3_000)).tolist()),
        measured_to=220.0,
        how="fitted to time to optimality of 96 instances",
    ),
    Curve(
        name="Grover search, error-corrected",
        kind="quantum",
        n=tuple(_N.tolist()),
        seconds=tuple((40.0 * 1.0153 ** np.minimum(_N, 4_000)).tolist()),
        how="surface code at an error of 0.001 a gate (arXiv 2504.01897)",
    ),
    Curve(
        name="today's machines",
        kind="quantum",
        n=(20.0, 156.0),
        seconds=(2.1, 21.0),
        how="4,096 shots at the published rates",
    ),
)
FULL = Verdict(
    route=Route.ANNEALING,
    quadrant=Quadrant.QUANTUM_INSPIRED,
    worth_quantum=False,
    summary="A quantum computer is not worth it here: annealing in software comes closer, sooner and for "
    "nothing.",
    findings=(
        Finding(
            name="measured advantage",
            value="none published",
            threshold="a published measurement of hardware ahead of the best classical solver",
            effect="no evidence that a device would do better",
            source="QOBLIB, arXiv 2504.03832",
            date="2025-04",
            moved=0.42,
        ),
        Finding(
            name="two-qubit gates",
            value="1,350 for one layer",
            threshold="error-free half of the time",
            effect="most shots carry an error",
            source="IBM (2026-09)",
            moved=0.113,
        ),
    ),
    break_even="It would be worth it from 1,940 variables on, on an error-corrected machine.",
    confidence=0.968,
    algorithm="QAOA on gate-based machines",
    readiness=Readiness.LABORATORY,
    routes=ROUTES,
    break_evens=(
        BreakEven(
            quantity="two-qubit error",
            unit="",
            today=7.9e-4,
            at=1.3e-6,
            limit=1e-9,
            words="the two-qubit error would have to fall from 0.00079 to 1.3e-06",
            how="search by halves",
        ),
        BreakEven(
            quantity="size",
            unit="variables",
            today=150.0,
            at=1_940.0,
            limit=10_000.0,
            words="the instance would have to grow from 150 to 1940 variables",
            how="search by halves",
        ),
        BreakEven(
            quantity="price",
            unit="USD",
            today=0.174,
            at=None,
            limit=0.0,
            words="no price is low enough, not even none",
            how="asked at 0",
        ),
    ),
    stakes=Stakes(usd_per_percent=1_000, deadline_s=10),
    flips=(
        Flip(
            quantity="how often it is asked",
            assumed="once a year",
            words="no number of runs changes the answer",
        ),
        Flip(
            quantity="whether the data may leave",
            assumed="they may",
            words="if they may not, every quantum machine is out",
        ),
    ),
    unknowns=("How well the annealer does beyond 180 nodes was not measured.",),
    curves=CURVES,
    size=150.0,
)
