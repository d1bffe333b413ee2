"""Short rules that a person made of a reading that went wrong, kept in a local file.

They are shown to the model with questions that are like the one they were made of; off unless asked.
"""

from __future__ import annotations

import math
import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pydantic import Field, ValidationError

from agent.interpret.with_model.relevant import stems
from problems.errors import BadInput, LimitExceeded
from problems.problem import Frozen

_MOST = 500
_LARGEST = 2_000_000  # bytes of the file
_SHOWN = 3
_LIKE = 0.15  # cosine of the words from which a lesson is near enough to be shown


class Lesson(Frozen):
    """A rule in a few words, and the question that taught it."""

    id: int = Field(ge=1)
    rule: str = Field(min_length=3, max_length=300)
    question: str = Field(default="", max_length=4_000)


def read_lessons(path: Path) -> tuple[Lesson, ...]:
    """Returns the lessons of a file, none where there is no file.

    Raises:
        BadInput: the file cannot be read, or a line of it is no lesson.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise LimitExceeded(
                f"the lessons in {path} have more than {_LARGEST} bytes; remove some"
            )
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"the lessons in {path} cannot be read; check the file") from error
    found = []
    for number, line in enumerate(lines, start=1):
        try:
            found.append(Lesson.model_validate_json(line))
        except ValidationError as error:
            raise BadInput(f"line {number} of {path} is no lesson; remove it") from error
    return tuple(found)


def with_lesson(lessons: Sequence[Lesson], rule: str, question: str) -> tuple[Lesson, ...]:
    """Returns the lessons and one more, under a number of its own.

    Raises:
        BadInput: the rule is empty or too long, or there are too many.

    >>> with_lesson((), "Margins are after tax.", "Which products earn the most?")[0].id
    1
    """
    if len(lessons) >= _MOST:
        raise LimitExceeded(f"there are {_MOST} lessons, the most that are kept; remove one first")
    number = max((each.id for each in lessons), default=0) + 1
    try:
        return (*lessons, Lesson(id=number, rule=" ".join(rule.split()), question=question))
    except ValidationError as error:
        raise BadInput(f"the rule has {len(rule)} characters; give 3 to 300") from error


def without_lesson(lessons: Sequence[Lesson], number: int) -> tuple[Lesson, ...]:
    """Returns the lessons without one.

    Raises:
        BadInput: there is none of that number.
    """
    kept = tuple(each for each in lessons if each.id != number)
    if len(kept) == len(lessons):
        raise BadInput(f"there is no lesson {number}; verdiq lessons lists them")
    return kept


def write_lessons(path: Path, lessons: Sequence[Lesson]) -> None:
    """Writes the lessons, the whole file or nothing of it.

    Raises:
        BadInput: the folder cannot be written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(
            "".join(f"{each.model_dump_json()}\n" for each in lessons), encoding="utf-8"
        )
        beside.replace(path)
    except OSError as error:
        raise BadInput(f"the lessons cannot be written to {path}; check the folder") from error


def lessons_for(question: str, lessons: Sequence[Lesson]) -> tuple[str, ...]:
    """Returns the rules whose questions are most like this one, at most three.

    >>> told = with_lesson((), "A case holds 12 bottles.", "How many cases of bottles fit the van?")
    >>> lessons_for("Bottles come in cases; which cases go in the van?", told)
    ('A case holds 12 bottles.',)
    >>> lessons_for("Colour the map.", told)
    ()
    """
    words = Counter(stems(question))
    scored = [
        (_likeness(words, Counter(stems(f"{each.question} {each.rule}"))), each) for each in lessons
    ]
    near = sorted((pair for pair in scored if pair[0] >= _LIKE), key=lambda pair: -pair[0])
    return tuple(each.rule for _, each in near[:_SHOWN])


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    shared = sum(count * other[word] for word, count in one.items())
    lengths = math.sqrt(sum(n * n for n in one.values()) * sum(n * n for n in other.values()))
    return shared / lengths if lengths else 0.0
