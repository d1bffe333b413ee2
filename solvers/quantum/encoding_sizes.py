"""How many logical qubits a model takes, by the way its integers, choices and inequalities are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from problems.encoding.encoding_choice import Encoding
from problems.errors import EncodingError
from problems.problem import Frozen

if TYPE_CHECKING:
    import dimod

_WAYS = {
    "binary integers, one-hot choices, slack": Encoding(),
    "the same after presolve": Encoding(presolve=True),
    "domain walls for choices": Encoding(one_of_many="domain_wall"),
    "domain walls for choices and integers": Encoding(
        integers="domain_wall", one_of_many="domain_wall"
    ),
    "no slack, approximate": Encoding(inequalities="unbalanced"),
}
_MOST_VARIABLES = 2_000  # all encodings take half a second or so up to there
_MOST_COUPLINGS = 1_000_000


class EncodingSize(Frozen):
    """A QUBO of the model in one encoding; `refusal` says why there is none.

    `exact_bits` is what a signed whole number takes to hold every coefficient, None where they have
    no common step; `is_exact` whether its penalties vanish just where constraints hold.
    """

    encoding: str
    n_qubits: int | None
    n_couplings: int | None
    n_slack: int
    n_integer_bits: int
    n_saved: int
    exact_bits: int | None
    is_exact: bool
    refusal: str


def encoding_sizes(cqm: dimod.ConstrainedQuadraticModel) -> tuple[EncodingSize, ...]:
    """Returns each encoding's size, the usual one first; only that one of a large model.

    Encodings that come to the same as one before (no inequalities, no choices) are left out.
    """
    first = _size(*next(iter(_WAYS.items())), cqm)
    large = len(cqm.variables) > _MOST_VARIABLES or (first.n_couplings or 0) > _MOST_COUPLINGS
    if large:
        return (first,)
    found = [first]
    for name, encoding in list(_WAYS.items())[1:]:
        size = _size(name, encoding, cqm)
        same = {"encoding": "", "refusal": ""}
        if all(size.model_copy(update=same) != each.model_copy(update=same) for each in found):
            found.append(size)
    return tuple(found)


def _size(name: str, encoding: Encoding, cqm: dimod.ConstrainedQuadraticModel) -> EncodingSize:
    from problems.qubo import penalise

    try:
        report = penalise(cqm, encoding)[1].report
    except EncodingError as error:
        return EncodingSize(
            encoding=name, n_qubits=None, n_couplings=None, n_slack=0, n_integer_bits=0,
            n_saved=0, exact_bits=None, is_exact=False, refusal=str(error),
        )  # fmt: skip
    return EncodingSize(
        encoding=name,
        n_qubits=report.n_bits,
        n_couplings=report.n_interactions,
        n_slack=report.n_slack,
        n_integer_bits=report.n_integer_bits,
        n_saved=report.n_saved,
        exact_bits=report.exact_bits,
        is_exact=report.is_exact,
        refusal="",
    )
