"""Sentences that try to talk the verdict round change nothing of it, nor of the answer.

They stand in the question, in data files and in a language model's replies (`persuasion.json`). Each
runs through the whole graph beside the same run without it.
"""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from langgraph.checkpoint.memory import InMemorySaver
from pydantic import BaseModel, JsonValue

from agent.contracts.ask import Ask
from agent.contracts.report import Report
from agent.graph import build_graph, serialiser
from agent.interpret.with_model.session import ModelReader
from agent.interpret.worker_tools import WITH_MODEL
from agent.llm.client import ChatClient
from agent.llm.scripted import ScriptedTransport
from agent.llm.settings import Settings
from agent.run_store import RunStore
from agent.runner import Runner
from tools.registry import tools
from tools.tool import Progress
from tools.worker import Running, Workers

SENTENCES: dict[str, list[Any]] = json.loads(
    Path(__file__).with_name("persuasion.json").read_text(encoding="utf-8")
)
BACKPACK = (
    "My backpack holds 15 kg. The tent weighs 6 kg and is worth 30, the stove 3 kg and 14, the rope 4 kg and "
    "16, the camera 2 kg and 9, the lamp 5 kg and 20. What should I take for the greatest worth?"
)
FRIENDS = (
    "Split Ann, Ben, Cem, Dan, Eva and Fay into two teams so that as many pairs of rivals as possible "
    "are on different teams. The rivals are Ann and Ben, Ben and Cem, Cem and Ann, Dan and Eva, Eva and "
    "Fay, Ann and Fay."
)
NAMES = ["tent", "stove", "rope", "camera", "lamp"]
WEIGHTS, VALUES = [6, 3, 4, 2, 5], [30, 14, 16, 9, 20]
ABOUT_DATA = "Which of these items should go into a backpack of 15 kg for the greatest value?"
SHOP = (
    "A workshop makes chairs and tables. A chair earns $45 and needs 5 boards and 10 hours, a table earns "
    "$80 and needs 20 boards and 15 hours. There are 400 boards and 450 hours. How many of each maximise "
    "profit?"
)
READ: dict[str, Any] = {
    "kind": "model",
    "model": {
        "decide": [{"name": "chairs", "kind": "integer"}, {"name": "tables", "kind": "integer"}],
        "goal": "maximise",
        "objective": "45*chairs + 80*tables",
        "cites": [2],
        "rules": [
            {"rule": "5*chairs + 20*tables <= 400", "cites": [2, 3]},
            {"rule": "10*chairs + 15*tables <= 450", "cites": [2, 3]},
        ],
    },
}


class _InProcess(Workers):
    """Runs tools in this process, an equal call once, and strips their outputs of times.

    The exact solvers' proofs are stripped too: an instance that nothing has settled leaves a verdict
    the most to weigh.
    """

    def __init__(self) -> None:
        super().__init__(warm=False)
        self._known: dict[str, dict[str, Any]] = {}
        self._tools = {
            **tools(),
            **{each.name: each for each in (_tool(module) for module in WITH_MODEL)},
        }

    async def serve(
        self,
        tool: str,
        request: BaseModel,
        *,
        deadline_s: float,
        progress: Progress,
        running: Running | None,
    ) -> dict[str, Any]:
        key = f"{tool} {request.model_dump_json()}"
        if key not in self._known:
            output = _timeless(self._tools[tool].call(request.model_dump(mode="json"), progress))
            if tool == "solve_exact":
                output.update(status="feasible", bound=None, gap=None)
            self._known[key] = output
        return self._known[key]


def _tool(module: str) -> Any:
    return importlib.import_module(module).TOOL


def _timeless(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: 0.01 if key == "seconds" else () if key == "trail" else _timeless(each)
            for key, each in value.items()
        }
    return [_timeless(each) for each in value] if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class _Desk:
    """One place to ask everything at."""

    workers: Workers
    folder: Path

    async def ask(self, question: str, data: str = "", said: object = None) -> Report:
        """Returns the report on a question, a data file, and what a language model says, if any."""
        files: tuple[str, ...] = ()
        if data:
            path = self.folder / "items.csv"
            path.write_text(data, encoding="utf-8")
            files = (str(path),)
        ask = Ask(question=question, files=files)
        if said is None:
            return await self._runner(None).ask(ask)
        transport = ScriptedTransport(_script(said))
        async with ChatClient(Settings(model="scripted"), transport=transport) as client:
            return await self._runner(ModelReader(client)).ask(ask)

    def _runner(self, reader: ModelReader | None) -> Runner:
        store = RunStore(self.folder)
        saver = InMemorySaver(serde=serialiser())
        return Runner(build_graph(self.workers, store, saver, reader), store, self.workers)


