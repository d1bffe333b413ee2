"""Fits times and gaps of the classical routes: `python -m evals.fit_time_model [check]`.

It reads `evals/measured/profiles.jsonl`, which `python -m evals.profiles` measures, fits one half of
the instances (by a fixed hash), writes `solvers/performance/data/profiles.json`, and prints how well
that file predicts the other half. With "check" nothing is written.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from evals.calibration.halves import Half, half_of
from evals.profiles.family_sizes import family_sizes
from evals.profiles.growth_fit import Kind, growths, scale_of
from evals.profiles.observations import observations, structure_of
from evals.profiles.prediction_figures import figures
from evals.profiles.record import Profile, best_known, read_profiles
from evals.profiles.scaling_fit import scaling_fit
from solvers.performance.profile_file import FamilyFit, ProfileFile, RouteFit, ScalingFit
from solvers.performance.published import PUBLISHED
from solvers.performance.sizes import FamilySizes

_MODEL = Path(__file__).parents[1] / "solvers/performance/data/profiles.json"
_ROUTES = {"exact": True, "annealing": False}  # whether it can prove anything
_TIME, _GAP = Kind(has_floor=True, by_budget=False), Kind(has_floor=False, by_budget=True)


def fit(profiles: Sequence[Profile], half: Half = Half.FITTED) -> ProfileFile:
    """Returns the model of one half of what was measured; sizes and scaling are of both."""
    families = sorted({each.family for each in profiles})
    lines = {name: [each for each in profiles if each.family == name] for name in families}
    sizes = {name: found for name in families if (found := family_sizes(lines[name])) is not None}
    half_lines = [each for each in profiles if is_in(each, half)]
    routes = {route: _of_route(half_lines, profiles, route, sizes) for route in _ROUTES}
    return ProfileFile(
        version=1,
        fitted=str(datetime.now(UTC).date()),
        origin=f"OR-Tools {version('ortools')}, dwave-samplers {version('dwave-samplers')}, one core",
        n_instances=len({each.instance for each in half_lines}),
        longest_s=max(answer.budget_s for each in profiles for answer in each.answers),
        families={
            name: FamilyFit(
                structure=structure_of(lines[name][-1]),
                sizes=sizes[name],
                routes={route: of_family[name] for route, (of_family, _) in routes.items()},
                scaling=_scaling(lines[name], sizes),
            )
            for name in sizes
        },
        pools=_by_structure({route: pools for route, (_, pools) in routes.items()}),
        published=PUBLISHED,
    )


def is_in(profile: Profile, half: Half) -> bool:
    """Whether an instance is in this half."""
    return half_of(profile.family, profile.size, profile.difficulty, profile.seed) is half


def _of_route(
    lines: Sequence[Profile],
    all_lines: Sequence[Profile],
    route: str,
    sizes: dict[str, FamilySizes],
) -> tuple[dict[str, RouteFit], dict[str, RouteFit]]:
    """The fits of one route by family, and the pools by structure."""
    of_route = [each for each in lines if each.route == route]
    best = best_known(all_lines)
    scales = {name: scale_of(each) for name, each in sizes.items()}
    proof = (
        growths(observations(of_route, "proof", best, sizes), scales, _TIME)
        if _ROUTES[route]
        else None
    )
    first = growths(observations(of_route, "first", best, sizes), scales, _TIME)
    gap = growths(observations(of_route, "gap", best, sizes), scales, _GAP)
    of_family, pools = (
        {
            name: RouteFit(
                n_instances=growth.n_seen,
                proof=proof[index].get(name) if proof else None,
                first=growth,
                gap=gap[index].get(name),
            )
            for name, growth in first[index].items()
        }
        for index in (0, 1)
    )
    return of_family, pools


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
    """Writes the model and prints how well it predicts; returns 0."""
    profiles = read_profiles()
    model = fit(profiles)
    if words != ["check"]:
        _MODEL.write_text(model.model_dump_json(exclude_none=True) + "\n", encoding="utf-8")
    judged = [each for each in profiles if is_in(each, Half.JUDGED)]
    for line in figures(judged, best_known(profiles), model):
        sys.stdout.write(line + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
