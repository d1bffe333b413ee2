"""Maximum flow: send as much as possible from one node of a network to another."""

from __future__ import annotations

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
    counts_steps,
    flow_figure,
    flows_of,
    given_off,
    told_flows,
)
from problems.modelling.network import check_graph, ends, outflow_rows, refuse_large_cqm
from problems.modelling.pile_model import Amounts, amounts_of
from problems.modelling.program_cqm import program_cqm
from problems.plain_number import plain
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, ArcFlows, MaximumFlow, Program, Values

if TYPE_CHECKING:
    import dimod

_TOLERANCE = 1e-6


class Arc(Frozen):
    """A connection from u to v, and the most that it carries."""

    u: str
    v: str
    capacity: float = Field(ge=0)


class MaxFlowSolution(Solution):
    """What each arc carries; arcs that carry nothing are absent."""

    family: Literal["max_flow"] = "max_flow"
    flows: tuple[Flow, ...]


class MaxFlow(Problem[MaxFlowSolution]):
    """A network of arcs with capacities, and the two nodes between which to send the most."""

    family: Literal["max_flow"] = "max_flow"
    nodes: tuple[str, ...] = Field(min_length=2, max_length=100_000)
    arcs: tuple[Arc, ...] = Field(min_length=1, max_length=500_000)
    origin: str = Field(description="the source: the node that everything is sent from")
    destination: str = Field(description="the sink: the node that everything is sent to")
    directed: bool = Field(default=True, description="whether an arc carries from u to v only")
    flow_unit: str = ""

    summary: ClassVar[str] = "send as much as possible through a network of limited capacities"
    source: ClassVar[str] = (
        "Ford, Fulkerson: Maximal flow through a network, Canad. J. Math. 8 (1956)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Pipes carry so many litres a second: spring to tank 8, spring to mill 5, tank to mill "
            "2, tank to town 4, mill to town 9. How much can reach the town from the spring?",
            objective=11,
        ),
        Example(
            text="What is the maximum flow from s to t? Arcs with capacities: s-a 3, s-b 2, a-b 1, "
            "a-t 2, b-t 4.",
            objective=5,
        ),
        Example(
            text="Roads that can be driven both ways hold so many thousand cars an hour: north-east 1.5, "
            "north-west 2, east-west 0.7, east-south 2.5, west-south 1. How many cars an hour can get "
            "from north to south?",
            objective=3.2,
        ),
    )
    solution_type: ClassVar[type[Solution]] = MaxFlowSolution

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        check_graph(self.nodes, self.arcs, directed=self.directed)
        for role, name in (("origin", self.origin), ("destination", self.destination)):
            if name not in self.nodes:
                raise ValueError(f"the {role} {name!r} is not one of the nodes")
        if self.origin == self.destination:
            raise ValueError(
                f"origin and destination are both {self.origin!r}; name two different nodes"
            )
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MAXIMISE

    @property
    def size(self) -> str:
        return f"{len(self.nodes)} nodes, {len(self.arcs)} arcs"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """A whole number of steps for each arc: where capacities are whole, some best flow is."""
        refuse_large_cqm(len(self.arcs), "the flow")
        if not self._amounts.is_whole:
            raise LimitExceeded(
                "the capacities have too many digits to be counted in whole steps of one unit; "
                "round them to fewer digits, or use solver 'exact'"
            )
        program = self.program()
        return program_cqm(replace(program, integer=np.ones_like(program.integer)))

    def structure(self) -> MaximumFlow | Program:
        """The network in whole steps where they are few enough to count, else the program.

        Where arcs carry both ways each comes a second time, from v to u, after all the others.
        """
        if not counts_steps(self._amounts):
            return self.program()
        tails, heads = ends(self.nodes, self.arcs)
        capacities = self._amounts.steps.astype(np.int64)
        if not self.directed:
            tails, heads = np.concatenate([tails, heads]), np.concatenate([heads, tails])
            capacities = np.tile(capacities, 2)
        origin, destination = self._terminals
        return MaximumFlow(tails, heads, capacities, origin, destination, self._amounts.unit)

    def program(self) -> Program:
        """An amount for each arc in steps of the capacities' unit; below 0 it goes from v to u."""
        n_nodes, n_arcs = len(self.nodes), len(self.arcs)
        rows = outflow_rows(*ends(self.nodes, self.arcs), n_nodes)
        origin, destination = self._terminals
        between = np.delete(np.arange(n_nodes), [origin, destination])
        steps = self._amounts.steps
        return Program(
            names=self._labels,
            linear=-self._amounts.unit * rows[[origin]].toarray()[0],
            lower=np.zeros(n_arcs) if self.directed else -steps,
            upper=steps,
            integer=np.zeros(n_arcs, dtype=bool),
            rows=rows[between],
            row_lower=np.zeros(n_nodes - 2),
            row_upper=np.zeros(n_nodes - 2),
        )

    def decode(self, sample: Sample) -> MaxFlowSolution:
        return self._of_steps([sample[label] for label in self._labels])

    def decode_structure(self, answer: Answer) -> MaxFlowSolution:
        if isinstance(answer, Values):
            return self._of_steps(answer.values.tolist())
        assert isinstance(answer, ArcFlows)
        ways = answer.steps.reshape(-1, len(self.arcs))
        return self._of_steps((ways[0] if self.directed else ways[0] - ways[1]).tolist())

    def _of_steps(self, steps: list[float]) -> MaxFlowSolution:
        return MaxFlowSolution(flows=flows_of(self._pairs, steps, self._amounts))

    def check(self, solution: MaxFlowSolution) -> Check:
        violations = arc_violations(solution.flows, self._capacities)
        if not self.directed:
            violations += self._two_way_violations(solution)
        fixed = (self.origin, self.destination)
        least = [-np.inf if node in fixed else 0.0 for node in self.nodes]
        most = [np.inf if node in fixed else 0.0 for node in self.nodes]
        violations += balance_violations(solution.flows, self.nodes, least, most)
        return Check(
            feasible=not violations,
            objective=self._sent(solution),
            violations=tuple(violations),
        )

    def _two_way_violations(self, solution: MaxFlowSolution) -> list[Violation]:
        """Where what an arc carries there and back is more than its capacity."""
        sent = {(flow.u, flow.v): flow.amount for flow in solution.flows}
        return [
            Violation(
                constraint=f"capacity {arc.u} - {arc.v}",
                message=f"{plain(both)} flow between {arc.u!r} and {arc.v!r}, there and back; "
                f"the capacity is {plain(arc.capacity)}",
                amount=both - arc.capacity,
            )
            for arc in self.arcs
            if (arc.u, arc.v) in sent and (arc.v, arc.u) in sent
            for both in [sent[arc.u, arc.v] + sent[arc.v, arc.u]]
            if both > arc.capacity + _TOLERANCE
        ]

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """A chain of `size` nodes and the destination, with arcs that skip some; directed or not.

        The dial raises how far arcs reach, from one node or two to two or three: the more paths
        share arcs, the more flow is sent back and forth. It stays polynomial. Source: Cherkassky,
        Goldberg: On implementing the push-relabel method for the maximum flow problem, Algorithmica 19
        (1997), on dense acyclic networks.
        """
        nodes = tuple(f"node {index}" for index in range(size + 1))
        pairs = chain_arcs(rng, size, 1.5 + difficulty)
        unit = 0.5 if rng.integers(2) else 1
        most = 4 if size < 4 else 20
        return cls(
            nodes=nodes,
            arcs=tuple(
                Arc(u=nodes[a], v=nodes[b], capacity=int(rng.integers(1, most)) * unit)
                for a, b in pairs
            ),
            origin=nodes[0],
            destination=nodes[-1],
            directed=bool(size < 4 or rng.integers(2)),
        )

    def figure(self, solution: MaxFlowSolution) -> GraphFigure | BarFigure:
        groups = dict.fromkeys(self.nodes, "between")
        groups |= {self.origin: "origin", self.destination: "destination"}
        title = f"Flow of {plain(self._sent(solution))} {self.flow_unit}".rstrip()
        return flow_figure(title, groups, solution.flows, self._capacities)

    def describe(self, solution: MaxFlowSolution) -> str:
        unit = f" {self.flow_unit}".rstrip()
        return (
            f"{plain(self._sent(solution))}{unit} can be sent from {self.origin} to "
            f"{self.destination}: {told_flows(solution.flows, self.flow_unit)}."
        )

    def _sent(self, solution: MaxFlowSolution) -> float:
        """What the origin sends out, less what comes back to it."""
        return given_off(self.nodes, solution.flows)[self.origin]

    @property
    def _terminals(self) -> tuple[int, int]:
        return self.nodes.index(self.origin), self.nodes.index(self.destination)

    @cached_property
    def _amounts(self) -> Amounts:
        return amounts_of([arc.capacity for arc in self.arcs])

    @cached_property
    def _pairs(self) -> tuple[tuple[str, str], ...]:
        return tuple((arc.u, arc.v) for arc in self.arcs)

    @cached_property
    def _labels(self) -> tuple[str, ...]:
        return arc_labels(self._pairs)

    @cached_property
    def _capacities(self) -> dict[tuple[str, str], float]:
        """The capacity of each direction that may be used, from the problem's own fields."""
        there = {(arc.u, arc.v): arc.capacity for arc in self.arcs}
        if self.directed:
            return there
        return there | {(arc.v, arc.u): arc.capacity for arc in self.arcs}


FAMILY = MaxFlow
