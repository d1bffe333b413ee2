"""Domain walls: ordered bits, ones before zeros, whose one place of change is the value.

An integer of k values is the sum of k − 1 ordered bits. A choice of one of k binaries is where the
wall stands: x_0 = 1 − s_0, x_i = s_{i−1} − s_i, x_{k−1} = s_{k−2}, so that Σ x = 1 always; the row
that demanded it goes, and with it a bit and the k(k − 1)/2 couplings of its square. What is left to
penalise is each place where a one follows a zero: W·Σ s_{i+1}(1 − s_i).

The weights are proven.

* Integers. Sorting the bits of a broken wall changes neither its sum nor anything that depends on
  it, and takes its penalty away: any weight above 0 is enough.
* Choices. Let F be the QUBO without the walls, products of two binaries of one choice left out (they
  are 0 where the wall is whole). F is then linear in the binaries of a choice; let each of its
  coefficients stay within [low, high] whatever the other bits are. A wall broken v times is v + 1
  binaries at 1 between which v are at −1. Leave one of those at 1 and set the rest to 0: F rises by
  v·(high − low) at most and the wall is whole. So W > high − low makes that pay; what is left is a
  state of the one-hot model, whose weights are proven already.

Source: Chancellor, Domain wall encoding of discrete variables for quantum annealing and QAOA,
Quantum Science and Technology 4, 045004 (2019), arXiv:1903.05068.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from problems.encoding.binary_encoding import Substitution, fresh_labels
from problems.encoding.literal_rows import LiteralRows
from problems.encoding.model_arrays import Floats, Ints, Terms
from problems.errors import EncodingError


@dataclass(frozen=True, slots=True)
class Wall:
    """One choice of many: exactly one of `choices` is 1, told by the `bits`, one fewer.

    `label` is that of the row that demanded it.

    >>> wall = Wall("c", ("red", "green", "blue"), ("c[0]", "c[1]"))
    >>> wall.encode({"red": 0, "green": 1, "blue": 0}), wall.decode({"c[0]": 0, "c[1]": 1})
    ({'c[0]': 1, 'c[1]': 0}, {'red': 0.0, 'green': 1.0, 'blue': 0.0})
    """

    label: str
    choices: tuple[str, ...]
    bits: tuple[str, ...]

    def encode(self, sample: Mapping[str, float]) -> dict[str, int]:
        """Returns the bits of a sample that makes one choice.

        Raises:
            EncodingError: it makes none, or several.
        """
        chosen = [at for at, name in enumerate(self.choices) if round(sample[name])]
        if len(chosen) != 1:
            raise EncodingError(
                f"{self.label!r} has {len(chosen)} of its binaries at 1; a domain wall holds exactly "
                "one; encode it as 'one_hot'"
            )
        return {bit: int(at < chosen[0]) for at, bit in enumerate(self.bits)}

    def decode(self, sample: Mapping[str, float]) -> dict[str, float]:
        """Returns the choice: the wall stands after as many bits as are 1, broken or not."""
        place = sum(round(sample[bit]) for bit in self.bits)
        return {name: float(at == place) for at, name in enumerate(self.choices)}


@dataclass(frozen=True, slots=True)
class WallBits:
    """The bits of a model with walls in place of choices: old bits = base + matrix·new bits.

    Shape: `group` (old bits,) the wall of each, −1 for none; `starts`, `lengths` (walls,) the first
    new bit of each and how many.
    """

    substitution: Substitution
    walls: tuple[Wall, ...]
    group: Ints
    starts: Ints
    lengths: Ints


def disjoint_choices(rows: LiteralRows, n_bits: int) -> Ints:
    """Returns the rows that want exactly one of their bits and share none, long ones first."""
    unit = rows.summed(((rows.coefficient != 1) | ~rows.positive).astype(np.int64)) == 0
    candidates = np.flatnonzero(unit & rows.is_equality & (rows.limit == 1) & (rows.length > 1))
    held = np.zeros(n_bits, dtype=bool)
    chosen: list[int] = []
    for each in candidates[np.argsort(-rows.length[candidates], kind="stable")].tolist():
        bits = rows.bit[rows.start[each] : rows.start[each + 1]]
        if not held[bits].any():
            held[bits] = True
            chosen.append(each)
    return np.array(chosen, dtype=np.int64)


def wall_bits(rows: LiteralRows, chosen: Ints, labels: tuple[str, ...]) -> WallBits:
    """Returns walls in place of the chosen rows. `labels` are those of all the old bits, slack too."""
    group = np.full(len(labels), -1, dtype=np.int64)
    taken = set(labels)
    walls = []
    for at, each in enumerate(chosen.tolist()):
        bits = rows.bit[rows.start[each] : rows.start[each + 1]]
        group[bits] = at
        names = fresh_labels(f"wall[{rows.labels[each]}]", bits.size - 1, taken)
        walls.append(Wall(rows.labels[each], tuple(labels[bit] for bit in bits.tolist()), names))
    return _placed(rows, chosen, walls, group, labels)


def _placed(
    rows: LiteralRows, row: Ints, walls: list[Wall], group: Ints, labels: tuple[str, ...]
) -> WallBits:
    """New bits: those that stay, in their order, then those of the walls."""
    staying = np.flatnonzero(group < 0)
    lengths = rows.length[row] - 1
    starts = staying.size + np.concatenate([[0], np.cumsum(lengths)])[:-1].astype(np.int64)
    entries, columns, values = [staying], [np.arange(staying.size)], [np.ones(staying.size)]
    base = np.zeros(len(labels), dtype=np.int64)
    for each, start, length in zip(row.tolist(), starts.tolist(), lengths.tolist(), strict=True):
        bits = rows.bit[rows.start[each] : rows.start[each + 1]]
        new = start + np.arange(length)
        base[bits[0]] = 1
        entries += [bits[1:], bits[:-1]]
        columns += [new, new]
        values += [np.ones(length), -np.ones(length)]
    shape = (len(labels), int(staying.size + lengths.sum()))
    where = (np.concatenate(entries), np.concatenate(columns))
    matrix = csr_array((np.concatenate(values).astype(np.int64), where), shape=shape)
    names = (
        *(labels[each] for each in staying.tolist()),
        *(b for wall in walls for b in wall.bits),
    )
    return WallBits(Substitution(names, matrix, base, ()), tuple(walls), group, starts, lengths)


def without_products(terms: Terms, group: Ints) -> Terms:
    """Returns the polynomial without products inside a group, which are 0 where its wall is whole."""
    kept = (group[terms.left] != group[terms.right]) | (group[terms.left] < 0)
    return Terms(
        offset=terms.offset,
        index=terms.index,
        linear=terms.linear,
        left=terms.left[kept],
        right=terms.right[kept],
        quadratic=terms.quadratic[kept],
    )


def wall_bounds(terms: Terms, bits: WallBits) -> Floats:
    """Returns, per wall, what its weight must be above: the spread of its binaries' coefficients.

    `terms` has no products inside a group. Shape: (walls,).
    """
    n_old = bits.group.size
    matrix, base = bits.substitution.matrix.astype(float), bits.substitution.base.astype(float)
    half = csr_array((terms.quadratic, (terms.left, terms.right)), shape=(n_old, n_old))
    both = csr_array(half + half.T)
    linear = np.bincount(terms.index, weights=terms.linear, minlength=n_old) + both @ base
    field = csr_array(both @ matrix)
    rising, falling = field.copy(), field.copy()
    rising.data = np.maximum(field.data, 0.0)
    falling.data = np.minimum(field.data, 0.0)
    held = bits.group >= 0
    high = np.full(len(bits.walls), -np.inf)
    low = np.full(len(bits.walls), np.inf)
    np.maximum.at(high, bits.group[held], (linear + rising.sum(axis=1))[held])
    np.minimum.at(low, bits.group[held], (linear + falling.sum(axis=1))[held])
    spread: Floats = high - low
    return spread


def order_penalties(starts: Ints, lengths: Ints, weights: Floats) -> Terms:
    """Returns Σ weight·s_{i+1}·(1 − s_i) over walls whose bits follow one another from their start."""
    pairs = zip(starts.tolist(), lengths.tolist(), strict=True)
    left = np.array([s + at for s, n in pairs for at in range(n - 1)], dtype=np.int64)
    weight = np.repeat(weights, lengths - 1)
    return Terms(0.0, left + 1, weight, left, left + 1, -weight)
