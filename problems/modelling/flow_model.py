"""Amounts on the arcs of a network: their program in whole steps, their check and their picture.

Source: Ahuja, Magnanti, Orlin: Network Flows (Prentice Hall 1993); theorem 9.10: where capacities
and supplies are whole, some optimal flow is whole, so that steps of their common unit lose nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from problems.figure import BarFigure, GraphFigure
from problems.modelling.network import MOST_DRAWN, amount_of, arc_label
from problems.modelling.pile_model import Amounts
from problems.plain_number import plain
from problems.problem import Frozen, Violation

_TOLERANCE = 1e-6  # what LP solvers keep to: HiGHS defaults to 1e-7
_ROUNDING = 1e-9  # of the largest amount, where float64 has no more digits
_MOST_BARS = 30
_MOST_SPELLED = 20
_MOST_STEPS = 2**40  # 500,000 arcs of as much stay below 2**63, what 64 bits count
_MOST_PRICE_BY_NODES = 2**62  # OR-Tools multiplies costs by the nodes + 1, and adds up along a path


class Flow(Frozen):
    """What is sent from one node to the next."""

    u: str
    v: str
    amount: float


def arc_labels(pairs: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Returns the variable of each arc."""
    return tuple(arc_label(index, u, v) for index, (u, v) in enumerate(pairs))


def flows_of(
    pairs: Sequence[tuple[str, str]], steps: Sequence[float], amounts: Amounts
) -> tuple[Flow, ...]:
    """Returns the flows that are not 0; one below 0 goes from v to u."""
    sent = [amount_of(each, amounts.unit) for each in steps]
    noise = 0.0 if amounts.is_whole else 1e-9 * max(map(abs, sent), default=0.0)
    return tuple(
        Flow(u=u, v=v, amount=each) if each > 0 else Flow(u=v, v=u, amount=-each)
        for (u, v), each in zip(pairs, sent, strict=True)
        if abs(each) > noise
    )


def counts_steps(amounts: Amounts) -> bool:
    """Returns whether solvers that count in 64 bits can hold the amounts and their sums.

    >>> counts_steps(Amounts(np.array([3.0]), 0.1, is_whole=True))
    True
    """
    return amounts.is_whole and float(np.abs(amounts.steps).max(initial=0.0)) <= _MOST_STEPS


def counts_costs(prices: Amounts, n_nodes: int) -> bool:
    """Returns whether the same holds for costs, which such solvers sum along paths of all nodes."""
    largest = float(np.abs(prices.steps).max(initial=0.0))
    return prices.is_whole and largest * (n_nodes + 2) ** 2 <= _MOST_PRICE_BY_NODES


def arc_violations(
    flows: Sequence[Flow], capacities: Mapping[tuple[str, str], float]
) -> list[Violation]:
    """Returns where flow is on no arc, twice on one, below 0 or above a capacity (∞ where none)."""
    found: list[Violation] = []
    seen: set[tuple[str, str]] = set()
    for flow in flows:
        pair = (flow.u, flow.v)
        where = f"{flow.u!r} to {flow.v!r}"
        if pair not in capacities:
            found.append(_violation("arcs", f"there is no arc from {where}", abs(flow.amount)))
            continue
        if pair in seen:
            message = f"the flow from {where} is given twice; it may be once"
            found.append(_violation(f"{flow.u} → {flow.v} once", message, 1))
        seen.add(pair)
        if flow.amount < -_TOLERANCE:
            message = f"{plain(flow.amount)} flow from {where}; the least is 0"
            found.append(_violation(f"{flow.u} → {flow.v} least", message, -flow.amount))
        capacity = capacities[pair]
        if flow.amount > capacity + _room(capacity):
            message = f"{plain(flow.amount)} flow from {where}; the capacity is {plain(capacity)}"
            found.append(
                _violation(f"capacity {flow.u} → {flow.v}", message, flow.amount - capacity)
            )
    return found


