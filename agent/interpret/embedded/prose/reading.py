"""The linear program that prose tells, as a reading, where everything in it is accounted for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.linear.program import Draft
from agent.interpret.embedded.linear.spoken_program import program_of
from agent.interpret.embedded.prose.conditions import changing_sentence
from agent.interpret.embedded.prose.decisions import decisions, speaks_of_variables
from agent.interpret.embedded.prose.sanity import has_optimum
from agent.interpret.embedded.prose.told_program import Told, told
from agent.interpret.embedded.reader import Reading
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unused_numbers

_MUST = re.compile(r"\bmust\s(?:both\s)?(?:be\s)?\w+", re.IGNORECASE)
# "If the bus must carry at least 40, how many …?" states a limit, and no rule with a condition.
_IF_ASKED = re.compile(
    r"\bif\b[^?]{1,400}?,\s(?:how|what|which|find|determine|maximi|minimi|formulate)", re.IGNORECASE
)
_MOST_TRIED = 40
_LONGEST = 6_000  # characters; no problem that is told in prose is longer


def read_prose(document: Document) -> Reading | None:
    """Returns the reading of the first set of amounts under which the whole text makes sense."""
    if len(document.text.raw) > _LONGEST:
        return None
    if speaks_of_variables(document.text.raw) or changing_sentence(document):
        return None
    for index, entities in enumerate(decisions(document)):
        if index == _MOST_TRIED:
            break
        found = told(document, entities)
        if is_complete(document, found):
            return program_of(document, as_draft(document, found))
    return None


def is_complete(document: Document, found: Told) -> bool:
    """Whether every number and every limiting sentence has its place."""
    if found.unread or found.goal is None or not found.limits:
        return False
    if unused_numbers(document, found.used):
        return False
    n_entities = len(found.entities.names)
    covered = [len(each.values) for each in found.resources]
    if max(covered, default=0) < n_entities:
        return False
    return has_optimum(found.goal, found.limits, n_entities)


def as_draft(document: Document, found: Told) -> Draft:
    """The program in the form that amounts are made whole or divisible from."""
    used = (*found.used, *_kept_rules(document, found))
    return Draft(found.entities, found.goal, found.limits, used, (), "", found.assumptions)


def _kept_rules(document: Document, found: Told) -> Iterator[Span]:
    """The "must take" of sentences from which a limit was read: it is the limit, not a rule more."""
    spans = [span for limit in found.limits for span in limit.spans]
    for sentence in document.text.sentences:
        if any(sentence.span.contains(span) for span in spans):
            start = sentence.span.start
            asked = _IF_ASKED.search(sentence.text)
            if asked and "then" not in sentence.text:
                yield Span(start + asked.start(), start + asked.end())
            for match in _MUST.finditer(sentence.text):
                yield Span(start + match.start(), start + match.end())
