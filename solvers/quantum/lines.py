"""A line through a coupling map: where a swap network can stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_WHOLE = 1e6  # errors in millionths


def line_of(
    couplers: Sequence[tuple[int, int]],
    n: int,
    *,
    seed: int,
    budget_s: float,
    errors: Mapping[tuple[int, int], float] | None = None,
) -> list[int] | None:
    """Returns n different sites, each coupled to the next; None where none is or none was found.

    CP-SAT looks for a circuit through n sites and one more that closes it and stands for no site;
    with `errors` of the couplers, for the one of the least sum that it finds in a fifth of the time,
    and then for any.

    >>> line_of([(0, 1), (1, 2)], 3, seed=0, budget_s=5.0) in ([0, 1, 2], [2, 1, 0])
    True
    >>> line_of([(0, 1), (1, 2), (1, 3)], 4, seed=0, budget_s=5.0) is None
    True
    """
    from ortools.sat.python import cp_model

    sites = sorted({site for pair in couplers for site in pair})
    if n > len(sites):
        return None
    if n == 1:
        return sites[:1]
    model = cp_model.CpModel()
    outside = max(sites) + 1
    arcs = {arc: model.new_bool_var("") for a, b in couplers for arc in ((a, b), (b, a))}
    ends = {arc: model.new_bool_var("") for s in sites for arc in ((s, outside), (outside, s))}
    idle = {(site, site): model.new_bool_var("") for site in sites}
    model.add_circuit([(*arc, used) for arc, used in {**arcs, **ends, **idle}.items()])
    model.add(sum(idle.values()) == len(sites) - n)
    solver = cp_model.CpSolver()
    if errors is not None:
        weights = {(min(pair), max(pair)): round(error * _WHOLE) for pair, error in errors.items()}
        model.minimize(sum(weights[min(arc), max(arc)] * used for arc, used in arcs.items()))
    solver.parameters.max_time_in_seconds = budget_s if errors is None else budget_s / 5
    solver.parameters.random_seed = seed
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    if status == cp_model.UNKNOWN and errors is not None:
        return line_of(couplers, n, seed=seed, budget_s=0.8 * budget_s)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return None
    following = {a: b for (a, b), used in {**arcs, **ends}.items() if solver.value(used)}
    line = [following[outside]]
    while following[line[-1]] != outside:
        line.append(following[line[-1]])
    return line
