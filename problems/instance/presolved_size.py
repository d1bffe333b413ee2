"""What presolve leaves of a QUBO: bits, couplings and independent parts."""

from __future__ import annotations

from problems.instance.canonical_bits import MOST_WALKED
from problems.instance.features import Proof
from problems.presolve.bits import Bits
from problems.presolve.components import components_of
from problems.presolve.qubo_presolve import reduce_bits


def presolved_size(bits: Bits) -> tuple[dict[str, int], str]:
    """Returns how many bits, couplings and parts are left, and why it was not tried where it was not.

    The rules are those of `problems.presolve.qubo_presolve`: low degree, dominance, roof duality.
    """
    n_couplings = bits.terms.quadratic.size
    if n_couplings > MOST_WALKED:
        return {}, (
            f"What presolve leaves of the QUBO is not known: it has {n_couplings:,} couplings, and that is "
            f"tried up to {MOST_WALKED:,}."
        )
    smaller = reduce_bits(bits)[0]
    parts = components_of(smaller.terms.left, smaller.terms.right, len(smaller.labels))
    return {
        "n_presolved": len(smaller.labels),
        "n_presolved_couplings": smaller.terms.quadratic.size,
        "n_parts": int(parts.max(initial=-1)) + 1,
    }, ""


def settled_by_presolve() -> Proof:
    """Returns why a QUBO is easy of which presolve leaves nothing."""
    return Proof(
        name="settled by presolve",
        kind="polynomial",
        scope="instance",
        words="bits of two neighbours or fewer, dominance and roof duality settle every bit of its QUBO, "
        "each in polynomial time",
        source="Hammer, Hansen and Simeone, Mathematical Programming 28 (1984); Boros et al., Discrete "
        "Optimization 5 (2008)",
    )
