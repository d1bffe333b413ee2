"""The model of sending each customer to one site: by cost, within capacities, from open sites only.

Facility location, the p-median and generalised assignment are this model with some parts left out.
Source: Cornuéjols, Nemhauser, Wolsey, The uncapacitated facility location problem, in Discrete
Location Theory (Wiley 1990): a row for each pair gives a far tighter relaxation than one a site.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from problems.errors import LimitExceeded
from problems.structures import Floats, Ints, Program

if TYPE_CHECKING:
    import dimod
    from scipy.sparse import coo_array

_MOST_PAIRS_IN_CQM = 100_000  # 300 customers and 300 sites
_MOST_PAIRS = 2_000_000


@dataclass(frozen=True, slots=True)
class Serving:
    """Customers, sites, and what each pair costs and loads.

    Shape: `costs` (n, m), `numpy.inf` where a pair is not allowed; `loads` (n, m) with `capacities`
    (m,), `numpy.inf` where there is none; `opening` (m,), None where every site is open anyway.
    `n_open` is how many sites are open, where that is prescribed.
    """

    costs: Floats
    loads: Floats | None = None
    capacities: Floats | None = None
    opening: Floats | None = None
    n_open: int | None = None


def pair_label(customer: int, site: int) -> str:
    """The binary that is 1 where a customer is served from a site."""
    return f"{customer} from {site}"


def open_label(site: int) -> str:
    """The binary that is 1 where a site is open."""
    return f"{site} open"


def serving_cqm(serving: Serving) -> dimod.ConstrainedQuadraticModel:
    """Returns the binary model; its energy is the cost, or more where a needless site is open.

    Raises:
        LimitExceeded: more than 100,000 pairs.
    """
    import dimod

    n_pairs = int(np.isfinite(serving.costs).sum())
    if n_pairs > _MOST_PAIRS_IN_CQM:
        raise LimitExceeded(
            f"the problem has {n_pairs:,} pairs of customer and site; its binary model takes at most "
            f"{_MOST_PAIRS_IN_CQM:,}; use solver 'exact', which takes it as a linear program"
        )
    program, labels = serving_program(serving), _row_labels(serving)
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_variables("BINARY", program.names)
    cqm.set_objective(list(zip(program.names, program.linear.tolist(), strict=True)))
    rows = program.rows
    names = np.array(program.names, dtype=object)[rows.indices].tolist()
    terms = list(zip(names, rows.data.tolist(), strict=True))
    for row, label in enumerate(labels):
        span = terms[rows.indptr[row] : rows.indptr[row + 1]] or [(program.names[0], 0.0)]
        low, high = float(program.row_lower[row]), float(program.row_upper[row])
        sense = "==" if low == high else "<="
        cqm.add_constraint_from_iterable(span, sense, rhs=high, label=label)
    return cqm


def _row_labels(serving: Serving) -> list[str]:
    """The name of each row of the program, in its order."""
    labels = [f"{customer} once" for customer in range(len(serving.costs))]
    if serving.opening is not None:
        pairs = np.argwhere(np.isfinite(serving.costs)).tolist()
        labels += [f"{pair_label(*pair)} only if open" for pair in pairs]
    if serving.capacities is not None:
        limited = np.flatnonzero(np.isfinite(serving.capacities)).tolist()
        labels += [f"capacity of {site}" for site in limited]
    if serving.n_open is not None:
        labels.append("number of open sites")
    return labels


def serving_program(serving: Serving) -> Program:
    """Returns the linear program over one binary a pair and, where sites open, one a site.

    Raises:
        LimitExceeded: more than 2,000,000 pairs.
    """
    from scipy.sparse import vstack

    n_customers, n_sites = serving.costs.shape
    customers, sites = np.nonzero(np.isfinite(serving.costs))
    if customers.size > _MOST_PAIRS:
        raise LimitExceeded(
            f"the problem has {customers.size:,} pairs of customer and site; the limit is "
            f"{_MOST_PAIRS:,}; leave out pairs that are too dear to be chosen"
        )
    opens = np.zeros(0) if serving.opening is None else serving.opening
    n = customers.size + opens.size
    once = _sparse(np.ones(customers.size), customers, np.arange(customers.size), (n_customers, n))
    parts = [(once, np.ones(n_customers), np.ones(n_customers))]
    if serving.opening is not None:
        parts.append(_only_from_open(sites, n))
    if serving.capacities is not None:
        parts.append(_within_capacity(serving, customers, sites, n))
    if serving.n_open is not None:
        wanted = np.array([float(serving.n_open)])
        columns = customers.size + np.arange(n_sites)
        row = _sparse(np.ones(n_sites), np.zeros(n_sites, dtype=np.int64), columns, (1, n))
        parts.append((row, wanted, wanted))
    pairs = zip(customers.tolist(), sites.tolist(), strict=True)
    return Program(
        names=(*(pair_label(*pair) for pair in pairs), *map(open_label, range(opens.size))),
        linear=np.concatenate([serving.costs[customers, sites], opens]),
        lower=np.zeros(n),
        upper=np.ones(n),
        integer=np.ones(n, dtype=bool),
        rows=vstack([rows for rows, _, _ in parts]).tocsr(),
        row_lower=np.concatenate([lower for _, lower, _ in parts]),
        row_upper=np.concatenate([upper for _, _, upper in parts]),
    )


def chosen_sites(serving: Serving, sample: Mapping[str, float]) -> dict[int, int]:
    """Returns the site of each customer; those that a broken sample gives none or several have none."""
    chosen: dict[int, list[int]] = {}
    pairs = np.argwhere(np.isfinite(serving.costs)).tolist()
    for customer, site in pairs:
        if round(sample[pair_label(customer, site)]):
            chosen.setdefault(customer, []).append(site)
    return {customer: sites[0] for customer, sites in chosen.items() if len(sites) == 1}


def _only_from_open(sites: Ints, n: int) -> tuple[coo_array, Floats, Floats]:
    """Rows x ≤ y, one a pair."""
    n_pairs = sites.size
    each = np.arange(n_pairs)
    values = np.concatenate([np.ones(n_pairs), -np.ones(n_pairs)])
    columns = np.concatenate([each, n_pairs + sites])
    rows = _sparse(values, np.tile(each, 2), columns, (n_pairs, n))
    return rows, np.full(n_pairs, -np.inf), np.zeros(n_pairs)


def _within_capacity(
    serving: Serving, customers: Ints, sites: Ints, n: int
) -> tuple[coo_array, Floats, Floats]:
    """Rows Σ load·x ≤ capacity, or capacity·y where sites open; one a site that has a capacity."""
    assert serving.loads is not None and serving.capacities is not None
    limited = np.flatnonzero(np.isfinite(serving.capacities))
    limits = serving.capacities[limited]
    row_of = np.full(serving.capacities.size, -1, dtype=np.int64)
    row_of[limited] = np.arange(limited.size)
    held = np.flatnonzero(row_of[sites] >= 0)
    values, rows, columns = serving.loads[customers, sites][held], row_of[sites[held]], held
    if serving.opening is not None:
        values = np.concatenate([values, -limits])
        rows = np.concatenate([rows, np.arange(limited.size)])
        columns = np.concatenate([columns, sites.size + limited])
        limits = np.zeros(limited.size)
    matrix = _sparse(values, rows, columns, (limited.size, n))
    return matrix, np.full(limited.size, -np.inf), limits


def _sparse(values: Floats, rows: Ints, columns: Ints, shape: tuple[int, int]) -> coo_array:
    from scipy.sparse import coo_array

    return coo_array((values, (rows, columns)), shape=shape)
