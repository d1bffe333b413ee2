"""Consecutive ones are found exactly where some order of the columns gives them."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from problems.instance.consecutive_ones import has_consecutive_ones

_COLUMNS = 5


def by_trying_all(rows: list[int]) -> bool:
    return any(
        all(_is_together([row >> at & 1 for at in order]) for row in rows)
        for order in permutations(range(_COLUMNS))
    )


def _is_together(cells: list[int]) -> bool:
    return "01" not in "".join(map(str, cells)).strip("0")


@given(st.lists(st.integers(0, 2**_COLUMNS - 1), max_size=6))
def test_as_trying_every_order(rows: list[int]) -> None:
    assert has_consecutive_ones(rows) == by_trying_all(rows)


@given(st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=30), st.randoms())
def test_intervals_are_found_in_whatever_order_their_points_come(
    ends: list[tuple[int, int]], random: object
) -> None:
    order = list(range(20))
    random.shuffle(order)  # type: ignore[attr-defined]
    rows = [sum(1 << order[at] for at in range(min(pair), max(pair) + 1)) for pair in ends]
    assert has_consecutive_ones(rows)


def test_a_cycle_of_overlaps_has_none() -> None:
    cycle = [1 << at | 1 << (at + 1) % 12 for at in range(12)]
    assert not has_consecutive_ones(cycle)
    assert has_consecutive_ones(cycle[:-1])
