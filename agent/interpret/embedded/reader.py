"""The contract of a reader: how one family is recognised and read from a document.

A reader never guesses. It returns a `Reading` when every field of the problem was found; a
`Missing` when the question is of its family and a field is absent or has two meanings; None when
the question is not of its family at all. Bad data (a matrix that is not square) raises `BadInput`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.text import Span
from problems.problem import Problem


@dataclass(frozen=True, slots=True)
class OtherReading:
    """The same question read another way; `says` tells in a few words how it differs."""

    says: str
    problem: Problem[Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """A problem read from a document.

    `used` are the spans of the numbers and statements it was built from; numbers outside them are
    reported as unused. `assumptions` are said to the person, one sentence each. `alternatives` are
    other readings that the words allow, at most three; all are solved where that is cheap. Where
    they differ the person is asked if `is_open` (nothing speaks for this reading above them), and
    is shown both if not.
    """

    problem: Problem[Any]
    used: tuple[Span, ...] = ()
    assumptions: tuple[str, ...] = ()
    alternatives: tuple[OtherReading, ...] = ()
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """What keeps a question from being a problem.

    `what` names the missing or ambiguous thing ("capacity"); `question` asks for it in one
    sentence; `readings` are the meanings to choose from where there are several.
    """

    family: str
    what: str
    question: str
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """How one family is read.

    `evidence` says how much the document speaks of the family: 0 not at all, 1 beyond doubt. It is
    cheap and never raises. `read` is called in order of evidence. A reader that `leaves_nothing`
    returns a reading only where every number and rule of the text has its place in it; such a
    reading stands where a reader before it missed something. A reader that `takes_sheets` reads
    the tables of data files itself; for other families the form of their sheet is tried first.
    """

    family: str
    evidence: Callable[[Document], float]
    read: Callable[[Document], Reading | Missing | None]
    leaves_nothing: bool = False
    takes_sheets: bool = False