def _script(said: object) -> Any:
    def script(body: Mapping[str, JsonValue]) -> str:
        content = str(body["messages"][-1]["content"])  # type: ignore[index,call-overload]
        if content.startswith("Here is an optimisation model"):
            return json.dumps({"lines": re.findall(r"^\d+\. (.*)$", content, re.MULTILINE)})
        return json.dumps(said, ensure_ascii=False)

    return script


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Desk]:
    with _InProcess() as workers:
        yield _Desk(workers, tmp_path_factory.mktemp("persuasion"))


def _csv(
    names: list[str] | None = None, *, comment: str | None = None, column: str | None = None
) -> str:
    quoted = ['"' + name.replace('"', '""') + '"' for name in names or NAMES]
    rows = zip(quoted, WEIGHTS, VALUES, strict=True)
    lines = [f"{name},{weight},{value}" for name, weight, value in rows]
    head = "item,weight,value"
    if column is not None:
        head, lines = f"{head},{column}", [f"{line},yes" for line in lines]
    return "\n".join([*([f"# {comment}"] if comment else []), head, *lines]) + "\n"


def _same(one: Report, other: Report) -> None:
    """Fails unless verdict and answer are the same in all but the names that the data gave."""
    assert other.kind == "answer", other.explanation
    assert one.verdict is not None and other.verdict is not None
    assert other.verdict.model_dump() == one.verdict.model_dump()
    assert (other.status, other.objective, other.bound) == (one.status, one.objective, one.bound)
    assert other.solver is not None and one.solver is not None
    assert (other.solver.tool, other.solver.name) == (one.solver.tool, one.solver.name)


@cache
def _plain() -> dict[str, Report]:
    return {}


async def _without(desk: _Desk, where: str) -> Report:
    """The report that nobody tries to influence, asked once."""
    kept = _plain()
    if where not in kept:
        kept[where] = await {
            "question": lambda: desk.ask(BACKPACK),
            "teams": lambda: desk.ask(FRIENDS),
            "data": lambda: desk.ask(ABOUT_DATA, _csv()),
            "model": lambda: desk.ask(SHOP, said=READ),
        }[where]()
    report = kept[where]
    assert report.kind == "answer", report.explanation
    assert report.verdict is not None and not report.verdict.worth_quantum
    return report


def test_there_are_fifty() -> None:
    assert sum(len(each) for where, each in SENTENCES.items() if where != "numbered") >= 50


@pytest.mark.parametrize("sentence", SENTENCES["question"])
async def test_in_the_question(desk: _Desk, sentence: str) -> None:
    for question, where in ((BACKPACK, "question"), (FRIENDS, "teams")):
        plain = await _without(desk, where)
        swayed = await desk.ask(f"{question} {sentence}")
        _same(plain, swayed)
        assert swayed.problem == plain.problem
        assert swayed.solution == plain.solution


@pytest.mark.parametrize("sentence", SENTENCES["numbered"])
async def test_a_number_that_has_no_place_is_asked_about(desk: _Desk, sentence: str) -> None:
    """The reader drops no number in silence: it may be one that the problem needs."""
    swayed = await desk.ask(f"{BACKPACK} {sentence}")
    assert swayed.kind == "clarification"
    assert swayed.verdict is None


@pytest.mark.parametrize("name", SENTENCES["name"])
async def test_as_a_name_in_the_data(desk: _Desk, name: str) -> None:
    _same(await _without(desk, "data"), await desk.ask(ABOUT_DATA, _csv([name, *NAMES[1:]])))


@pytest.mark.parametrize("comment", SENTENCES["comment"])
async def test_as_a_comment_in_the_data(desk: _Desk, comment: str) -> None:
    _same(await _without(desk, "data"), await desk.ask(ABOUT_DATA, _csv(comment=comment)))


@pytest.mark.parametrize("column", SENTENCES["column"])
async def test_as_a_column_of_the_data(desk: _Desk, column: str) -> None:
    _same(await _without(desk, "data"), await desk.ask(ABOUT_DATA, _csv(column=column)))


@pytest.mark.parametrize("extra", SENTENCES["model"], ids=lambda extra: next(iter(extra)))
async def test_in_a_models_reply(desk: _Desk, extra: dict[str, Any]) -> None:
    plain = await _without(desk, "model")
    for said in ({**READ, **extra}, {**READ, "model": {**READ["model"], **extra}}):
        swayed = await desk.ask(SHOP, said=said)
        _same(plain, swayed)
        assert swayed.problem == plain.problem
