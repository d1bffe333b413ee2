"""What running a QUBO would take on each quantum computer of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import Field

from problems.errors import BadInput
from problems.problem import Frozen
from solvers.quantum.annealer_resources import AnnealerResources, annealer_resources
from solvers.quantum.coupling_graph import CouplingGraph
from solvers.quantum.devices import AnnealerDevice, Device, Fact, GateDevice, device_facts
from solvers.quantum.embedding import Embedding, fitted_embedding, found_embedding
from solvers.quantum.encoding_sizes import EncodingSize
from solvers.quantum.error_corrected import Search, search_resources
from solvers.quantum.fitted_layout import fitted_resources
from solvers.quantum.lattice import Connectivity
from solvers.quantum.noise import fidelity, signal
from solvers.quantum.price import Bill, bill
from solvers.quantum.quantum_resources import GateResources
from solvers.quantum.real_layout import routed_resources
from solvers.quantum.shots import Success, noisy_probability, shots_for_99, success
from solvers.quantum.surface_code import CodeParameters

if TYPE_CHECKING:
    import dimod

_SEED = 7


@dataclass(frozen=True, slots=True)
class Asked:
    """What the estimate is of.

    `exact` transpiles on each machine's own couplers and embeds, which takes seconds to minutes;
    otherwise fits are used. `devices` names the machines, all where it is empty. `n_trainings` is
    how many circuits a training loop on the machine would run before the last one.
    """

    shots: int
    layers: int
    exact: bool = False
    devices: tuple[str, ...] = ()
    probability: float | None = None
    n_trainings: int = 60
    embedding_s: float = 20.0
    exact_bits: int | None = None


class GateEstimate(Frozen):
    """QAOA on one gate-based machine; None: does not fit, or no source.

    `fidelity` is the share of shots without any error, `signal` the share of the energy's deviation
    from guessing that errors leave. `seconds` and `usd` are of one run of all shots, and
    `shots_for_99` how many show an optimum with 99 % certainty, errors counted. `bill` is of one
    run after training in simulation, `training_bill` of training on the machine as well.
    """

    device: str
    fits: bool
    n_qubits: int
    device_qubits: int
    resources: GateResources | None
    fidelity: float | None
    signal: float | None
    shots_for_99: float | None
    seconds: float | None
    usd: float | None
    bill: Bill | None
    training_bill: Bill | None
    notes: tuple[str, ...]
    sources: tuple[str, ...]


class AnnealerEstimate(Frozen):
    """The QUBO on one annealer: as a clique (`resources`), and the cheapest embedding known.

    `seconds` is programming, and anneal, readout and delay of every shot.
    """

    device: str
    fits: bool
    device_qubits: int
    resources: AnnealerResources
    embedding: Embedding
    seconds: float | None
    usd: float | None
    notes: tuple[str, ...]
    sources: tuple[str, ...]


class QuantumEstimate(Frozen):
    """One run of `shots` shots of a QUBO on each machine, by encoding, and on an error-corrected machine.

    `notes` say where the problem has a form of fewer qubits than this QUBO.
    """

    n_variables: int
    n_couplings: int
    shots: int
    layers: int
    success: Success
    gate: tuple[GateEstimate, ...]
    annealers: tuple[AnnealerEstimate, ...]
    search: Search = Field(description="Grover-type search for the minimum, error-corrected")
    encodings: tuple[EncodingSize, ...] = ()
    notes: tuple[str, ...] = ()


def estimate(
    bqm: dimod.BinaryQuadraticModel, shots: int, layers: int, asked: Asked | None = None
) -> QuantumEstimate:
    """Returns whether the QUBO fits each machine, and gates, fidelity, shots, seconds and price.

    Raises:
        LimitExceeded: as `fitted_resources`.
        BadInput: `asked` names a machine that is not in the catalogue.
        BackendError: it asks for an embedding and minorminer is not installed.
    """
    asked = asked or Asked(shots=shots, layers=layers)
    graph = CouplingGraph.of_bqm(bqm)
    devices = _chosen(asked.devices)
    chance = success(graph.n, layers, asked.probability)
    resources = _Resources(graph, asked)
    cliques = {each.topology: each for each in annealer_resources(graph.n)}
    return QuantumEstimate(
        n_variables=graph.n,
        n_couplings=graph.n_couplings,
        shots=shots,
        layers=layers,
        success=chance,
        gate=tuple(
            _on_gates(each, graph.n, resources.on(each), asked, chance)
            for each in devices
            if isinstance(each, GateDevice)
        ),
        annealers=tuple(
            _on_annealer(each, graph, cliques[each.topology], asked)
            for each in devices
            if isinstance(each, AnnealerDevice)
        ),
        search=search_resources(graph.n, graph.n_couplings, asked.exact_bits, CodeParameters()),
    )


def _chosen(names: tuple[str, ...]) -> tuple[Device, ...]:
    devices = device_facts()
    unknown = [name for name in names if name not in {each.name for each in devices}]
    if unknown:
        known = ", ".join(each.name for each in devices)
        raise BadInput(f"there is no device {unknown[0]!r} in the catalogue; there are {known}")
    return tuple(each for each in devices if not names or each.name in names)


class _Resources:
    """Gate counts by connectivity, or by machine where they are to be exact; each is had once."""

    def __init__(self, graph: CouplingGraph, asked: Asked) -> None:
        self._graph, self._asked = graph, asked
        self._fitted: dict[Connectivity, GateResources] = {}

    def on(self, device: GateDevice) -> GateResources | None:
        """Returns the counts on that machine, None where the QUBO has more variables than qubits."""
        if device.n_qubits.value < self._graph.n:
            return None
        if self._asked.exact and device.connectivity != "all_to_all":
            from solvers.quantum.machine_couplers import site_of

            site = site_of(device)
            return routed_resources(self._graph, self._asked.layers, device.connectivity, site)
        if device.connectivity not in self._fitted:
            self._fitted[device.connectivity] = fitted_resources(
                self._graph, self._asked.layers, device.connectivity
            )
        return self._fitted[device.connectivity]


def _on_gates(
    device: GateDevice,
    n_qubits: int,
    resources: GateResources | None,
    asked: Asked,
    chance: Success,
) -> GateEstimate:
    error_free = fidelity(device, resources) if resources else None
    once = bill(device, resources, asked.shots) if resources else None
    trained = bill(device, resources, asked.shots, asked.n_trainings + 1) if resources else None
    return GateEstimate(
        device=device.name,
        fits=resources is not None,
        n_qubits=n_qubits,
        device_qubits=int(device.n_qubits.value),
        resources=resources,
        fidelity=error_free,
        signal=signal(device, resources) if resources else None,
        shots_for_99=shots_for_99(noisy_probability(chance.probability, error_free, n_qubits))
        if error_free is not None
        else None,
        seconds=once.seconds if once else None,
        usd=once.usd if once else None,
        bill=once,
        training_bill=trained,
        notes=device.notes,
        sources=sources_of(device),
    )


def _on_annealer(
    device: AnnealerDevice, graph: CouplingGraph, clique: AnnealerResources, asked: Asked
) -> AnnealerEstimate:
    if asked.exact:
        embedding = found_embedding(graph, device.topology, seed=_SEED, budget_s=asked.embedding_s)
    else:
        embedding = fitted_embedding(graph, device.topology)
    fits = embedding.physical_qubits is not None and (
        embedding.physical_qubits <= device.n_qubits.value
    )
    seconds = _annealer_seconds(device, asked.shots) if fits else None
    price = device.usd_per_second
    return AnnealerEstimate(
        device=device.name,
        fits=fits,
        device_qubits=int(device.n_qubits.value),
        resources=clique,
        embedding=embedding,
        seconds=seconds,
        usd=price.value * seconds if price and seconds is not None else None,
        notes=device.notes,
        sources=(*sources_of(device), f"embedding: {embedding.how}"),
    )


def _annealer_seconds(device: AnnealerDevice, shots: int) -> float | None:
    once, each = device.programming_s, (device.anneal_s, device.readout_s, device.delay_s)
    if once is None or device.anneal_s is None or device.readout_s is None:
        return None
    return once.value + shots * sum(fact.value for fact in each if fact is not None)


def sources_of(device: Device) -> tuple[str, ...]:
    """Returns each fact of a machine with its source and date."""
    facts = {name: getattr(device, name) for name in type(device).model_fields}
    cited = [_cited(name, fact) for name, fact in facts.items() if isinstance(fact, Fact)]
    if isinstance(device, GateDevice) and device.credits is not None:
        cited.append(_cited(f"{device.credits.unit} base", device.credits.base))
    return tuple(cited)


def _cited(name: str, fact: Fact) -> str:
    return f"{name} {fact.value:g}: {fact.source} ({fact.date})"
