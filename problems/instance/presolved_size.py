"""What presolve leaves of an instance: of its constrained model, and of its QUBO."""

from __future__ import annotations

from dataclasses import dataclass

from problems.encoding.model_arrays import ModelArrays
from problems.instance.canonical_bits import MOST_WALKED
from problems.instance.features import Proof
from problems.presolve.bits import Bits
from problems.presolve.components import components_of
from problems.presolve.cqm_presolve import reduce_model
from problems.presolve.qubo_presolve import reduce_bits


@dataclass(frozen=True, slots=True)
class Left:
    """The sizes that are left, by their names in `Sizes`, what follows, and why it was not tried."""

    sizes: dict[str, int]
    proof: Proof | None = None
    left_out: str = ""


def left_of_model(model: ModelArrays) -> Left:
    """Returns the variables and constraints that the rules of `problems.presolve.cqm_presolve` leave."""
    n_entries = model.rows.index.size
    if n_entries > MOST_WALKED:
        return Left(
            {},
            left_out=f"What presolve leaves of the model is not known: its rows have {n_entries:,} entries, "
            f"and that is tried up to {MOST_WALKED:,}.",
        )
    smaller, _, report = reduce_model(model)
    sizes = {
        "n_variables_left": len(smaller.labels),
        "n_constraints_left": report.n_constraints[1],
    }
    if report.infeasible is not None:
        words = (
            "the bounds that its rows put on one another leave no value for some variable or row"
        )
        return Left(sizes, _proof("infeasible by presolve", words, _BOUNDS))
    if model.labels and not smaller.labels:
        words = "bounds by activity and dual fixing settle every variable of its model"
        return Left(sizes, _proof("settled by presolve", words, _BOUNDS))
    return Left(sizes)


def left_of_qubo(bits: Bits) -> Left:
    """Returns the bits, couplings and parts that the rules of `problems.presolve.qubo_presolve` leave.

    They are low degree, dominance and roof duality.
    """
    n_couplings = bits.terms.quadratic.size
    if n_couplings > MOST_WALKED:
        return Left(
            {},
            left_out=f"What presolve leaves of the QUBO is not known: it has {n_couplings:,} couplings, and "
            f"that is tried up to {MOST_WALKED:,}.",
        )
    smaller = reduce_bits(bits)[0]
    parts = components_of(smaller.terms.left, smaller.terms.right, len(smaller.labels))
    sizes = {
        "n_presolved": len(smaller.labels),
        "n_presolved_couplings": smaller.terms.quadratic.size,
        "n_parts": int(parts.max(initial=-1)) + 1,
    }
    if smaller.labels:
        return Left(sizes)
    words = (
        "bits of two neighbours or fewer, dominance and roof duality settle every bit of its QUBO, each "
        "in polynomial time"
    )
    return Left(sizes, _proof("settled by presolve", words, _DUALITY))


_BOUNDS = "Savelsbergh, ORSA J. on Computing 6 (1994); Achterberg et al., INFORMS J. on Computing 32 (2020)"
_DUALITY = (
    "Hammer, Hansen and Simeone, Mathematical Programming 28 (1984); Boros et al., Discrete "
    "Optimization 5 (2008)"
)


def _proof(name: str, words: str, source: str) -> Proof:
    return Proof(name=name, kind="polynomial", scope="instance", words=words, source=source)
