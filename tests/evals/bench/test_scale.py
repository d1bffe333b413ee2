"""The benchmark of large problems builds, stores and reads back what it says."""

from functools import partial

import pytest

from evals.bench.scale import Build, built_and_stored, cut, portfolio, program, routes, rows


@pytest.mark.parametrize(
    "build",
    [partial(portfolio, 6), partial(program, 12), partial(routes, 8), partial(cut, 30)],
    ids=["portfolio", "program", "routes", "cut"],
)
def test_each_case_is_stored_and_read_back_the_same(build: Build) -> None:
    build_s, store_s = built_and_stored(build, lambda: None)
    assert build_s > 0
    assert store_s > 0


def test_the_cases_are_as_large_as_they_say() -> None:
    assert len(portfolio(6).assets) == 6
    assert len(program(12).constraints) == 12
    assert len(routes(8).customers) == 8
    assert len(cut(500).edges) == 500


def test_a_case_has_a_row_for_time_storage_and_memory() -> None:
    found = list(rows("small", partial(cut, 30)))
    assert [row.metric for row in found] == [
        "build with model, s",
        "store and read, s",
        "most memory, GiB",
    ]
    assert all(row.met for row in found)
