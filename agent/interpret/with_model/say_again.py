"""Back-translation: the model tells a problem in its own words without sight of the question."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from agent.interpret.with_model.evidence.doubt import Doubt
from agent.interpret.with_model.evidence.retold import differences
from agent.interpret.with_model.opened import opened
from agent.llm.messages import Message, Schema
from problems.problem import Frozen
from prompts.render import render
from tools.tool import Progress, Tool


class Retold(Frozen):
    """One plain sentence for each line of a problem."""

    lines: tuple[str, ...] = Field(max_length=200)


SCHEMA = Schema("retold", Retold.model_json_schema())


def telling(lines: Sequence[str]) -> list[Message]:
    """Returns what the model is asked: the lines of the problem, and nothing of the question."""
    numbered = "\n".join(f"{at}. {line}" for at, line in enumerate(lines, start=1))
    return [Message.user(render("say_again", lines=numbered))]


class RetoldInput(Frozen):
    """A question, its files, and a problem of it retold; `unused` are passages without a part in it."""

    question: str
    files: tuple[str, ...] = ()
    lines: tuple[str, ...]
    unused: tuple[int, ...] = ()


class Compared(Frozen):
    """Where the retelling and the question differ."""

    doubts: tuple[Doubt, ...] = ()


def run(request: RetoldInput, progress: Progress) -> Compared:
    """Returns where a retelling and the question differ, passage by passage."""
    progress(0.8, "comparing the retelling with the question")
    found = opened(request.question, request.files)
    told = differences(found.briefing, request.lines, request.unused, is_english=found.is_english)
    return Compared(doubts=tuple(told))


TOOL = Tool(
    name="compare_retold",
    description="Compare a problem told in plain words with the question that it came from.",
    input_type=RetoldInput,
    output_type=Compared,
    run=run,
)
