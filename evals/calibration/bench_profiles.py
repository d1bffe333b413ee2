"""What the classical routes gave on the bench: the campaign's instances, and small ones beside them."""

from __future__ import annotations

from pathlib import Path

from evals.profiles.record import PROFILES, Profile, read_profiles

_MEASURED = Path(__file__).parents[1] / "measured"
SMALL = _MEASURED / "small_profiles.jsonl"
TRACED = _MEASURED / "traced_profiles.jsonl"


def bench_profiles(campaign: Path = PROFILES) -> tuple[Profile, ...]:
    """Returns a line a route and instance: the campaign's, those traced again in place of it, the small."""
    lines = (*read_profiles(campaign), *read_profiles(TRACED), *read_profiles(SMALL))
    return tuple({(each.instance, each.route): each for each in lines}.values())
