"""The graph: four nodes, edges forward only.

    START → interpret → decide → execute → report → END
                └──────────── a clarification ─┘

Nodes are thin: each reads plain JSON from the state and the run store, calls its layer, and writes
plain JSON back. CPU work happens in the workers, so the event loop is never blocked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from langgraph.graph import END, START, StateGraph
from langgraph.types import StreamWriter

from agent.contracts.ask import Ask
from agent.contracts.interpretation import Interpretation
from agent.contracts.verdict import Verdict
from agent.run_store import RunStore
from agent.state import State
from tools.outcome import Outcome
from tools.tool import Progress
from tools.worker import Workers

if TYPE_CHECKING:
    from langgraph.checkpoint.base import BaseCheckpointSaver
    from langgraph.graph.state import CompiledStateGraph

    Graph = CompiledStateGraph[State, None, State, State]

NODES = ("interpret", "decide", "execute", "report")


def serialiser() -> JsonPlusSerializer:
    """Returns the checkpoint serialiser: plain JSON types only, nothing else is revived."""
    return JsonPlusSerializer(allowed_msgpack_modules=[], pickle_fallback=False)


def build_graph(
    workers: Workers, store: RunStore, checkpointer: BaseCheckpointSaver[Any] | None = None
) -> Graph:
    """Returns the compiled graph over these workers and this store."""
    nodes = _Nodes(workers, store)
    graph = StateGraph(State)
    graph.add_node("interpret", nodes.interpret)
    graph.add_node("decide", nodes.decide)
    graph.add_node("execute", nodes.execute)
    graph.add_node("report", nodes.report)
    graph.add_edge(START, "interpret")
    graph.add_conditional_edges("interpret", _after_interpret, ["decide", "report"])
    graph.add_edge("decide", "execute")
    graph.add_edge("execute", "report")
    graph.add_edge("report", END)
    return graph.compile(checkpointer=checkpointer)


def _after_interpret(state: State) -> Literal["decide", "report"]:
    return "report" if state.get("reply") else "decide"


@dataclass(frozen=True, slots=True)
class _Kept:
    """The finished steps of one run, as execute sees them."""

    store: RunStore
    run_id: str

    def get(self, key: str) -> Any | None:
        return self.store.get(self.run_id, key)

    def put(self, key: str, output: object) -> None:
        self.store.put(self.run_id, key, output)


@dataclass(frozen=True, slots=True)
class _Nodes:
    """The four nodes, over what they share."""

    workers: Workers
    store: RunStore

    async def interpret(self, state: State, writer: StreamWriter) -> State:
        from agent.interpret.layer import interpret

        ask = Ask.model_validate(state["ask"])
        understood = await interpret(ask, self.workers, _progress(writer, "interpret"))
        if not isinstance(understood, Interpretation):
            return {"reply": understood.model_dump(mode="json")}
        self.store.put(state["run_id"], "problem", understood.model_dump(mode="json"))
        return {"reply": None}

    async def decide(self, state: State, writer: StreamWriter) -> State:
        from agent.decide.layer import decide

        ask = Ask.model_validate(state["ask"])
        decision = await decide(
            self._interpretation(state).problem,
            requested=ask.solver,
            budget_s=ask.budget.wall_s,
            seed=ask.seed,
            workers=self.workers,
            progress=_progress(writer, "decide"),
        )
        if decision.probe is not None:
            self.store.put(state["run_id"], "probe", decision.probe.model_dump(mode="json"))
        return {
            "verdict": decision.verdict.model_dump(mode="json"),
            "is_probed": decision.probe is not None,
        }

    async def execute(self, state: State, writer: StreamWriter) -> State:
        from agent.execute.layer import execute

        ask = Ask.model_validate(state["ask"])
        run_id = state["run_id"]
        probe = self.store.get(run_id, "probe") if state["is_probed"] else None
        outcome = await execute(
            self._interpretation(state).problem,
            Verdict.model_validate(state["verdict"]),
            budget=ask.budget,
            seed=ask.seed,
            probe=Outcome.model_validate(probe) if probe is not None else None,
            finished=_Kept(self.store, run_id),
            workers=self.workers,
            progress=_progress(writer, "execute"),
        )
        self.store.put(run_id, "outcome", outcome.model_dump(mode="json"))
        return {}

    async def report(self, state: State) -> State:
        from agent.report.report import answer, reply

        run_id = state["run_id"]
        said = state.get("reply")
        if said:
            report = reply(run_id, said)
        else:
            report = answer(
                run_id,
                self._interpretation(state),
                Verdict.model_validate(state["verdict"]),
                Outcome.model_validate(self.store.get(run_id, "outcome")),
            )
        self.store.put(run_id, "report", report.model_dump(mode="json"))
        return {
            "report": {"kind": report.kind, "status": report.status, "objective": report.objective}
        }

    def _interpretation(self, state: State) -> Interpretation:
        return Interpretation.model_validate(self.store.get(state["run_id"], "problem"))


def _progress(writer: StreamWriter, node: str) -> Progress:
    def progress(fraction: float, words: str) -> None:
        writer({"node": node, "fraction": fraction, "words": words})

    return progress
