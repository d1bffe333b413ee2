"""The way back from a sample of the QUBO to one of the CQM, and the way there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from problems.encoding.binary_encoding import BinaryEncoding
from problems.encoding.domain_wall import Wall
from problems.encoding.literal_rows import LiteralRows
from problems.encoding.penalty_terms import Slack
from problems.encoding.report import QuboReport
from problems.errors import EncodingError
from problems.presolve.step import Restore


@dataclass(frozen=True, slots=True)
class SlackRows:
    """The inequalities that have slack: `rows` over the one-hot model's `bits`, and what they got."""

    bits: tuple[str, ...]
    rows: LiteralRows
    slack: Slack

    def met(self, states: NDArray[np.int8]) -> NDArray[np.bool_]:
        """Returns which states meet every row, whatever their slack is.

        Shape: `states` (k, at least the bits) of zeros and ones, the bits first, to (k,).
        """
        if self.rows.never_met:
            return np.zeros(len(states), dtype=bool)
        if not self.rows.labels:
            return np.ones(len(states), dtype=bool)
        bits = states[:, self.rows.bit].astype(np.int64)
        literal = np.where(self.rows.positive, bits, 1 - bits)
        activity = np.add.reduceat(self.rows.coefficient * literal, self.rows.start[:-1], axis=1)
        meets = (activity == self.rows.limit) | (
            ~self.rows.is_equality & (activity < self.rows.limit)
        )
        kept: NDArray[np.bool_] = meets.all(axis=1)
        return kept

    def fill(self, values: Mapping[str, float]) -> dict[str, int]:
        """Returns the slack that leaves the least penalty: the room of each row, none below 0."""
        if not self.slack.labels:
            return {}
        setting = np.array([round(values[bit]) for bit in self.bits], dtype=np.int64)
        literal = np.where(self.rows.positive, setting[self.rows.bit], 1 - setting[self.rows.bit])
        room = self.rows.limit - self.rows.summed(self.rows.coefficient * literal)
        filled: dict[str, int] = {}
        for row in np.unique(self.slack.row).tolist():
            owned = np.flatnonzero(self.slack.row == row)
            code = BinaryEncoding(
                label=self.rows.labels[row],
                base=0,
                coefficients=tuple(self.slack.coefficient[owned].tolist()),
                bits=tuple(self.slack.labels[each] for each in owned.tolist()),
            )
            filled |= code.encode(min(max(int(room[row]), 0), code.upper))
        return filled


@dataclass(frozen=True, slots=True)
class Inverse:
    """The way back from a sample of the QUBO to one of the CQM, and what the encoding added.

    `binaries` are the variables that are bits themselves or choices told by `walls`; `encodings` the
    integers and spins. Every sample is decoded, also one that breaks a wall or sets several bits of
    a one-hot; `Wall.decode` and `BinaryEncoding.decode` say how. `restore` puts in the variables that
    presolve fixed, and is None where nothing was presolved.
    """

    binaries: tuple[str, ...]
    encodings: tuple[BinaryEncoding, ...]
    walls: tuple[Wall, ...]
    slack_rows: SlackRows
    variables: tuple[str, ...]
    report: QuboReport
    restore: Restore | None = None

    @property
    def slack(self) -> tuple[str, ...]:
        """The bits added for inequalities."""
        return self.slack_rows.slack.labels

    def meets(self, states: NDArray[np.int8]) -> NDArray[np.bool_]:
        """Returns which states of the QUBO decode to a sample that meets every constraint.

        Shape: `states` (k, n_variables) of zeros and ones, in the order of `variables`, to (k,).

        Raises:
            EncodingError: choices are walls, of which a state tells no bits.
        """
        if self.walls:
            raise EncodingError(
                f"the QUBO has {len(self.walls)} domain walls; whole states are judged of 'one_hot' "
                "encodings only; decode each sample instead"
            )
        return self.slack_rows.met(states)

    @property
    def n_slack(self) -> int:
        """How many bits were added for inequalities."""
        return len(self.slack)

    @property
    def n_variables(self) -> int:
        """Bits of the QUBO."""
        return len(self.variables)

    @property
    def weights(self) -> Mapping[str, float]:
        """The weights of the constraints that can be broken, in units of the objective a squared
        whole step, by label.
        """
        return self.report.weights

    @property
    def never_met(self) -> tuple[str, ...]:
        """Constraints that no sample meets: the CQM is infeasible, and every sample shows it."""
        return self.report.never_met

    @property
    def coefficient_range(self) -> float:
        """The largest over the smallest magnitude of the QUBO's coefficients."""
        return self.report.coefficient_range

    def __call__(self, sample: Mapping[str, float]) -> dict[str, float]:
        """Returns the CQM's sample: slack dropped, choices, integers and spins decoded."""
        bits = dict(sample)
        for wall in self.walls:
            bits |= wall.decode(sample)
        decoded = {label: float(bits[label]) for label in self.binaries}
        decoded.update((each.label, each.decode(bits)) for each in self.encodings)
        return decoded if self.restore is None else self.restore(decoded)

    def lift(self, sample: Mapping[str, float]) -> dict[str, int]:
        """Returns the QUBO's sample of least energy that decodes to this sample of the CQM.

        Variables that presolve fixed are not looked at.

        Raises:
            EncodingError: a value is out of its range, or a choice that is a wall is not one choice.
        """
        bits: dict[str, int] = {label: round(sample[label]) for label in self.binaries}
        for each in self.encodings:
            bits |= each.encode(sample[each.label])
        bits |= self.slack_rows.fill(bits)
        for wall in self.walls:
            bits |= wall.encode(bits)
        return {label: bits[label] for label in self.variables}
