"""Polynomials as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from problems.errors import FormatError, LimitExceeded
from problems.parsing.polynomial_text import (
    MOST_CHARACTERS,
    parse_monomials,
    parse_polynomial,
)


def test_single_letters_side_by_side_are_multiplied() -> None:
    read = parse_polynomial("3a - 2b + c - 4ab + 2bc - ac", "binary")
    assert read.names == ("a", "b", "c")
    assert read.linear == {"a": 3, "b": -2, "c": 1}
    assert read.quadratic == {("a", "b"): -4, ("b", "c"): 2, ("a", "c"): -1}
    assert read.constant == 0


@pytest.mark.parametrize(
    "text",
    [
        "2*x1*x2 - x3",
        "2x1x2 - x3",
        "2 x1 x2 − x3",
        "2·x₁·x₂ - x₃",
        "-x3 + x2*2*x1",
        "- x3 + + 4*x1*x2/2",
        "x1 x2 - x3 + x2 x1",
        "0.5x1*4*x2 - -x3 - 2*x3^1",
    ],
)
def test_one_polynomial_has_many_spellings(text: str) -> None:
    read = parse_polynomial(text, "binary")
    pairs = {frozenset(pair): value for pair, value in read.quadratic.items()}
    assert pairs == {frozenset({"x1", "x2"}): 2}
    assert read.linear == {"x3": -1}


@pytest.mark.parametrize("power", ["x1^2", "x1**2", "x1²", "x1*x1", "x1x1", "x1^ 2"])
def test_powers_of_bits_and_spins(power: str) -> None:
    bits = parse_polynomial(f"3*{power}", "binary")
    assert (bits.linear, bits.constant) == ({"x1": 3}, 0)
    spins = parse_polynomial(f"3*{power}", "spin")
    assert (spins.names, spins.linear, spins.constant) == (("x1",), {}, 3)


def test_powers_keep_a_term_quadratic() -> None:
    assert parse_polynomial("a^3 b^2", "binary").quadratic == {("a", "b"): 1}
    assert parse_polynomial("a^3 b^2", "spin").linear == {"a": 1}
    assert parse_polynomial("a b^2 c", "spin").quadratic == {("a", "c"): 1}


def test_terms_that_cancel_leave_their_variables() -> None:
    read = parse_polynomial("a + ab - a - ab + 4 - 1", "binary")
    assert (read.names, read.linear, read.quadratic, read.constant) == (("a", "b"), {}, {}, 3)


def test_indices_in_brackets_are_one_name() -> None:
    assert parse_polynomial("x_{12} + y[3] + z_1 + w_{1,2}", "binary").names == (
        "x_12",
        "y[3]",
        "z_1",
        "w_1,2",
    )


def test_given_names_may_be_words() -> None:
    read = parse_polynomial("2 gold*silver - gold + g", "binary", ["g", "gold", "silver"])
    assert read.linear == {"gold": -1, "g": 1}
    assert read.quadratic == {("gold", "silver"): 2}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty"),
        ("   ", "is empty"),
        ("a + ", "a sign with no term after it"),
        ("a - - - b", "character 7 of the polynomial, '-', does not fit"),
        ("(a + b)^2", "character 1 of the polynomial is '\\(': parentheses are not read"),
        ("2(a + b)", "character 2 .* parentheses"),
        ("a*b*c", "'a\\*b\\*c' multiplies 3 variables; at most 2"),
        ("profit - cost", "multiplies 6 variables"),
        ("3a 2b", "character 4 of the polynomial, '2', does not fit"),
        ("a**b", "character 2 of the polynomial, '\\*', does not fit"),
        ("a^b", "character 2 of the polynomial is '\\^'"),
        ("a^-1", "character 2 of the polynomial is '\\^'"),
        ("2 3 a", "character 3 of the polynomial, '3'"),
        ("a / b", "character 3 of the polynomial, '/'"),
        ("a / 0", "divides by 0"),
        ("*a", "character 1 of the polynomial, '\\*'"),
        ("a*", "character 2 of the polynomial, '\\*'"),
        ("2e3 a", "may be a power of ten or a variable e"),
        ("2e-3a", "may be a power of ten or a variable e"),
        ("a + b = 3", "has no equals sign"),
        ("a <= 1", "has no constraint"),
        ("a; b", "is ';'; expected"),
        ("½a", "is '½'; expected"),
        ("__import__", "is '_'"),
    ],
)
def test_what_is_unclear_is_refused_and_located(text: str, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        parse_polynomial(text, "binary")


def test_names_that_are_not_given_are_refused() -> None:
    with pytest.raises(FormatError, match="'copper', begins none"):
        parse_polynomial("gold + copper", "binary", ["gold"])
    with pytest.raises(FormatError, match="'1' cannot stand in a polynomial"):
        parse_polynomial("3 1", "binary", ["1"])


def test_a_very_long_text_is_refused_at_once() -> None:
    with pytest.raises(LimitExceeded, match="2,000,001 characters"):
        parse_polynomial("a" * (MOST_CHARACTERS + 1), "binary")


_COEFFICIENTS = st.integers(-99, 99).filter(bool)
_NAMES = st.sampled_from(["a", "b", "x1", "x2", "x12"])


@given(
    st.dictionaries(_NAMES, _COEFFICIENTS, max_size=5),
    st.dictionaries(
        st.tuples(_NAMES, _NAMES).filter(lambda pair: pair[0] < pair[1]), _COEFFICIENTS, max_size=6
    ),
    st.integers(-9, 9),
    st.sampled_from(["", "*", " ", " * "]),
)
def test_writing_and_reading_are_inverse(
    linear: dict[str, int], quadratic: dict[tuple[str, str], int], constant: int, times: str
) -> None:
    terms = [f"{value:+}{times}{name}" for name, value in linear.items()]
    terms += [f"{value:+}{times}{u}{times}{v}" for (u, v), value in quadratic.items()]
    read = parse_polynomial(" ".join([*terms, f"{constant:+}"]), "binary")
    assert read.linear == linear
    assert {tuple(sorted(pair)): value for pair, value in read.quadratic.items()} == quadratic
    assert read.constant == constant


@given(st.text(alphabet="ab1 2+-*^/._e(", max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse_polynomial(text, "binary")
    except FormatError as error:
        assert "\n" not in str(error)


def test_products_of_any_degree_are_read_with_their_powers_reduced() -> None:
    text = "2 a b c - a^2 b^3 c + x1*x2*x3*x4 + 5 + c b a / 2"
    names, bits = parse_monomials(text, "binary")
    assert names == ("a", "b", "c", "x1", "x2", "x3", "x4")
    assert bits == {("a", "b", "c"): 1.5, ("x1", "x2", "x3", "x4"): 1, (): 5}
    _, spins = parse_monomials(text, "spin")
    assert spins[("a", "b", "c")] == 2.5
    assert spins[("b", "c")] == -1


def test_a_quadratic_polynomial_refuses_longer_products() -> None:
    with pytest.raises(FormatError, match=r"'a\*b\*c' multiplies 3 variables"):
        parse_polynomial("a b c - a b c", "binary")
