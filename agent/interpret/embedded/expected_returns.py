"""What each asset is expected to return: a column, a list, or a number beside its name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.grids.enumerations import split_list
from agent.interpret.embedded.grids.literals import find_literals, label, parts
from agent.interpret.embedded.grids.matrices import Matrix
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.text import Span
from problems.errors import BadInput

_RETURNS = re.compile(
    r"\breturns?\b|\bmu\b|μ|\b(?:mean|expected|average)\s(?:\w+\s)?(?:profits?|yields?|gains?|earnings)\b",
    re.IGNORECASE,
)
_NAMED_RETURN = re.compile(
    r"(?P<name>[^\W\d_][\w.&]*)\s(?:(?:is|are)\sexpected\sto\s)?(?:returns?|yields?|has|have|earns?|:"
    r"|="
    r"|with)?\s?(?:an?\s)?(?:expected\s)?(?:return\s(?:of\s)?)?(?P<value>[-−]?\d*\.?\d+)\s?%?(?=\s*[,;.]"
    r"|\s+and\b|\s*$)",
    re.IGNORECASE,
)


_NO_NAMES = frozenset("least most minus times returns return of than and at to".split())


@dataclass(frozen=True, slots=True)
class Returns:
    """The return of each asset in order, the assets' names where they are told, and where it stands."""

    values: tuple[float, ...]
    names: tuple[str, ...]
    spans: tuple[Span, ...]


def find_returns(document: Document, matrix: Matrix) -> Returns | None:
    """Returns what the assets of a covariance matrix are expected to return.

    Raises:
        BadInput: a column of returns has a cell without a number.
    """
    for table in document.tables:
        column = next((i for i, name in enumerate(table.columns) if _RETURNS.search(name)), None)
        if column is not None:
            return _of_column(table, column)
    raw = document.text.raw
    for literal in find_literals(raw):
        before = raw[max(0, literal.span.start - 40) : literal.span.start]
        for key, value in parts(literal.value):
            numbers = value if isinstance(value, tuple) else ()
            wanted = _RETURNS.search(key) or (
                not key
                and re.search(
                    r"\b(?:returns?|mu|μ|profits?|yields?|gains?)\W*(?:\w+\W+){0,2}$", before
                )
            )
            if wanted and numbers and all(isinstance(each, float) for each in numbers):
                return Returns(
                    tuple(e for e in numbers if isinstance(e, float)), (), (literal.span,)
                )
            if (
                wanted
                and isinstance(value, dict)
                and all(isinstance(e, float) for e in value.values())
            ):
                floats = tuple(e for e in value.values() if isinstance(e, float))
                return Returns(floats, tuple(map(label, value)), (literal.span,))
    return _listed(document, matrix) or _named_returns(document, matrix)


def _of_column(table: Table, column: int) -> Returns:
    values, names = [], []
    for number, row in enumerate(table.rows, start=1):
        found = find_numbers(row[column])
        if len(found) != 1:
            raise BadInput(
                f"row {number} of {table.name or 'the table'} has no return; give a number there"
            )
        values.append(found[0].value)
        names.append(row[0])
    return Returns(
        tuple(values), tuple(names) if column else (), (table.span,) if table.span else ()
    )


def _listed(document: Document, matrix: Matrix) -> Returns | None:
    """ "expected returns 8, 6, 9, 5"."""
    raw = document.text.raw
    match = re.search(
        r"\b(?:returns?|(?:mean|expected|average)\s(?:\w+\s)?(?:profits?|yields?|gains?|earnings))"
        r"(?:\sin\s\w+)?(?:,?\sin\s(?:this|that|the\ssame)\sorder,?)?:?\s"
        r"(?:of\s|are\s|is\s|=\s?|:\s?)?(?P<list>[-−]?\d*\.?\d+\s?%?(?:\s?(?:,|and"
        r"|,\sand)\s?[-−]?\d*\.?\d+\s?%?)+)",
        raw,
        re.IGNORECASE,
    )
    if not match:
        return None
    values = tuple(
        float(re.sub(r"[%\s]", "", each).replace("−", "-")) for each in split_list(match["list"])
    )
    return Returns(values, (), (Span(*match.span("list")),))


def _named_returns(document: Document, matrix: Matrix) -> Returns | None:
    """ "gold 5, oil 9, cash 1", "stocks are expected to return 10, bonds 4"."""
    raw = document.text.raw
    best: list[re.Match[str]] = []
    for sentence in document.text.sentences:
        if not _RETURNS.search(sentence.text):
            continue
        start, end = sentence.span.start, sentence.span.end
        if matrix.span and start < matrix.span.start < end:
            end = matrix.span.start
        found = [
            match
            for match in _NAMED_RETURN.finditer(raw, start, end)
            if match["name"].lower() not in _NO_NAMES
        ]
        best = max(best, found, key=len)
    if len(best) != len(matrix.rows):
        return None
    return Returns(
        tuple(float(match["value"].replace("−", "-")) for match in best),
        tuple(match["name"] for match in best),
        tuple(Span(match.start("value"), match.end()) for match in best),
    )
