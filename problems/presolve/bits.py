"""QUBOs as arrays, the steps that make them smaller, and the ways back from their samples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from problems.encoding.model_arrays import Floats, Ints, Terms
from problems.encoding.polynomial import collected
from problems.presolve.fixed_variables import fixed_terms
from problems.presolve.report import Rule
from problems.presolve.row_activity import labels_where

if TYPE_CHECKING:
    import dimod

Samples = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Bits:
    """A QUBO: `terms` over the bits that `labels` name, each bit and each pair at most once."""

    labels: tuple[str, ...]
    terms: Terms

    @property
    def linear(self) -> Floats:
        """The bias of every bit. Shape: (n,)."""
        terms = self.terms
        return np.bincount(terms.index, weights=terms.linear, minlength=len(self.labels)).astype(
            float
        )


@dataclass(frozen=True, slots=True)
class Affine:
    """Bits that are constant, or equal or opposed to one that stays: base + sign·sample[source].

    Shape: (n,) each over the bits before the step; `source` counts those after it.
    """

    base: Ints
    sign: Ints
    source: Ints

    def __call__(self, samples: Samples) -> Samples:
        """Returns samples of the bits before. Shape: (k, n after) to (k, n)."""
        padded = np.pad(samples, ((0, 0), (0, 1)))  # so that a source exists where no bit is left
        return (self.base + self.sign * padded[:, self.source]).astype(np.int8)


@dataclass(frozen=True, slots=True)
class Follow:
    """Bits that take the value that suits their neighbours: 1 where bias + Σ coupling·neighbour < 0.

    Shape: `kept` (n after,), `gone` and `bias` (g,), `neighbour` and `coupling` (g, 2). `neighbour`
    counts the bits after the step, n of them standing for none.
    """

    kept: Ints
    gone: Ints
    bias: Floats
    neighbour: Ints
    coupling: Floats

    def __call__(self, samples: Samples) -> Samples:
        """Returns samples of the bits before. Shape: (k, n after) to (k, n)."""
        padded = np.pad(samples, ((0, 0), (0, 1)))
        field = self.bias + (padded[:, self.neighbour] * self.coupling).sum(axis=2)
        whole = np.empty((len(samples), self.kept.size + self.gone.size), dtype=np.int8)
        whole[:, self.kept] = samples
        whole[:, self.gone] = field < 0
        return whole


@dataclass(frozen=True, slots=True)
class BitStep:
    """The QUBO after a rule, the labels it took out, and the way back."""

    rule: Rule
    bits: Bits
    touched: tuple[str, ...]
    lift: Affine | Follow


BitRule = Callable[[Bits], BitStep | None]  # None: the rule finds nothing to do


def read_bits(bqm: dimod.BinaryQuadraticModel) -> Bits:
    """Returns the QUBO of a BQM; a spin s is the bit (s + 1) / 2."""
    import dimod

    binary = bqm if bqm.vartype is dimod.BINARY else bqm.change_vartype(dimod.BINARY, inplace=False)
    vectors = binary.to_numpy_vectors(variable_order=list(binary.variables))
    terms = Terms(
        offset=float(vectors.offset),
        index=np.arange(vectors.linear_biases.size),
        linear=vectors.linear_biases.astype(float),
        left=vectors.quadratic.row_indices.astype(np.int64),
        right=vectors.quadratic.col_indices.astype(np.int64),
        quadratic=vectors.quadratic.biases.astype(float),
    )
    return Bits(tuple(map(str, binary.variables)), collected(terms, vectors.linear_biases.size))


def write_bits(bits: Bits, vartype: dimod.Vartype) -> dimod.BinaryQuadraticModel:
    """Returns the BQM of a QUBO, in bits or in spins."""
    import dimod

    terms = bits.terms
    bqm = dimod.BinaryQuadraticModel.from_numpy_vectors(
        bits.linear,
        (terms.left, terms.right, terms.quadratic),
        terms.offset,
        dimod.BINARY,
        variable_order=bits.labels,
    )
    return bqm if vartype is dimod.BINARY else bqm.change_vartype(vartype, inplace=False)


def fixed_bits(
    bits: Bits, rule: Rule, fixed: NDArray[np.bool_], values: NDArray[np.bool_]
) -> BitStep:
    """Returns the step that sets bits to their values. Shape: `fixed` and `values` (n,)."""
    ones = fixed & values
    n_left = int((~fixed).sum())
    terms = collected(fixed_terms(bits.terms, fixed, ones.astype(float)), n_left)
    lift = Affine(
        base=ones.astype(np.int64),
        sign=(~fixed).astype(np.int64),
        source=np.where(fixed, 0, np.cumsum(~fixed) - 1),
    )
    smaller = Bits(labels_where(bits.labels, ~fixed), terms)
    return BitStep(rule, smaller, labels_where(bits.labels, fixed), lift)
