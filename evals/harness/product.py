"""The product, open for many questions: its own graph over worker processes that can be killed."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agent.contracts.ask import Ask
from agent.contracts.report import Report
from agent.graph import build_graph
from agent.run_store import RunStore, new_run_id
from agent.state import State
from agent.surfaces.language_model import model_reader
from evals.harness.interpreters import Interpreter
from evals.harness.ran import Ran
from evals.harness.row import Row
from evals.harness.settings import Settings
from problems.errors import BadInput, VerdiqError
from problems.validation import one_sentence
from tools.worker import Workers

if TYPE_CHECKING:
    from agent.graph import Graph

# Solved once by each worker before the first row, so that imports are not measured.
_WARMING_UP = Row(
    id="warming up",
    text="My bag holds 5 kg. A pot weighs 2 kg and is worth 3, a pan 4 kg worth 5. What do I take?",
    answer=5,
)


@dataclass(frozen=True, slots=True)
class Product:
    """One graph for all rows. What runs side by side takes a worker each; a stuck one is killed."""

    graph: Graph
    store: RunStore
    settings: Settings

    async def answer(self, row: Row) -> Ran:
        """Returns what the product makes of a row; whatever breaks is part of it, never raised."""
        started = time.perf_counter()
        try:
            async with asyncio.timeout(self.settings.deadline_s):
                report, read_after_s = await self._report(row, started)
        except TimeoutError:
            return Ran("timed_out", _since(started), said=self._late())
        except BadInput as error:
            return Ran("refused", _since(started), said=str(error))
        except VerdiqError as error:
            return Ran("broke", _since(started), said=str(error))
        except Exception as error:  # noqa: BLE001  # one row must never end the run
            return Ran("broke", _since(started), said=f"{type(error).__name__}: {error}")
        use = report.model_use
        return Ran(
            "reported",
            _since(started),
            report,
            interpret_s=read_after_s,
            tokens=use.tokens if use else None,
            calls=use.calls if use else None,
            cost_usd=use.cost_usd if use else None,
        )

    def _late(self) -> str:
        return f"no answer within {self.settings.deadline_s:g} s; the row was given up"

    async def _report(self, row: Row, started: float) -> tuple[Report, float | None]:
        run_id, read_after_s = new_run_id(), None
        start: State = {"run_id": run_id, "ask": _ask(row, self.settings)}
        try:
            async for update in self.graph.astream(start, stream_mode="updates"):
                if "interpret" in update:
                    read_after_s = _since(started)
            return Report.model_validate(self.store.get(run_id, "report")), read_after_s
        finally:
            shutil.rmtree(self.store.root / "runs" / run_id, ignore_errors=True)


def _since(started: float) -> float:
    return round(time.perf_counter() - started, 4)


def _ask(row: Row, settings: Settings) -> dict[str, Any]:
    from pydantic import ValidationError

    asked = {
        "question": row.text,
        "files": row.files,
        "budget": {"wall_s": settings.budget_s},
        "seed": settings.seed,
    }
    try:
        return Ask.model_validate(asked).model_dump(mode="json")
    except ValidationError as error:
        raise BadInput(one_sentence(error, "the question")) from error


@asynccontextmanager
async def product(interpreter: Interpreter, settings: Settings) -> AsyncIterator[Product]:
    """Yields the product with warm workers and a store that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="verdiq-eval-") as folder:
        workers = Workers(interpreter.modules)
        store = RunStore(Path(folder))
        try:
            warm = Product(build_graph(workers, store), store, settings)
            await asyncio.gather(*(warm.answer(_WARMING_UP) for _ in range(settings.jobs)))
            model = settings.model if interpreter.uses_model else None
            async with model_reader(model, settings.max_tokens) as reader:
                yield Product(build_graph(workers, store, reader=reader), store, settings)
        finally:
            await asyncio.to_thread(workers.close)
