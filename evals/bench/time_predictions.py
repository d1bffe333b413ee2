"""How well times and gaps of the classical routes are predicted, on the half that the model has not seen.

Replayed from `evals/measured/profiles.jsonl` and the fit of its other half: nothing is solved. A cut-off
run is predicted right where the prediction says that it takes longer. The peer of a prediction without a
probe is a twin: how often two instances of one family and size take times within a factor 2 of each
other, which nothing that knows the family and the size alone can do much better than.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from evals.benchmark import Benchmark, Row
from evals.calibration.halves import Half
from evals.fit_time_model import is_in
from evals.profiles.half_model import fitted_half
from evals.profiles.judged_predictions import GapCase, TimeCase
from evals.profiles.observations import LEAST_S
from evals.profiles.prediction_figures import judged_gaps, judged_times
from evals.profiles.record import Profile, best_known, read_profiles
from solvers.performance.profile_file import profile_file

_WITHIN = 0.8  # what was asked of times, and what the intervals say of themselves
_TWO_SIGMA = 2 * (_WITHIN * (1 - _WITHIN)) ** 0.5
_FEWEST = 320


def _run() -> Iterable[Row]:
    profiles = read_profiles()
    judged = [each for each in profiles if is_in(each, Half.JUDGED) and each.answers]
    instances = {each.instance for each in profiles}
    yield _row(
        "campaign", "instances", len(instances), f"at least {_FEWEST}", len(instances), ok=_FEWEST
    )
    with fitted_half():
        model = profile_file()
        for probed, words in ((False, "without probe"), (True, "with probe")):
            yield from _times(judged_times(judged, model, with_probe=probed), words, profiles)
            gaps = judged_gaps(judged, best_known(profiles), model, with_probe=probed)
            yield from _gaps(gaps, words)


def _times(cases: Sequence[TimeCase], words: str, profiles: Sequence[Profile]) -> Iterator[Row]:
    twins = _twins(profiles) if words == "without probe" else None
    near = _share([each.is_within_factor for each in cases])
    yield _row(
        words, "times within a factor 2", near, "at least 0.8", len(cases), ok=_WITHIN, twin=twins
    )
    still_open = [each for each in cases if not each.was_settled]
    if words == "with probe":
        near = _share([each.is_within_factor for each in still_open])
        yield _row(f"{words}, left open", "times within a factor 2", near, "told", len(still_open))
    covered = _share([each.is_covered for each in still_open])
    yield _coverage(words, "times in the 80 % interval", covered, len(still_open))


def _gaps(cases: Sequence[GapCase], words: str) -> Iterator[Row]:
    for route in sorted({each.route for each in cases}):
        answered = [each for each in cases if each.route == route and each.gap is not None]
        covered = _share([each.is_covered for each in answered])
        yield _coverage(f"{route}, {words}", "gaps in the 80 % interval", covered, len(answered))


def _twins(profiles: Sequence[Profile]) -> float:
    """The share of pairs of one family and size whose proofs took times within a factor 2."""
    times = defaultdict(list)
    for each in profiles:
        if each.route == "exact" and each.proof is not None:
            times[each.family, each.size].append(max(each.proof.cpu_s, LEAST_S))
    pairs = [sorted(pair) for group in times.values() for pair in combinations(group, 2)]
    return _share([slow <= 2 * fast for fast, slow in pairs])


def _share(flags: Sequence[bool]) -> float:
    return sum(flags) / max(1, len(flags))


def _coverage(case: str, metric: str, value: float, n: int) -> Row:
    """Met where the share is what the interval says or more, up to twice the sampling error."""
    least = _WITHIN - _TWO_SIGMA / max(1, n) ** 0.5
    return _row(case, metric, value, f"0.8, at least {least:.2f} by chance", n, ok=least)


def _row(
    case: str,
    metric: str,
    value: float,
    target: str,
    n: int,
    *,
    ok: float = 0.0,
    twin: float | None = None,
) -> Row:
    peer = "" if twin is None else "a twin's time"
    return Row(case, metric, value, peer, twin, n, target, value >= ok)


BENCHMARK = Benchmark("predictions of the classical side on instances that were held out", _run)
