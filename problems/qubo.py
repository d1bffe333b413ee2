"""The QUBO of a CQM: bits for integers, slack for inequalities, a penalty for each constraint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from problems.encoding.binary_encoding import BinaryEncoding, plain_labels, substitute
from problems.encoding.forbidden_products import linear_rows
from problems.encoding.literal_rows import LiteralRows, normalise
from problems.encoding.model_arrays import Terms, read
from problems.encoding.penalty import weights
from problems.encoding.penalty_terms import joined, penalties, slack_bits
from problems.encoding.polynomial import collected, substituted

if TYPE_CHECKING:
    import dimod


@dataclass(frozen=True, slots=True)
class Inverse:
    """The way back from a sample of the QUBO to one of the CQM, and what the encoding added.

    `weights` are those of the constraints that can be broken, by label, in units of the objective
    a squared whole step. `never_met` names constraints that no sample meets: the CQM is infeasible,
    and every decoded sample shows it. `coefficient_range` is the largest over the smallest
    magnitude of the QUBO's coefficients.
    """

    binaries: tuple[str, ...]
    encodings: tuple[BinaryEncoding, ...]
    slack: tuple[str, ...]
    weights: Mapping[str, float]
    never_met: tuple[str, ...]
    n_variables: int
    coefficient_range: float

    @property
    def n_slack(self) -> int:
        """Bits added for inequalities."""
        return len(self.slack)

    def __call__(self, sample: Mapping[str, float]) -> dict[str, float]:
        """Returns the CQM's sample: slack dropped, integers and spins decoded."""
        decoded = {label: float(sample[label]) for label in self.binaries}
        decoded.update((each.label, each.decode(sample)) for each in self.encodings)
        return decoded


def penalise(
    cqm: dimod.ConstrainedQuadraticModel,
) -> tuple[dimod.BinaryQuadraticModel, Inverse]:
    """Returns a QUBO whose minimum is the CQM's optimum with equal energy, and the way back.

    Holds for every CQM that has a feasible sample; `problems.encoding.penalty` proves the weights. Binaries
    and spins keep their labels, integer "x" becomes "x[0]"…, the slack of constraint "c" is
    "slack[c][0]"….

    Raises:
        EncodingError: a variable is real, a constraint has products (other than products that must
            all be 0), or the numbers are too large to be held exactly.

    >>> import dimod
    >>> x, y = dimod.Binaries("xy")
    >>> cqm = dimod.ConstrainedQuadraticModel()
    >>> cqm.set_objective(-2 * x - 3 * y)
    >>> _ = cqm.add_constraint(x + y <= 1, label="one")
    >>> bqm, invert = penalise(cqm)
    >>> invert.weights, invert.n_slack, invert({"x": 0, "y": 1})
    ({'one': 5.0}, 0, {'x': 0.0, 'y': 1.0})
    """
    model = read(cqm)
    substitution = substitute(model)
    n_bits = len(substitution.bits)
    objective = collected(substituted(model.objective, substitution), n_bits)
    rows = normalise(linear_rows(model), substitution)
    heaviness = weights(rows, objective, n_bits)
    slack = slack_bits(rows, {*model.labels, *substitution.bits})
    total = objective
    if rows.labels:
        parts = [objective, penalties(rows, heaviness, slack, n_bits)]
        total = collected(joined(parts), n_bits + len(slack.labels))
    bqm = _bqm(total, (*substitution.bits, *slack.labels))
    inverse = Inverse(
        binaries=plain_labels(model.labels, substitution.encodings),
        encodings=substitution.encodings,
        slack=slack.labels,
        weights=_heaviest(rows, heaviness.tolist()),
        never_met=rows.never_met,
        n_variables=n_bits + len(slack.labels),
        coefficient_range=_range(total),
    )
    return bqm, inverse


def _bqm(terms: Terms, labels: tuple[str, ...]) -> dimod.BinaryQuadraticModel:
    import dimod

    linear = np.zeros(len(labels))
    linear[terms.index] = terms.linear
    return dimod.BinaryQuadraticModel.from_numpy_vectors(
        linear,
        (terms.left, terms.right, terms.quadratic),
        terms.offset,
        dimod.BINARY,
        variable_order=labels,
    )


def _heaviest(rows: LiteralRows, heaviness: list[float]) -> dict[str, float]:
    """The weight by label; a constraint that became several rows has the heaviest of theirs."""
    by_label: dict[str, float] = {}
    for label, weight in zip(rows.labels, heaviness, strict=True):
        by_label[label] = max(weight, by_label.get(label, 0.0))
    return by_label


def _range(terms: Terms) -> float:
    sizes = np.abs(np.concatenate([terms.linear, terms.quadratic]))
    return float(sizes.max() / sizes.min()) if sizes.size else 1.0
