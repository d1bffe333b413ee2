"""Numbers in every way people write them."""

from fractions import Fraction
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.interpret.embedded.numbers import find_numbers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a 7-kg tent", [7]),
        ("1,250.50 and 15,000,000", [1250.5, 15e6]),
        ("1/2 litre, 2 1/4 cups, ¾ of it", [0.5, 2.25, 0.75]),
        ("two-thirds of it and six-tenths", [2 / 3, 0.6]),
        ("a dozen eggs, two dozen buns, 3 dozen pens", [12, 24, 36]),
        ("one hundred and five boxes, two thousand", [105, 2000]),
        ("piles of one, two and three", [1, 2, 3]),
        ("from 3 to 5, or 3-5 hours", [3, 5, 3, 5]),
        ("-3 below, 5-3 written tight", [-3, 5, 3]),
        ("[100,200,1,234] holds four, (1,200) two", [100, 200, 1, 234, 4, 1, 200, 2]),
        ("1,2,3", [1, 2, 3]),
        ("$1.2 million and 2.5k", [1.2e6, 2500]),
        ("on 10/12/2024", [10, 12, 2024]),
        ("x1 + x2, no number here", []),
    ],
)
def test_values(text: str, values: list[float]) -> None:
    assert [number.value for number in find_numbers(text)] == pytest.approx(values)


def test_what_stands_around_a_number_is_kept_apart() -> None:
    (money, share, crates) = find_numbers("pay $20, at most 40 % of 3 crates")
    assert (money.currency, money.value) == ("$", 20)
    assert share.is_percentage and share.value == 40
    assert crates.unit == "crates"


def test_spans_cover_the_number_alone() -> None:
    text = "weighs 7.5 kg or -2"
    assert [text[n.span.start : n.span.end] for n in find_numbers(text)] == ["7.5", "-2"]


@given(st.fractions(min_value=0, max_value=10**6, max_denominator=8))
def test_a_decimal_number_is_read_back(value: Fraction) -> None:
    written = f"{float(value):.3f}"
    assert [number.value for number in find_numbers(f"It is {written} in all")] == [float(written)]


def test_time_grows_with_the_text_alone() -> None:
    text = "1,2 [" * 20_000
    started = perf_counter()
    find_numbers(text[: len(text) // 4])
    quarter = perf_counter() - started
    started = perf_counter()
    find_numbers(text)
    assert perf_counter() - started < 40 * max(quarter, 0.01)
