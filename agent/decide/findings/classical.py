"""What is known of the instance and of the solvers on this computer."""

from __future__ import annotations

from collections.abc import Iterator

from agent.contracts.verdict import Finding
from agent.decide.case import Case
from agent.decide.findings.weighed import MEASURED, Weighed
from problems.plain_number import distance, percent, plain
from problems.status import Status

PROBE_S = 1.0  # a proof within a second leaves no time in which a device could be reached at all
_SHOWN_MARKERS = 3

_SETTLED = {
    Status.OPTIMAL: "nothing better exists, so no computer can improve on it",
    Status.INFEASIBLE: "there is no answer for any computer to find",
    Status.UNBOUNDED: "there is no best answer for any computer to find",
}


def classical_findings(case: Case) -> Iterator[Weighed]:
    """Yields the classical try, what makes the instance easy or hard, and what to expect by the deadline."""
    yield _probe(case)
    for proof in case.features.proofs:
        yield Weighed(
            Finding(
                name="easy structure",
                value=proof.words,
                threshold=f"a {proof.kind} algorithm",
                effect="quantum computing has nothing to win",
                source=proof.source,
            ),
            decides=True,
        )
    if not case.is_settled:
        yield from _prospect(case)
    for marker in case.features.markers[:_SHOWN_MARKERS]:
        yield Weighed(
            Finding(
                name=marker.name,
                value=marker.words,
                threshold="a kind of instance that is known to be hard",
                effect="classical solvers may need long on larger ones",
                source=marker.source,
            )
        )


def _probe(case: Case) -> Weighed:
    probe = case.probe
    if probe is None:
        value, effect = "not made", "nothing was measured of the classical side"
    elif probe.status.is_proof:
        value = f"{probe.status} proven in {probe.provenance.seconds:.3g} s by {probe.provenance.backend}"
        effect = _SETTLED[probe.status]
    elif probe.gap is not None:
        value = f"gap {probe.gap:.2%} after {probe.provenance.seconds:.3g} s{_trend(case)}"
        effect = "the instance is not settled at once by classical means"
    else:
        value = f"{probe.status} after {probe.provenance.seconds:.3g} s, no bound{_trend(case)}"
        effect = "the instance is not settled at once by classical means"
    finding = Finding(
        name="classical probe",
        value=value,
        threshold=f"a proof within {PROBE_S:g} s",
        effect=effect,
        source=MEASURED,
    )
    return Weighed(finding, decides=case.is_settled)


def _trend(case: Case) -> str:
    """Where the last improvement came, which tells whether more time would help."""
    probe = case.probe
    trail = [(each.seconds, each.objective) for each in probe.trail] if probe else []
    known = [(seconds, value) for seconds, value in trail if value is not None]
    if len(known) < 2:
        return ""
    (_, first), (_, last) = known[0], known[-1]
    reached_s = next(seconds for seconds, value in known if value == last)
    better = abs(last - first) / max(1.0, abs(last))
    if better == 0:
        return f"; no better answer since {reached_s:.2g} s"
    return f"; answers improved by {percent(float(f'{better:.2g}'))} up to {reached_s:.2g} s"


def _prospect(case: Case) -> Iterator[Weighed]:
    best = next(iter(case.classical), None)
    if best is None:
        return
    yield Weighed(
        Finding(
            name="classical prospect",
            value=f"{_gap(best.gap)} from the best expected by {best.name}, {_gap(best.gap_low)} to "
            f"{_gap(best.gap_high)} in four cases of five",
            threshold=f"by the deadline of {plain(float(f'{case.terms.deadline_s:.3g}'))} s",
            effect="this is what a quantum computer would have to beat",
            source=best.how,
        ),
        otherwise=case.but(has_no_classical=True),
    )


def _gap(share: float) -> str:
    return distance(share, digits=2)
