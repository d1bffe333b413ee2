"""qbsolv's `.qubo` format: the problem's QUBO, penalties and slack included.

Source: Booth, Reinhardt, Roy, D-Wave 14-1006A-A (2017), and https://github.com/dwavesystems/qbsolv.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from problems.file_writer import FileWriter
from problems.problem import Problem
from problems.qubo import penalise


def write(problem: Problem[Any]) -> bytes:
    """Returns the QUBO; comments give its constant and the name of each node.

    Raises:
        EncodingError: the problem has no QUBO.
    """
    return "\n".join(_lines(problem)).encode()


def _lines(problem: Problem[Any]) -> Iterator[str]:
    bqm, invert = penalise(problem.cqm())
    order = [str(label) for label in bqm.variables]
    at = {label: index for index, label in enumerate(order)}
    linear = [float(bqm.get_linear(label)) for label in order]
    pairs = [
        (*sorted((at[str(u)], at[str(v)])), float(bias))
        for u, v, bias in bqm.iter_quadratic()
        if bias
    ]
    yield f"c {problem.family}: {problem.size}; minimise, then add {float(bqm.offset)!r}"
    yield f"c {invert.n_slack} of {len(order)} nodes are slack"
    yield from (f"c node {index} is {label!r}" for index, label in enumerate(order))
    yield f"p qubo 0 {len(order)} {len(order)} {len(pairs)}"
    yield from (f"{index} {index} {bias!r}" for index, bias in enumerate(linear))
    yield from (f"{i} {j} {bias!r}" for i, j, bias in sorted(pairs))
    yield ""


WRITER = FileWriter(".qubo", "the QUBO with its penalties (qbsolv)", write)
