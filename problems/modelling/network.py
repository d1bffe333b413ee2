"""Graphs as arrays: nodes by index, the two ends of each link, and what each node gives off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

import numpy as np

from problems.errors import LimitExceeded
from problems.structures import Ints

if TYPE_CHECKING:
    from scipy.sparse import csr_array

MOST_DRAWN = 400  # nodes; a drawn graph of 800 is a blot that takes 6 s
_MOST_IN_CQM = 200_000  # variables: 180,000 take 4 s to build
_SNAP = 1e-6  # steps; what MIP solvers keep to


class Link(Protocol):
    """Two nodes that are joined; where the graph is directed, from u to v."""

    @property
    def u(self) -> str:
        """The one node, or where the link starts."""

    @property
    def v(self) -> str:
        """The other node, or where the link ends."""


def check_graph(nodes: Sequence[str], links: Sequence[Link], *, directed: bool) -> None:
    """Refuses a node of two, and a link that is repeated, joins a node to itself or to nothing.

    Raises:
        ValueError: one sentence names the node or link; pydantic makes it a validation error.
    """
    check_names("nodes", nodes)
    known = set(nodes)
    seen: set[tuple[str, str]] = set()
    for link in links:
        u, v = link.u, link.v
        if u not in known or v not in known:
            raise ValueError(
                f"the edge {u!r}-{v!r} names {v if u in known else u!r}, which is not one of the nodes"
            )
        if u == v:
            raise ValueError(f"the edge {u!r}-{v!r} joins a node to itself; leave it out")
        pair = (u, v) if directed or u < v else (v, u)
        if pair in seen:
            raise ValueError(
                f"the edge {u!r}-{v!r} is given twice; give it once, "
                "or put a node of its own between the ends of the second"
            )
        seen.add(pair)


def check_names(kind: str, names: Sequence[str]) -> None:
    """Refuses two of one name.

    >>> check_names("mills", ("a", "b"))
    """
    if len(set(names)) < len(names):
        repeated = Counter(names).most_common(1)[0][0]
        raise ValueError(f"two {kind} are called {repeated!r}; give each a name of its own")


def ends(nodes: Sequence[str], links: Sequence[Link]) -> tuple[Ints, Ints]:
    """Returns the index of u and of v of each link. Shape: (links,) each."""
    at = {node: index for index, node in enumerate(nodes)}
    return (
        np.fromiter((at[link.u] for link in links), np.int64, len(links)),
        np.fromiter((at[link.v] for link in links), np.int64, len(links)),
    )


def outflow_rows(tails: Ints, heads: Ints, n_nodes: int) -> csr_array:
    """Returns the matrix that gives what each node gives off, less what it takes in.

    Shape: (n_nodes, arcs), 1 at the tail of an arc and −1 at its head.

    >>> outflow_rows(np.array([0, 0]), np.array([1, 2]), 3).toarray().tolist()
    [[1.0, 1.0], [-1.0, 0.0], [0.0, -1.0]]
    """
    from scipy.sparse import coo_array

    arcs = np.arange(tails.size)
    signs = np.repeat([1.0, -1.0], tails.size)
    entries = (np.concatenate([tails, heads]), np.tile(arcs, 2))
    return coo_array((signs, entries), shape=(n_nodes, tails.size)).tocsr()


def arc_label(index: int, u: str, v: str) -> str:
    """The variable of an arc; its index keeps names that hold an arrow apart."""
    return f"{u} → {v} ({index})"


def amount_of(steps: float, unit: float) -> float:
    """Returns a number of steps as an amount, as it would be written: 3 tenths are 0.3.

    >>> amount_of(3.0000000001, 0.1), amount_of(0.5, 0.1)
    (0.3, 0.05)
    """
    whole = round(steps)
    if abs(steps - whole) > _SNAP * max(1.0, abs(steps)):
        return steps * unit
    return float(whole * Decimal(repr(unit)))


def refuse_large_cqm(n_variables: int, what: str) -> None:
    """Refuses a quadratic model of more variables than are built in reasonable time.

    Raises:
        LimitExceeded: more than 200,000 variables.
    """
    if n_variables > _MOST_IN_CQM:
        raise LimitExceeded(
            f"{what} needs {n_variables:,} variables; a quadratic model takes at most "
            f"{_MOST_IN_CQM:,}; use solver 'exact', which takes the program as it is"
        )
