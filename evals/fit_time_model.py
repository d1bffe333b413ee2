"""Fits times and gaps of the classical routes: `python -m evals.fit_time_model [check]`.

It reads `evals/measured/profiles.jsonl`, which `python -m evals.profiles` measures. The fit of one half
of the instances (by a fixed hash) goes to `evals/measured/profiles_half.json`, and how well it predicts
the other half is printed; the fit of both goes to `solvers/performance/data/profiles.json`. With "check"
nothing is written. A minute; with OPENBLAS_NUM_THREADS=1 where other work keeps the cores busy.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from evals.calibration.halves import Half, half_of
from evals.profiles.censored import NO_FLOOR, Belief
from evals.profiles.family_sizes import family_sizes
from evals.profiles.growth_fit import Growths, Kind, growths, scale_of
from evals.profiles.half_model import HALF_MODEL
from evals.profiles.observations import observations, structure_of
from evals.profiles.prediction_figures import figures
from evals.profiles.probe_fit import gap_cases, probe_fit, remaining_cases
from evals.profiles.record import Instance, Profile, best_known, read_profiles
from evals.profiles.scaling_fit import scaling_fit
from solvers.performance.profile_file import (
    FamilyFit,
    Growth,
    ProbeFits,
    ProfileFile,
    RouteFit,
    ScalingFit,
)
from solvers.performance.published import PUBLISHED
from solvers.performance.sizes import FamilySizes

_MODEL = Path(__file__).parents[1] / "solvers/performance/data/profiles.json"
_ROUTES = {"exact": True, "annealing": False}  # whether it can prove anything
# The exponential feature is for proofs alone: a first answer, and how far it is off, grow slowly, and an
# exponential through a few sizes says at twice the largest of them that there will be no answer at all.
_PROOF = Kind(
    floor=Belief(math.log(0.004), 1.0),
    by_budget=False,
    log_sigma=Belief(0.0, 1.0),
    weight_spreads=(1.5, 0.7, 0.7, 6.0),
    is_widened=True,
)
# Most first answers come before anything is told, so that only limits are seen: a spread of a factor
# e^1.2 is believed until the data say otherwise.
_FIRST = Kind(
    floor=Belief(math.log(0.002), 0.5),
    by_budget=False,
    log_sigma=Belief(0.2, 0.2),
    weight_spreads=(0.7, 0.4, 0.4, 0.0),
    is_widened=False,
)
_GAP = Kind(
    floor=NO_FLOOR,
    by_budget=True,
    log_sigma=Belief(0.0, 1.0),
    weight_spreads=(0.7, 0.4, 0.4, 0.0),
    is_widened=True,
)


@dataclass(frozen=True, slots=True)
class RouteGrowths:
    """What is fitted of one route; `proof` is None where it proves nothing."""

    proof: Growths | None
    first: Growths
    gap: Growths

    def of(self, pick: Callable[[Growths], dict[str, Growth]]) -> dict[str, RouteFit]:
        """Returns the fits by family, or by structure, as `pick` says."""
        proof = pick(self.proof) if self.proof else {}
        return {
            name: RouteFit(
                n_instances=growth.n_seen,
                first=growth,
                proof=proof.get(name),
                gap=pick(self.gap).get(name),
            )
            for name, growth in pick(self.first).items()
        }


def fit(profiles: Sequence[Profile], half: Half | None = None) -> ProfileFile:
    """Returns the model of all that was measured, or of one half; sizes are always of both."""
    families = sorted({each.family for each in profiles})
    lines = {name: [each for each in profiles if each.family == name] for name in families}
    laws = {name: found for name in families if (found := family_sizes(lines[name])) is not None}
    half_lines = [each for each in profiles if half is None or is_in(each, half)]
    best = best_known(profiles)
    routes = {route: _of_route(half_lines, best, route, laws) for route in _ROUTES}
    of_family = {route: each.of(lambda one: one.families) for route, each in routes.items()}
    return ProfileFile(
        version=1,
        fitted=str(datetime.now(UTC).date()),
        origin=f"OR-Tools {version('ortools')}, dwave-samplers {version('dwave-samplers')}, one core",
        n_instances=len({each.instance for each in half_lines}),
        longest_s=max(answer.budget_s for each in profiles for answer in each.answers),
        families={
            name: FamilyFit(
                structure=structure_of(lines[name][-1]),
                sizes=laws[name],
                routes={route: fits[name] for route, fits in of_family.items() if name in fits},
                scaling=_scaling([each for each in half_lines if each.family == name], laws),
            )
            for name in laws
        },
        pools=_by_structure(
            {name: each.of(lambda one: one.pools) for name, each in routes.items()}
        ),
        probe=_probes(half_lines, routes["exact"], laws, best),
        published=PUBLISHED,
    )


def is_in(profile: Profile, half: Half) -> bool:
    """Whether an instance is in this half."""
    return half_of(profile.family, profile.size, profile.difficulty, profile.seed) is half


def _of_route(
    lines: Sequence[Profile],
    best: dict[Instance, float],
    route: str,
    laws: dict[str, FamilySizes],
) -> RouteGrowths:
    mine = [each for each in lines if each.route == route]
    scales = {name: scale_of(each) for name, each in laws.items()}
    proof, first, gap = (
        observations(mine, "proof", best, laws),
        observations(mine, "first", best, laws),
        observations(mine, "gap", best, laws),
    )
    return RouteGrowths(
        proof=growths(proof, scales, _PROOF) if _ROUTES[route] else None,
        first=growths(first, scales, _FIRST),
        gap=growths(gap, scales, _GAP),
    )


def _probes(
    lines: Sequence[Profile],
    route: RouteGrowths,
    laws: dict[str, FamilySizes],
    best: dict[Instance, float],
) -> ProbeFits:
    """What a probe of the exact route tells, from predictions of fits that had not seen the instance."""
    mine = [each for each in lines if each.route == "exact"]
    assert route.proof is not None
    return ProbeFits(
        remaining=probe_fit(list(remaining_cases(mine, route.proof.left_out, laws))),
        gap=probe_fit(list(gap_cases(mine, route.gap.left_out, laws, best))),
    )


def _by_structure(pools: dict[str, dict[str, RouteFit]]) -> dict[str, dict[str, RouteFit]]:
    names = sorted({name for of_route in pools.values() for name in of_route})
    return {
        name: {route: of_route[name] for route, of_route in pools.items() if name in of_route}
        for name in names
    }


def _scaling(lines: Sequence[Profile], sizes: dict[str, FamilySizes]) -> dict[str, ScalingFit]:
    found = scaling_fit(lines, sizes)
    return {"exact": found} if found else {}


def main(words: list[str]) -> int:
    """Writes a model and prints how well one fitted to a half predicts the other; returns 0."""
    profiles = read_profiles()
    of_half = fit(profiles, Half.FITTED)
    if words != ["check"]:
        _write(of_half, HALF_MODEL)
        _write(fit(profiles), _MODEL)
    judged = [each for each in profiles if is_in(each, Half.JUDGED)]
    for line in figures(judged, best_known(profiles), of_half):
        sys.stdout.write(line + "\n")
    return 0


def _write(model: ProfileFile, path: Path) -> None:
    path.write_text(model.model_dump_json(exclude_none=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
