"""Sentences that may hold a rule which a reading did not keep: named things and duties left unread."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.leftovers import Covered
from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.text import Sentence, Span

_DUTY = re.compile(
    r"\b(?:must|cannot|can['’]?t|can\snot|may\s(?:not|only)|has\sto|have\sto|should\snot|shall|not\sallowed|forbidden"
    r"|at\s(?:least|most)|no\smore\sthan|unless|except|exactly|limit\w*|budget|if|together\swith|instead|requires?)\b",
    re.IGNORECASE,
)
_OF_GOALS = frozenset({"have to", "has to", "must", "if", "at most", "at least"})
_WORD = re.compile(r"[^\W_][\w'’]*")


def unread_rule(
    document: Document,
    used: Iterable[Span],
    names: Collection[str],
    rule: re.Pattern[str],
) -> Sentence | None:
    """Returns the first sentence with a name that stands in no used span, or a duty not understood.

    In a sentence in which `rule` is found the duty is the family's own.
    """
    covered = Covered(used)
    alone = {name.casefold() for name in names if len(name) > 1 and not name.isdigit()}
    letters = {name for name in names if len(name) == 1 and name.isalpha()}
    for sentence in document.text.sentences:
        written = set(_WORD.findall(sentence.text))
        if len(names) > 1 and all(set(name.split()) <= written for name in names):
            continue  # "stations could be built at A, B, C or D": it only names them all
        if _names_one(sentence, alone, letters, covered):
            return sentence
        duty = _DUTY.search(sentence.text)
        if duty is None or rule.search(sentence.text):
            continue
        if sentence.text.endswith("?") and duty.group().lower() in _OF_GOALS:
            continue  # "How many kilometres have to be repaired?" is the goal
        start = sentence.span.start
        if not covered.holds(Span(start + duty.start(), start + duty.end())):
            return sentence
    return None


def sentences_with(document: Document, pattern: re.Pattern[str]) -> tuple[Span, ...]:
    """Returns the spans of the sentences in which a pattern is found."""
    return tuple(each.span for each in document.text.sentences if pattern.search(each.text))


def asked_about(family: str, sentence: Sentence) -> Missing:
    """Returns the question what a sentence asks for."""
    said = " ".join(sentence.text.split())
    said = said if len(said) <= 120 else said[:119] + "…"
    return Missing(
        family,
        f'what "{said}" means here',
        f'I could not work this into the problem: "{said}"; can you put it in other words, or leave '
        "it out?",
    )


def _names_one(
    sentence: Sentence, alone: Collection[str], letters: Collection[str], covered: Covered
) -> bool:
    words = list(_WORD.finditer(sentence.text))
    for index, word in enumerate(words):
        start = sentence.span.start + word.start()
        if covered.holds(Span(start, start + len(word.group()))):
            continue
        # "A" and "I" that open a sentence are an article and a pronoun.
        if word.group() in letters and not (index == 0 or word.group() == "I"):
            before, after = sentence.text[: word.start()], sentence.text[word.end() :]
            if not (
                word.group() == "A"
                and before.rstrip()[-1:] in {":", "."}
                and after[:2].strip().islower()
            ):
                return True
        for length in (1, 2, 3):
            if index + length <= len(words):
                end = words[index + length - 1].end()
                if sentence.text[word.start() : end].casefold() in alone:
                    return True
    return False
