"""What is known of one instance before anything is solved: the features that the verdict weighs."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from problems.problem import Frozen


class Sizes(Frozen):
    """How large the models of an instance are. None: there is no such model, or it was not built.

    `n_products` counts the quadratic terms of the objective; `n_variables_left` and
    `n_constraints_left` what presolve leaves of the CQM. `n_slack` are the bits that inequalities added;
    `n_presolved` and `n_presolved_couplings` what presolve (degree, dominance and roof duality) leaves
    of the QUBO, in `n_parts` independent parts.
    """

    n_variables: int | None = None
    n_constraints: int | None = None
    n_products: int = 0
    n_variables_left: int | None = None
    n_constraints_left: int | None = None
    n_qubits: int | None = None
    n_couplings: int = 0
    n_slack: int = 0
    n_presolved: int | None = None
    n_presolved_couplings: int | None = None
    n_parts: int | None = None


class GraphShape(Frozen):
    """The graph of the QUBO's couplings. `density` is couplings over all pairs.

    `width_low` and `width_high` bound its treewidth.
    """

    density: float = Field(ge=0, le=1)
    mean_degree: float = Field(ge=0)
    max_degree: int = Field(ge=0)
    n_components: int = Field(ge=0)
    width_low: int = Field(ge=0)
    width_high: int = Field(ge=0)


class Coefficients(Frozen):
    """The numbers of the QUBO: the largest over the smallest magnitude, and the bits that hold each.

    `exact_bits` is what a signed whole number takes for each as a multiple of their common step; None
    where they have none.
    """

    range: float = Field(ge=1)
    exact_bits: int | None


class Symmetry(Frozen):
    """How alike the variables of the QUBO are.

    `n_orbits_least` is how many orbits under its symmetries there are at least: the classes that
    colour refinement tells apart. `twins` is the share of variables that have another with the same
    bias and the same couplings to all others.
    """

    n_orbits_least: int = Field(ge=0)
    twins: float = Field(ge=0, le=1)


class Constrainedness(Frozen):
    """How much is asked of how little.

    `rows_per_variable` counts constraints over variables. `order_parameter` is what decides how hard
    random instances of the kind are (clauses a variable, digits of a number…) and `threshold` where it
    turns; `words` names it, `source` says who found the turn. None and empty where none is known.
    """

    rows_per_variable: float | None = Field(default=None, ge=0)
    order_parameter: float | None = Field(default=None, ge=0)
    threshold: float | None = None
    words: str = ""
    source: str = ""


class Marker(Frozen):
    """A sign that the instance is of a kind known to be hard, in words, and who says so."""

    name: str
    words: str
    source: str


class Proof(Frozen):
    """Why the instance is easy: an algorithm that solves it, and the source.

    `kind` is how: "polynomial" in the size; "pseudo-polynomial", polynomial in the numbers, which are
    small here; or "small width", exponential in a treewidth that is small here. `scope` says whether
    it holds for the whole family or was proven on this instance.
    """

    name: str
    kind: Literal["polynomial", "pseudo-polynomial", "small width"]
    scope: Literal["family", "instance"]
    words: str
    source: str


class InstanceFeatures(Frozen):
    """One instance as far as it is known without solving it.

    `row_kinds` counts constraints by MIPLIB's classes. `polynomial` is the first of `proofs` in one
    sentence with its source, None where nothing was proven, which does not say that the instance is
    hard. `no_qubo` says why there is no QUBO, empty where there is one; `left_out` what was not
    measured and why, a sentence each.
    """

    family: str
    size: str
    structure: str | None = None
    sizes: Sizes = Sizes()
    row_kinds: dict[str, int] = Field(default_factory=dict)
    graph: GraphShape | None = None
    coefficients: Coefficients | None = None
    symmetry: Symmetry | None = None
    constrainedness: Constrainedness = Constrainedness()
    markers: tuple[Marker, ...] = ()
    proofs: tuple[Proof, ...] = ()
    no_qubo: str = ""
    left_out: tuple[str, ...] = ()

    @property
    def polynomial(self) -> str | None:
        """Why the instance is easy, with the source; None where that was not proven."""
        first = next(iter(self.proofs), None)
        return None if first is None else f"{first.words} ({first.source})"

    @property
    def n_qubits(self) -> int | None:
        """The bits of the QUBO, None where there is none."""
        return self.sizes.n_qubits

    @property
    def is_unconstrained(self) -> bool:
        """Whether the model is a QUBO as it stands, without penalties."""
        return self.sizes.n_constraints == 0 and self.sizes.n_qubits is not None
