"""The fitted profiles: `data/profiles.json`, written by `python -m evals.fit_time_model`."""

from __future__ import annotations

import math
import os
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from problems.errors import FormatError
from problems.problem import Frozen
from problems.validation import one_sentence
from solvers.performance.sizes import FamilySizes, Sizes

FILE_VARIABLE = "VERDIQ_PROFILES"
LEAST_GAP = 1e-4  # the least gap that is told from none

Known = Literal["family", "structure", "all"]


class Growth(Frozen):
    """The location of a log-normal: log(e^floor + e^(intercept + w · features)), never falling in size.

    The features are log n_variables, log(1 + n_constraints), log(1 + n_couplings) and
    n_variables^root / unit: with the last, exponential growth in the natural size. `per_log_s` is what
    one e-fold of time takes off (gaps only). `sigma` is the spread where the line is well above the
    floor and `sigma_floor` at the floor, both widened until intervals cover on instances left out as
    often as they say; `n_seen` are the instances in the fit.
    """

    floor: float
    intercept: float
    weights: tuple[float, float, float, float]
    root: float = Field(gt=0)
    unit: float = Field(gt=0)
    sigma: float = Field(gt=0)
    sigma_floor: float = Field(gt=0)
    n_seen: int
    per_log_s: float = Field(default=0.0, ge=0)

    def location(self, sizes: Sizes, log_s: float = 0.0) -> float:
        """Returns the mean of the logarithm, after e^log_s seconds where time matters."""
        line = self._line(sizes, log_s)
        high, low = max(self.floor, line), min(self.floor, line)
        return high + math.log1p(math.exp(low - high))

    def spread(self, sizes: Sizes, log_s: float = 0.0) -> float:
        """Returns the standard deviation of the logarithm."""
        on_line = math.exp(self._line(sizes, log_s) - self.location(sizes, log_s))
        return self.sigma_floor + (self.sigma - self.sigma_floor) * on_line

    def _line(self, sizes: Sizes, log_s: float) -> float:
        features = size_features(sizes, self.root, self.unit)
        line = self.intercept + sum(w * x for w, x in zip(self.weights, features, strict=True))
        return line - self.per_log_s * log_s


class RouteFit(Frozen):
    """What is fitted of one route on one family, or on all families of a structure.

    `proof` is the time to a proof, None where the route proves nothing; `first` the time to a first
    feasible answer; `gap` the relative distance to the best known while there is no proof, None where
    too few runs ended so. `n_instances` were measured.
    """

    n_instances: int
    first: Growth
    proof: Growth | None = None
    gap: Growth | None = None


class ProbeFit(Frozen):
    """A log-normal after a probe: location intercept + by_prior·prior + by_gap·log gap.

    `prior` is the location before it. Without a proven gap the location is intercept_without +
    by_prior·prior. `n_seen` probes were fitted.
    """

    intercept: float
    intercept_without: float
    by_prior: float = Field(ge=0)
    by_gap: float = Field(ge=0)
    sigma: float = Field(gt=0)
    n_seen: int

    def location(self, prior: float, gap: float | None) -> float:
        """Returns the mean of the logarithm."""
        if gap is None:
            return self.intercept_without + self.by_prior * prior
        return self.intercept + self.by_prior * prior + self.by_gap * math.log(max(gap, LEAST_GAP))


class ProbeFits(Frozen):
    """What a probe of s seconds without a proof tells, fitted over all families.

    `remaining`: the time to a proof from then on, over s, from the prior location less log s. `gap`:
    the relative distance to the best known, from its prior location.
    """

    remaining: ProbeFit
    gap: ProbeFit


class PublishedGrowth(Frozen):
    """A published scaling of the time to an optimum: base^n, with its source and date."""

    algorithm: str
    base: float
    source: str
    date: str


class ScalingFit(Frozen):
    """How the time to a proof grows in the natural size, with 95 % confidence intervals.

    Exponential: seconds ∝ base^size. Power: seconds ∝ size^exponent. `delta_aic` is by how much
    the other is worse.
    """

    form: Literal["exponential", "power"]
    value: float
    low: float
    high: float
    delta_aic: float
    smallest: int
    largest: int
    n_instances: int


class FamilyFit(Frozen):
    """What is fitted of one family. Keys: names of routes."""

    structure: str
    sizes: FamilySizes
    routes: dict[str, RouteFit]
    scaling: dict[str, ScalingFit]


class ProfileFile(Frozen):
    """Everything fitted, when, and on what. `speed` is the machine's that measured it.

    Pools stand in where a family has no fit of its own; keys are structures, "" is all families.
    """

    version: Literal[1]
    fitted: str
    origin: str
    n_instances: int
    longest_s: float = Field(description="CPU seconds of the longest run; fits go beyond it")
    families: dict[str, FamilyFit]
    pools: dict[str, dict[str, RouteFit]]
    probe: ProbeFits
    published: dict[str, tuple[PublishedGrowth, ...]]


def profile_file() -> ProfileFile:
    """Returns what stands in `data/profiles.json`, or in the file that `VERDIQ_PROFILES` names.

    A machine or a set of instances of one's own is measured by `python -m evals.profiles` and fitted
    by `python -m evals.fit_time_model`.

    Raises:
        FormatError: the file named there cannot be read or does not follow the form.
    """
    return _read(os.environ.get(FILE_VARIABLE, ""))


@cache
def _read(path: str) -> ProfileFile:
    ours = files("solvers.performance").joinpath("data/profiles.json")
    try:
        text = (Path(path) if path else ours).read_text(encoding="utf-8")
        return ProfileFile.model_validate_json(text)
    except (OSError, UnicodeDecodeError) as error:
        raise FormatError(
            f"the profiles file {path} cannot be read ({error}); see {FILE_VARIABLE}"
        ) from error
    except ValidationError as error:
        raise FormatError(one_sentence(error, f"the profiles file {path}")) from error


def size_features(sizes: Sizes, root: float, unit: float) -> tuple[float, float, float, float]:
    """Returns the features of `Growth`, none of which falls where a size grows."""
    n = max(sizes.n_variables, 1)
    return (
        math.log(n),
        math.log1p(sizes.n_constraints),
        math.log1p(sizes.n_couplings or 0),
        n**root / unit,
    )
