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
    """What fills the prompt: the fields of families by their name, and an example of the likeliest.

    `names_data` is whether data is named and not shown whole. Where a file `spells_out` the problem
    there is nothing to ask.
    """

    question: str
    signatures: dict[str, str]
    example: str = ""
    names_data: bool = False
    spells_out: bool = False


def run(request: BriefInput, progress: Progress) -> Brief:
    """Returns what a model is shown of the question."""
    progress(0.1, "preparing the question for the language model")
    found = opened(request.question, request.files, request.likely)
    return Brief(
        question=found.briefing.question,
        signatures=found.briefing.signatures,
        example=found.briefing.example,
        names_data=bool(found.briefing.parts),
        spells_out=found.spells_out,
    )


TOOL = Tool(
    name="brief_model",
    description="Number the passages of a question and preview its data for a language model.",
    input_type=BriefInput,
    output_type=Brief,
    run=run,
)
