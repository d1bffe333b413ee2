"""The machines and solvers of published crossovers, with the parameters of their papers.

All from Omanakuttan et al., arXiv 2504.01897, whose text was read; none was fitted here. Where its
text and its numbers differ, a comment says which was taken.
"""

from __future__ import annotations

from solvers.quantum.exponential_time import ExponentialTime, Restarts
from solvers.quantum.scaling_facts import scaling
from solvers.quantum.surface_code import T_FACTORY, CodeParameters, SurfaceCode

# Section IV D: (p/p_th)^(d/2) a gate, 2·d² physical qubits, no routing ("we do not consider the cost of
# routing"). The text sets the infidelity to 0.99; its distances are those of 0.01, a fidelity of 0.99.
_CODE = SurfaceCode(prefactor=1.0, shift=0.0, margin=0.0, routing=1.0, odd=False, counted="gates")
_INFIDELITY = 0.01

# Section II A and IV F: 280 W for 48 cores, and 8 mW a decoder.
_DECODERS_A_CORE = int(280 / 48 / 8e-3)
_SUPERCOMPUTER_CORES = 725_760  # MareNostrum 5 GPP
_RAND_9 = Restarts(shift=6.8, rate=9.8e-4)  # section IV G


def conservative_machine() -> CodeParameters:
    """Returns the machine of figure 3: errors of 0.001 and cycles of 1 µs."""
    return CodeParameters(failure=_INFIDELITY, n_factories=None, code=_CODE, factory=T_FACTORY)


def optimistic_machine() -> CodeParameters:
    """Returns the machine of table I with all improvements: error, cycle and factories.

    Errors of 0.0001, a logical cycle five times shorter, and a fifth of the qubits for a state.
    """
    return CodeParameters(
        physical_error=1e-4,
        cycle_s=1e-6 / 5,
        failure=_INFIDELITY,
        n_factories=None,
        code=_CODE,
        factory=T_FACTORY.model_copy(update={"physical_qubits": T_FACTORY.physical_qubits / 5}),
    )


def sparrow() -> ExponentialTime:
    """Returns Sparrow on 8-SAT, on as many cores as the decoders' power feeds.

    The interval is that of the slope, turned about the middle of the sizes measured, 30 to 70.
    """
    fact = scaling("8-sat sparrow")
    assert fact.base_low is not None
    assert fact.base_high is not None
    assert fact.prefactor is not None
    middle = (fact.smallest_n + fact.largest_n) / 2
    return ExponentialTime(
        base=fact.base,
        base_low=fact.base_low,
        base_high=fact.base_high,
        anchor_n=middle,
        anchor_s=fact.prefactor * fact.base**middle,
        restarts=_RAND_9,
        cores=None,
        decoders_a_core=_DECODERS_A_CORE,
        source=fact.source,
    )


def sparrow_on_a_supercomputer(*, perfectly: bool) -> ExponentialTime:
    """Returns Sparrow on 725,760 cores, each as useful as the first or as its restarts allow."""
    ours = sparrow().model_copy(update={"cores": _SUPERCOMPUTER_CORES})
    if not perfectly:
        return ours
    return ours.model_copy(update={"restarts": Restarts(shift=0.0, rate=1.0)})
