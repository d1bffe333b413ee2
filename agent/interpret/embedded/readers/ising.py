"""Reads Ising models told by fields and couplings; written-out polynomials of spins are of `qubo`."""

from __future__ import annotations

import re
from typing import Literal

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.grids.literals import find_literals
from agent.interpret.embedded.grids.matrices import Matrix, find_matrices
from agent.interpret.embedded.polynomials.couplings import (
    Couplings,
    listed_couplings,
    wanted_couplings,
)
from agent.interpret.embedded.polynomials.wording import DOMAIN
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unused_numbers, with_context
from problems.families.ising import Ising

_ISING = re.compile(
    r"\bising\b|\bspins?\b|\bcouplings?\b|\bmagnets?\b|\bhamiltonian\b|\bground\s(?:state|energy)\b",
    re.IGNORECASE,
)
_COUPLED = re.compile(r"\bJ\b|\bcouplings?\b|\bJ[_(\[{]|\bcoupled\b|\bstrength\s\d", re.IGNORECASE)
_SUM_J = re.compile(
    r"(?P<sign>[-−+]|\bminus\s(?:the\s)?)?\s?(?:sum|Σ|∑|\\sum)[^-−+\n.]{0,30}?(?:\s|\b)(?:J(?![^\W_])|couplings?\b)",
    re.IGNORECASE,
)
_WISHES = re.compile(r"\blowers?\sthe\senergy\b|\bcontent\b|\bhappy\b|\bsatisfied\b", re.IGNORECASE)
_ONCE = re.compile(r"\bi\s?<\s?j\b|\beach\spair\s(?:counts?\s)?once\b|\bpairs?\b", re.IGNORECASE)

Sign = Literal["plus", "minus"]


def _evidence(document: Document) -> float:
    text = document.text.raw
    if not (_ISING.search(text) and _COUPLED.search(text)):
        return 0.0
    if _couplings(document) is None:
        return 0.0
    return 0.96


@refusing("the Ising model")
def _read(document: Document) -> Reading | Missing | None:
    found = _couplings(document)
    if found is None:
        return None
    couplings, sign = found
    if sign is None:
        return Missing(
            "ising",
            "the sign of the energy",
            "Does a positive J want equal spins (energy -J s s) or opposite ones (energy +J s s)?",
            ("energy = - sum of J s s", "energy = + sum of J s s"),
        )
    problem = Ising.model_validate(
        {
            "spins": _spins(couplings),
            "fields": dict(couplings.fields),
            "couplings": [{"u": u, "v": v, "strength": each} for u, v, each in couplings.pairs],
            "sign": sign,
        }
    )
    used = [*couplings.spans, *(Span(*m.span()) for m in DOMAIN.finditer(document.text.raw))]
    counts = {0.0, float(len(problem.spins)), float(len(problem.couplings))}
    names = " ".join(problem.spins)
    used += [
        number.span
        for number in document.numbers
        if number.value in counts or document.text.at(number.span) in names.split()
    ]
    loose = unused_numbers(document, used)
    if loose:
        shown = with_context(document, loose[0])
        return Missing("ising", f'what "{shown}" means', f'What does "{shown}" say of the spins?')
    return Reading(problem, tuple(used))


def _couplings(document: Document) -> tuple[Couplings, Sign | None] | None:
    """Fields and couplings, and the sign they count with; None where none are listed."""
    text = document.text.raw
    wanted = wanted_couplings(text)
    if wanted.pairs:
        return (wanted, "plus") if _WISHES.search(text) else None
    listed = listed_couplings(text)
    if not listed.pairs:
        matrix = _of_matrix(document)
        if matrix is None:
            return None
        listed = matrix
    return listed, _sign(text)


def _sign(text: str) -> Sign | None:
    signs = {
        bool(match["sign"] and match["sign"].strip() != "+") for match in _SUM_J.finditer(text)
    }
    if len(signs) != 1:
        return None
    return "minus" if signs.pop() else "plus"


def _of_matrix(document: Document) -> Couplings | None:
    """A square J whose halves agree, each pair counted once, and a list h of fields."""
    text = document.text.raw
    squares = [each for each in find_matrices(document) if _is_square(each)]
    if len(squares) != 1 or not _ONCE.search(text):
        return None
    rows = [[value or 0.0 for value in row] for row in squares[0].rows]
    n = len(rows)
    is_upper = all(rows[i][j] == 0 for i in range(n) for j in range(i))
    if not is_upper and any(rows[i][j] != rows[j][i] for i in range(n) for j in range(i)):
        return None
    lists = [
        each
        for each in find_literals(text)
        if isinstance(each.value, tuple)
        and len(each.value) == n
        and all(isinstance(value, float) for value in each.value)
    ]
    if len(lists) > 1:
        return None
    fields = {
        f"s{index + 1}": value
        for each in lists
        if isinstance(each.value, tuple)
        for index, value in enumerate(each.value)
        if isinstance(value, float)
    }
    pairs = tuple(
        (f"s{i + 1}", f"s{j + 1}", rows[i][j])
        for i in range(n)
        for j in range(i + 1, n)
        if rows[i][j]
    )
    return Couplings(fields, pairs, (*squares[0].spans, *(each.span for each in lists)))


def _is_square(matrix: Matrix) -> bool:
    return len(matrix.rows) > 1 and all(len(row) == len(matrix.rows) for row in matrix.rows)


def _spins(couplings: Couplings) -> tuple[str, ...]:
    """Every spin once, in the order of their names where they are numbered."""
    names = dict.fromkeys(
        [*couplings.fields, *(name for u, v, _ in couplings.pairs for name in (u, v))]
    )
    numbers = {name: re.search(r"\d+$", name) for name in names}
    if all(numbers.values()):
        return tuple(sorted(names, key=lambda name: int(re.search(r"\d+$", name)[0])))  # type: ignore[index]
    return tuple(names)


READER = Reader(family="ising", evidence=_evidence, read=_read)
