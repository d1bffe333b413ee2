"""dimod's binary files of CQMs, read by dimod: quadratic objectives over linear constraints.

Source: dimod, ConstrainedQuadraticModel.to_file, https://docs.dwavequantum.com (versions 1 and 2).
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from problems.data_file import LARGEST_FILE_BYTES
from problems.errors import FormatError, LimitExceeded
from problems.families.linear_program import Constraint, LinearProgram, Product, Variable
from problems.file_format import BinaryFormat
from problems.modelling.limits import Relation
from problems.status import Sense

if TYPE_CHECKING:
    import dimod

_PREFIX = b"DIMODCQM"
_MOST_CONSTRAINTS = 200_000
_BROKEN = (
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    RuntimeError,
    EOFError,
    NotImplementedError,
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
)
_RELATIONS: dict[str, Relation] = {"<=": "<=", ">=": ">=", "==": "="}
_ENDLESS = 1e29  # dimod gives a real variable without a bound one of 1e30


def recognises(head: bytes) -> bool:
    """Whether a file begins like a CQM that dimod wrote.

    >>> recognises(b"DIMODCQM\\x02\\x00")
    True
    """
    return head.startswith(_PREFIX)


def read(content: bytes) -> dimod.ConstrainedQuadraticModel:
    """Returns the CQM of a file.

    Raises:
        FormatError: the file is damaged.
        LimitExceeded: it unpacks to more than 50 MB, or has more than 200,000 constraints.
    """
    import dimod

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            entries = packed.infolist()
            unpacked = sum(each.file_size for each in entries)
            if unpacked > LARGEST_FILE_BYTES or len(entries) > 5 * _MOST_CONSTRAINTS:
                raise LimitExceeded(
                    f"the CQM file unpacks to {unpacked / 1e6:.0f} MB in {len(entries):,} parts; at most "
                    f"{LARGEST_FILE_BYTES / 1e6:g} MB are read"
                )
        return dimod.ConstrainedQuadraticModel.from_file(content)
    except _BROKEN as error:
        raise FormatError(
            f"the CQM file is damaged or was cut off ({error}); write it again"
        ) from error


def _as_problem(content: bytes) -> LinearProgram:
    """The minimisation that the CQM states, constraints in the order of their labels."""
    cqm = read(content)
    return LinearProgram(
        variables=tuple(_variable(cqm, label) for label in cqm.variables),
        goal=Sense.MINIMISE,
        linear={str(label): float(bias) for label, bias in cqm.objective.iter_linear() if bias},
        quadratic=tuple(
            Product(u=str(u), v=str(v), coefficient=float(bias))
            for u, v, bias in cqm.objective.iter_quadratic()
        ),
        constant=float(cqm.objective.offset),
        constraints=tuple(
            _constraint(str(label), comparison)
            for label, comparison in sorted(cqm.constraints.items(), key=lambda pair: str(pair[0]))
        ),
    )


def _variable(cqm: dimod.ConstrainedQuadraticModel, label: Any) -> Variable:
    kind = cqm.vartype(label).name
    if kind == "SPIN":
        raise FormatError(
            f"the variable {str(label)!r} of the CQM file is a spin; give it as a binary: s = 2·x − 1"
        )
    lower, upper = float(cqm.lower_bound(label)), float(cqm.upper_bound(label))
    return Variable(
        name=str(label),
        lower=None if lower < -_ENDLESS else lower,
        upper=None if upper > _ENDLESS else upper,
        kind={"BINARY": "binary", "INTEGER": "integer"}.get(kind, "continuous"),
    )


def _constraint(label: str, comparison: Any) -> Constraint:
    lhs = comparison.lhs
    if not lhs.is_linear():
        raise FormatError(
            f"the constraint {label!r} of the CQM file has products; only linear ones can be read"
        )
    if lhs.is_soft():
        raise FormatError(
            f"the constraint {label!r} of the CQM file is soft; only hard ones are read"
        )
    return Constraint(
        name=label,
        terms={str(name): float(bias) for name, bias in lhs.iter_linear()},
        relation=_RELATIONS[comparison.sense.value],
        rhs=float(comparison.rhs - lhs.offset),
    )


FORMATS = (BinaryFormat("dimod CQM", "linear_program", (".cqm",), recognises, _as_problem),)
