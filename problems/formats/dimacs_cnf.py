"""DIMACS files of clauses: CNF, and WCNF with weights in both its forms.

`c` comments, `p cnf variables clauses` or `p wcnf variables clauses top`, then clauses that end
with 0; in WCNF each begins with its weight, and one of `top` or more must hold. The form of 2022
has no `p` line: a clause begins with its weight, or with `h` where it must hold.
Source: DIMACS, Satisfiability: suggested format (1993); MaxSAT Evaluation 2022, input format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from problems.errors import FormatError
from problems.families.max_sat import Clause, MaxSat
from problems.file_format import FileFormat
from problems.parsing.entry_lines import Line, check_size, lines_of

_MOST_VARIABLES = 200_000
_MOST_CLAUSES = 500_000
_WHAT = "DIMACS file of clauses"
_HEADER = re.compile(r"^p[ \t]+w?cnf[ \t]+\d", re.MULTILINE)
_NEW_FORM = re.compile(r"(?:h|\d+)(?:[ \t]+-?[1-9]\d*)+[ \t]+0[ \t]*")
_LITERAL = re.compile(r"-?\d{1,9}")


@dataclass(frozen=True, slots=True)
class WeightedClause:
    """Literals as numbers from 1, negative where negated; `weight` None where it must hold."""

    literals: tuple[int, ...]
    weight: float | None


@dataclass(frozen=True, slots=True)
class Formula:
    """What a file says."""

    n_variables: int
    clauses: tuple[WeightedClause, ...]


def recognises(head: str) -> bool:
    """Whether a text begins like a file of clauses.

    >>> recognises("c two\\np cnf 2 1\\n1 -2 0\\n"), recognises("h 1 -2 0\\n3 2 0\\n")
    (True, True)
    """
    if _HEADER.search(head):
        return True
    complete = head.rpartition("\n")[0].splitlines()
    lines = [line.strip() for line in complete if line.strip() and not line.startswith("c")]
    return any(line.startswith("h ") for line in lines) and all(map(_NEW_FORM.fullmatch, lines))


def read(text: str) -> Formula:
    """Returns what a file of clauses says; clauses that must hold have no weight.

    In a CNF file every clause must hold.

    Raises:
        FormatError: a line does not fit; the message names it.
        LimitExceeded: more than 200,000 variables or 500,000 clauses.
    """
    lines = list(lines_of(text, "c", _WHAT))
    if not lines:
        raise FormatError(f"the {_WHAT} has no clause")
    if lines[0].words[0] != "p":
        return _formula(_of_2022(lines), None, None)
    header = lines[0]
    if len(header.words) not in {4, 5} or header.words[1] not in {"cnf", "wcnf"}:
        raise header.refuse("is not the line 'p cnf variables clauses' or 'p wcnf … top'")
    n_variables, n_clauses = header.count(2), header.count(3)
    check_size(_WHAT, n_variables, "variables", _MOST_VARIABLES)
    check_size(_WHAT, n_clauses, "clauses", _MOST_CLAUSES)
    weighted = header.words[1] == "wcnf"
    top = header.value(4) if len(header.words) == 5 else float("inf")
    found = _clauses(lines[1:], top if weighted else None)
    return _formula(found, n_variables, n_clauses)


def _formula(
    clauses: Iterator[WeightedClause], n_variables: int | None, announced: int | None
) -> Formula:
    found = tuple(clauses)
    check_size(_WHAT, len(found), "clauses", _MOST_CLAUSES)
    highest = max((abs(each) for clause in found for each in clause.literals), default=1)
    if n_variables is not None and highest > n_variables:
        raise FormatError(
            f"the {_WHAT} announces {n_variables} variables and names variable {highest}; "
            "correct its 'p' line"
        )
    if announced is not None and len(found) != announced:
        raise FormatError(
            f"the {_WHAT} announces {announced} clauses and gives {len(found)}: "
            "it may have been cut off"
        )
    check_size(_WHAT, highest, "variables", _MOST_VARIABLES)
    return Formula(n_variables or highest, found)


def _clauses(lines: list[Line], top: float | None) -> Iterator[WeightedClause]:
    """The clauses, which may go over several lines; `top` None where they have no weights."""
    literals: list[int] = []
    weight: float | None = None
    is_open = False
    for line in lines:
        if line.words[0] == "%":  # ends the files of SATLIB
            return
        for at, word in enumerate(line.words):
            if top is not None and not is_open:
                weight, is_open = _weight(line, at, top), True
                continue
            is_open = True
            if not _LITERAL.fullmatch(word):
                raise line.refuse(f"has {word[:40]!r} where a literal belongs")
            if int(word):
                literals.append(int(word))
                continue
            if weight is None or weight > 0:
                yield WeightedClause(tuple(literals), weight)
            literals, weight, is_open = [], None, False
    if is_open:
        raise lines[-1].refuse("ends a clause without its 0; the file may have been cut off")


def _weight(line: Line, at: int, top: float) -> float | None:
    given = line.value(at)
    if given < 0:
        raise line.refuse("has a weight below 0; negate the clause's literals instead")
    return None if given >= top else given


def _of_2022(lines: list[Line]) -> Iterator[WeightedClause]:
    """The clauses of a file without a `p` line, one a line."""
    for line in lines:
        must_hold = line.words[0] == "h"
        words = line.words[1:] if must_hold else line.words
        if words.count("0") != 1 or words[-1] != "0":
            raise line.refuse("is not one clause that ends with 0")
        yield from _clauses([Line(line.number, words)], None if must_hold else float("inf"))


def _as_problem(text: str) -> MaxSat:
    """The problem that a file holds; variables are numbered as in the file."""
    formula = read(text)
    names = tuple(f"x{number}" for number in range(1, formula.n_variables + 1))
    return MaxSat(
        variables=names,
        clauses=tuple(
            Clause(
                positive=tuple(
                    names[each - 1] for each in dict.fromkeys(clause.literals) if each > 0
                ),
                negative=tuple(
                    names[-each - 1] for each in dict.fromkeys(clause.literals) if each < 0
                ),
                weight=clause.weight,
            )
            for clause in formula.clauses
        ),
    )


FORMATS = (
    FileFormat(
        name="DIMACS CNF and WCNF",
        family="max_sat",
        suffixes=(".cnf", ".wcnf"),
        recognises=recognises,
        read=_as_problem,
    ),
)
