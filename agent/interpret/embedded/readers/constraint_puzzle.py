"""Reads puzzles over whole numbers: cryptarithms, ages, digits, coins, seats in a row, magic squares."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.puzzles.change import read_change, speaks_of_change
from agent.interpret.embedded.puzzles.counted_things import read_counted_things, speaks_of_kinds
from agent.interpret.embedded.puzzles.cryptarithm import has_cryptarithm, read_cryptarithm
from agent.interpret.embedded.puzzles.drafts import FAMILY
from agent.interpret.embedded.puzzles.magic_square import read_magic_square
from agent.interpret.embedded.puzzles.number_puzzle import read_number_puzzle
from agent.interpret.embedded.puzzles.order_puzzle import read_order_puzzle
from agent.interpret.embedded.puzzles.order_setting import find_setting
from agent.interpret.embedded.puzzles.written_numbers import read_written_number
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing

_LONGEST = 20_000  # characters of a puzzle


_NUMBERS = re.compile(
    r"\b(?:years?\s(?:old|older|younger|ago)|how\sold|digits?|as\sold\sas|whole\snumbers?|integers?|ages?"
    r"|(?:times|twice|half)\sas\s(?:many|much)|(?:more|fewer)\s\w+\sthan"
    r"|different\snumbers|-digit|consecutive|share|numbers\sfrom|(?:sum|difference|product)\s(?:of|between)|exceeds)\b",
    re.IGNORECASE,
)
_PUZZLE = re.compile(
    r"\b(?:puzzle|riddle|how\sold|digits?|different\snumbers|-digit|consecutive|share|smallest\snumber\sof\s(?:coins|stamps))\b",
    re.IGNORECASE,
)
_MAGIC = re.compile(r"\bmagic\ssquare\b", re.IGNORECASE)
_ASKS = re.compile(r"\?|\b(?:find|determine|solve)\b", re.IGNORECASE)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if len(text) > _LONGEST:
        return 0.0
    if has_cryptarithm(text):
        return 0.95
    if _MAGIC.search(text):
        return 0.97
    if speaks_of_change(text) or find_setting(text):
        return 0.8
    if speaks_of_kinds(text):
        return 0.6
    return 0.55 if _NUMBERS.search(text) and _ASKS.search(text) else 0.0


@refusing("the puzzle")
def _read(document: Document) -> Reading | Missing | None:
    text = document.text.raw
    if has_cryptarithm(text):
        return read_cryptarithm(document)
    for read in (read_magic_square, read_order_puzzle):
        if outcome := read(document):
            return outcome
    question = None
    for read in (read_written_number, read_change, read_counted_things, read_number_puzzle):
        outcome = read(document)
        if isinstance(outcome, Reading):
            return outcome
        question = question or outcome
    return question if _PUZZLE.search(text) else None


READER = Reader(family=FAMILY, evidence=_evidence, read=_read, leaves_nothing=True)
