"""What the field has published that bears on the instance."""

from __future__ import annotations

from collections.abc import Iterator

from agent.contracts.verdict import Finding
from agent.decide.case import Case
from agent.decide.findings.weighed import Weighed

# Sizes from which a published measurement has quantum hardware ahead of the best classical solver
# on a family. None was found for any family here by November 2026.
MEASURED_ADVANTAGE: dict[str, int] = {}
ADVANTAGE_SOURCE = "QOBLIB, arXiv 2504.03832: open for every class it lists"
ADVANTAGE_DATE = "2025-04"


def field_findings(case: Case) -> Iterator[Weighed]:
    """Yields whether hardware was ever measured ahead on this family."""
    if case.features.n_qubits is None:
        return
    known = MEASURED_ADVANTAGE.get(case.features.family)
    yield Weighed(
        Finding(
            name="measured advantage",
            value="none published" if known is None else f"from {known} variables",
            threshold="a published measurement of hardware ahead of the best classical solver",
            effect="no evidence that a device would do better"
            if known is None
            else "a device may do better",
            source=ADVANTAGE_SOURCE,
            date=ADVANTAGE_DATE,
        )
    )
