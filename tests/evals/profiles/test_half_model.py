"""What is judged on one half rests on the other alone."""

from __future__ import annotations

from evals.profiles.half_model import fitted_half
from solvers.performance.profile_file import profile_file


def test_the_half_stands_in_for_the_whole_within_the_block() -> None:
    whole = profile_file()
    with fitted_half():
        half = profile_file()
    assert profile_file() is whole
    assert 0.3 * whole.n_instances < half.n_instances < 0.7 * whole.n_instances
    assert half.families.keys() == whole.families.keys()
