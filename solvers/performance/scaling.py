"""How the classical time grows with the size of a family, measured here and published elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from solvers.performance.profile_file import PublishedGrowth, profile_file


@dataclass(frozen=True, slots=True)
class Scaling:
    """The growth of the time to a proof in the family's natural size, and what papers measured.

    Exponential: seconds ∝ value^size. Power: seconds ∝ size^value. `low` to `high` is the 95 %
    confidence interval, `smallest` to `largest` the sizes that were measured, `delta_aic` by how much
    the other form is worse. `published` is for other algorithms, each with its source.
    """

    form: Literal["exponential", "power"]
    value: float
    low: float
    high: float
    smallest: int
    largest: int
    n_instances: int
    delta_aic: float
    date: str
    published: tuple[PublishedGrowth, ...]

    @property
    def words(self) -> str:
        """The growth in a few words."""
        if self.form == "exponential":
            formula = f"{self.value:.3g}^n (95 %: {self.low:.3g} to {self.high:.3g})"
        else:
            formula = f"n^{self.value:.2g} (95 %: {self.low:.2g} to {self.high:.2g})"
        return f"{formula}, n = {self.smallest} to {self.largest}, {self.n_instances} instances"


def scaling(family: str, route: str = "exact") -> Scaling | None:
    """Returns the measured growth; None where proofs are too fast to tell, or the family is unknown.

    >>> scaling("assignment") is None  # milliseconds at every size
    True
    """
    file = profile_file()
    fit = file.families.get(family)
    found = fit.scaling.get(route) if fit else None
    if found is None:
        return None
    return Scaling(**found.model_dump(), date=file.fitted, published=file.published.get(family, ()))
