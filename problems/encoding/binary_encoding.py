"""Whole-number variables as sums of bits, and the substitution of a whole model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from problems.encoding.encoding_choice import IntegerKind
from problems.encoding.integer_coefficients import coefficients
from problems.encoding.model_arrays import Ints, ModelArrays
from problems.errors import EncodingError

_WIDEST = 2**20  # a wider range takes more bits than its squared coefficients leave of a float64


@dataclass(frozen=True, slots=True)
class BinaryEncoding:
    """One variable as `base + Σ coefficient·bit`; `kind` says which settings of the bits are meant.

    Of "one_hot" exactly one bit is 1, of "domain_wall" the ones come first; of the others any goes.
    """

    label: str
    base: int
    coefficients: tuple[int, ...]
    bits: tuple[str, ...]
    kind: IntegerKind = "binary"

    @property
    def upper(self) -> int:
        """The largest value that is meant."""
        widest = max(self.coefficients) if self.kind == "one_hot" else sum(self.coefficients)
        return self.base + widest

    def encode(self, value: float) -> dict[str, int]:
        """Returns the bits of a value within the range; the largest coefficients are used first.

        >>> BinaryEncoding("x", -1, (1, 2, 2), ("x[0]", "x[1]", "x[2]")).encode(2)
        {'x[0]': 1, 'x[1]': 1, 'x[2]': 0}
        """
        rest = round(value) - self.base
        if not 0 <= rest <= self.upper - self.base:
            raise EncodingError(
                f"{self.label!r} = {value:g} is outside its range, {self.base} to {self.upper}"
            )
        bits = dict.fromkeys(self.bits, 0)
        if self.kind == "one_hot":
            return bits | {self.bits[rest]: 1}
        pairs = zip(self.coefficients, self.bits, strict=True)
        for coefficient, bit in sorted(pairs, key=lambda pair: -pair[0]):
            if coefficient <= rest:
                bits[bit] = 1
                rest -= coefficient
        return bits

    def decode(self, sample: Mapping[str, float]) -> float:
        """Returns the value that the bits stand for, brought into the range.

        So a broken wall is worth its number of ones, no bit of a one-hot the least value, and
        several the sum of their steps: what the objective and the rows have counted.
        """
        pairs = zip(self.coefficients, self.bits, strict=True)
        value = self.base + sum(each * round(sample[bit]) for each, bit in pairs)
        return float(min(value, self.upper))


@dataclass(frozen=True, slots=True)
class Substitution:
    """Every variable of a model as bits: x = base + matrix·bits.

    Shape: `matrix` (variables, bits), `base` (variables,), `bits` the labels of the bits.
    `encodings` are the variables that are more than one of the bits themselves.
    """

    bits: tuple[str, ...]
    matrix: csr_array
    base: Ints
    encodings: tuple[BinaryEncoding, ...]


def substitute(model: ModelArrays, integers: IntegerKind = "binary") -> Substitution:
    """Returns the bits that stand for a model's variables.

    A binary keeps its label, a spin keeps it as (s + 1) / 2, an integer "x" becomes "x[0]", "x[1]"…
    An integer of two values is one bit, whatever the encoding.

    Raises:
        EncodingError: a variable is real, or an integer's range is too wide or empty.
    """
    taken = set(model.labels)
    encodings = tuple(
        _encoding(label, kind, (float(lower), float(upper)), integers, taken)
        for label, kind, lower, upper in zip(
            model.labels, model.kinds, model.lower, model.upper, strict=True
        )
    )
    counts = [len(encoding.bits) for encoding in encodings]
    start = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
    values = np.array([each for code in encodings for each in code.coefficients], dtype=np.int64)
    matrix = csr_array(
        (values, np.arange(values.size), start), shape=(len(encodings), int(start[-1]))
    )
    return Substitution(
        bits=tuple(bit for encoding in encodings for bit in encoding.bits),
        matrix=matrix,
        base=np.array([encoding.base for encoding in encodings], dtype=np.int64),
        encodings=tuple(each for each in encodings if not _is_plain(each)),
    )


def fresh_labels(stem: str, count: int, taken: set[str]) -> tuple[str, ...]:
    """Returns "stem[0]", "stem[1]"…, primed where such a label is taken, and takes them."""
    labels: list[str] = []
    for number in range(count):
        label = f"{stem}[{number}]"
        while label in taken:
            label += "'"
        taken.add(label)
        labels.append(label)
    return tuple(labels)


def _encoding(
    label: str, kind: str, bounds: tuple[float, float], integers: IntegerKind, taken: set[str]
) -> BinaryEncoding:
    lower, upper = bounds
    match kind:
        case "BINARY" if (lower, upper) == (0, 1):
            return BinaryEncoding(label, 0, (1,), (label,))
        case "SPIN":
            return BinaryEncoding(label, -1, (2,), (label,))
        case "BINARY" | "INTEGER":
            _refuse_width(label, lower, upper)
            width = int(upper) - int(lower)
            chosen: IntegerKind = integers if width > 1 else "binary"
            values = coefficients(label, chosen, width)
            bits = fresh_labels(label, len(values), taken)
            return BinaryEncoding(label, int(lower), values, bits, chosen)
        case _:
            raise EncodingError(
                f"{label!r} is real, and a QUBO holds whole numbers only; make it an integer on a "
                "grid or choose a solver of linear programs"
            )


def _refuse_width(label: str, lower: float, upper: float) -> None:
    if upper < lower:
        raise EncodingError(
            f"{label!r} has no value: its lower bound {lower:g} is above its upper bound {upper:g}"
        )
    if upper - lower > _WIDEST:
        raise EncodingError(
            f"{label!r} ranges over {upper - lower + 1:g} values; a QUBO takes {_WIDEST} at most; "
            "give it tighter bounds or choose a solver of integers"
        )


def _is_plain(encoding: BinaryEncoding) -> bool:
    return encoding.bits == (encoding.label,) and encoding.base == 0


def plain_labels(labels: Iterable[str], encodings: Iterable[BinaryEncoding]) -> tuple[str, ...]:
    """Returns the labels that are bits themselves."""
    encoded = {encoding.label for encoding in encodings}
    return tuple(label for label in labels if label not in encoded)
