"""The one-hot rows of a CQM that can be kept, the QUBO of the rest, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from problems.encoding.bqm_building import to_bqm
from problems.encoding.domain_wall import without_products
from problems.encoding.encoding_choice import Encoding
from problems.encoding.inverse import Inverse
from problems.encoding.model_arrays import read
from problems.encoding.one_hot_form import one_hot_form
from problems.one_hot_rows import OneHotRows
from problems.qubo import inverse_of

if TYPE_CHECKING:
    import dimod

_ROWS_APART = Encoding(one_of_many="domain_wall")  # which leaves such rows out of the penalties


def keep_rows(cqm: dimod.ConstrainedQuadraticModel) -> tuple[OneHotRows, Inverse]:
    """Returns the rows that can be kept, the QUBO of the rest, and the way back.

    Kept are constraints that want exactly one of their binaries, as many as share none, long ones
    first; every other constraint is a penalty, of the weight that `problems.qubo.penalise` proves. On
    states that keep the rows the energy is that of `penalise`'s QUBO, whose minimum keeps them: so
    the least energy among them is the CQM's optimum.

    Raises:
        EncodingError: as `penalise`.

    >>> import dimod
    >>> a, b, c = dimod.Binaries("abc")
    >>> cqm = dimod.ConstrainedQuadraticModel()
    >>> cqm.set_objective(3 * a + 2 * b + c)
    >>> _ = cqm.add_constraint(a + b == 1, label="one")
    >>> model, invert = keep_rows(cqm)
    >>> model.rows, model.bqm.num_interactions
    ((('a', 'b'),), 0)
    """
    model = read(cqm)
    form = one_hot_form(model, _ROWS_APART)
    spans = [slice(*form.rows.start[each : each + 2]) for each in form.choices.tolist()]
    bits = [form.rows.bit[span] for span in spans]
    group = np.full(len(form.labels), -1, dtype=np.int64)
    for number, row in enumerate(bits):
        group[row] = number
    terms = without_products(form.terms, group)
    rows = tuple(tuple(form.labels[bit] for bit in row.tolist()) for row in bits)
    return OneHotRows(to_bqm(terms, form.labels), rows), inverse_of(model, form, terms, form.labels)
