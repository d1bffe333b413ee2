"""Questions about quantum computing at large: answered from the knowledge file, and by nothing else."""

from __future__ import annotations

import re

from agent.contracts.reply import Reply
from agent.interpret.embedded.text import Text
from agent.interpret.machine_wishes import machine_wish
from agent.interpret.quantum_questions.asking_words import aims
from agent.interpret.quantum_questions.kinds_named import kind_named
from agent.interpret.quantum_questions.sourced_words import (
    sourced_words,
    state_of_the_field,
    wanted_by,
)
from agent.interpret.quantum_questions.topics import topics_of
from agent.interpret.wishes import wish
from solvers.quantum.algorithms import Algorithm, algorithm, knowledge

_QUANTUM = re.compile(r"\b(?:quantum|qubits?)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"\?\s*$|^\W*(?:(?:and|so|but|hi|hello|please|ok(?:ay)?|well)\W+)*(?:how|what|when|where|which|who|why"
    r"|is|are|was|would|could|can|will|does|do|did|has|have|should|may|might|tell\s+me|explain|describe"
    r"|compare|i\s+wonder|whether)\b",
    re.IGNORECASE,
)
_SHARES = re.compile(
    r"\bquantum\s+(?:stocks?|shares|compan\w+|start-?ups?|funds?|firms?)\b", re.IGNORECASE
)
# Who gives more numbers than a year, a key's length or a size has a problem to be solved.
_NUMBER = re.compile(r"(?<![\w.-])\d+(?:[.,]\d+)*")
_MOST_NUMBERS = 3
_GIVE_SIZE = (
    "For figures on a problem of yours, give its data or how many things it is about: qubits, gates, "
    "time and price follow machine by machine."
)
_LONGEST = 500
# Words that name no subject: with these alone the question is about the field as a whole.
_GENERAL = set(
    """a about care actually advantage advantages already all am an and any anyone are art as at away be
    become been best better big by can close come coming companies company computation compute
    computer computers computing could current currently did different do does doing done ever
    everyone everything exist far faster field for from future general get give go going good have
    hardware has help helpful here how hype i if in industry industrial investing is it its just
    know large like long look machine machines make many matter me might much my near need never
    now of on one or other our overhyped pay people possible practical practically problem
    problems processor processors promise promising quantum qubit qubits ready real really reality
    right should so solve solved solving some something soon stage stand state still supremacy
    tell than that the their them then there these they thing things think this those to today
    today's today’s tomorrow type types up us use used useful using we were what when where
    whether which who why will with work working works world worth would year years yet you your
    algorithm algorithms application applications technology business technologies anything
    anytime classical kind kinds answer question readiness overview status decade decades explain
    difference usable""".split()
)


def wide_question(text: str) -> Reply | None:
    """Returns the sourced answer to a question on quantum computing, None where it asks none.

    >>> wide_question("When will quantum computers break RSA?").text[:49]
    "Shor's algorithm and breaking RSA: decades away f"
    >>> wide_question("Use QAOA.") is None
    True
    """
    if not _is_wide(text):
        return None
    topics = _topics(text)
    if topics:
        wants = wanted_by(text)
        said = [sourced_words(each, wants) for each in topics]
        hint = [_GIVE_SIZE] if kind_named(text) else []
        return Reply(text="\n\n".join([*said, *hint]))
    if _QUANTUM.search(text) and not _subjects(text):
        return Reply(text=state_of_the_field())
    return None


def unknown_question(text: str) -> Reply | None:
    """Returns that nothing sourced is known, where a quantum question has a subject that the file lacks."""
    if not _is_wide(text) or not _QUANTUM.search(text) or _topics(text):
        return None
    titles = "; ".join(each.title for each in knowledge().algorithms)
    return Reply(
        text="I have no sourced facts about this, and I say nothing about quantum computing beyond my "
        f"sources. They cover: {titles}."
    )


def _topics(text: str) -> tuple[Algorithm, ...]:
    """The algorithms spoken of; optimisation as a whole where a kind of problem is."""
    found = topics_of(text)
    if found or not (_QUANTUM.search(text) and kind_named(text)):
        return found
    return (algorithm("optimisation"),)


def _is_wide(text: str) -> bool:
    if len(text) > _LONGEST or _SHARES.search(text):
        return False
    if any(_wishes(each.text) for each in Text(text).sentences):
        return False
    return _ASKS.search(text.strip()) is not None and len(_NUMBER.findall(text)) <= _MOST_NUMBERS


def _wishes(sentence: str) -> bool:
    """Whether a sentence wants a solver or machine used; a question whether somebody uses it does not."""
    wanted = wish(sentence) is not None or machine_wish(sentence) is not None
    return wanted and (aims(sentence) or not sentence.endswith("?"))


def _subjects(text: str) -> set[str]:
    """The words of a text that are not of every question about the field."""
    words = re.findall(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*", text.lower())
    return {each for each in words if each not in _GENERAL}
