"""dimod's binary files of BQMs: a header in JSON, then the biases as arrays, then the labels.

dimod's own reader ends the whole process where an index in a damaged file is absurd, so the arrays are
read here, and every index is checked. Source: dimod 0.12, BinaryQuadraticModel.to_file.
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from typing import Any

import numpy as np

from problems.errors import FormatError, LimitExceeded
from problems.families.qubo import Interaction, Qubo
from problems.file_format import BinaryFormat
from problems.structures import Floats, Ints

_PREFIX = b"DIMODBQM"
_MOST_VARIABLES = 20_000
_MOST_INTERACTIONS = 2_000_000
_BROKEN = (ValueError, KeyError, IndexError, TypeError, RuntimeError, EOFError, struct.error)
_FLOATS, _INTS = {"float32", "float64"}, {"int8", "int16", "int32", "int64"}


@dataclass(frozen=True, slots=True)
class Biases:
    """What a file says. Shape: `linear` (n,), `rows`, `columns`, `values` (interactions,)."""

    labels: tuple[str, ...]
    is_spin: bool
    offset: float
    linear: Floats
    rows: Ints
    columns: Ints
    values: Floats


def recognises(head: bytes) -> bool:
    """Whether a file begins like a BQM that dimod wrote.

    >>> recognises(b"DIMODBQM\\x02\\x00")
    True
    """
    return head.startswith(_PREFIX)


def read(content: bytes) -> Biases:
    """Returns the biases and labels of a file.

    Raises:
        FormatError: the file is damaged.
        LimitExceeded: more than 20,000 variables or 2,000,000 interactions.
    """
    try:
        return _read(io.BytesIO(content))
    except _BROKEN as error:
        raise FormatError(
            f"the BQM file is damaged or was cut off ({error}); write it again"
        ) from error


def _read(stream: io.BytesIO) -> Biases:
    from dimod.serialization.fileview import VariablesSection, read_header

    header = read_header(stream, _PREFIX)
    shape, data = header.data["shape"], header.data
    n, m = int(shape[0]), int(shape[1])
    for count, unit, most in (
        (n, "variables", _MOST_VARIABLES),
        (m, "interactions", _MOST_INTERACTIONS),
    ):
        if count > most:
            raise LimitExceeded(f"the BQM has {count:,} {unit}; the limit is {most:,}")
    bias, index, start = data["dtype"], data["itype"], data["ntype"]
    if bias not in _FLOATS or index not in _INTS or start not in _INTS:
        raise ValueError(f"numbers of the kinds {bias}, {index}, {start}")
    (offset,) = _array(stream, np.dtype(bias), 1)
    variables = _array(stream, np.dtype([("start", start), ("bias", bias)]), n)
    pairs = _array(stream, np.dtype([("other", index), ("bias", bias)]), 2 * m)
    starts: Ints = np.append(variables["start"], 2 * m).astype(np.int64)
    degrees = starts[1:] - starts[:-1]
    if n and (variables["start"][0] != 0 or degrees.min() < 0):
        raise ValueError("neighbourhoods that overlap")
    rows = np.repeat(np.arange(n), degrees)
    columns = pairs["other"].astype(np.int64)
    if columns.size and not (columns.min() >= 0 and columns.max() < n):
        raise ValueError(f"an index outside 0 to {n - 1}")
    once = rows < columns
    labels = VariablesSection.load(stream) if data["variables"] is True else range(n)
    names = tuple(map(str, labels))
    if len(names) != n or 2 * int(once.sum()) != columns.size:
        raise ValueError("labels or pairs that do not add up")
    return Biases(
        labels=names,
        is_spin=data["vartype"] == "SPIN",
        offset=float(offset),
        linear=variables["bias"].astype(float),
        rows=rows[once],
        columns=columns[once],
        values=pairs["bias"][once].astype(float),
    )


def _array(stream: io.BytesIO, kind: np.dtype[Any], count: int) -> np.ndarray[Any, Any]:
    content = stream.read(count * kind.itemsize)
    if count < 0 or len(content) < count * kind.itemsize:
        raise ValueError("too few biases")
    return np.frombuffer(content, dtype=kind)


def _as_problem(content: bytes) -> Qubo:
    """The minimisation of the BQM's energy; labels become names."""
    biases = read(content)
    names = biases.labels
    pairs = zip(biases.rows.tolist(), biases.columns.tolist(), biases.values.tolist(), strict=True)
    return Qubo(
        variables=names,
        linear={
            name: bias for name, bias in zip(names, biases.linear.tolist(), strict=True) if bias
        },
        quadratic=tuple(Interaction(u=names[i], v=names[j], coefficient=c) for i, j, c in pairs),
        constant=biases.offset,
        vartype="spin" if biases.is_spin else "binary",
    )


FORMATS = (BinaryFormat("dimod BQM", "qubo", (".bqm",), recognises, _as_problem),)
