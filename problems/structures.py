"""What native solvers understand better than a CQM, and the answers they give.

Every structure is a minimisation: its cost is the problem's objective times `sense.sign`. Arrays
are float64 unless said otherwise; integers stay integers where the numbers allow it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from problems.expressions.tree import Formula

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Packing:
    """Choose how many of each item; maximise the value within every capacity.

    Shape: `values` (n,), `weights` (m, n), `capacities` (m,), `copies` (n,) whole.
    The cost is minus the value.
    """

    values: Floats
    weights: Floats
    capacities: Floats
    copies: Ints


@dataclass(frozen=True, slots=True)
class Counts:
    """Answer to a Packing: how many of each item. Shape: (n,)."""

    counts: Ints


@dataclass(frozen=True, slots=True)
class Routing:
    """One closed tour through every node; minimise the sum of `distances[i, j]` along it.

    Shape: `distances` (n, n), asymmetric allowed; `numpy.inf` marks an arc that does not exist.
    """

    distances: Floats


@dataclass(frozen=True, slots=True)
class Tour:
    """Answer to a Routing: the nodes in the order of visit, each once. Shape: (n,)."""

    order: Ints


@dataclass(frozen=True, slots=True)
class Operation:
    """One step of a job: `duration` time units on `machine`."""

    machine: int
    duration: int


@dataclass(frozen=True, slots=True)
class Scheduling:
    """Jobs of ordered operations on machines that do one thing at a time; minimise the makespan."""

    jobs: tuple[tuple[Operation, ...], ...]
    n_machines: int


@dataclass(frozen=True, slots=True)
class Starts:
    """Answer to a Scheduling: the start of each operation, a tuple a job, in time units."""

    starts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Mode:
    """One way to do a task: its length, and how much of each resource it holds meanwhile.

    `demands` are pairs of resource and amount, each resource once.
    """

    duration: int
    demands: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """Work done once, without a break, in one of its modes; times in whole units.

    It starts no sooner than `release`, ends no later than `deadline`, and costs `tardiness_cost` a
    unit that it ends after `due`. The makespan counts `tail` more after its end.
    """

    modes: tuple[Mode, ...]
    release: int = 0
    deadline: int | None = None
    due: int = 0
    tardiness_cost: int = 0
    tail: int = 0


@dataclass(frozen=True, slots=True)
class Project:
    """Tasks on resources of limited capacity; minimise makespan_cost·makespan + Σ tardiness.

    `precedences` are (before, after, lag): after starts no sooner than lag units past the end of
    before. `capacities` are per resource; a machine is a resource of capacity 1. `setups` give, for
    a machine, the time between the end of task i and the start of task j on it where j is the next.
    Shape: each set-up matrix (n, n) over all tasks, whole, with 0 where it does not matter.
    """

    tasks: tuple[Task, ...]
    capacities: tuple[int, ...]
    precedences: tuple[tuple[int, int, int], ...] = ()
    setups: Mapping[int, Ints] = field(default_factory=dict)
    makespan_cost: int = 1


@dataclass(frozen=True, slots=True)
class Timetable:
    """Answer to a Project: the start of each task in time units, and its mode. Shape: (n,) each."""

    starts: Ints
    modes: Ints


@dataclass(frozen=True, slots=True)
class Fleet:
    """Routes of a fleet that visit every place but the depot, place 0, exactly once.

    Each vehicle has at most one route, from the depot and back; minimise the sum of `costs[i, j]`
    along all routes plus `vehicle_cost` for each route. The load, the sum of `demands` so far, stays
    within the vehicle's capacity at every stop (a delivery of a pair has a negative demand). Service
    at i starts in `windows[i]`, a vehicle may wait, and takes `service[i]`; `times[i, j]` is travel.
    `pairs` are (pick-up, delivery): same vehicle, in this order.
    Shape: `costs`, `times` (n, n), `demands`, `service` (n,), `windows` (n, 2), `capacities` (k,);
    `numpy.inf` marks an arc that does not exist or a window that never closes.
    """

    costs: Floats
    demands: Floats
    capacities: Floats
    times: Floats | None = None
    service: Floats | None = None
    windows: Floats | None = None
    pairs: tuple[tuple[int, int], ...] = ()
    vehicle_cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Routes:
    """Answer to a Fleet: the places of each vehicle in order, without the depot; empty if unused."""

    routes: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """Give every row one column of its own; minimise the summed cost.

    Shape: `costs` (n, m), n ≤ m; `numpy.inf` marks a pair that is not allowed.
    """

    costs: Floats


@dataclass(frozen=True, slots=True)
class Matches:
    """Answer to a Matching: the column of each row. Shape: (n,)."""

    columns: Ints


@dataclass(frozen=True, slots=True)
class MaximumFlow:
    """Send as much as possible from one node to another; the cost is −`unit` for each step sent.

    Arc k carries 0 to `capacities[k]` steps from node `tails[k]` to `heads[k]`.
    Shape: all three (arcs,), whole.
    """

    tails: Ints
    heads: Ints
    capacities: Ints
    origin: int
    destination: int
    unit: float = 1.0


@dataclass(frozen=True, slots=True)
class CheapestFlow:
    """Give off exactly `supplies[i]` at each node; the cost is `unit`·Σ costs·steps on the arcs.

    Arc k carries 0 to `capacities[k]` steps from node `tails[k]` to `heads[k]`.
    Shape: `tails`, `heads`, `capacities`, `costs` (arcs,), `supplies` (nodes,), all whole.
    """

    tails: Ints
    heads: Ints
    capacities: Ints
    costs: Ints
    supplies: Ints
    unit: float = 1.0


@dataclass(frozen=True, slots=True)
class ArcFlows:
    """Answer to a MaximumFlow or a CheapestFlow: the steps on each arc. Shape: (arcs,), whole."""

    steps: Ints


@dataclass(frozen=True, slots=True)
class Program:
    """Minimise ½·xᵀ·quadratic·x + linear·x + constant, row_lower ≤ rows·x ≤ row_upper, and bounds.

    Shape: `linear`, `lower`, `upper`, `integer` (n,), `rows` (m, n) sparse, `row_lower` and
    `row_upper` (m,), `quadratic` (n, n) sparse symmetric. Missing bounds are ±`numpy.inf`.
    """

    names: tuple[str, ...]
    linear: Floats
    lower: Floats
    upper: Floats
    integer: NDArray[np.bool_]
    rows: csr_array
    row_lower: Floats
    row_upper: Floats
    quadratic: csr_array | None = None
    constant: float = 0.0


@dataclass(frozen=True, slots=True)
class FormulaProgram:
    """Minimise `objective`, each of `rows` between `row_lower` and `row_upper`, and bounds.

    Shape: `lower`, `upper`, `integer` (n,), `row_lower`, `row_upper` (m,); missing ones ±`numpy.inf`.
    """

    names: tuple[str, ...]
    objective: Formula
    lower: Floats
    upper: Floats
    integer: NDArray[np.bool_]
    rows: tuple[Formula, ...]
    row_lower: Floats
    row_upper: Floats


@dataclass(frozen=True, slots=True)
class Values:
    """Answer to a Program or a FormulaProgram: the value of each variable. Shape: (n,)."""

    values: Floats


@dataclass(frozen=True, slots=True)
class Assignment:
    """Answer to a CQM or a BQM: the value of each variable by its label."""

    sample: Mapping[str, float] = field(default_factory=dict)


Structure = (
    Packing
    | Routing
    | Fleet
    | Scheduling
    | Project
    | Matching
    | MaximumFlow
    | CheapestFlow
    | Program
    | FormulaProgram
)
Answer = Counts | Tour | Routes | Starts | Timetable | Matches | ArcFlows | Values | Assignment
