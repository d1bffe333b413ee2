"""Which variant of QAOA runs on a QUBO, and the words for why."""

from __future__ import annotations

from typing import Literal

from problems.errors import BadInput, LimitExceeded
from solvers.evidence import Variant

# Sixty steps of three layers on the compiled engine take 2 s at 18 qubits and 9 s at 20; on the mean alone,
# half of that.
_MOST_DEFAULT_QUBITS = 18
MOST_QUBITS = 20

QuboVariant = Literal["plain", "cvar", "warm_start"]

ASKED = "it was asked for"
KEEPS_ROWS = "no shot is lost on choices that take none or several of a row"


def chosen_variant(n_qubits: int, asked: Variant | None) -> tuple[QuboVariant, str]:
    """Returns the variant for a QUBO or a polynomial, and one clause that says why.

    The default is what `evals/bench/qaoa_variants.py` measured best among those that need no guess:
    training on the tail. A warm start is for those who ask, for part of what it shows is the merit
    of its guess; one-hot rows are kept where there are any, by the 'qaoa_rows' backend.

    Raises:
        BadInput: "xy" is asked for, which takes one-hot rows.
        LimitExceeded: "cvar" or "warm_start" is asked for above 20 qubits.

    >>> chosen_variant(12, None)[0], chosen_variant(20, None)[0], chosen_variant(20, "cvar")
    ('cvar', 'plain', ('cvar', 'it was asked for'))
    """
    if asked == "xy":
        raise BadInput(
            f"'xy' keeps one-hot rows, and this is a model of {n_qubits} free variables; "
            "use 'cvar', 'warm_start' or 'plain'"
        )
    if asked in {"cvar", "warm_start"} and n_qubits > MOST_QUBITS:
        raise LimitExceeded(
            f"the model has {n_qubits} variables; '{asked}' simulates at most {MOST_QUBITS} qubits; "
            "use 'plain'"
        )
    if asked is not None:
        return asked, ASKED
    if n_qubits <= _MOST_DEFAULT_QUBITS:
        return "cvar", "in our benchmark it made the optimum likelier than training on the mean did"
    return "plain", f"above {_MOST_DEFAULT_QUBITS} qubits training on the mean is faster"
