"""What running a QUBO would take on each quantum computer of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from problems.problem import Frozen
from solvers.quantum.annealer_resources import AnnealerResources, annealer_resources
from solvers.quantum.devices import AnnealerDevice, Fact, GateDevice, device_facts
from solvers.quantum.quantum_resources import Connectivity, GateResources, gate_resources

if TYPE_CHECKING:
    import dimod


class GateEstimate(Frozen):
    """QAOA on one gate-based machine.

    `fidelity` is (1 − e)^gates over two-qubit gates only, at the machine's median error: the share
    of shots without such an error. It is pessimistic for mean energies (on 10 qubits a noisy
    simulation kept 86 % of the signal where the product was 0.65) and blind to readout errors.
    `seconds` counts two-qubit gates and readout, without one-qubit gates, resets, waiting between
    shots, queues or the service: a lower bound (scheduled circuits took 1 to 4 times as long),
    and so is a `usd` that is billed by the second. None: no source.
    """

    device: str
    fits: bool
    n_qubits: int
    device_qubits: int
    resources: GateResources | None
    fidelity: float | None
    seconds: float | None
    usd: float | None
    sources: tuple[str, ...]


class AnnealerEstimate(Frozen):
    """A clique embedding of the QUBO on one annealer; no current price or time was found."""

    device: str
    fits: bool
    device_qubits: int
    resources: AnnealerResources
    sources: tuple[str, ...]


class QuantumEstimate(Frozen):
    """One run of `shots` shots on each machine; training in a loop multiplies time and price."""

    n_variables: int
    shots: int
    layers: int
    gate: tuple[GateEstimate, ...]
    annealers: tuple[AnnealerEstimate, ...]


def estimate(bqm: dimod.BinaryQuadraticModel, shots: int, layers: int) -> QuantumEstimate:
    """Returns whether the QUBO fits each machine, and gates, fidelity, seconds and price.

    Raises:
        LimitExceeded: as `gate_resources`.
    """
    n = bqm.num_variables
    gate = [each for each in device_facts() if isinstance(each, GateDevice)]
    fitting: list[Connectivity] = [each.connectivity for each in gate if each.n_qubits.value >= n]
    resources = {each: gate_resources(bqm, layers, each) for each in dict.fromkeys(fitting)}
    cliques = {each.topology: each for each in annealer_resources(n)}
    return QuantumEstimate(
        n_variables=n,
        shots=shots,
        layers=layers,
        gate=tuple(_on_gates(each, n, resources.get(each.connectivity), shots) for each in gate),
        annealers=tuple(
            _on_annealer(each, cliques[each.topology])
            for each in device_facts()
            if isinstance(each, AnnealerDevice)
        ),
    )


def _on_gates(
    device: GateDevice, n_qubits: int, resources: GateResources | None, shots: int
) -> GateEstimate:
    fits = n_qubits <= device.n_qubits.value
    used = resources if fits else None
    seconds = _seconds(device, used, shots)
    return GateEstimate(
        device=device.name,
        fits=fits,
        n_qubits=n_qubits,
        device_qubits=int(device.n_qubits.value),
        resources=used,
        fidelity=(1 - device.two_qubit_error.value) ** used.two_qubit_gates
        if used and device.two_qubit_error
        else None,
        seconds=seconds,
        usd=_usd(device, shots, seconds) if fits else None,
        sources=_sources(device),
    )


def _seconds(device: GateDevice, resources: GateResources | None, shots: int) -> float | None:
    """The longest chain of two-qubit gates, and the readout, once a shot."""
    if resources is None or device.two_qubit_gate_s is None or device.readout_s is None:
        return None
    gates_s = resources.two_qubit_depth * device.two_qubit_gate_s.value
    return shots * (gates_s + device.readout_s.value)


def _usd(device: GateDevice, shots: int, seconds: float | None) -> float | None:
    if device.usd_per_shot is not None:
        task = device.usd_per_task.value if device.usd_per_task else 0.0
        return task + shots * device.usd_per_shot.value
    if device.usd_per_second is not None and seconds is not None:
        return seconds * device.usd_per_second.value
    return None


def _on_annealer(device: AnnealerDevice, clique: AnnealerResources) -> AnnealerEstimate:
    return AnnealerEstimate(
        device=device.name,
        fits=clique.fits,
        device_qubits=int(device.n_qubits.value),
        resources=clique,
        sources=(_cited("n_qubits", device.n_qubits), f"embedding: {clique.how}"),
    )


def _sources(device: GateDevice) -> tuple[str, ...]:
    facts = {name: getattr(device, name) for name in GateDevice.model_fields}
    return tuple(_cited(name, fact) for name, fact in facts.items() if isinstance(fact, Fact))


def _cited(name: str, fact: Fact) -> str:
    return f"{name} {fact.value:g}: {fact.source} ({fact.date})"
