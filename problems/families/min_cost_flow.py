"""Minimum-cost flow: bring supplies to where they are wanted, through a network, as cheaply as possible."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.errors import LimitExceeded
from problems.figure import BarFigure, GraphFigure
from problems.modelling.chain_arcs import chain_arcs
from problems.modelling.flow_model import (
    Flow,
    arc_labels,
    arc_violations,
    balance_violations,
    counts_costs,
    counts_steps,
    flow_figure,
    flows_of,
    told_flows,
)
from problems.modelling.network import check_graph, ends, outflow_rows, refuse_large_cqm
from problems.modelling.pile_model import Amounts, amounts_of
from problems.modelling.program_cqm import program_cqm
from problems.plain_number import plain
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution
from problems.status import Sense
from problems.structures import Answer, ArcFlows, CheapestFlow, Floats, Program, Values

if TYPE_CHECKING:
    import dimod


# OR-Tools' cost scaling, which cannot be stopped, takes 0.04 s on `random` of 1,001 nodes and 0.8 s on
# one of 4,001; HiGHS takes 0.02 s and 0.07 s on their linear programs.
_MOST_COUNTED_NODES = 5_000


class Node(Frozen):
    """A place, and what it supplies; what it wants is a supply below 0."""

    name: str
    supply: float = 0


class Arc(Frozen):
    """A connection from u to v, the most that it carries, and what each unit on it costs."""

    u: str
    v: str
    cost: float
    capacity: float | None = Field(default=None, ge=0, description="null where there is no limit")


class MinCostFlowSolution(Solution):
    """What each arc carries; arcs that carry nothing are absent."""

    family: Literal["min_cost_flow"] = "min_cost_flow"
    flows: tuple[Flow, ...]


class MinCostFlow(Problem[MinCostFlowSolution]):
    """Places that supply or want something, and the arcs it can be sent on.

    Every want is met in full; where more is supplied than is wanted, what is too much stays.
    """

    family: Literal["min_cost_flow"] = "min_cost_flow"
    nodes: tuple[Node, ...] = Field(min_length=2, max_length=100_000)
    arcs: tuple[Arc, ...] = Field(min_length=1, max_length=500_000)
    flow_unit: str = ""
    cost_unit: str = ""

    summary: ClassVar[str] = "send supplies through a network to where they are wanted, cheaply"
    source: ClassVar[str] = (
        "Ahuja, Magnanti, Orlin: Network Flows (Prentice Hall 1993), chapters 9 to 11"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="A plant makes 10 tonnes; town A wants 4 and town B wants 6. Plant to A costs 3 euros "
            "a tonne, plant to B 7, A to B 2, and A to B takes at most 5 tonnes. Cheapest way?",
            objective=44,
        ),
        Example(
            text="Ship 5 units from s to t at minimum cost: s-a at 1 each, at most 3; s-b at 4, at most "
            "4; a-t at 5, at most 2; a-b at 1, no limit; b-t at 2, at most 4.",
            objective=26,
        ),
        Example(
            text="Wells W1 and W2 give 3 and 4 million litres; the city wants 5. W1 to the basin costs 2 "
            "per million litres, W2 to the basin 1, at most 2.5, W2 to the city 6, basin to city "
            "3. What is the least cost?",
            objective=22.5,
        ),
    )
    solution_type: ClassVar[type[Solution]] = MinCostFlowSolution

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        check_graph(self._names, self.arcs, directed=True)
        supplied = math.fsum(max(node.supply, 0.0) for node in self.nodes)
        wanted = math.fsum(max(-node.supply, 0.0) for node in self.nodes)
        if wanted > supplied * (1 + 1e-12):
            raise ValueError(
                f"the nodes want {plain(wanted)} and supply {plain(supplied)}; "
                "supply at least as much as is wanted, or want less"
            )
        for arc in self.arcs:
            if arc.cost < 0 and arc.capacity is None:
                raise ValueError(
                    f"the arc {arc.u!r}-{arc.v!r} has the cost {plain(arc.cost)} and no capacity, so that "
                    "the more it carries the better; give it a capacity"
                )
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        return f"{len(self.nodes)} nodes, {len(self.arcs)} arcs"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """A whole number of steps for each arc: where amounts are whole, some best flow is."""
        refuse_large_cqm(len(self.arcs), "the flow")
        if not self._amounts.is_whole:
            raise LimitExceeded(
                "supplies and capacities have too many digits to be counted in whole steps of one unit; "
                "round them to fewer digits, or use solver 'exact'"
            )
        program = self.program()
        return program_cqm(replace(program, integer=np.ones_like(program.integer)))

    def structure(self) -> CheapestFlow | Program:
        """The network in whole steps and costs where these and the nodes are few, else the program.

        What is supplied and not wanted goes on further arcs, without cost, to a node of its own.
        """
        if len(self.nodes) > _MOST_COUNTED_NODES:
            return self.program()
        supplies = np.split(self._amounts.steps, [len(self.nodes)])[0]
        spare = supplies.sum()
        counted = replace(self._amounts, steps=np.append(supplies, self._most_on_each_arc))
        if not counts_steps(counted) or not counts_costs(self._priced, supplies.size) or spare < 0:
            return self.program()
        tails, heads = ends(self._names, self.arcs)
        sources = np.flatnonzero(supplies > 0)
        return CheapestFlow(
            tails=np.append(tails, sources),
            heads=np.append(heads, np.full(sources.size, supplies.size)),
            capacities=np.append(self._most_on_each_arc, supplies[sources]).astype(np.int64),
            costs=np.append(self._priced.steps, np.zeros(sources.size)).astype(np.int64),
            supplies=np.append(supplies, -spare).astype(np.int64),
            unit=self._amounts.unit * self._priced.unit,
        )

    def program(self) -> Program:
        """An amount for each arc in steps of the unit that supplies and capacities share."""
        n_nodes, n_arcs = len(self.nodes), len(self.arcs)
        supplies = np.split(self._amounts.steps, [n_nodes])[0]
        spare = supplies.sum() > 0
        keeps = np.where(supplies > 0, 0.0, supplies)
        return Program(
            names=self._labels,
            linear=self._costs * self._amounts.unit,
            lower=np.zeros(n_arcs),
            upper=self._most_on_each_arc,
            integer=np.zeros(n_arcs, dtype=bool),
            rows=outflow_rows(*ends(self._names, self.arcs), n_nodes),
            row_lower=keeps if spare else supplies,
            row_upper=supplies,
        )

    def decode(self, sample: Sample) -> MinCostFlowSolution:
        return self._of_steps([sample[label] for label in self._labels])

    def decode_structure(self, answer: Answer) -> MinCostFlowSolution:
        if isinstance(answer, Values):
            return self._of_steps(answer.values.tolist())
        assert isinstance(answer, ArcFlows)
        return self._of_steps(answer.steps[: len(self.arcs)].tolist())

    def _of_steps(self, steps: list[float]) -> MinCostFlowSolution:
        return MinCostFlowSolution(flows=flows_of(self._pairs, steps, self._amounts))

    def check(self, solution: MinCostFlowSolution) -> Check:
        violations = arc_violations(solution.flows, self._capacities)
        is_spare = math.fsum(node.supply for node in self.nodes) > 0
        most = [node.supply for node in self.nodes]
        least = [min(0.0, each) for each in most] if is_spare else most
        violations += balance_violations(solution.flows, self._names, least, most)
        costs = {(arc.u, arc.v): arc.cost for arc in self.arcs}
        known = all((flow.u, flow.v) in costs for flow in solution.flows)
        terms = (costs[flow.u, flow.v] * flow.amount for flow in solution.flows)
        return Check(
            feasible=not violations,
            objective=math.fsum(terms) if known else None,
            violations=tuple(violations),
        )

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """A chain of `size` arcs without limit, and arcs of limited capacity that skip some nodes.

        The dial raises how far those reach, from one node or two to two or three, and so the cycles
        on which cost can be cut. It stays polynomial. Source: Klingman, Napier, Stutz: NETGEN,
        Management Science 20 (1974), on density.
        """
        total = int(rng.integers(2, 4 if size < 4 else 20))
        pairs = chain_arcs(rng, size, 1.5 + difficulty)
        supplies = [total, *([0] * (size - 1)), -total]
        if size > 3:
            supplies[size // 2], supplies[-1] = -1, 1 - total
        names = [f"node {index}" for index in range(size + 1)]
        return cls(
            nodes=tuple(
                Node(name=name, supply=supply) for name, supply in zip(names, supplies, strict=True)
            ),
            arcs=tuple(
                Arc(
                    u=names[a],
                    v=names[b],
                    cost=int(rng.integers(1, 10)),
                    capacity=None if b == a + 1 else int(rng.integers(1, 4)),
                )
                for a, b in pairs
            ),
        )

    def figure(self, solution: MinCostFlowSolution) -> GraphFigure | BarFigure:
        groups = {
            node.name: "supplies"
            if node.supply > 0
            else "wants"
            if node.supply < 0
            else "passes on"
            for node in self.nodes
        }
        return flow_figure(self._title(solution), groups, solution.flows, self._capacities)

    def describe(self, solution: MinCostFlowSolution) -> str:
        cost = self.check(solution).objective
        told = told_flows(solution.flows, self.flow_unit)
        if cost is None:
            return f"Send {told}."
        return f"Send {told}: {plain(cost)}{f' {self.cost_unit}'.rstrip()} in all."

    def _title(self, solution: MinCostFlowSolution) -> str:
        cost = self.check(solution).objective
        told = "unknown cost" if cost is None else f"cost {plain(cost)} {self.cost_unit}".rstrip()
        return f"Flow of {told}"

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(node.name for node in self.nodes)

    @cached_property
    def _pairs(self) -> tuple[tuple[str, str], ...]:
        return tuple((arc.u, arc.v) for arc in self.arcs)

    @cached_property
    def _labels(self) -> tuple[str, ...]:
        return arc_labels(self._pairs)

    @cached_property
    def _costs(self) -> Floats:
        return np.fromiter((arc.cost for arc in self.arcs), float, len(self.arcs))

    @cached_property
    def _amounts(self) -> Amounts:
        """Supplies, then capacities, in steps of one unit; ∞ where there is no capacity."""
        limited = [0.0 if arc.capacity is None else arc.capacity for arc in self.arcs]
        held = amounts_of([*(node.supply for node in self.nodes), *limited])
        free = [False] * len(self.nodes) + [arc.capacity is None for arc in self.arcs]
        return replace(held, steps=np.where(free, np.inf, held.steps))

    @cached_property
    def _priced(self) -> Amounts:
        """What a unit costs on each arc, in steps of one unit of money."""
        return amounts_of(self._costs.tolist())

    @cached_property
    def _most_on_each_arc(self) -> Floats:
        """What each arc of some best flow does not exceed, in steps.

        A flow is made of paths, which carry what is supplied, and of cycles, each of which pays only
        where it passes an arc of cost below 0.
        """
        supplies, capacities = np.split(self._amounts.steps, [len(self.nodes)])
        enough = supplies[supplies > 0].sum() + capacities[self._costs < 0].sum()
        most: Floats = np.minimum(capacities, enough)
        return most

    @cached_property
    def _capacities(self) -> dict[tuple[str, str], float]:
        return {
            (arc.u, arc.v): math.inf if arc.capacity is None else arc.capacity for arc in self.arcs
        }


FAMILY = MinCostFlow
