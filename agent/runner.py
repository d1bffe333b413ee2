"""One way into the graph for every surface: ask, resume, show."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from agent.contracts.ask import Ask
from agent.contracts.report import Report
from agent.graph import build_graph, serialiser
from agent.in_parts import answered_in_parts
from agent.interpret.worker_tools import EMBEDDED, WITH_MODEL
from agent.report.verdict_figure import routes_figure, sizes_figure
from agent.run_store import RunStore, new_run_id
from agent.turns import Turns
from problems.errors import BadInput
from problems.figure import Figure
from solvers.quantum_evidence import QuantumRunEvidence
from tools.actions.draw import DrawInput, Picture
from tools.actions.draw_figure import DrawFigureInput
from tools.actions.draw_shots import DrawShotsInput
from tools.worker import Workers

if TYPE_CHECKING:
    from langgraph.checkpoint.base import BaseCheckpointSaver

    from agent.graph import Graph
    from agent.interpret.with_model.session import ModelReader
    from agent.state import State

Watcher = Callable[[str, float, str], None]
"""Called with the node, the fraction done (0 to 1) and a few words."""


def _unwatched(node: str, fraction: float, words: str) -> None:
    """Ignores progress."""


@dataclass(frozen=True, slots=True)
class Runner:
    """Runs of the graph over one store. Make one with `running`."""

    graph: Graph
    store: RunStore
    workers: Workers
    turns: Turns = field(default_factory=Turns)  # a hundred questions at once begin one by one

    async def ask(
        self, ask: Ask, *, run_id: str | None = None, watch: Watcher = _unwatched
    ) -> Report:
        """Returns the report on one question.

        Raises:
            VerdiqError: what a layer raised; the run can be resumed.
        """
        await self.turns.turn()
        run = run_id or new_run_id()
        self.store.put(run, "ask", ask.model_dump(mode="json"))
        start: State = {"run_id": run, "ask": ask.model_dump(mode="json")}
        report = await self._go(run, start, watch)
        if not report.questions:
            return report
        return await answered_in_parts(ask, report, lambda part: self._part(part, watch))

    async def _part(self, part: Ask, watch: Watcher) -> Report:
        """One part; what it would be split into again is said, not run."""
        run = new_run_id()
        self.store.put(run, "ask", part.model_dump(mode="json"))
        return await self._go(run, {"run_id": run, "ask": part.model_dump(mode="json")}, watch)

    async def resume(self, run_id: str, *, watch: Watcher = _unwatched) -> Report:
        """Returns the report of a run that was cut off, going on after its last finished node.

        Raises:
            BadInput: there is no such run.
        """
        self.store.require(run_id)
        if self.store.get(run_id, "report") is not None:
            return self.show(run_id)
        if not (await self.graph.aget_state(_config(run_id))).values:
            return await self.ask(
                Ask.model_validate(self.store.get(run_id, "ask")), run_id=run_id, watch=watch
            )
        return await self._go(run_id, None, watch)

    async def complete(self, run_id: str, words: str, *, watch: Watcher = _unwatched) -> Report:
        """Returns the report of a question that asked back, asked again with the person's answer added.

        The answer joins the words of the question, so that further ones join both.

        Raises:
            BadInput: there is no such run, or it did not ask back.
        """
        if self.show(run_id).clarification is None:
            raise BadInput(f"run {run_id} asked nothing back; ask a new question instead")
        ask = Ask.model_validate(self.store.get(run_id, "ask"))
        whole = ask.model_copy(update={"question": f"{ask.question}\n{words.strip()}".strip()})
        return await self.ask(Ask.model_validate(whole.model_dump()), watch=watch)

    def show(self, run_id: str) -> Report:
        """Returns the report of a finished run.

        Raises:
            BadInput: there is no such run, or it has not finished.
        """
        self.store.require(run_id)
        found = self.store.get(run_id, "report")
        if found is None:
            raise BadInput(f"run {run_id} has not finished; go on with: verdiq resume {run_id}")
        return Report.model_validate(found)

    async def draw(self, report: Report, fmt: Literal["png", "svg"]) -> bytes | None:
        """Returns a picture of the report's solution; None where it has none."""
        if report.problem is None or report.solution is None:
            return None
        request = DrawInput(problem=report.problem, solution=report.solution, format=fmt)
        output = Picture.model_validate(await self.workers.call("draw", request))
        return output.content

    async def draw_shots(self, report: Report, fmt: Literal["png", "svg"]) -> bytes | None:
        """Returns the ideal and the measured energies of a quantum run in one picture, or None."""
        if not isinstance(report.evidence, QuantumRunEvidence):
            return None
        request = DrawShotsInput(evidence=report.evidence, format=fmt)
        output = Picture.model_validate(await self.workers.call("draw_shots", request))
        return output.content

    async def draw_verdict(
        self, report: Report, fmt: Literal["png", "svg"]
    ) -> tuple[bytes | None, bytes | None]:
        """Returns pictures of the verdict's routes and of time against size; None for what it has not."""
        verdict = report.verdict
        if verdict is None:
            return None, None
        return (
            await self._drawn(routes_figure(verdict), fmt),
            await self._drawn(sizes_figure(verdict), fmt),
        )

    async def _drawn(self, figure: Figure | None, fmt: Literal["png", "svg"]) -> bytes | None:
        if figure is None:
            return None
        request = DrawFigureInput(figure=figure, format=fmt)
        return Picture.model_validate(await self.workers.call("draw_figure", request)).content

    async def _go(self, run_id: str, start: State | None, watch: Watcher) -> Report:
        events = self.graph.astream(start, _config(run_id), stream_mode="custom", durability="sync")
        try:
            async for event in events:
                watch(event["node"], event["fraction"], event["words"])
        finally:
            self.workers.give_up(run_id)  # where a run was cut between verdict and answer
        return self.show(run_id)


def _config(run_id: str) -> Any:
    return {"configurable": {"thread_id": run_id}}


@asynccontextmanager
async def running(
    store: RunStore, workers: Workers | None = None, reader: ModelReader | None = None
) -> AsyncIterator[Runner]:
    """Yields a runner with checkpoints on disk and a warm worker; ends the workers afterwards.

    With a `reader` questions are read by its language model too; `workers` must offer its tools then.

    Raises:
        BadInput: the store's folder cannot be written.
    """
    pool = workers or Workers(WITH_MODEL if reader else EMBEDDED)
    try:
        async with _checkpoints(store) as checkpointer:
            yield Runner(build_graph(pool, store, checkpointer, reader), store, pool)
    finally:
        await asyncio.to_thread(pool.close)


@asynccontextmanager
async def _checkpoints(store: RunStore) -> AsyncIterator[BaseCheckpointSaver[Any]]:
    import sqlite3

    import aiosqlite
    from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver

    try:
        store.root.mkdir(parents=True, exist_ok=True)
        connection = await aiosqlite.connect(store.checkpoints)
    except (OSError, sqlite3.Error) as error:
        raise BadInput(
            f"the run folder {store.root} cannot be written ({error}); "
            "set VERDIQ_HOME to a folder that can"
        ) from error
    try:
        yield AsyncSqliteSaver(connection, serde=serialiser())
    finally:
        await connection.close()
