"""The CPLEX LP format: linear and quadratic programs as algebra.

Source: IBM ILOG CPLEX, File formats reference: LP file format. Refused by name: quadratic
constraints, indicator constraints, SOS, semi-continuous variables, lazy constraints, user cuts.
"""

from __future__ import annotations

import math
import re

from problems.errors import FormatError
from problems.families.linear_program import LinearProgram
from problems.file_format import FileFormat
from problems.parsing.lp_expressions import Cursor, Token, tokens
from problems.parsing.written_program import ColumnKind, WrittenColumn, WrittenProgram, WrittenRow
from problems.status import Sense

_MAX_CHARACTERS = 10_000_000
_MAX_TOKENS = 3_000_000  # 0.4 GB while they are read

_GOAL = re.compile(r"\s*(max|min)(?:imi[sz]e|imum)?\b(?!\s*[*^<>=]):?\s*", re.IGNORECASE)
_ROWS = re.compile(
    r"\s*(?:subject\s+to|such\s+that|s\.t\.|st\.|st\b)(?!\s*[*^<>=]):?", re.IGNORECASE
)
_SECTION = re.compile(
    r"\s*(?:(?P<bounds>bounds?)|(?P<integer>generals?|gen|integers?|int)|(?P<binary>binar(?:y|ies)|bin)"
    r"|(?P<end>end)|(?P<refused>semi-continuous|semis?|sos[12]?|pwlobj|lazy\s+constraints|user\s+cuts))"
    r"\s*:?\s*$",
    re.IGNORECASE,
)
_Bounds = dict[str, tuple[float, float]]


def recognises(head: str) -> bool:
    """Returns whether the first line that is no comment is a goal, alone or with its objective."""
    for line in head.splitlines():
        stated = line.split("\\", 1)[0].strip()
        if stated:
            goal = _GOAL.match(stated)
            after = stated[goal.end() :] if goal else ""
            has_signs = bool(set("+-:*[") & set(after)) or len(after.split()) < 2
            is_prose = not has_signs or after.endswith((".", "?")) or ", " in after
            return goal is not None and not is_prose
    return False


def read(text: str) -> WrittenProgram:
    """Returns the program that an LP file states.

    Raises:
        FormatError: the line that does not fit is named.

    >>> read("max\\n 45 chairs + 80 tables\\nst\\n boards: 5 chairs + 20 tables <= 400\\nend").rows
    (WrittenRow(name='boards', terms={'chairs': 5.0, 'tables': 20.0}, lower=None, upper=400.0),)
    """
    if len(text) > _MAX_CHARACTERS:
        raise FormatError(
            f"the LP file has {len(text)} characters; at most {_MAX_CHARACTERS} are read; "
            "leave out what the question does not need"
        )
    goal, sections = _split(text)
    cursor = Cursor(sections["objective"])
    cursor.label()
    objective = cursor.terms()
    if not cursor.is_at_end:
        raise cursor.unexpected("a sign or 'subject to'")
    rows = _read_rows(Cursor(sections["rows"]))
    bounds = _read_bounds(Cursor(sections["bounds"]))
    kinds = _read_kinds(sections)
    mentioned = [*objective.linear, *(name for u, v, _ in objective.products for name in (u, v))]
    mentioned += [name for row in rows for name in row.terms]
    return WrittenProgram(
        name="",
        goal=goal,
        columns=tuple(
            _column(name, bounds, kinds) for name in dict.fromkeys([*mentioned, *bounds, *kinds])
        ),
        linear=objective.linear,
        rows=rows,
        products=tuple(objective.products),
        constant=objective.constant,
    )


