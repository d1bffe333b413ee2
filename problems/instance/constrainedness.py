"""How much is asked of how little: rows a variable, and the order parameters of random instances."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from problems.instance.features import Constrainedness
from problems.instance.models import Models
from problems.instance.small_numbers import steps_in_one

# The ratio of clauses to variables at which a random formula of k literals a clause stops having a
# solution: Mertens, Mézard and Zecchina, Threshold values of random k-SAT from the cavity method,
# Random Structures and Algorithms 28 (2006), table 1; of two literals proven by Goerdt 1996.
CLAUSE_THRESHOLDS = {2: 1.0, 3: 4.267, 4: 9.931, 5: 21.117, 6: 43.37, 7: 87.79, 8: 176.54}
_CLAUSES = "Mertens, Mézard and Zecchina, Random Structures and Algorithms 28 (2006)"

# The mean degree at which a random graph stops having a colouring of k colours.
COLOUR_THRESHOLDS = {3: 4.69, 4: 8.90}
_DOUBLE = 53  # binary digits of numbers without a common step
_COLOURS = "Zdeborová and Krzakala, Physical Review E 76 (2007), 031131"


def constrainedness(models: Models) -> Constrainedness:
    """Returns how constrained the instance is, with its order parameter where the family has one."""
    arrays, problem = models.arrays, models.problem
    n_variables = len(arrays.labels) if arrays else 0
    found = _PARAMETERS.get(problem.family, _none)(problem)
    if arrays is None or not n_variables:
        return found
    n_rows = len(arrays.rows.labels) + len(arrays.quadratic_rows)
    return found.model_copy(update={"rows_per_variable": n_rows / n_variables})


def _none(_: Any) -> Constrainedness:
    return Constrainedness()


def _of_clauses(problem: Any) -> Constrainedness:
    lengths = {len(each.positive) + len(each.negative) for each in problem.clauses}
    named = {name for each in problem.clauses for name in (*each.positive, *each.negative)}
    length = lengths.pop() if len(lengths) == 1 else None
    of = f"clauses of {length} literals" if length else "clauses of several lengths"
    return Constrainedness(
        order_parameter=len(problem.clauses) / len(named),
        threshold=CLAUSE_THRESHOLDS.get(length or 0),
        words=f"{of} a variable; random ones stop having a solution at the threshold",
        source=_CLAUSES if length in CLAUSE_THRESHOLDS else "",
    )


def _of_numbers(problem: Any) -> Constrainedness:
    """The digits of the numbers over how many there are: perfect partitions end at about 1.

    For k piles the piles' sums are k − 1 sums that must be right, of n·log2 k choices.
    """
    numbers = np.array(problem.numbers, dtype=float)
    positive = numbers[numbers > 0]
    steps = steps_in_one(positive)
    if not positive.size:
        return Constrainedness()
    digits = math.log2(float(positive.max()) * steps) if steps else float(_DOUBLE)
    choices = positive.size * math.log2(problem.n_piles) / (problem.n_piles - 1)
    return Constrainedness(
        order_parameter=digits / choices,
        threshold=1.0,
        words="binary digits of the numbers over those of the choices; above the threshold random "
        "numbers have no perfect partition",
        source="Mertens, Physical Review Letters 81 (1998); Gent and Walsh 1996",
    )


def _of_colours(problem: Any) -> Constrainedness:
    edges = {frozenset(edge) for edge in problem.edges}
    return Constrainedness(
        order_parameter=2 * len(edges) / len(problem.nodes),
        threshold=COLOUR_THRESHOLDS.get(problem.n_colors or 0),
        words="edges a node, counted at both ends; random graphs stop having a colouring at the threshold",
        source=_COLOURS if problem.n_colors in COLOUR_THRESHOLDS else "",
    )


_PARAMETERS: dict[str, Callable[[Any], Constrainedness]] = {
    "max_sat": _of_clauses,
    "number_partition": _of_numbers,
    "graph_coloring": _of_colours,
}
