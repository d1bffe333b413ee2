"""At which size an error-corrected machine would beat the classical solver of a family, within a time.

The quantum side is taken at its best: as many factories as it can use, every algorithm tried, a root of
the solver's own search at the least that a step can cost, and nothing for input and output. So the
size is the earliest there could be, and where it says none, there is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from problems.problem import Frozen
from solvers.quantum.amplified_qaoa import AmplifiedQaoa
from solvers.quantum.amplified_search import AssignmentSearch, TreeSearch
from solvers.quantum.crossover import (
    SIZES_AT_MOST,
    ClassicalTime,
    Crossover,
    QuantumAlgorithm,
    SizedRun,
    crossover,
    sized_run,
)
from solvers.quantum.crossover_words import in_words
from solvers.quantum.error_corrected import PROCESSORS
from solvers.quantum.growth import SAME, Growth
from solvers.quantum.overlap import Overlap
from solvers.quantum.scaling_facts import PublishedFinding, published
from solvers.quantum.surface_code import T_FACTORY, CodeParameters

# Errors and cycles that arXiv 2011.04149 and 2504.01897 assume; no machine has them at that size.
ASSUMED_MACHINE = CodeParameters(
    physical_error=1e-3, cycle_s=1e-6, n_factories=None, factory=T_FACTORY
)

_CAVEATS = ("quadratic is not enough", "structure removes the speed-up", "input and output")


class FamilyCrossover(Frozen):
    """The earliest crossover over all algorithms against the solver as it was measured.

    `earliest` and `latest` are what the interval of the solver's growth makes of it, on both sides where
    the quantum one takes a root of it; None where that end has none up to `n_limit`. `against_many` is
    the earliest against a thousand processors that share the classical work, as arXiv 2011.04149 has
    it. `here` is the fastest algorithm at the instance's own size, None where no size was given.
    """

    family: str
    algorithm: str
    crossover: Crossover
    earliest: int | None
    latest: int | None
    against_many: Crossover
    here: SizedRun | None
    others: tuple[tuple[str, Crossover], ...]
    words: str
    how: str
    facts: tuple[PublishedFinding, ...]


def error_corrected_crossover(
    family: str,
    classical: ClassicalTime,
    couplings: Growth,
    *,
    bits: int,
    deadline_s: float,
    n: int | None = None,
    variables: Growth = SAME,
    overlap: Overlap | None = None,
    machine: CodeParameters = ASSUMED_MACHINE,
    n_limit: int = SIZES_AT_MOST,
) -> FamilyCrossover:
    """Returns from which size on an error-corrected machine beats that solver, and whether in time.

    `classical` is the measured time of the family, `couplings` and `variables` how those of its QUBO
    grow with n, `bits` the digits of their sum, `overlap` what QAOA of a number of layers is known to
    do, if anything is, `n` the size of the instance that is asked about.
    """
    algorithms = algorithms_of(classical, couplings, variables, bits, overlap)
    search = _Search(algorithms, machine, n_limit, deadline_s)
    found = search.against(classical)
    shared = search.against(classical.shared_by(PROCESSORS))
    best, many = (min(each, key=lambda name: _late(each[name])) for each in (found, shared))
    ends = [
        crossover(
            each, algorithms_of(each, couplings, variables, bits, overlap)[best], machine, n_limit
        )
        for each in (classical, *classical.variants())
    ]
    sizes = [inf if end.n is None else end.n for end in ends]
    return FamilyCrossover(
        family=family,
        algorithm=best,
        crossover=found[best],
        earliest=_whole(min(sizes)),
        latest=_whole(max(sizes)),
        against_many=shared[many],
        here=None if n is None else _fastest(classical, algorithms, machine, n),
        others=tuple((name, each) for name, each in found.items() if name != best),
        words=f"{in_words(found[best])}. Against {PROCESSORS:,} processors: {in_words(shared[many])}.",
        how=_how(tuple(found), classical, overlap, machine),
        facts=tuple(published(key) for key in _CAVEATS),
    )


@dataclass(frozen=True, slots=True)
class _Search:
    algorithms: dict[str, QuantumAlgorithm]
    machine: CodeParameters
    n_limit: int
    deadline_s: float

    def against(self, classical: ClassicalTime) -> dict[str, Crossover]:
        """Returns every algorithm's crossover with that solver."""
        return {
            name: crossover(classical, each, self.machine, self.n_limit, self.deadline_s)
            for name, each in self.algorithms.items()
        }


def _fastest(
    classical: ClassicalTime,
    algorithms: dict[str, QuantumAlgorithm],
    machine: CodeParameters,
    n: int,
) -> SizedRun | None:
    runs = [sized_run(classical, each, machine, n) for each in algorithms.values()]
    return min((run for run in runs if run), key=lambda run: run.log2_hours, default=None)


def _how(
    names: tuple[str, ...],
    classical: ClassicalTime,
    overlap: Overlap | None,
    machine: CodeParameters,
) -> str:
    sources = [each for each in (classical.source, overlap.how if overlap else "") if each]
    cited = f" ({'; '.join(sources)})" if sources else ""
    return (
        f"the best of {', '.join(names)}; surface code with a physical error of "
        f"{machine.physical_error:g} and cycles of {machine.cycle_s * 1e6:g} µs; classical time "
        f"{classical.words}{cited}"
    )


def algorithms_of(
    classical: ClassicalTime,
    couplings: Growth,
    variables: Growth,
    bits: int,
    overlap: Overlap | None,
) -> dict[str, QuantumAlgorithm]:
    """Returns every algorithm that is tried, by its name in words."""
    algorithms: dict[str, QuantumAlgorithm] = {
        "a square root of the solver's own search": TreeSearch(classical=classical),
        "Grover's search over all assignments": AssignmentSearch(
            couplings=couplings, variables=variables, bits=bits
        ),
    }
    if overlap is not None:
        name = f"QAOA of {overlap.layers} layers with amplitude amplification"
        algorithms[name] = AmplifiedQaoa(
            layers=overlap.layers,
            rate=overlap.rate,
            intercept=overlap.intercept,
            order=overlap.order,
            variables=overlap.variables or variables,
            terms=overlap.terms or couplings,
            colours=_colours(
                overlap.terms or couplings, overlap.variables or variables, overlap.order
            ),
            bits=bits,
        )
    return algorithms


def _whole(size: float) -> int | None:
    return None if size == inf else int(size)


def _colours(couplings: Growth, variables: Growth, order: int) -> Growth:
    """Batches of terms that share no variable: at least the terms of a mean variable, k·m/n."""
    return Growth(
        coefficient=order * couplings.coefficient / variables.coefficient,
        power=max(couplings.power - variables.power, 0),
    )


def _late(found: Crossover) -> tuple[bool, float]:
    """Orders crossovers: those within the deadline first, then the smaller size."""
    return (not found.within_deadline or found.n is None, inf if found.n is None else found.n)
