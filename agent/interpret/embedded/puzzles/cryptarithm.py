"""Cryptarithms: "SEND + MORE = MONEY", in a line or as a column sum."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.leftovers import leftovers
from agent.interpret.embedded.puzzles.drafts import FAMILY, Rule, all_different, goal_of, linear
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.relations.unread_rules import asked_about
from agent.interpret.embedded.text import Span, Text
from agent.interpret.embedded.unread import with_context
from problems.families.constraint_puzzle import ConstraintPuzzle
from problems.status import Sense

_WORD = r"[A-Z]{2,12}|[A-Z](?![a-z'])"
_EQUATION = re.compile(
    rf"(?<![\w+\-])(?P<first>{_WORD})(?P<rest>(?:\s*[+\-−–]\s*(?:{_WORD})){{1,40}})\s*=+\s*(?P<total>{_WORD})(?!\w)"
)
_COLUMN = re.compile(
    rf"(?<!\w)(?P<first>{_WORD})(?P<rest>(?:\s*\n\s*[+\-−–]?\s*(?:{_WORD})){{1,40}})\s*\n\s*[-=_—–]{{2,60}}\s*\n\s*=?\s*(?P<total>{_WORD})(?!\w)"
)
_TERM = re.compile(rf"(?P<sign>[+\-−–]?)\s*(?P<word>{_WORD})")
_PRODUCT = re.compile(rf"(?<!\w)(?:{_WORD})\s*[×*x·/÷]\s*(?:{_WORD})\s*=\s*(?:{_WORD})(?!\w)")
_CUE = re.compile(
    r"\b(?:cryptarithm\w*|alphametic\w*|crypt\w*|letters?|digits?|puzzle|verbal\sarithmetic|stands?\sfor)\b",
    re.IGNORECASE,
)
_BASE = re.compile(r"\bbase\s(?!10\b|ten\b)\w+|\b(?:octal|hexadecimal|binary)\b", re.IGNORECASE)
_LEADING_ZERO = re.compile(
    r"\b(?:may|can|are\sallowed\sto)\s(?:begin|start)\s(?:with|from)\s(?:a\s)?(?:0|zero)\b"
    r"|\b(?:leading|first)\s(?:zeros|zeroes|letters|digits)\s(?:may|can|are)\s(?:be\s)?(?:allowed|0|zero)\b",
    re.IGNORECASE,
)
_SAME_ALLOWED = re.compile(
    r"\b(?:not\snecessarily\sdifferent|may\sstand\sfor\sthe\ssame|can\sshare\sa\sdigit|need\snot\s(?:be\sdifferent|differ))\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"(?<![\w+\-])(?P<letter>[A-Z])\s(?:is|=|equals|stands\sfor)\s(?P<digit>\d)(?![\d.])"
)
_NOT_GIVEN = re.compile(r"(?<!\w)(?P<letter>[A-Z])\s(?:is\snot|≠|!=)\s(?:0|zero)(?!\d)")
_ASKS = re.compile(
    r"\?\s*$|\b(?:find|determine|solve|compute|give|minimi[sz]e|maximi[sz]e|tell)\b|\bwant\s",
    re.IGNORECASE,
)
_ASKED = re.compile(rf"(?<![\w+])(?P<word>{_WORD})(?![\w']|\s*[+\-−=])")
_EXTRA = re.compile(
    r"\b(?:even|odd|prime|divisible|multiple|perfect\ssquare|(?:greater|smaller|less|larger|bigger)\sthan|twice|half)\b|[<>]",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"\bhow\smany\s(?:\w+\s){0,2}(?:solutions|ways)\b", re.IGNORECASE)
_SAYS_DIFFERENT = re.compile(r"\b(?:different|distinct|unique|own)\b", re.IGNORECASE)
_DIGITS = 10
_CAPITALS = re.compile(r"(?<!\w)[A-Z]{1,12}(?!\w)")


def has_cryptarithm(text: str) -> bool:
    """Whether a sum of words in capitals stands in a text that speaks of letters and digits."""
    return bool(
        (_EQUATION.search(text) or _COLUMN.search(text) or _PRODUCT.search(text))
        and _CUE.search(text)
    )


@dataclass(frozen=True, slots=True)
class _Sum:
    """Words with their signs, the total, and where the sum stands."""

    words: tuple[tuple[int, str], ...]
    total: str
    start: int
    end: int

    @property
    def letters(self) -> list[str]:
        return sorted({letter for _, word in self.words for letter in word} | set(self.total))

    @property
    def heads(self) -> set[str]:
        """The letters that numbers of several digits begin with."""
        return {word[0] for word in (*(w for _, w in self.words), self.total) if len(word) > 1}

    def rules(self) -> tuple[list[Rule], list[dict[str, Any]]]:
        """A rule for each column, and the carries between them: small sums are far easier to solve."""
        n_columns = max(len(word) for word in (*(w for _, w in self.words), self.total))
        low = high = 0  # of the carry into the column
        rules, carries = [], []
        for column in range(n_columns):
            terms: dict[str, float] = {}
            for sign, word in (*self.words, (-1, self.total)):
                if column < len(word):
                    letter = word[-1 - column]
                    terms[letter] = terms.get(letter, 0.0) + sign
            if column:
                terms[f"carry {column}"] = 1.0
            low, high = self._carry(column, low, high)
            if column + 1 < n_columns:
                terms[f"carry {column + 1}"] = -10.0
                carries.append({"name": f"carry {column + 1}", "low": low, "high": high})
            rules.append(linear(terms, "=", 0.0))
        return rules, carries

    def _carry(self, column: int, low: int, high: int) -> tuple[int, int]:
        """The least and the most that the column can carry on, with that much carried into it."""
        signs = [sign for sign, word in (*self.words, (-1, self.total)) if column < len(word)]
        least = low - 9 * sum(sign < 0 for sign in signs)
        most = high + 9 * sum(sign > 0 for sign in signs)
        return -(-least // 10), most // 10


def read_cryptarithm(document: Document) -> Reading | Missing | None:
    """Returns the puzzle of a sum of words; its objective is the word or letter that is asked for."""
    text = document.text.raw
    told = _sum(text)
    if told is None:
        product = _PRODUCT.search(text)
        return _refused("a product of words", "only sums and differences") if product else None
    base = _BASE.search(text)
    if base:
        return _refused(base[0], "only the ordinary digits 0 to 9")
    if len(told.letters) > _DIGITS:
        return Missing(
            FAMILY,
            "the letters",
            f"The sum has {len(told.letters)} letters, and there are only ten digits; is one misspelt?",
        )
    extra = next((s for s in document.text.sentences if _EXTRA.search(s.text)), None)
    if extra:
        return asked_about(FAMILY, extra)
    asked = _asked(text, told)
    return asked if isinstance(asked, Missing) else _reading(document, told, *asked)


def _sum(text: str) -> _Sum | None:
    match = _EQUATION.search(text) or _COLUMN.search(text)
    if match is None:
        return None
    words = tuple(
        (-1 if each["sign"] in tuple("-−–") else 1, each["word"])
        for each in _TERM.finditer(match["first"] + match["rest"])
    )
    return _Sum(words, match["total"], *match.span())


def _refused(what: str, kept: str) -> Missing:
    return Missing(
        FAMILY,
        what,
        f"The question has {what}, and {kept} are read in such puzzles; can you put it so?",
    )


def _reading(
    document: Document, told: _Sum, objective: dict[str, float], goal: Sense
) -> Reading | Missing:
    text, letters = document.text.raw, told.letters
    rules, carries = told.rules()
    if not _SAME_ALLOWED.search(text):
        rules.append(all_different(letters))
    givens = [each for each in _GIVEN.finditer(text) if each["letter"] in letters]
    rules += [linear({each["letter"]: 1.0}, "=", float(each["digit"])) for each in givens]
    # ONE and TEN are words of the sum here, and no numbers.
    words = [each for each in _CAPITALS.finditer(text) if set(each[0]) <= set(letters)]
    spans = [Span(told.start, told.end), *(Span(*each.span()) for each in (*givens, *words))]
    stray = leftovers(document, spans, {0.0, 1.0, 2.0, 9.0, 10.0, float(len(letters))}).stray
    if stray:
        shown = with_context(document, stray)
        question = f'What does the number in "{shown}" say of the letters?'
        return Missing(FAMILY, f'what "{shown}" means', question)
    heads = set() if _LEADING_ZERO.search(text) else told.heads
    unknowns = [{"name": each, "low": int(each in heads), "high": 9} for each in letters]
    problem = ConstraintPuzzle.model_validate(
        {"unknowns": unknowns + carries, "rules": rules, "objective": objective, "goal": goal}
    )
    spans += [each.span for each in document.text.sentences if _CUE.search(each.text)]
    note = "Different letters are different digits, and no number begins with 0."
    return Reading(problem, tuple(spans), () if _SAYS_DIFFERENT.search(text) else (note,))


def _asked(text: str, told: _Sum) -> tuple[dict[str, float], Sense] | Missing:
    """The word or letter whose value is asked for: the total where nothing else is named."""
    letters = told.letters
    outside = text[: told.start] + " " * (told.end - told.start) + text[told.end :]
    if _COUNTS.search(text):
        question = "I find one solution and do not count them; is that enough?"
        return Missing(FAMILY, "how many solutions there are", question)
    words = [
        each["word"]
        for sentence in Text(outside).sentences
        if _ASKS.search(sentence.text)
        for each in _ASKED.finditer(sentence.text)
        if set(each["word"]) <= set(letters)
    ]
    if len(set(words)) > 1:
        named = " or ".join(dict.fromkeys(words))
        return Missing(FAMILY, "which value is asked for", f"Which value is asked for, {named}?")
    objective: dict[str, float] = {}
    _add(objective, words[0] if words else told.total)
    return objective, goal_of(outside)


def _add(terms: dict[str, float], word: str) -> None:
    for place, letter in enumerate(reversed(word)):
        terms[letter] = terms.get(letter, 0.0) + 10.0**place
