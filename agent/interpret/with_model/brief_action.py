"""Preparing what a model is shown, as a tool that runs in a worker."""

from __future__ import annotations

from agent.interpret.with_model.opened import opened
from problems.problem import Frozen
from tools.tool import Progress, Tool


class BriefInput(Frozen):
    """A question, the paths of its data files, and the family it seems to be."""

    question: str
    files: tuple[str, ...] = ()
    likely: str | None = None


class Brief(Frozen):
    """The texts that fill the prompt. Where a file `spells_out` the problem there is nothing to ask."""

    question: str
    signatures: str
    names: str
    spells_out: bool


def run(request: BriefInput, progress: Progress) -> Brief:
    """Returns what a model is shown of the question."""
    progress(0.1, "preparing the question for the language model")
    found = opened(request.question, request.files, request.likely)
    return Brief(
        question=found.briefing.question,
        signatures=found.briefing.signatures,
        names=found.briefing.names,
        spells_out=found.spells_out,
    )


TOOL = Tool(
    name="brief_model",
    description="Number the passages of a question and preview its data for a language model.",
    input_type=BriefInput,
    output_type=Brief,
    run=run,
)
