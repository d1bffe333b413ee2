"""What every machine of the catalogue offers on one QUBO, and this computer's simulator beside them.

The parts are those of `solvers.quantum.device_estimate`: gates, errors, times, prices and embeddings from
fits, each had once. Where a vendor published no errors, times or price, the best published ones of the
same kind of machine stand in, so that a "no" stands; the offer says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.qaoa.engines.memory import MOST_QUBITS
from solvers.qaoa.schedules.schedule import seconds_a_step
from solvers.quantum.annealing_reads import annealing_chances
from solvers.quantum.best_published import Completed, completed
from solvers.quantum.coupling_graph import CouplingGraph
from solvers.quantum.device_estimate import sources_of
from solvers.quantum.devices import AnnealerDevice, Device, GateDevice, device_facts
from solvers.quantum.embedding import fitted_embedding
from solvers.quantum.family_success import family_success, qaoa_chances
from solvers.quantum.fitted_layout import fitted_resources
from solvers.quantum.gap_scale import cost_spread
from solvers.quantum.lattice import Connectivity
from solvers.quantum.noise import log_fidelity, log_signal
from solvers.quantum.offer import Offer
from solvers.quantum.price import bill
from solvers.quantum.quantum_resources import GateResources
from solvers.quantum.shot_chances import ShotChances

if TYPE_CHECKING:
    import dimod

LAYERS = (1, 3, 10)
SIMULATOR = "simulator here"
_QUEUE = "how long the queue is: no vendor publishes it, so none is counted"
_COMPILED_FROM = 15  # qubits from which the compiled kernels are loaded first
_LOADING_S = 1.3  # `solvers.qaoa.engines.engine`
_FIRST_S = 0.002  # a state of few qubits, whose Python outweighs its arithmetic
_SAMPLED_S = 1e-6  # a shot drawn from known probabilities

_Counts = dict[tuple[Connectivity, int], GateResources]


def offers(
    model: dimod.BinaryQuadraticModel | CouplingGraph,
    family: str,
    layers: tuple[int, ...] = LAYERS,
    devices: tuple[Device, ...] | None = None,
) -> tuple[Offer, ...]:
    """Returns an offer for each gate-based machine and number of layers, each annealer, and the simulator.

    Machines the QUBO does not fit are there too and say why. `devices` is the whole catalogue where it
    is not given. Of a family without constraints gaps are scaled to the instance by its mean and an
    estimate of its optimum; `offer.rescaled` puts in a better one. A bare graph tells neither.

    Raises:
        LimitExceeded: the QUBO has more than 10,000 variables.
    """
    graph = model if isinstance(model, CouplingGraph) else CouplingGraph.of_bqm(model)
    catalogue = device_facts() if devices is None else devices
    instance = _instance(model, family)
    quality = {
        each: qaoa_chances(family, graph.n, each).model_copy(update=instance) for each in layers
    }
    reads = annealing_chances(family, graph.n).model_copy(update=instance)
    found: list[Offer] = []
    counted: _Counts = {}
    for device in catalogue:
        if isinstance(device, AnnealerDevice):
            found.append(_on_annealer(device, graph, reads))
        else:
            best = completed(device)
            found += [_on_gates(best, graph, each, quality[each], counted) for each in layers]
    found += [_simulated(graph, each, quality[each]) for each in layers]
    return tuple(found)


def _instance(model: dimod.BinaryQuadraticModel | CouplingGraph, family: str) -> dict[str, float]:
    """The scale and the mean energy of an instance without constraints."""
    fit = family_success().of(family)
    if isinstance(model, CouplingGraph) or fit.pool != "free":
        return {}
    spread = cost_spread(model)
    return {"scale": fit.scale_factor * spread.scale, "mean": spread.mean}


def _on_gates(
    best: Completed[GateDevice],
    graph: CouplingGraph,
    layers: int,
    quality: ShotChances,
    counted: _Counts,
) -> Offer:
    device, there = best.device, int(best.device.n_qubits.value)
    why_not = _refusal(device, graph.n, there)
    shared = {
        "device": device.name,
        "kind": "gate",
        "layers": layers,
        "fits": not why_not,
        "why_not": why_not,
        "is_for_hire": device.for_hire,
        "n_qubits": graph.n,
        "qubits_there": there,
        "chances": quality,
        "assumed": best.assumed,
        "sources": (*sources_of(device), quality.origin),
        "unknowns": (*best.unknowns, _QUEUE),
    }
    resources = _counts(graph, layers, device.connectivity, counted)
    billed = bill(device, resources, 1)
    asks_per_shot = device.usd_per_shot is not None
    return Offer.model_validate(
        {
            **shared,
            "two_qubit_gates": resources.two_qubit_gates,
            "depth": resources.depth,
            "log_fidelity": log_fidelity(device, resources),
            "log_signal": log_signal(device, resources),
            "shot_s": billed.seconds or 0.0,
            "usd_per_task": device.usd_per_task.value if device.usd_per_task else 0.0,
            "usd_per_shot": device.usd_per_shot.value if device.usd_per_shot else 0.0,
            "usd_per_second": device.usd_per_second.value
            if device.usd_per_second and not asks_per_shot
            else 0.0,
        }
    )


def _counts(
    graph: CouplingGraph, layers: int, connectivity: Connectivity, counted: _Counts
) -> GateResources:
    key = (connectivity, layers)
    if key not in counted:
        counted[key] = fitted_resources(graph, layers, connectivity)
    return counted[key]


def _refusal(device: GateDevice, n_qubits: int, there: int) -> str:
    if n_qubits > there:
        return f"the QUBO has {n_qubits} variables; {device.name} has {there} qubits"
    return "" if device.for_hire else f"{device.name} is not for hire"


def _on_annealer(device: AnnealerDevice, graph: CouplingGraph, quality: ShotChances) -> Offer:
    """Quality is that of simulated annealing with as many reads, at best: see `annealing_reads`."""
    embedding = fitted_embedding(graph, device.topology)
    there, physical = int(device.n_qubits.value), embedding.physical_qubits
    why_not = ""
    if physical is None:
        why_not = f"no embedding is known: {embedding.how}"
    elif physical > there:
        why_not = f"the embedding takes {physical} qubits; {device.name} has {there}"
    best = completed(device)
    times = (best.device.anneal_s, best.device.readout_s, best.device.delay_s)
    return Offer(
        device=device.name,
        kind="annealer",
        layers=None,
        fits=not why_not,
        why_not=why_not,
        n_qubits=physical if physical is not None else graph.n,
        qubits_there=there,
        longest_chain=embedding.longest_chain,
        chances=quality,
        shot_s=sum(each.value for each in times if each is not None),
        start_s=best.device.programming_s.value if best.device.programming_s else 0.0,
        usd_per_second=best.device.usd_per_second.value if best.device.usd_per_second else 0.0,
        assumed=(*best.assumed, "quality"),
        sources=(*sources_of(device), f"embedding: {embedding.how}", quality.origin),
        unknowns=(*best.unknowns, quality.how, _QUEUE),
    )


def _simulated(graph: CouplingGraph, layers: int, quality: ShotChances) -> Offer:
    """QAOA here, without errors: seconds from `evals/bench/qaoa_speed.py`.

    The engine has every state's cost before the first shot, so its best state is the exact answer
    anyway; as a route it is for study.
    """
    fits = graph.n <= MOST_QUBITS
    simulated_s = seconds_a_step(graph.n, layers) / 4 if fits else 0.0
    loading_s = _LOADING_S if _COMPILED_FROM <= graph.n <= MOST_QUBITS else 0.0
    return Offer(
        device=SIMULATOR,
        kind="simulator",
        layers=layers,
        fits=fits,
        why_not=""
        if fits
        else f"the QUBO has {graph.n} variables; a statevector here has at most {MOST_QUBITS} qubits",
        n_qubits=graph.n,
        qubits_there=MOST_QUBITS,
        two_qubit_gates=graph.n_couplings * layers,
        chances=quality,
        shot_s=_SAMPLED_S,
        start_s=_FIRST_S + simulated_s + loading_s,
        sources=("evals/bench/qaoa_speed.py (2026-11)", quality.origin),
    )
