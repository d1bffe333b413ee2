"""Durations are read and said in the units that people use."""

from __future__ import annotations

import pytest

from problems.errors import BadInput
from problems.plain_duration import lasting, seconds_of


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("90s", 90),
        ("90", 90),
        ("15min", 900),
        ("2h", 7_200),
        ("1h30m", 5_400),
        ("1.5 hours", 5_400),
        ("3d", 259_200),
        ("2 weeks", 1_209_600),
        ("250ms", 0.25),
    ],
)
def test_a_duration_is_read(written: str, seconds: float) -> None:
    assert seconds_of(written) == pytest.approx(seconds)


@pytest.mark.parametrize("written", ["", "soon", "5 parsecs", "-3h", "0s", "2h later", "nan"])
def test_what_is_no_duration_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(BadInput, match="90s, 15min, 2h"):
        seconds_of(written)


@pytest.mark.parametrize("seconds", [1e-6, 3.2e-3, 0.9999, 59.99, 61, 3_599.9, 86_400, 5e6, 9e9])
def test_what_is_said_is_what_was_measured_to_three_digits(seconds: float) -> None:
    assert seconds_of(lasting(seconds)) == pytest.approx(seconds, rel=5e-3)
