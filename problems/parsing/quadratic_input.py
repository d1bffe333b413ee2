"""The other ways to write a QUBO: a square matrix, or a polynomial as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from problems.errors import BadInput
from problems.parsing.polynomial_text import Vartype, parse_monomials, parse_polynomial
from problems.structures import Floats

_Fields = dict[str, object]


def plain_fields(data: Mapping[str, object]) -> _Fields:
    """Returns the fields of a QUBO with `matrix` or `polynomial` written out as terms.

    A matrix Q stands for xᵀ·Q·x, with `linear` and `constant` added where they are given; its
    variables are x1, x2, … unless `variables` names them. Without any of these the variables are
    those of the terms, in the order in which they come.

    Raises:
        ValueError: the matrix is not square, the polynomial cannot be read, or both are given.
    """
    fields = dict(data)
    if "matrix" in fields and "polynomial" in fields:
        raise ValueError("a matrix and a polynomial are given; give one of them")
    for other in ("matrix", "polynomial"):
        clash = {"linear", "quadratic", "constant"} if other == "polynomial" else {"quadratic"}
        if other in fields and any(fields.get(each) for each in clash):
            raise ValueError(
                f"a {other} is given beside {' or '.join(sorted(clash))} terms; leave out one of them"
            )
    if "matrix" in fields:
        return _of_matrix(fields)
    if "polynomial" in fields:
        return _of_polynomial(fields)
    if not fields.get("variables"):
        fields["variables"] = _names_of_terms(fields)
    return fields


def _of_matrix(fields: _Fields) -> _Fields:
    matrix = _square(fields.pop("matrix"))
    n = len(matrix)
    names = fields.get("variables") or tuple(f"x{index}" for index in range(1, n + 1))
    if not isinstance(names, Sequence) or len(names) != n:
        count = len(names) if isinstance(names, Sequence) else "no"
        raise ValueError(f"{count} variables are given for a matrix of {n} rows")
    given = fields.get("linear") or {}
    linear = dict(given) if isinstance(given, Mapping) else {}
    constant = fields.get("constant", 0)
    diagonal = np.diagonal(matrix).tolist()
    if fields.get("vartype") == "spin":  # s² = 1
        fields["constant"] = _number(constant) + float(sum(diagonal))
    else:
        for name, value in zip(names, diagonal, strict=True):
            if value:
                linear[name] = _number(linear.get(name, 0)) + value
    both = np.triu(matrix + matrix.T, k=1)
    rows, columns = np.nonzero(both)
    terms = zip(rows.tolist(), columns.tolist(), both[rows, columns].tolist(), strict=True)
    return {
        **fields,
        "variables": names,
        "linear": linear,
        "quadratic": [
            {"u": names[i], "v": names[j], "coefficient": value} for i, j, value in terms
        ],
    }


def _square(given: object) -> Floats:
    """The matrix as an array; raises `ValueError` where it is not one of finite numbers."""
    rows = given.tolist() if isinstance(given, np.ndarray) else given
    if not isinstance(rows, list | tuple) or not all(isinstance(row, list | tuple) for row in rows):
        raise ValueError("the matrix must be a list of rows, each a list of numbers")
    if not rows:
        raise ValueError("the matrix has no row; give at least one")
    for index, row in enumerate(rows, start=1):
        if len(row) != len(rows):
            raise ValueError(
                f"the matrix is not square: it has {len(rows)} rows, and row {index} has {len(row)} "
                f"numbers; it needs {len(rows)}"
            )
    try:
        matrix = np.array(rows, dtype=float)
    except (TypeError, ValueError) as error:
        raise ValueError(f"the matrix holds something that is no number: {error}") from error
    if not np.isfinite(matrix).all():
        row, column = np.argwhere(~np.isfinite(matrix))[0] + 1
        raise ValueError(f"the matrix holds no finite number in row {row}, column {column}")
    return matrix


def _number(value: object) -> float:
    if not isinstance(value, int | float):
        raise ValueError(f"{value!r} is no number")  # noqa: TRY004  # pydantic reports ValueErrors
    return float(value)


def _of_polynomial(fields: _Fields) -> _Fields:
    named, vartype, text = _written(fields)
    try:
        read = parse_polynomial(text, vartype, named)
    except BadInput as error:
        raise ValueError(str(error)) from error
    return {
        **fields,
        "variables": named or read.names,
        "linear": read.linear,
        "quadratic": [
            {"u": u, "v": v, "coefficient": value} for (u, v), value in read.quadratic.items()
        ],
        "constant": read.constant,
    }


def monomial_fields(data: Mapping[str, object]) -> _Fields:
    """Returns the fields of a polynomial of any degree with `polynomial` written out as terms.

    Without it and without `variables` the variables are those of the terms, as they come.

    Raises:
        ValueError: the polynomial cannot be read, or is given beside terms.
    """
    fields = dict(data)
    if "polynomial" not in fields:
        if not fields.get("variables"):
            fields["variables"] = _names_of_factors(fields.get("terms"))
        return fields
    if fields.get("terms") or fields.get("constant"):
        raise ValueError("a polynomial is given beside terms or a constant; leave out one of them")
    named, vartype, text = _written(fields)
    try:
        names, read = parse_monomials(text, vartype, named)
    except BadInput as error:
        raise ValueError(str(error)) from error
    return {
        **fields,
        "variables": named or names,
        "terms": [
            {"factors": key, "coefficient": value} for key, value in read.items() if key and value
        ],
        "constant": read.get((), 0.0),
    }


def _written(fields: _Fields) -> tuple[tuple[str, ...], Vartype, str]:
    """The names that are given, what the variables are, and the text, taken out of the fields."""
    text = fields.pop("polynomial")
    if not isinstance(text, str):
        raise ValueError("the polynomial must be text, such as '3a - 2b + ab'")  # noqa: TRY004
    given = fields.get("variables") or ()
    named = tuple(str(name) for name in given) if isinstance(given, Sequence) else ()
    return named, "spin" if fields.get("vartype") == "spin" else "binary", text


def _names_of_factors(terms: object) -> tuple[object, ...]:
    """The variables of terms of any degree, each once."""
    names: dict[object, None] = {}
    for term in terms if isinstance(terms, list | tuple) else ():
        factors = term.get("factors") if isinstance(term, Mapping) else getattr(term, "factors", ())
        names.update(dict.fromkeys(factors if isinstance(factors, list | tuple) else ()))
    return tuple(names)


def _names_of_terms(fields: _Fields) -> tuple[object, ...]:
    """The variables of linear and then quadratic terms, each once."""
    linear, quadratic = fields.get("linear"), fields.get("quadratic")
    names: dict[object, None] = dict.fromkeys(linear if isinstance(linear, Mapping) else ())
    for term in quadratic if isinstance(quadratic, list | tuple) else ():
        for end in ("u", "v"):
            name = term.get(end) if isinstance(term, Mapping) else getattr(term, end, None)
            if isinstance(name, str):
                names[name] = None
    return tuple(names)
