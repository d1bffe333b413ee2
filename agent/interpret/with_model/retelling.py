"""Whether a problem, told back by the model without sight of the question, is the question's."""

from __future__ import annotations

from pydantic import ValidationError

from agent.interpret.with_model.briefing import IN_ALGEBRA
from agent.interpret.with_model.conversation import Conversation, Take
from agent.interpret.with_model.say_again import (
    SCHEMA,
    Compared,
    Retold,
    RetoldInput,
    folded,
    telling,
)
from agent.llm.errors import LlmError
from problems.errors import VerdiqError


async def is_retold(talk: Conversation, take: Take) -> bool:
    """Returns whether the retelling has every limit of the question; False where none came."""
    problem = take.weighed.problem
    assert problem is not None
    is_list = problem.family not in IN_ALGEBRA
    lines = folded(take.weighed.lines, by_first_word=is_list)
    if is_list:
        lines = (f"{problem.summary} ({problem.sense.value})", *lines)
    try:
        completion = await talk.ask(telling(lines), SCHEMA)
        retold = Retold.model_validate(completion.data)
    except (LlmError, ValidationError):
        return False
    if len(retold.lines) != len(lines):
        return False
    request = RetoldInput(
        question=talk.question,
        files=talk.files,
        lines=retold.lines,
        unused=take.weighed.unused_passages,
    )
    try:
        output = await talk.workers.call("compare_retold", request, progress=talk.progress)
    except VerdiqError:
        return False
    return not Compared.model_validate(output).doubts
