"""Judging a model's reply, as a tool that runs in a worker: nothing in it is believed unchecked."""

from __future__ import annotations

from typing import Literal

from agent.contracts.interpretation import Origin
from agent.interpret.grounding import origins_of
from agent.interpret.with_model.binding import Binding
from agent.interpret.with_model.evidence.doubt import Doubt
from agent.interpret.with_model.evidence.rows import MOST_ROWS, NOTHING, SpelledModel, spelled
from agent.interpret.with_model.evidence.split import split_doubts
from agent.interpret.with_model.evidence.weigh import doubts_of
from agent.interpret.with_model.opened import opened
from agent.interpret.with_model.proposal import binding_of, stated_problem
from agent.interpret.with_model.reply import Kept, Said, said_of
from problems.errors import BadInput
from problems.families.linear_program import LinearProgram
from problems.problem import Frozen
from problems.registry import AnyProblem
from tools.tool import Progress, Tool


class WeighInput(Frozen):
    """A question, the paths of its data files, and what a model replied."""

    question: str
    files: tuple[str, ...] = ()
    reply: str


class Weighed(Frozen):
    """What came of a reply.

    A "problem" has its doubts, as have the `parts` of "several"; a "question" and a "reply" have
    words; a reply that cannot be used is a "fault", with one sentence for the model. `unused` are the
    passages left aside, with reasons.
    """

    kind: Literal["problem", "several", "question", "reply", "fault"]
    problem: AnyProblem | None = None
    doubts: tuple[Doubt, ...] = ()
    words: str = ""
    missing: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    unused_passages: tuple[int, ...] = ()
    lines: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    keep: tuple[Kept, ...] = ()


def run(request: WeighInput, progress: Progress) -> Weighed:
    """Returns what came of a reply."""
    progress(0.5, "checking the reading against the question")
    found = opened(request.question, request.files)
    try:
        said = said_of(request.reply)
        if said.kind in {"question", "reply"}:
            kind: Literal["question", "reply"] = "question" if said.kind == "question" else "reply"
            return Weighed(kind=kind, words=said.ask, missing=said.missing)
        if said.kind == "several":
            aside = [number for each in said.unused for number in each.cites]
            told = split_doubts(found.briefing, said.parts, aside, is_english=found.is_english)
            return Weighed(kind="several", parts=said.parts, doubts=tuple(told))
        binding = binding_of(found.briefing)
        problem = stated_problem(said, binding)
        doubts = doubts_of(found, said, _spelled(said, binding, problem))
    except BadInput as error:
        return Weighed(kind="fault", words=str(error))
    shown = {passage.number: passage.shown for passage in found.briefing.passages}
    return Weighed(
        kind="problem",
        problem=problem,
        doubts=doubts,
        unused=tuple(
            f'"{" ".join(shown[number].split())[:200]}" was left aside: {each.why or "it limits nothing"}.'
            for each in said.unused
            for number in each.cites
            if number in shown
        ),
        keep=tuple(each for each in said.keep if shown.keys() >= {*each.cites} and each.cites),
        unused_passages=tuple({number for each in said.unused for number in each.cites}),
        lines=problem.restate(),
        origins=origins_of(problem, found.briefing.document, ()),
    )


def _spelled(said: Said, binding: Binding, problem: AnyProblem) -> SpelledModel:
    """The model's rows, where it is small enough to be looked at row by row."""
    if not isinstance(problem, LinearProgram) or said.model is None:
        return NOTHING
    if max(len(problem.variables), len(problem.constraints)) > MOST_ROWS:
        return NOTHING
    return spelled(said, binding)


TOOL = Tool(
    name="weigh_reply",
    description="Check a language model's reading of a question against the question.",
    input_type=WeighInput,
    output_type=Weighed,
    run=run,
)
