"""The binary model of a closed tour: which place is visited at which stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from problems.errors import LimitExceeded
from problems.structures import Floats, Ints

if TYPE_CHECKING:
    import dimod

_MOST_PLACES = 200  # 39,601 binaries and 7.8 million products
_MOST_ABSENT_PAIRS = 1_000_000  # each is a constraint: 4.5 s and 0.75 GB for so many


def stop_label(place: str, stop: int) -> str:
    """Returns the name of the binary that says: `place` is the stop of that number, from 1."""
    return f"{place} at {stop}"


def tour_cqm(places: tuple[str, ...], arcs: Floats) -> dimod.ConstrainedQuadraticModel:
    """Returns the model whose energy is the length of the tour; the first place is stop 0.

    Shape: (n − 1)² binaries, `arcs` (n, n) with infinity for arcs that do not exist.
    Source: Lucas, Ising formulations of many NP problems (2014), section 7.2, with one place fixed.

    Raises:
        LimitExceeded: more than 200 places, or too many absent arcs to forbid one by one.
    """
    import dimod

    n_stops = len(places) - 1
    if n_stops >= _MOST_PLACES:
        raise LimitExceeded(
            f"the tour has {n_stops + 1} places; its binary model takes at most {_MOST_PLACES} "
            f"({n_stops**2:,} binaries are needed); solve it as a routing problem instead"
        )
    labels = np.array(
        [[stop_label(place, stop + 1) for stop in range(n_stops)] for place in places[1:]],
        dtype=object,
    )
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.set_objective(_length(arcs, labels.ravel().tolist()))
    for at in range(n_stops):
        row, column = labels[at].tolist(), labels[:, at].tolist()
        cqm.add_constraint_from_iterable(
            [(label, 1) for label in row], "==", rhs=1, label=f"{places[at + 1]} once"
        )
        if n_stops > 1:  # with two places the column is the row
            cqm.add_constraint_from_iterable(
                [(label, 1) for label in column], "==", rhs=1, label=f"one place at stop {at + 1}"
            )
    _forbid_absent(cqm, arcs, labels.ravel().tolist())
    return cqm


def _length(arcs: Floats, labels: list[str]) -> dimod.BinaryQuadraticModel:
    """The length of the tour; arcs that do not exist cost nothing here, they are forbidden."""
    import dimod

    known = np.where(np.isfinite(arcs), arcs, 0.0)
    n_stops = len(arcs) - 1
    linear = np.zeros((n_stops, n_stops))
    linear[:, 0] += known[0, 1:]
    linear[:, -1] += known[1:, 0]
    first, second, stop = _consecutive(~np.eye(n_stops, dtype=bool), n_stops)
    return dimod.BinaryQuadraticModel.from_numpy_vectors(
        linear.ravel(),
        (
            first * n_stops + stop,
            second * n_stops + stop + 1,
            known[first + 1, second + 1],
        ),
        0.0,
        dimod.BINARY,
        variable_order=labels,
    )


def _forbid_absent(cqm: dimod.ConstrainedQuadraticModel, arcs: Floats, labels: list[str]) -> None:
    """No two consecutive stops without a way between them, nor a first or last one cut off."""
    n_stops = len(arcs) - 1
    absent = np.isinf(arcs)
    for place in np.flatnonzero(absent[0, 1:]).tolist():
        label = labels[place * n_stops]
        cqm.add_constraint_from_iterable([(label, 1)], "==", rhs=0, label=f"no way to {label}")
    for place in np.flatnonzero(absent[1:, 0]).tolist():
        label = labels[place * n_stops + n_stops - 1]
        cqm.add_constraint_from_iterable([(label, 1)], "==", rhs=0, label=f"no way from {label}")
    first, second, stop = _consecutive(absent[1:, 1:], n_stops)
    if first.size > _MOST_ABSENT_PAIRS:
        raise LimitExceeded(
            f"the ways that do not exist forbid {first.size:,} pairs of stops; the binary model "
            f"takes at most {_MOST_ABSENT_PAIRS:,}; solve it as a routing problem instead"
        )
    befores = (first * n_stops + stop).tolist()
    afters = (second * n_stops + stop + 1).tolist()
    for before, after in zip(befores, afters, strict=True):
        cqm.add_constraint_from_iterable(
            [(labels[before], 1), (labels[after], 1)],
            "<=",
            rhs=1,
            label=f"no way from {labels[before]} to {labels[after]}",
        )


def _consecutive(pairs: NDArray[np.bool_], n_stops: int) -> tuple[Ints, Ints, Ints]:
    """Every marked pair of places at every two consecutive stops: first, second, stop of first."""
    first, second = np.nonzero(pairs)
    stops = np.arange(n_stops - 1)
    return (
        np.repeat(first, stops.size),
        np.repeat(second, stops.size),
        np.tile(stops, first.size),
    )
