"""The graph: four nodes, edges forward only.

    START → interpret → decide → execute → report → END
                │          └── the verdict alone ─┤
                └───────────── a clarification ───┘

Nodes are thin: each reads plain JSON from the state and the run store, calls its layer, and writes
plain JSON back. CPU work happens in the workers, so the event loop is never blocked.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from langgraph.graph import END, START, StateGraph
from langgraph.types import StreamWriter

from agent.contracts.ask import Ask
from agent.contracts.interpretation import Consult, Interpretation
from agent.contracts.verdict import Route, Verdict
from agent.decide.layer import decide
from agent.decide.resources import resources
from agent.execute.layer import execute
from agent.interpret.layer import interpret
from agent.report.report import answer, judgement, reply
from agent.run_store import RunStore, new_run_id
from agent.state import State
from solvers.quantum.device_estimate import QuantumEstimate
from tools.outcome import Outcome
from tools.tool import Progress
from tools.worker import Workers

if TYPE_CHECKING:
    from langgraph.checkpoint.base import BaseCheckpointSaver
    from langgraph.graph.state import CompiledStateGraph

    from agent.interpret.with_model.session import ModelReader

    Graph = CompiledStateGraph[State, None, State, State]

NODES = ("interpret", "decide", "execute", "report")


def serialiser() -> JsonPlusSerializer:
    """Returns the checkpoint serialiser: plain JSON types only, nothing else is revived."""
    return JsonPlusSerializer(allowed_msgpack_modules=[], pickle_fallback=False)


def build_graph(
    workers: Workers,
    store: RunStore,
    checkpointer: BaseCheckpointSaver[Any] | None = None,
    reader: ModelReader | None = None,
) -> Graph:
    """Returns the compiled graph over these workers and this store, with a language model or without."""
    nodes = _Nodes(workers, store, reader)
    graph = StateGraph(State)
    graph.add_node("interpret", nodes.interpret)
    graph.add_node("decide", nodes.decide)
    graph.add_node("execute", nodes.execute)
    graph.add_node("report", nodes.report)
    graph.add_edge(START, "interpret")
    graph.add_conditional_edges("interpret", _after_interpret, ["decide", "report"])
    graph.add_conditional_edges("decide", _after_decide, ["execute", "report"])
    graph.add_edge("execute", "report")
    graph.add_edge("report", END)
    return graph.compile(checkpointer=checkpointer)


def _after_interpret(state: State) -> Literal["decide", "report"]:
    return "report" if state.get("reply") else "decide"


def _after_decide(state: State) -> Literal["execute", "report"]:
    return "report" if state.get("is_unsolved") else "execute"


@dataclass(frozen=True, slots=True)
class _Artefacts:
    """One run's artefacts, read and written beside the event loop."""

    store: RunStore
    run_id: str

    async def get(self, name: str) -> Any | None:
        return await asyncio.to_thread(self.store.get, self.run_id, name)

    async def put(self, name: str, value: object) -> None:
        await asyncio.to_thread(self.store.put, self.run_id, name, value)

    async def interpretation(self) -> Interpretation:
        return Interpretation.model_validate(await self.get("problem"))


@dataclass(frozen=True, slots=True)
class _Nodes:
    """The four nodes, over what they share."""

    workers: Workers
    store: RunStore
    reader: ModelReader | None = None

    async def interpret(self, state: State, writer: StreamWriter) -> State:
        ask = Ask.model_validate(state["ask"])
        understood = await interpret(ask, self.workers, _progress(writer, "interpret"), self.reader)
        result, run_id = understood.result, state.get("run_id") or new_run_id()
        if not isinstance(result, Interpretation):
            return {"run_id": run_id, "reply": result.model_dump(mode="json")}
        await self._artefacts(run_id).put("problem", result.model_dump(mode="json"))
        requested = Route.QUANTUM if ask.machine else ask.solver or understood.wish
        return {
            "run_id": run_id,
            "reply": None,
            "requested": requested.value if requested else None,
            "machine": ask.machine or understood.machine,
            "is_unsolved": ask.is_verdict_only or result.consult is not None,
        }

    async def decide(self, state: State, writer: StreamWriter) -> State:
        ask, requested = Ask.model_validate(state["ask"]), state["requested"]
        artefacts = self._artefacts(state["run_id"])
        read, progress = await artefacts.interpretation(), _progress(writer, "decide")
        stakes = read.stakes
        decision = await decide(
            read.problem,
            requested=Route(requested) if requested else None,
            stakes=stakes,
            budget_s=ask.budget.within(stakes.deadline_s).wall_s,
            seed=ask.seed,
            workers=self.workers,
            progress=progress,
            is_unsolved=bool(state.get("is_unsolved")),
        )
        if decision.running is not None:  # the execute node takes it; a resumed run has none
            self.workers.keep(state["run_id"], decision.running)
        if decision.probe is not None:
            await artefacts.put("probe", decision.probe.model_dump(mode="json"))
        if state.get("is_unsolved"):
            consult = read.consult or Consult()
            estimate = await resources(read.problem, consult, self.workers, progress)
            if estimate is not None:
                await artefacts.put("estimate", estimate.model_dump(mode="json"))
        return {
            "verdict": decision.verdict.model_dump(mode="json"),
            "is_probed": decision.probe is not None,
        }

    async def execute(self, state: State, writer: StreamWriter) -> State:
        ask, artefacts = Ask.model_validate(state["ask"]), self._artefacts(state["run_id"])
        probe = await artefacts.get("probe") if state["is_probed"] else None
        interpretation = await artefacts.interpretation()
        stakes = interpretation.stakes
        outcome = await execute(
            interpretation.problem,
            Verdict.model_validate(state["verdict"]),
            budget=ask.budget.within(stakes.deadline_s),
            seed=ask.seed,
            probe=Outcome.model_validate(probe) if probe is not None else None,
            machine=state.get("machine"),
            finished=artefacts,
            workers=self.workers,
            progress=_progress(writer, "execute"),
            running=self.workers.take(state["run_id"]),
        )
        await artefacts.put("outcome", outcome.model_dump(mode="json"))
        return {}

    async def report(self, state: State) -> State:
        run_id, said = state["run_id"], state.get("reply")
        artefacts = self._artefacts(run_id)
        if said:
            report = reply(run_id, said)
        elif state.get("is_unsolved"):
            estimate = await artefacts.get("estimate")
            report = judgement(
                run_id,
                await artefacts.interpretation(),
                Verdict.model_validate(state["verdict"]),
                QuantumEstimate.model_validate(estimate) if estimate is not None else None,
            )
        else:
            report = answer(
                run_id,
                await artefacts.interpretation(),
                Verdict.model_validate(state["verdict"]),
                Outcome.model_validate(await artefacts.get("outcome")),
            )
        await artefacts.put("report", report.model_dump(mode="json"))
        return {"report": {"kind": report.kind, "objective": report.objective}}

    def _artefacts(self, run_id: str) -> _Artefacts:
        return _Artefacts(self.store, run_id)


def _progress(writer: StreamWriter, node: str) -> Progress:
    def progress(fraction: float, words: str) -> None:
        writer({"node": node, "fraction": fraction, "words": words})

    return progress
