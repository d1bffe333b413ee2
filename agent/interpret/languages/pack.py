"""The contract of a language pack: what its one file gives.

A pack puts questions of the ten core families into the plain English that the readers know. Its
rules rewrite words and the order of words; they never touch a number. Every number was set apart
before the first rule as `‹k›`, and is put back, as English writes it, after the last one, so that
its place in the question as asked is never lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from agent.interpret.languages.sayings import NUMBER, Saying


@dataclass(frozen=True, slots=True)
class Rule:
    """Each match of `pattern` becomes `english`, a template or a function of the match."""

    pattern: re.Pattern[str]
    english: str | Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """One language.

    `sign` matches the words that tell the language from others, or a letter of its own script.
    `numeral` matches a number as the language writes it and `value` says it in English digits.
    `prepare` may join or rename words before the rules. `sayings` are tried on whole sentences before
    the rules are on words. A `restricting` word that the rules leave untranslated is a condition that
    was not understood, and so is an `obliging` one, which a saying may hold. `asks` opens a question back to the person, `unread` one about such a condition.
    """

    code: str
    name: str
    sign: re.Pattern[str]
    numeral: re.Pattern[str]
    value: Callable[[re.Match[str]], str]
    rules: tuple[Rule, ...]
    asks: str
    unread: str
    restricting: re.Pattern[str]
    sayings: tuple[Saying, ...] = ()
    obliging: re.Pattern[str] | None = None
    prepare: Callable[[str], str] = lambda text: text


def rule(pattern: str, english: str | Callable[[re.Match[str]], str]) -> Rule:
    """Returns a rule; `#` in the pattern stands for a number that was set apart.

    >>> rule("#kg", r"weighs").pattern.search("‹3›kg") is not None
    True
    """
    return Rule(re.compile(pattern.replace("#", NUMBER), re.IGNORECASE), english)


def words(table: str) -> tuple[Rule, ...]:
    """Returns rules for whole words or phrases, one "theirs = English" a line, tried in this order."""
    pairs = (line.split("=", 1) for line in table.strip().splitlines() if "=" in line)
    return tuple(
        rule(rf"(?<!\w)(?:{theirs.strip()})(?!\w)", english.strip()) for theirs, english in pairs
    )


@cache
def packs() -> dict[str, LanguagePack]:
    """Returns every pack by the name of its file."""
    import agent.interpret.languages.packs
    from problems.discovery import discover

    return discover(agent.interpret.languages.packs, "PACK", LanguagePack)
