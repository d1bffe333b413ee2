"""Measured growth, and what papers say."""

from __future__ import annotations

from solvers.performance.profile_file import profile_file
from solvers.performance.scaling import scaling


def test_growth_that_was_measured_has_an_interval_around_it() -> None:
    found = [one for name in profile_file().families if (one := scaling(name)) is not None]
    assert len(found) >= 5
    for each in found:
        assert each.low <= each.value <= each.high
        assert each.smallest < each.largest
        assert each.words


def test_published_growth_names_its_source() -> None:
    for family, known in profile_file().published.items():
        assert family in profile_file().families
        assert all(each.base > 1 and each.source and each.date for each in known)


def test_a_family_that_nobody_measured_has_none() -> None:
    assert scaling("a family of a plug-in") is None
