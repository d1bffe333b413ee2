"""Where a question asks about quantum computing: what to answer instead of a solution."""

from __future__ import annotations

import re
from collections.abc import Callable

from agent.contracts.clarification import Clarification
from agent.contracts.interpretation import Consult, Interpretation
from agent.contracts.reply import Reply
from agent.interpret.machine_wishes import without_machine_wish
from agent.interpret.quantum_questions.consult import Asked, asked_about
from agent.interpret.quantum_questions.example import Example, example_in
from agent.interpret.quantum_questions.kinds_named import kind_named
from agent.interpret.quantum_questions.topics import topics_of
from agent.interpret.quantum_questions.wide import unknown_question, wide_question

Read = Interpretation | Clarification
# One assumption, that the data are made up, lowers it as an assumption of the readers does.
_SURE_OF_EXAMPLE = 0.975
_OPTIMISES = {"optimisation", "qaoa", "annealing", "grover", "amplified_qaoa", "walks", "dqi"}
_POINTS = re.compile(
    r"\b(?:here|this|my\s+(?:problem|case|question)|our\s+problem)\b", re.IGNORECASE
)
_QUANTUM_WORDS = re.compile(
    r"\b(?:quantum(?:\s+(?:computers?|computing|annealers?|annealing|machines?|processors?|hardware))?|qaoa|(?:logical\s+"
    r"|physical\s+)?qubits?|annealers?|d-?wave)\b",
    re.IGNORECASE,
)
_DATUM = re.compile(
    r"(?<![\w.])\d+(?:[.,]\d+)*|\b\w{1,12}\s?[-–]\s?\w{1,12}\b(?=\s*[,.;)]|\s+and\b)"
)
_SUBJECT = re.compile(
    r"^\W*(?:[\w'’]+\W+){0,3}quantum\s+(?:\w+ers?|computing|\w+ors?|machines?|algorithms?)\b", re.I
)
_LEAST_DATA = 3  # fewer numbers and pairs are a size, layers or shots, no problem's data
_SPEAKS = re.compile(r"[^\W\d_]{3}")


def consulted(text: str, *, has_files: bool, read: Callable[[str], Read]) -> Read | Reply | None:
    """Returns what a text that asks about quantum computing comes to; None where it asks no such thing.

    `read` reads the problem that is left where the asking is taken out.
    """
    asked = asked_about(text)
    if asked is None:
        return None
    if not has_files and _is_of_the_field(text, asked):
        return answered_at_large(text)
    found = _problem(text, asked, has_files=has_files, read=read)
    if isinstance(found, Interpretation):
        return found.model_copy(update={"consult": found.consult or asked.consult})
    if has_files or (isinstance(found, Clarification) and found.family is not None):
        return found
    if _POINTS.search(asked.words) or _has_data(asked.words):
        return found or _which_problem()
    return answered_at_large(text) or found or _which_problem()


def answered_at_large(text: str, of_kind: str | None = None) -> Reply | None:
    """Returns the sourced answer to a question about quantum computing that no problem was read from.

    Where a reader knows the kind of problem and misses its data, only what has quantum computing for
    its subject, or names an algorithm, and gives no number is meant at large.
    """
    is_at_large = _SUBJECT.search(text) is not None or bool(topics_of(text))
    if of_kind is not None and (_DATUM.search(text) or not is_at_large):
        return None
    return wide_question(text) or unknown_question(text)


def _problem(
    text: str, asked: Asked, *, has_files: bool, read: Callable[[str], Read]
) -> Read | None:
    """The problem of the rest of the text, an example of the size given, or that of the asking itself."""
    found: Read | None = None
    if has_files or _SPEAKS.search(asked.rest):
        found = read(without_machine_wish(asked.rest))
        if isinstance(found, Interpretation) or has_files:
            return found
    example = example_in(text)
    if isinstance(example, Example):
        return _as_interpretation(example, asked.consult)
    if example is not None:
        return example
    if _has_data(asked.words):
        whole = read(_QUANTUM_WORDS.sub(lambda match: " " * len(match[0]), text))
        return whole if isinstance(whole, Interpretation) else found or whole
    return found if isinstance(found, Clarification) else None


def _as_interpretation(example: Example, consult: Consult) -> Interpretation:
    if not example.says:
        return Interpretation(problem=example.problem, consult=consult)
    return Interpretation(
        problem=example.problem,
        assumptions=(example.says,),
        confidence=_SURE_OF_EXAMPLE,
        consult=consult.model_copy(update={"is_example": True}),
    )


def _is_of_the_field(text: str, asked: Asked) -> bool:
    """Whether it is about an algorithm that solves no optimisation problem, and about nothing else."""
    names = {each.name for each in topics_of(text)}
    is_alone = not _SPEAKS.search(asked.rest) and kind_named(text) is None
    return bool(names - _OPTIMISES) and is_alone


def _has_data(words: str) -> bool:
    return len(_DATUM.findall(words)) >= _LEAST_DATA


def _which_problem() -> Clarification:
    return Clarification(
        question="Which problem do you mean? Describe it with its numbers, give a data file, or name its "
        'kind and its size, such as "a tour of 15 cities".',
        missing=("the problem",),
        points_back=True,
    )
