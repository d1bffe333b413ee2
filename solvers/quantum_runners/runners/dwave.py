"""D-Wave's annealers with the person's own Leap account: the QUBO itself, embedded, no circuit.

D-Wave publishes no price, so no amount can permit a run. Tested with `MockDWaveSampler`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from problems.errors import BackendError
from solvers.quantum_runners.embedded_anneal import annealed
from solvers.quantum_runners.ocean import ocean
from solvers.quantum_runners.permit import Price
from solvers.quantum_runners.runner import Job, Runner, Shots
from solvers.result import Progress

if TYPE_CHECKING:
    import dimod

_READS = 1000
_MOST_READS = 10_000  # D-Wave's own limit on one problem


def _refusal(job: Job) -> str | None:
    bqm = cast("dimod.BinaryQuadraticModel", job.program)
    if bqm.num_variables == 0:
        return "the QUBO has no variables; 'dwave' needs at least one"
    if job.shots is not None and job.shots > _MOST_READS:
        return f"{job.shots} reads were asked for; D-Wave takes at most {_MOST_READS} at once"
    return None


def _execute(job: Job, progress: Progress) -> Shots:
    cloud = ocean("dwave.cloud.exceptions")
    progress(0.1, "asking D-Wave for an annealer")
    try:
        sampler = _sampler(job.device)
        progress(0.3, "embedding the QUBO")
        bqm = cast("dimod.BinaryQuadraticModel", job.program)
        return annealed(sampler, bqm, job.shots or _READS, seed=job.seed)
    except (
        cloud.CloudError,
        ValueError,
        OSError,
    ) as error:  # the client raises ValueError without a token
        raise BackendError(
            f"D-Wave did not run the problem ({type(error).__name__}: {str(error)[:200]}); look at "
            "your Leap account (dwave setup)"
        ) from error


def _sampler(device: str) -> Any:
    system = ocean("dwave.system")
    return system.DWaveSampler(solver=device) if device else system.DWaveSampler()


RUNNER = Runner(
    name="dwave",
    kind="device",
    takes="bqm",
    description="D-Wave's annealers with your own Leap account; costs money, price not published",
    modules=("dwave.system", "minorminer"),
    extra="dwave",
    usual_device="",
    refusal=_refusal,
    price=lambda _: Price(usd=None, source="D-Wave publishes no price of QPU time"),
    execute=_execute,
)
