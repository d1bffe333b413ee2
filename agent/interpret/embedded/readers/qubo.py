"""Reads quadratic polynomials of bits or spins: formulas, matrices, and Ising fields and couplings."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.formulas import JOINED, NAME, Formula, find_sums
from agent.interpret.embedded.grids.literals import Literal as Bracketed
from agent.interpret.embedded.grids.literals import Value, find_literals, label, parts
from agent.interpret.embedded.grids.matrices import Matrix, find_matrices, square
from agent.interpret.embedded.polynomials.bonuses import GAME, bonuses_of
from agent.interpret.embedded.polynomials.wording import (
    BITS,
    CONSTRAINED,
    DOMAIN,
    DOWN,
    SPINS,
    UP,
    Vartype,
    explained,
    goal_of,
    values_missing,
    vartype_of,
)
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from problems.errors import BadInput
from problems.families.qubo import Qubo
from problems.status import Sense

_NAMED = re.compile(
    r"\bqubo\b|\bising\b|\bunconstrained\s(?:binary\s)?quadratic"
    r"|\bx\s?\^?\{?[tT]\}?\s?\*?\s?Q\s?\*?\s?x\b|\bx[ᵀ']\s?Q\s?x\b|\bspin\sglass",
    re.IGNORECASE,
)
_WRITTEN = re.compile(r"[-+*]\s?\d*[^\W\d_]+\b")
_PRODUCT = re.compile(r"[*·×^²]|[^\W\d_]\d*\s?[^\W\d_]")
# Three factors or more are of the family hubo; fields and couplings in words of the family ising.
_HIGHER = re.compile(rf"{NAME}(?:{JOINED}{NAME}){{2,}}|\d[^\W\d_]{{3,5}}(?![^\W\d_])")
_OTHER_NOTATION = re.compile(r"\bcouplings?\b|\bJ[\[(_]|\bsum\sJ\b|\bmagnets?\b", re.IGNORECASE)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if CONSTRAINED.search(text):
        return 0.3 if _NAMED.search(text) else 0.0
    if _NAMED.search(text) and not _OTHER_NOTATION.search(text):
        return 0.95
    if _is_game(document):
        return 0.9
    sums = find_sums(text)
    if any(_HIGHER.search(each.text) for each in sums):
        return 0.0
    aims = UP.search(text) or DOWN.search(text)
    if not sums:
        likely = aims and _WRITTEN.search(text) and (BITS.search(text) or SPINS.search(text))
        return 0.6 if likely else 0.0
    if BITS.search(text) or SPINS.search(text):
        return 0.9
    quadratic = any(_PRODUCT.search(each.text) for each in sums)
    return 0.6 if quadratic and aims else 0.0


@refusing("the polynomial")
def _read(document: Document) -> Reading | Missing | None:
    text = document.text.raw
    if CONSTRAINED.search(text):
        return Missing(
            "qubo",
            "the constraint",
            "A QUBO has no constraints, and this one states some; shall they be penalties in the "
            "polynomial, or is this a linear program?",
        )
    if _is_game(document):
        return _of_bonuses(document)
    vartype = vartype_of(text)
    if vartype is None and _NAMED.search(text) and not SPINS.search(text):
        vartype = "binary"
    if vartype is None:
        return values_missing("qubo")
    goal = goal_of(text, "qubo")
    if isinstance(goal, Missing):
        return goal
    return (
        _of_ising(document, goal)
        or _of_formula(document, find_sums(text), vartype, goal)
        or _of_matrix(document, vartype, goal)
        or _of_pairs(document, vartype, goal)
        or Missing(
            "qubo",
            "the polynomial",
            'Which polynomial? Write it as "3a - 2b + c - 4ab", or give the matrix [[1, -2], [-2, 3]].',
        )
    )


def _is_game(document: Document) -> bool:
    """Whether choices bring points by themselves and in pairs."""
    bonuses = bonuses_of(document) if GAME.search(document.text.raw) else ()
    return bool(bonuses) and all(len(each.names) < 3 for each in bonuses)


def _of_bonuses(document: Document) -> Reading | Missing:
    bonuses = bonuses_of(document)
    problem = Qubo.model_validate(
        {
            "variables": tuple(dict.fromkeys(name for each in bonuses for name in each.names)),
            "linear": {each.names[0]: each.value for each in bonuses if len(each.names) == 1},
            "quadratic": [
                {"u": each.names[0], "v": each.names[1], "coefficient": each.value}
                for each in bonuses
                if len(each.names) == 2
            ],
            "goal": Sense.MAXIMISE,
        }
    )
    return _checked(document, problem, tuple(each.span for each in bonuses), problem.variables)


def _of_formula(
    document: Document, sums: tuple[Formula, ...], vartype: Vartype, goal: Sense
) -> Reading | Missing | None:
    domains = [Span(*match.span()) for match in DOMAIN.finditer(document.text.raw)]
    letters = [
        e
        for e in sums
        if e.letters and not any(d.start < e.span.end and e.span.start < d.end for d in domains)
    ]
    if not letters:
        return None
    if len(letters) > 1:
        told = tuple(each.text for each in letters)
        return Missing("qubo", "the polynomial", f"Which is meant: {' or '.join(told)}?", told)
    formula = letters[0]
    problem = Qubo.model_validate({"polynomial": formula.text, "vartype": vartype, "goal": goal})
    return _checked(document, problem, (formula.span,), formula.letters)


def _of_matrix(document: Document, vartype: Vartype, goal: Sense) -> Reading | Missing | None:
    matrices = [each for each in find_matrices(document) if len(each.rows) > 1]
    if not matrices:
        return None
    if len(matrices) > 1:
        return Missing("qubo", "the matrix", "Several matrices are given; which one is the QUBO's?")
    rows = _complete(square(matrices[0], "the QUBO matrix"))
    problem = Qubo.model_validate({"matrix": rows, "vartype": vartype, "goal": goal})
    names = problem.variables
    return _checked(document, problem, matrices[0].spans, names)


def _complete(matrix: Matrix) -> list[list[float]]:
    rows = []
    for number, row in enumerate(matrix.rows, start=1):
        if any(cell is None for cell in row):
            raise BadInput(f"row {number} of the QUBO matrix has an empty entry; write 0 there")
        rows.append([cell for cell in row if cell is not None])
    return rows


def _of_ising(document: Document, goal: Sense) -> Reading | Missing | None:
    """Fields h and couplings J: "h = {a: 1, b: -1}, J = {(a, b): 2}"."""
    named = {name: (value, literal) for name, value, literal in _named_literals(document)}
    couplings = named.get("j") or named.get("couplings")
    if couplings is None:
        return None
    fields = named.get("h") or named.get("fields") or named.get("biases")
    linear = _numbers_by_name(fields[0]) if fields else {}
    quadratic = _pairs(couplings[0])
    if quadratic is None or linear is None:
        return None
    variables = tuple(dict.fromkeys([*linear, *(name for pair in quadratic for name in pair[:2])]))
    problem = Qubo.model_validate(
        {
            "variables": variables,
            "linear": linear,
            "quadratic": [{"u": u, "v": v, "coefficient": value} for u, v, value in quadratic],
            "vartype": "spin",
            "goal": goal,
        }
    )
    spans = tuple(literal.span for _, literal in named.values())
    return _checked(document, problem, spans, variables)


def _of_pairs(document: Document, vartype: Vartype, goal: Sense) -> Reading | Missing | None:
    """A dictionary of pairs, as dimod takes it: {(0, 0): -1, (0, 1): 2}."""
    for _, value, literal in _named_literals(document):
        pairs = _pairs(value) if isinstance(value, dict) else None
        if not pairs:
            continue
        linear = {u: amount for u, v, amount in pairs if u == v}
        products = [(u, v, amount) for u, v, amount in pairs if u != v]
        problem = Qubo.model_validate(
            {
                "variables": tuple(dict.fromkeys(name for pair in pairs for name in pair[:2])),
                "linear": linear,
                "quadratic": [{"u": u, "v": v, "coefficient": amount} for u, v, amount in products],
                "vartype": vartype,
                "goal": goal,
            }
        )
        return _checked(document, problem, (literal.span,), problem.variables)
    return None


def _named_literals(document: Document) -> list[tuple[str, Value, Bracketed]]:
    raw = document.text.raw
    found = []
    for literal in find_literals(raw):
        before = re.search(
            r"([^\W\d_]+)\s*(?:[:=]|are|is|of)?\s*$",
            raw[max(0, literal.span.start - 30) : literal.span.start],
        )
        for key, value in parts(literal.value, before[1] if before else ""):
            found.append((key.lower(), value, literal))
    return found


def _numbers_by_name(value: Value) -> dict[str, float] | None:
    if isinstance(value, dict):
        numbers = {name: each for name, each in value.items() if isinstance(each, float)}
        return numbers if len(numbers) == len(value) else None
    if isinstance(value, tuple) and all(isinstance(each, float) for each in value):
        return {str(index): each for index, each in enumerate(value) if isinstance(each, float)}
    return None


def _pairs(value: Value) -> list[tuple[str, str, float]] | None:
    """Entries such as (0, 1): 2, or rows such as [0, 1, 2]."""
    found: list[tuple[str, str, float]] = []
    if isinstance(value, dict):
        for key, amount in value.items():
            names = re.findall(r"[^\s(),'\"\-–]+", key)
            if len(names) != 2 or not isinstance(amount, float):
                return None
            found.append((_shown(names[0]), _shown(names[1]), amount))
    elif isinstance(value, tuple):
        for row in value:
            if not (isinstance(row, tuple) and len(row) == 3 and isinstance(row[2], float)):
                return None
            found.append((label(row[0]), label(row[1]), row[2]))
    return found or None


def _shown(name: str) -> str:
    return name.removesuffix(".0")


def _checked(
    document: Document, problem: Qubo, spans: tuple[Span, ...], names: tuple[str, ...]
) -> Reading | Missing:
    """The reading, where every other number only says which values or how many variables there are."""
    used = explained(document, "qubo", spans, names)
    return used if isinstance(used, Missing) else Reading(problem, used, _said(document, problem))


def _said(document: Document, problem: Qubo) -> tuple[str, ...]:
    text = document.text.raw
    said = []
    if not (BITS.search(text) or SPINS.search(text)):
        said.append("Each variable is 0 or 1.")
    if not (UP.search(text) or DOWN.search(text)):
        said.append(
            f"The polynomial is to be {'minimised' if problem.goal is Sense.MINIMISE else 'maximised'}."
        )
    return tuple(said)


READER = Reader(family="qubo", evidence=_evidence, read=_read, takes_sheets=True)