def given_off(nodes: Sequence[str], flows: Sequence[Flow]) -> dict[str, float]:
    """Returns what each node sends, less what it receives; flows of unknown nodes are passed over.

    >>> given_off(("a", "b"), [Flow(u="a", v="b", amount=2)])
    {'a': 2.0, 'b': -2.0}
    """
    terms: dict[str, list[float]] = {node: [] for node in nodes}
    for flow in flows:
        if flow.u in terms and flow.v in terms:
            terms[flow.u].append(flow.amount)
            terms[flow.v].append(-flow.amount)
    return {node: math.fsum(each) for node, each in terms.items()}


def balance_violations(
    flows: Sequence[Flow],
    nodes: Sequence[str],
    least: Sequence[float],
    most: Sequence[float],
) -> list[Violation]:
    """Returns where a node gives off less or more than it may, by more than rounding."""
    found: list[Violation] = []
    room = _room(max((abs(flow.amount) for flow in flows), default=0.0))
    for (node, net), low, high in zip(given_off(nodes, flows).items(), least, most, strict=True):
        if low - room <= net <= high + room:
            continue
        limit, over = (low, low - net) if net < low else (high, net - high)
        bound = "be" if low == high else "be at least" if net < low else "be at most"
        message = (
            f"{node!r} gives off {plain(net)} more than it takes in; it must {bound} {plain(limit)}"
        )
        found.append(_violation(f"balance of {node}", message, over))
    return found


def _room(amount: float) -> float:
    """What rounding may add to an amount."""
    return max(_TOLERANCE, _ROUNDING * amount)


def _violation(constraint: str, message: str, size: float) -> Violation:
    return Violation(constraint=constraint, message=message, amount=size)


def flow_figure(
    title: str,
    groups: Mapping[str, str],
    flows: Sequence[Flow],
    capacities: Mapping[tuple[str, str], float],
) -> GraphFigure | BarFigure:
    """Returns the network with the arcs that carry something, "3 / 5" of what each can.

    `groups` gives every node its group. Of large networks the busiest arcs are shown as bars.
    """
    if len(groups) > MOST_DRAWN:
        busy = sorted(flows, key=lambda flow: -flow.amount)[:_MOST_BARS]
        return BarFigure(
            title=title,
            labels=tuple(f"{flow.u} → {flow.v}" for flow in busy),
            values=tuple(flow.amount for flow in busy),
            groups=tuple("busiest arcs" for _ in busy),
            value_label="flow",
        )
    nodes = tuple(groups)
    at = {node: index for index, node in enumerate(nodes)}
    sent = {(flow.u, flow.v): flow.amount for flow in flows}
    idle = [pair for pair in capacities if pair not in sent and pair[::-1] not in sent]
    shown = [pair for pair in sent if pair in capacities]
    both = {pair for pair in idle if pair[::-1] in capacities}
    shown += [pair for pair in idle if pair not in both or at[pair[0]] < at[pair[1]]]
    return GraphFigure(
        title=title,
        nodes=nodes,
        groups=tuple(groups.values()),
        edges=tuple((at[u], at[v]) for u, v in shown),
        edge_labels=tuple(_load(sent.get(pair, 0.0), capacities[pair]) for pair in shown),
        highlighted=tuple(index for index, pair in enumerate(shown) if pair in sent),
        directed=True,
    )


def _load(sent: float, capacity: float) -> str:
    return plain(sent) if np.isinf(capacity) else f"{plain(sent)} / {plain(capacity)}"


def told_flows(flows: Sequence[Flow], unit: str) -> str:
    """Returns the flows in words, the first twenty of them.

    >>> told_flows([Flow(u="a", v="b", amount=2)], "t")
    '2 t from a to b'
    """
    suffix = f" {unit}".rstrip()
    told = [
        f"{plain(flow.amount)}{suffix} from {flow.u} to {flow.v}" for flow in flows[:_MOST_SPELLED]
    ]
    return ", ".join([*told, "and so on"] if len(flows) > _MOST_SPELLED else told) or "nothing"
