"""Layer 1: reads the question in a worker, where a hostile text can be given up on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from agent.contracts.ask import Ask
from agent.contracts.interpretation import Interpretation
from agent.contracts.stakes import Stakes, merged
from agent.interpret.action import InterpretInput, Understood
from agent.interpret.alternatives import weighed
from agent.interpret.quantum_questions.consult import problem_words
from agent.interpret.stakes import SaidStakes, without
from problems.errors import BadInput, WorkerError
from tools.tool import Progress
from tools.worker import DeadlineExceeded, Workers

if TYPE_CHECKING:
    from agent.interpret.with_model.session import ModelReader

_READING_S = 60.0  # the largest file allowed takes a few seconds


async def interpret(
    ask: Ask, workers: Workers, progress: Progress, reader: ModelReader | None = None
) -> Understood:
    """Returns what the question means, or what to say instead, and the solver it asks for.

    With a `reader` its language model reads the question too.

    Raises:
        BadInput: a file or a number in the question cannot be used, or broke its reader, or reading took
            too long.
    """
    if ask.problem is not None:
        typed = Interpretation(problem=ask.problem, interpreter="typed", stakes=ask.stakes)
        return Understood(result=typed)
    request = InterpretInput(question=ask.question, files=ask.files)
    try:
        output: Any = await workers.call(
            "interpret", request, grace_s=_READING_S, progress=progress
        )
    except DeadlineExceeded as error:
        raise BadInput(
            f"reading the question took more than {_READING_S:g} s; give a shorter text or smaller files"
        ) from error
    except WorkerError as error:
        if not ask.files:
            raise
        # dimod ends the whole process where the counts in a damaged file are absurd.
        raise BadInput(
            "a data file broke its reader, which was ended; it is damaged: write it again, or give the "
            "data as text"
        ) from error
    understood = Understood.model_validate(output)
    stakes = understood.stakes
    if reader is not None:
        bare = without(ask.question, stakes.spans)
        asked = ask.model_copy(update={"question": bare}) if bare.strip() else ask
        understood = await _with_model(reader, asked, understood, workers, progress)
    result = understood.result
    if not isinstance(result, Interpretation):
        return understood
    result = _with_stakes(result, ask.stakes, stakes)
    settled = await weighed(result, workers, progress, ask.seed) if result.alternatives else result
    return understood.model_copy(update={"result": settled})


def _with_stakes(result: Interpretation, given: Stakes, said: SaidStakes) -> Interpretation:
    """The interpretation with its stakes, and how the words on them were understood."""
    return result.model_copy(
        update={
            "stakes": merged(given, said.stakes),
            "assumptions": (*result.assumptions, *said.notes(given)),
        }
    )


async def _with_model(
    reader: ModelReader, ask: Ask, understood: Understood, workers: Workers, progress: Progress
) -> Understood:
    """What the model makes of the question too; it reads the problem, not what is asked about machines."""
    if understood.consult is None:
        return await reader.read(ask, understood, workers, progress)
    bare = problem_words(ask.question)
    if isinstance(understood.result, Interpretation) and _is_example(understood.result):
        return understood
    if not bare.strip() and not ask.files:
        return understood
    read = await reader.read(
        ask.model_copy(update={"question": bare}), understood, workers, progress
    )
    if not isinstance(read.result, Interpretation):
        return read
    result = read.result.model_copy(update={"consult": understood.consult})
    return read.model_copy(update={"result": result})


def _is_example(read: Interpretation) -> bool:
    return read.consult is not None and read.consult.is_example
