"""What the classical routes gave on the bench: the campaign's instances, and small ones beside them."""

from __future__ import annotations

from pathlib import Path

from evals.profiles.record import PROFILES, Profile, read_profiles

SMALL = Path(__file__).parents[1] / "measured" / "small_profiles.jsonl"


def bench_profiles(campaign: Path = PROFILES) -> tuple[Profile, ...]:
    """Returns the lines of both files, each with a line a route and instance."""
    return (*read_profiles(campaign), *read_profiles(SMALL))
