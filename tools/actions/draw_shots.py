"""Draws what a quantum run measured beside what its circuit gives without noise, in one picture."""

from __future__ import annotations

from base64 import b64encode
from typing import Literal

from problems.figure import DistributionFigure, Series
from problems.problem import Frozen
from solvers.quantum_evidence import MachineKind, QuantumRunEvidence
from tools.actions.draw import Picture
from tools.tool import Progress, Tool

_MEASURED: dict[MachineKind, str] = {
    "simulator": "sampled without noise",
    "noisy simulator": "noisy simulation",
    "device": "measured on the device",
}
_TITLE: dict[MachineKind, str] = {
    "simulator": "Energies on {machine}, simulated without noise",
    "noisy simulator": "Energies on {machine}, a noisy simulation",
    "device": "Energies measured on {machine}",
}


class DrawShotsInput(Frozen):
    """The evidence of a quantum run, and the picture's format."""

    evidence: QuantumRunEvidence
    format: Literal["png", "svg"] = "png"


def run(request: DrawShotsInput, progress: Progress) -> Picture:
    """Returns the shares of energies: ideal, measured, and a random guess for reference."""
    from tools.drawing import render

    picture = render(figure_of(request.evidence), request.format)
    return Picture(format=request.format, content=b64encode(picture))


def figure_of(evidence: QuantumRunEvidence) -> DistributionFigure:
    """Returns the distributions of a run; what is not known is left out."""
    histogram, kind = evidence.histogram, evidence.machine_kind
    series = [Series(label=_MEASURED[kind], shares=histogram.measured)]
    marks = [("mean", evidence.measured_mean)]
    if histogram.ideal:
        series.insert(0, Series(label="ideal circuit", shares=histogram.ideal))
    if evidence.ideal_mean is not None and histogram.ideal:
        marks.insert(0, ("ideal mean", evidence.ideal_mean))
    if histogram.random:
        series.append(Series(label="random guess", shares=histogram.random, is_reference=True))
    return DistributionFigure(
        title=_TITLE[kind].format(machine=evidence.machine),
        edges=histogram.edges,
        series=tuple(series),
        scale_label="energy of the QUBO (lower is better)",
        marks=tuple(marks),
        caption=_caption(evidence),
    )


def _caption(evidence: QuantumRunEvidence) -> str:
    said = f"{evidence.shots} shots on {evidence.n_qubits} qubits"
    circuit = evidence.circuit
    if circuit is not None:
        said += f", {circuit.two_qubit_gates} two-qubit gates at depth {circuit.depth}"
        if circuit.fidelity is not None and evidence.machine_kind != "simulator":
            said += f", product fidelity {circuit.fidelity:.2f}"
    return said


TOOL = Tool(
    name="draw_shots",
    description=(
        "Draw the energies that a quantum run measured beside those of the ideal circuit as PNG or "
        "SVG (base64)."
    ),
    input_type=DrawShotsInput,
    output_type=Picture,
    run=run,
)
