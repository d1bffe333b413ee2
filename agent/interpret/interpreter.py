"""The way in to layer 1: a question and its data files become a problem, or a question back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import isfinite
from pathlib import Path
from typing import Any

from agent.contracts.clarification import Clarification
from agent.contracts.interpretation import Alternative, Interpretation
from agent.contracts.reply import Reply
from agent.interpret.data_files import read_data_files
from agent.interpret.data_shapes import Content, content_of
from agent.interpret.embedded import pipeline
from agent.interpret.embedded.asides import without_asides
from agent.interpret.embedded.document import Document
from agent.interpret.embedded.notation import plain_notation
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.tables import find_tables
from agent.interpret.embedded.text import Text
from agent.interpret.embedded.unread import unused_numbers, with_context
from agent.interpret.from_file import named_families, read_file_problem
from agent.interpret.from_sheet import read_sheet
from agent.interpret.grounding import origins_of
from agent.interpret.languages.detection import language_of
from agent.interpret.languages.in_english import as_asked, pack_of, politely
from agent.interpret.languages.translation import translated
from agent.interpret.quantum_questions.quantum_question import answered_at_large, consulted
from agent.interpret.small_talk import small_talk
from problems.errors import BadInput, LimitExceeded
from problems.problem import Problem

LONGEST_QUESTION = 1_000_000
_NAMES_A_FILE = re.compile(
    r"(?:^|\s)(?:~?/|\.\.?/|[A-Za-z]:\\|file://)?[\w./\\\-]+\.(?:csv|tsv|xlsx|json|tsp|vrp|txt|lp|mps|col"
    r"|gph|sparse|dat|qubo|cnf|wcnf|graphml|gml)\b"
)
# Of 2,105 readings of the public, our own and generated questions 98.3 % were right, with and without
# assumptions alike (make eval, calibration); unused numbers were seldom, so each still takes a little.
_SURE, _DOUBT, _LEAST_SURE = 0.985, 0.02, 0.5
_SHOWN = 20  # unused numbers that are named; a pasted data set can have thousands


def interpret(question: str, files: Sequence[Path]) -> Interpretation | Clarification | Reply:
    """Returns the problem that the question and the files describe, without a language model.

    Raises:
        BadInput: a file cannot be used, or a number or a matrix in the question.
    """
    if len(question) > LONGEST_QUESTION:
        raise LimitExceeded(
            f"the question has {len(question)} characters; at most {LONGEST_QUESTION} are read; "
            "put the data into a file and name it with --data"
        )
    code = language_of(question)
    pack = pack_of(code)
    translation = translated(question, pack) if pack else None
    if pack is None or translation is None:
        read = _interpret_english(question, files)
        return politely(code, read) if isinstance(read, Clarification) else read
    read = _interpret_english(translation.text, files)
    return read if isinstance(read, Reply) else as_asked(read, translation, pack)


def _interpret_english(
    question: str, files: Sequence[Path]
) -> Interpretation | Clarification | Reply:
    wanted = named_families(question)
    contents = tuple(content_of(file, wanted) for file in read_data_files(files))
    talk = small_talk(question) if not contents else None
    asked = talk or consulted(
        question,
        has_files=bool(contents),
        read=lambda rest: _interpret_problem(rest, contents, wanted),
    )
    if asked is not None:
        return asked
    read = _interpret_problem(question, contents, wanted)
    if contents or not isinstance(read, Clarification):
        return read
    return answered_at_large(question, of_kind=read.family) or read


def _interpret_problem(
    question: str, contents: tuple[Content, ...], wanted: tuple[str, ...]
) -> Interpretation | Clarification:
    document = _document(question, contents)
    _refuse_endless_numbers(document)
    outcome = read_file_problem(document) if document.problems else _read(document, wanted)
    if isinstance(outcome, Reading):
        return _interpretation(outcome, document)
    return _about_data(outcome, contents) if contents else _pointing_to_data(outcome, question)


def _read(document: Document, wanted: tuple[str, ...]) -> Reading | Clarification:
    """What the words and tables say; a family called by its name has its sheet tried first."""
    unread = tuple(
        name
        for name in wanted
        if name not in pipeline.readers() or not pipeline.readers()[name].takes_sheets
    )
    sheet = read_sheet(document, unread) if unread else None
    outcome = sheet or pipeline.read(document)
    if isinstance(outcome, Clarification) and outcome.family is None and not outcome.readings:
        outcome = read_sheet(document, wanted) or outcome
    return pipeline.asking(outcome) if isinstance(outcome, Missing) else outcome


def _document(question: str, contents: tuple[Content, ...]) -> Document:
    words = "\n".join([question, *(each.words for each in contents if each.words)])
    plain, asides = without_asides(plain_notation(words))
    return Document(
        Text(plain),
        asides=asides,
        tables=(*find_tables(plain), *(table for each in contents for table in each.tables)),
        problems=tuple(problem for each in contents for problem in each.problems),
    )


def _refuse_endless_numbers(document: Document) -> None:
    for number in document.numbers:
        if not isfinite(number.value):
            shown = document.text.at(number.span)[:20]
            raise BadInput(f"the number {shown}… is larger than 1e308; give it in a larger unit")


def _interpretation(reading: Reading, document: Document) -> Interpretation:
    unused = [
        number
        for number in unused_numbers(document, reading.used)
        if not _is_explained(document, number, reading.problem)
    ]
    doubts = len(reading.assumptions) / 2 + len(unused)
    return Interpretation(
        problem=reading.problem,
        assumptions=(*reading.assumptions, *(_left_aside(each) for each in document.asides)),
        unused_numbers=tuple(with_context(document, number) for number in unused[:_SHOWN]),
        confidence=max(_LEAST_SURE, round(_SURE - _DOUBT * doubts, 3)),
        origins=origins_of(reading.problem, document, reading.used),
        alternatives=tuple(
            Alternative(reading=each.says, problem=each.problem) for each in reading.alternatives
        ),
        is_open=reading.is_open,
    )


def _left_aside(sentence: str) -> str:
    return f'"{" ".join(sentence.split())}" was left aside, as it limits nothing.'


def _is_explained(document: Document, number: Number, problem: Problem[Any]) -> bool:
    """Whether a number is part of a name ("jobs 1, 2, 3") or counts what there is ("three jobs")."""
    fields = problem.model_dump(mode="json")
    sizes = {len(value) for value in fields.values() if isinstance(value, list | dict)}
    if number.value in sizes:
        return True
    written = document.text.at(number.span)
    return re.search(rf"(?<![\d.]){re.escape(written)}(?![\d.])", _names_in(fields)) is not None


def _names_in(value: object) -> str:
    """Every text inside plain data, one a line."""
    if isinstance(value, dict):
        return "\n".join((*value, *(_names_in(each) for each in value.values())))
    if isinstance(value, list):
        return "\n".join(_names_in(each) for each in value)
    return value if isinstance(value, str) else ""


def _about_data(outcome: Clarification, contents: tuple[Content, ...]) -> Clarification:
    """Names the data, where not even the kind of problem is clear."""
    if outcome.family is not None or outcome.readings:
        return outcome
    names = " and ".join(f"'{each.name}'" for each in contents[:3])
    return Clarification(
        question=f"I cannot tell what the data in {names} stand for; say what is to be decided with "
        "them, what limits it, and what should be as large or as small as possible.",
        missing=("what is to be decided",),
    )


def _pointing_to_data(outcome: Clarification, question: str) -> Clarification:
    """Adds how files are given, where the question only names one."""
    match = _NAMES_A_FILE.search(question)
    if outcome.family is not None or not match:
        return outcome
    return Clarification(
        question=f"I read no file that only the question names ({match[0].strip()}); give it with --data.",
        missing=("the data",),
    )
