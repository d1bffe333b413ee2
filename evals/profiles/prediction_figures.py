"""The figures of the time model on the judged half, as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evals.profiles.judged_predictions import (
    GapCase,
    TimeCase,
    gap_cases,
    share,
    time_case,
)
from evals.profiles.observations import sizes_of_profile
from evals.profiles.record import Instance, Profile
from solvers.performance.outlook import Outlook
from solvers.performance.prediction import outlook
from solvers.performance.profile_file import ProfileFile

_PROBED = ((False, "without probe"), (True, "with probe"))


def figures(
    profiles: Sequence[Profile], best: dict[Instance, float], model: ProfileFile
) -> Iterator[str]:
    """Yields how well times and gaps are predicted, over all and by family."""
    lines = [each for each in profiles if each.answers]
    for probed, words in _PROBED:
        yield from _time_lines(judged_times(lines, model, with_probe=probed), words)
    for probed, words in _PROBED:
        yield from _gap_lines(judged_gaps(lines, best, model, with_probe=probed), words)
    yield from _by_family(lines, model)


def judged_times(
    profiles: Sequence[Profile], model: ProfileFile, *, with_probe: bool
) -> list[TimeCase]:
    """Returns the prediction for each instance of the exact route."""
    return [
        time_case(each, found, with_probe=with_probe)
        for each in profiles
        if each.route == "exact" and (found := _outlook(each, model)) is not None
    ]


def judged_gaps(
    profiles: Sequence[Profile],
    best: dict[Instance, float],
    model: ProfileFile,
    *,
    with_probe: bool,
) -> list[GapCase]:
    """Returns the predictions for each run of every route."""
    return [
        case
        for each in profiles
        if (found := _outlook(each, model)) is not None
        for case in gap_cases(each, found, best.get(each.instance), with_probe=with_probe)
    ]


def _outlook(profile: Profile, model: ProfileFile) -> Outlook | None:
    fit = model.families.get(profile.family)
    sizes = sizes_of_profile(profile, fit.sizes if fit else None)
    if sizes is None:
        return None
    return outlook(profile.family, profile.route, sizes, structure=profile.structure, file=model)


def _time_lines(cases: Sequence[TimeCase], words: str) -> Iterator[str]:
    yield f"time to a proof, {words}: within a factor 2 {share([c.is_within_factor for c in cases])}"
    for name, chosen in (
        ("cut off", [c for c in cases if not c.is_proven]),
        ("proven", [c for c in cases if c.is_proven]),
        ("proven after 10 ms", [c for c in cases if c.is_proven and c.seconds > 0.01]),
        ("not settled by the probe", [c for c in cases if not c.was_settled]),
    ):
        yield (
            f"  {name}: within a factor 2 {share([c.is_within_factor for c in chosen])}, "
            f"in the 80 % interval {share([c.is_covered for c in chosen])}"
        )
    near = share([c.is_near_in_practice for c in cases])
    yield f"  all, less than 10 ms counted as 10 ms: within a factor 2 {near}"
    yield f"  all: in the 80 % interval {share([c.is_covered for c in cases])}"


def _gap_lines(cases: Sequence[GapCase], words: str) -> Iterator[str]:
    for route in sorted({each.route for each in cases}):
        mine = [each for each in cases if each.route == route]
        answered = [each for each in mine if each.gap is not None]
        none = 1 - len(answered) / len(mine)
        expected = sum(each.predicted.p_none for each in mine) / len(mine)
        mean = sum(min(1.0, each.gap or 0.0) for each in answered) / max(1, len(answered))
        guess = sum(each.predicted.gap for each in answered) / max(1, len(answered))
        yield (
            f"gap of {route}, {words}: in the 80 % interval "
            f"{share([each.is_covered for each in answered])}; mean {mean:.3g}, predicted {guess:.3g}; "
            f"no answer {none:.1%}, predicted {expected:.1%}"
        )


def _by_family(lines: Sequence[Profile], model: ProfileFile) -> Iterator[str]:
    for family in sorted({each.family for each in lines}):
        chosen = [each for each in lines if each.family == family]
        plain, probed = (judged_times(chosen, model, with_probe=flag) for flag in (False, True))
        yield (
            f"{family:22} without probe {share([c.is_within_factor for c in plain]):12} covered "
            f"{share([c.is_covered for c in plain]):12} with probe "
            f"{share([c.is_within_factor for c in probed]):12} covered "
            f"{share([c.is_covered for c in probed])}"
        )
