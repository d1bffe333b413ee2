"""Low autocorrelation binary sequences: signs that look like nothing but themselves when shifted."""

from __future__ import annotations

from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.errors import LimitExceeded
from problems.figure import BarFigure
from problems.modelling.autocorrelation import autocorrelations, energy_terms
from problems.modelling.hubo_model import hubo_cqm
from problems.plain_number import plain
from problems.polynomial import Polynomial
from problems.problem import Check, Example, Problem, Sample, Solution, Violation
from problems.status import Sense

if TYPE_CHECKING:
    import dimod

_LONGEST_MODEL = 100  # 260,000 products of bits; the longest sequence solved to the end has 66

Sign = Literal[-1, 1]


class LabsSolution(Solution):
    """The sequence of signs, 1 or -1."""

    family: Literal["labs"] = "labs"
    sequence: tuple[int, ...]


class Labs(Problem[LabsSolution]):
    """The length of a sequence of signs, the signs that are settled, and whether it mirrors itself.

    The energy is Σ C_k² over the lags k = 1 … n − 1, with C_k = Σ s[i]·s[i + k]; n² / (2 · energy) is the
    merit factor.
    """

    family: Literal["labs"] = "labs"
    n: int = Field(ge=2, le=1_000, description="length of the sequence")
    prefix: tuple[Sign, ...] = Field(default=(), description="the first signs, where settled")
    skew_symmetric: bool = Field(
        default=False,
        description="only sequences of odd length whose halves mirror each other with alternating "
        "sign: half as many free signs, often with an energy as low",
    )

    summary: ClassVar[str] = (
        "find a sequence of +1 and -1 whose shifts differ from it most: least autocorrelation energy"
    )
    source: ClassVar[str] = (
        "Packebusch, Mertens: Low autocorrelation binary sequences, Journal of Physics A 49 (2016), "
        "with the optima up to n = 66"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Find a binary sequence of +1 and -1 of length 13 with the lowest autocorrelation "
            "energy, the sum of the squared aperiodic autocorrelations.",
            objective=6,
        ),
        Example(text="Solve the LABS problem for N = 10.", objective=13),
        Example(
            text="A radar pulse has 9 phases of +1 or -1 and must be skew-symmetric. What is the least "
            "sidelobe energy that it can have?",
            objective=12,
        ),
    )
    solution_type: ClassVar[type[Solution]] = LabsSolution

    @model_validator(mode="after")
    def _signs_fit(self) -> Self:
        if self.skew_symmetric and self.n % 2 == 0:
            raise ValueError(
                f"a skew-symmetric sequence has an odd length, not {self.n}; give {self.n + 1} or drop "
                "the symmetry"
            )
        most = self.n // 2 if self.skew_symmetric else self.n - 1
        if len(self.prefix) > most:
            raise ValueError(
                f"{len(self.prefix)} signs are settled; of these {most} at most may be, so that "
                "one is left to choose; give fewer"
            )
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        parts = [f"{self.n} signs"]
        if self.prefix:
            parts.append(f"{len(self.prefix)} settled")
        if self.skew_symmetric:
            parts.append("skew-symmetric")
        return ", ".join(parts)

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """Binary "s1" for each free sign, 1 for +1, and bits for products; no constraint.

        Without loss the first sign is + where none is settled: reversing all changes nothing.
        """
        polynomial = self.polynomial()
        return hubo_cqm(polynomial.variables, polynomial.in_bits())

    def polynomial(self) -> Polynomial:
        if self.n > _LONGEST_MODEL:
            raise LimitExceeded(
                f"the sequence has {self.n} signs; its model takes at most {_LONGEST_MODEL}; ask for a "
                "shorter one"
            )
        return self._polynomial

    @cached_property
    def _polynomial(self) -> Polynomial:
        signs = self._signs()
        n_free = 1 + max((spin for spin, _ in signs if spin is not None), default=-1)
        return Polynomial(tuple(self._labels()[:n_free]), energy_terms(signs), is_spin=True)

    def decode(self, sample: Sample) -> LabsSolution:
        labels = self._labels()
        return LabsSolution(
            sequence=tuple(
                factor if spin is None else factor * (2 * round(sample[labels[spin]]) - 1)
                for spin, factor in self._signs()
            )
        )

    def _signs(self) -> list[tuple[int | None, int]]:
        """By position the index of the free sign that it is, None if it is settled, and its factor."""
        settled = self.prefix or (1,)
        signs: list[tuple[int | None, int]] = [(None, sign) for sign in settled]
        for at in range(len(settled), self.n):
            mirrored, factor = self._mirror(at)
            if self.skew_symmetric and mirrored < at:
                spin, sign = signs[mirrored]
                signs.append((spin, sign * factor))
            else:
                signs.append((at - len(settled), 1))
        return signs

    def _mirror(self, at: int) -> tuple[int, int]:
        """The position that mirrors another about the middle, and the factor between their signs."""
        return self.n - 1 - at, (-1) ** abs(at - (self.n - 1) // 2)

    def _labels(self) -> list[str]:
        """The binaries of the free signs, by their position counted from 1."""
        return [f"s{at + 1}" for at in range(len(self.prefix or (1,)), self.n)]

    def check(self, solution: LabsSolution) -> Check:
        signs = solution.sequence
        if len(signs) != self.n:
            message = f"the sequence has {len(signs)} signs; it needs {self.n}"
            return _refused(("length", message, abs(len(signs) - self.n)))
        odd = [at for at, sign in enumerate(signs) if sign not in (-1, 1)]
        if odd:
            message = f"sign {odd[0] + 1} is {signs[odd[0]]}; each must be 1 or -1"
            return _refused(("signs", message, len(odd)))
        broken = [
            Violation(
                constraint="settled signs",
                message=f"sign {at + 1} is {sign:+d}; it is settled as {settled:+d}",
                amount=1,
            )
            for at, (sign, settled) in enumerate(zip(signs, self.prefix, strict=False))
            if sign != settled
        ]
        if self.skew_symmetric:
            middle = self.n // 2
            broken += [
                Violation(
                    constraint="skew-symmetry",
                    message=f"signs {middle - off + 1} and {middle + off + 1} must "
                    f"{'differ' if off % 2 else 'be equal'}",
                    amount=1,
                )
                for off in range(1, middle + 1)
                if signs[middle + off] != (-1) ** off * signs[middle - off]
            ]
        energy = float((autocorrelations(signs) ** 2).sum())
        return Check(feasible=not broken, objective=energy, violations=tuple(broken))

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """A sequence with that many free signs, after others that are settled at random.

        The time of the best exact method grows by 1.73 a free sign (Packebusch and Mertens 2016), so the
        size is theirs. The difficulty takes the settled signs from as many again down to two: they
        settle products with free ones.
        """
        n_settled = 2 + round((1 - difficulty) * max(0, size - 2))
        return cls(n=size + n_settled, prefix=tuple(rng.choice([-1, 1], n_settled).tolist()))

    def figure(self, solution: LabsSolution) -> BarFigure:
        """The autocorrelation at each lag, whose squares sum to the energy."""
        lags = autocorrelations(solution.sequence).tolist()
        return BarFigure(
            title=f"Energy {sum(each**2 for each in lags)}",
            labels=tuple(f"lag {lag}" for lag in range(1, len(lags) + 1)),
            values=tuple(lags),
            groups=tuple("above 0" if each > 0 else "0 or below" for each in lags),
            value_label="autocorrelation",
        )

    def describe(self, solution: LabsSolution) -> str:
        signs = solution.sequence
        energy = self.check(solution).objective
        if not energy:
            return f"The sequence {_written(signs)} has {len(signs)} signs."
        runs = " ".join(str(len(list(run))) for _, run in groupby(signs))
        return (
            f"The sequence {_written(signs)}, with runs of {runs} equal signs, has the energy "
            f"{plain(energy)} and the merit factor {plain(len(signs) ** 2 / (2 * energy))}."
        )


def _refused(*broken: tuple[str, str, float]) -> Check:
    return Check(
        feasible=False,
        objective=None,
        violations=tuple(
            Violation(constraint=label, message=message, amount=amount)
            for label, message, amount in broken
        ),
    )


def _written(signs: tuple[int, ...]) -> str:
    return "".join("+" if sign > 0 else "-" for sign in signs)


FAMILY = Labs
