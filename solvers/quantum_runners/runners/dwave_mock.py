"""D-Wave's mock annealer on this computer: a real embedding, sampled by simulated annealing.

The graph is an ideal Pegasus of the size that holds the QUBO's clique, without faults; no quantum
physics is simulated, so its samples say nothing of how well a device anneals.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from solvers.quantum_runners.embedded_anneal import annealed
from solvers.quantum_runners.ocean import ocean
from solvers.quantum_runners.permit import FREE
from solvers.quantum_runners.runner import Job, Runner, Shots
from solvers.result import Progress

if TYPE_CHECKING:
    import dimod

_READS = 1000
_MOST_VARIABLES = 60  # Pegasus-6: its clique; a larger graph takes seconds to build
_SWEEPS = 200
_NOTE = "the graph is D-Wave's Pegasus without faults; the samples are those of simulated annealing"


def _refusal(job: Job) -> str | None:
    n_variables = cast("dimod.BinaryQuadraticModel", job.program).num_variables
    if not 0 < n_variables <= _MOST_VARIABLES:
        return (
            f"the QUBO has {n_variables} variables; 'dwave_mock' takes 1 to {_MOST_VARIABLES}; "
            "use 'solve_annealing' or a smaller problem"
        )
    return None


def _execute(job: Job, progress: Progress) -> Shots:
    bqm = cast("dimod.BinaryQuadraticModel", job.program)
    progress(0.2, "embedding the QUBO")
    shots = annealed(_mock(job.seed), bqm, job.shots or _READS, seed=job.seed)
    return replace(shots, job="", notes=(_NOTE,))


def _mock(seed: int) -> Any:
    return ocean("dwave.system.testing").MockDWaveSampler(
        topology_type="pegasus",
        topology_shape=[6],
        substitute_sampler=ocean("dwave.samplers").SimulatedAnnealingSampler(),
        substitute_kwargs={"seed": seed, "num_sweeps": _SWEEPS},
    )


RUNNER = Runner(
    name="dwave_mock",
    kind="simulator",
    takes="bqm",
    description="the embedding on D-Wave's Pegasus graph, sampled by simulated annealing here",
    modules=("dwave.system", "dwave.samplers", "minorminer"),
    extra="dwave",
    usual_device="",
    refusal=_refusal,
    price=lambda _: FREE,
    execute=_execute,
)
