"""How far a MathOpt solver has come: from its callbacks where it has any, else from its log."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from solvers.trail import Trail

if TYPE_CHECKING:
    from ortools.math_opt.python import mathopt

# Src Proc. InQueue Leaves Expl.% BestBound BestSol Gap …
_HIGHS = re.compile(r"\s[\d.]+%\s+(\S+)\s+(\S+)\s+(?:[\d.]+%|Large|inf)\s")
_SCIP_COLUMNS = 18  # time | node | … | dualbound | primalbound | gap | compl.
_SCIP_DUAL, _SCIP_PRIMAL = -4, -3
_ENDLESS = 1e19  # SCIP's infinity is 1e20

Words = Callable[[Sequence[str]], None]


def from_log(solver: str, trail: Trail) -> Words | None:
    """Returns what to call with lines of the solver's log; None where the log tells nothing.

    HiGHS has no callbacks in MathOpt (ortools 9.15), and SCIP's report an error of their own there.
    """
    read = {"HIGHS": _highs, "GSCIP": _scip}.get(solver)
    if read is None:
        return None

    def words(lines: Sequence[str]) -> None:
        for line in lines:
            found = read(line)
            if found is not None:
                trail.note(cost=found[1], bound=found[0])

    return words


def from_callbacks(solver: str, trail: Trail) -> dict[str, Any]:
    """Returns the arguments of `mathopt.solve` by which CP-SAT tells its bounds; none for others."""
    if solver != "CP_SAT":
        return {}
    from ortools.math_opt.python import mathopt

    def told(data: mathopt.CallbackData) -> mathopt.CallbackResult:
        stats = data.mip_stats
        trail.note(cost=_number(stats.primal_bound), bound=_number(stats.dual_bound))
        return mathopt.CallbackResult()

    events = {mathopt.Event.MIP}
    return {"callback_reg": mathopt.CallbackRegistration(events=events), "cb": told}


def _highs(line: str) -> tuple[float | None, float | None] | None:
    found = _HIGHS.search(line)
    return None if found is None else (_read(found[1]), _read(found[2]))


def _scip(line: str) -> tuple[float | None, float | None] | None:
    columns = line.split("|")
    if len(columns) != _SCIP_COLUMNS:
        return None
    return _read(columns[_SCIP_DUAL]), _read(columns[_SCIP_PRIMAL])


def _read(word: str) -> float | None:
    """The number, or None where a column holds a heading or a dash.

    >>> _read(" 5.393e+03 "), _read("--"), _read("inf")
    (5393.0, None, None)
    """
    try:
        return _number(float(word))
    except ValueError:
        return None


def _number(value: float) -> float | None:
    return value if math.isfinite(value) and abs(value) < _ENDLESS else None
