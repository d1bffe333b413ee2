"""What a question was understood to ask."""

from typing import Literal

from pydantic import Field

from agent.contracts.model_use import ModelUse
from agent.contracts.stakes import Stakes
from problems.problem import Frozen
from problems.registry import AnyProblem

MOST_ORIGINS = 500  # a data set of thousands is traced by its first numbers


class Origin(Frozen):
    """Where a number of the problem comes from.

    `field` names the place in the problem ("items.lamp.weight"). A number from the text has its
    characters `start` up to, not including, `end`; one from a file the `words` of its cell's place;
    one that was worked out of others, or that words imply ("twice", a plain sum), is derived.
    """

    field: str
    value: float
    kind: Literal["text", "cell", "derived"]
    words: str = ""
    start: int | None = None
    end: int | None = None


class Alternative(Frozen):
    """The same question read another way; `reading` says in a few words how it differs."""

    reading: str
    problem: AnyProblem


class Consult(Frozen):
    """A question about quantum computing on a problem, to be answered without solving it.

    `asks` is what about: resources and price on machines, whether an annealer is better, when it would
    be worth it, or the verdict as a whole. `devices` are machines named in the question, all where it
    is empty; `layers` and `shots` are those of the QAOA run it asks about.
    `is_example` where the problem was made up at the size that the question gives, data left out.
    """

    asks: Literal["resources", "annealer", "when", "verdict"] = "verdict"
    devices: tuple[str, ...] = Field(default=(), max_length=50)
    layers: int = Field(default=1, ge=1, le=100)
    shots: int = Field(default=4096, ge=1, le=10_000_000)
    is_example: bool = False


class Interpretation(Frozen):
    """A typed problem, and what the reading of it rests on.

    `assumptions` are said to the person, one sentence each. `unused_numbers` are the numbers of the
    question that the problem was not built from, with the words around them. `confidence` falls
    with every one of either; its scale was set by how often readings are right (make eval). A problem
    that came typed was not read at all: its interpreter is "typed" and its confidence 1.

    With a language model the interpreter is "llm", or "both" where the embedded one found the same
    optimum; `model_use` says what asking took, also where nothing came of it.

    `origins` trace the numbers of the problem. `alternatives` are other readings that the words
    allow; where `is_open` nothing in the words speaks for this one above those.

    `consult` is set where the person wants to know about quantum computing and not the answer;
    `stakes` are what the words say of deadline, recurrence, worth and money.
    """

    problem: AnyProblem
    assumptions: tuple[str, ...] = ()
    unused_numbers: tuple[str, ...] = ()
    interpreter: Literal["embedded", "typed", "llm", "both"] = "embedded"
    model_use: ModelUse | None = None
    confidence: float = Field(default=1.0, ge=0, le=1)
    origins: tuple[Origin, ...] = Field(default=(), max_length=MOST_ORIGINS)
    alternatives: tuple[Alternative, ...] = Field(default=(), max_length=3)
    is_open: bool = False
    consult: Consult | None = None
    stakes: Stakes = Stakes()