def _split(text: str) -> tuple[Sense, dict[str, list[Token]]]:
    """Returns the goal and each section's tokens."""
    sections: dict[str, list[Token]] = {
        each: [] for each in ("objective", "rows", "bounds", "integer", "binary")
    }
    goal: Sense | None = None
    current, n_tokens = "", 0
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.split("\\", 1)[0]
        if not line.strip():
            continue
        if goal is None:
            found = _GOAL.match(line)
            if found is None:
                raise FormatError(
                    f"line {number}: an LP file starts with 'maximize' or 'minimize', "
                    f"not {line.strip()[:40]!r}"
                )
            goal = Sense.MAXIMISE if found[1].lower() == "max" else Sense.MINIMISE
            current, line = "objective", line[found.end() :]
        elif current == "objective" and (found := _ROWS.match(line)):
            current, line = "rows", line[found.end() :]
        elif found := _SECTION.match(line):
            current, line = found.lastgroup or "", ""
        if current == "end":
            break
        if current == "refused":
            raise FormatError(
                f"line {number}: the section {raw.strip()[:40]!r} is not read; "
                "state it with linear constraints and binary variables"
            )
        for token in tokens(line, number):
            sections[current].append(token)
            n_tokens += 1
            if n_tokens > _MAX_TOKENS:
                raise FormatError(
                    f"line {number}: the file goes on past {_MAX_TOKENS} words and signs"
                )
    if goal is None:
        raise FormatError("line 1: the LP file is empty; it starts with 'maximize' or 'minimize'")
    return goal, sections


def _read_rows(cursor: Cursor) -> tuple[WrittenRow, ...]:
    rows: list[WrittenRow] = []
    while not cursor.is_at_end:
        name = cursor.label() or f"c{len(rows) + 1}"
        lower, upper = -math.inf, math.inf
        first = cursor.leading_number()
        if first is not None:
            lower, upper = _narrowed(lower, upper, _MIRRORED[cursor.relation()], first)
        terms = cursor.terms()
        if terms.products:
            raise cursor.unexpected(f"the end of {name!r}, which may hold no product: it is linear")
        if first is None or cursor.peek().kind == "relation":
            lower, upper = _narrowed(lower, upper, cursor.relation(), cursor.number())

        lower, upper = lower - terms.constant, upper - terms.constant
        rows.append(WrittenRow(name, terms.linear, _finite(lower), _finite(upper)))
    return tuple(rows)


def _read_bounds(cursor: Cursor) -> _Bounds:
    bounds: _Bounds = {}
    while not cursor.is_at_end:
        first = cursor.leading_number()
        relation = cursor.relation() if first is not None else ""
        name = cursor.name()
        lower, upper = bounds.get(name, (0.0, math.inf))
        if first is not None:
            lower, upper = _replaced(lower, upper, _MIRRORED[relation], first)
        elif cursor.skip("free"):
            bounds[name] = (-math.inf, math.inf)
            continue
        if first is None or cursor.peek().kind == "relation":
            lower, upper = _replaced(lower, upper, cursor.relation(), cursor.number())
        if lower == math.inf or upper == -math.inf:
            raise cursor.unexpected(f"a finite bound of {name!r}")
        bounds[name] = (lower, upper)
    return bounds


def _read_kinds(sections: dict[str, list[Token]]) -> dict[str, ColumnKind]:
    kinds: dict[str, ColumnKind] = {}
    sorts: tuple[tuple[str, ColumnKind], ...] = (("integer", "integer"), ("binary", "binary"))
    for section, kind in sorts:
        cursor = Cursor(sections[section])
        while not cursor.is_at_end:
            kinds[cursor.name()] = kind
    return kinds


def _column(name: str, bounds: _Bounds, kinds: dict[str, ColumnKind]) -> WrittenColumn:
    kind = kinds.get(name, "continuous")
    lower, upper = bounds.get(name, (0.0, 1.0 if kind == "binary" else math.inf))
    return WrittenColumn(name, _finite(lower), _finite(upper), kind)


_MIRRORED = {"<=": ">=", ">=": "<=", "=": "="}


def _replaced(lower: float, upper: float, relation: str, value: float) -> tuple[float, float]:
    """Returns the bounds after `x relation value`, which replaces the side that it speaks of."""
    match relation:
        case "<=":
            return lower, value
        case ">=":
            return value, upper
        case _:
            return value, value


def _narrowed(lower: float, upper: float, relation: str, value: float) -> tuple[float, float]:
    """Returns the sides of a row that already has one: `5 >= x >= 2`, or twice the same side."""
    new_lower, new_upper = _replaced(-math.inf, math.inf, relation, value)
    return max(lower, new_lower), min(upper, new_upper)


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


FORMATS = (
    FileFormat(
        name="LP",
        family="linear_program",
        suffixes=(".lp",),
        recognises=recognises,
        read=lambda text: LinearProgram.of_written(read(text)),
    ),
)
