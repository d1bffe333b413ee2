"""A program stated on sums of named amounts, as a reading, where every number has its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.linear.candidates import candidates
from agent.interpret.embedded.linear.entities import Entities
from agent.interpret.embedded.linear.program import Draft
from agent.interpret.embedded.linear.ranges import ranges_of
from agent.interpret.embedded.linear.scene import Limit
from agent.interpret.embedded.linear.spoken_program import program_of
from agent.interpret.embedded.linear.tokens import Token, tokens_of
from agent.interpret.embedded.prose.sanity import has_optimum
from agent.interpret.embedded.reader import Reading
from agent.interpret.embedded.stated.aim import aim_of
from agent.interpret.embedded.stated.bounds import told_bounds, told_ranges
from agent.interpret.embedded.stated.limits import limits_of_sentence, spans_of
from agent.interpret.embedded.text import Sentence, Span
from agent.interpret.embedded.unread import unused_numbers

_MOST_TRIED = 12
# Sentences about the form of the amounts or of the answer, which limit nothing by themselves.
_FORM = re.compile(
    r"\bwhole\b|\bintegers?\b|\bindivisible\b|\bnon-?negative\b|\bround(?:ed|ing)?\b|\bfraction\w*",
    re.IGNORECASE,
)
# What states a rule although it neither compares nor gives a number that would be left over.
_MUST = re.compile(r"\bmust\s(?:both\s)?(?:be\s)?\w+", re.IGNORECASE)
_RULE = re.compile(
    r"\b(?:at\sleast|at\smost|no\smore\sthan|no\sless\sthan|exceed\w*|equal(?:ly)?|same|twice|thrice|half|ratio|proportion\w*"
    r"|if|unless|either|only|as\s(?:many|much))\b|%",
    re.IGNORECASE,
)
_HARMLESS = re.compile(
    r"\b(?:following|these|those|certain|various|several|all|given|above|the|its|their)\s(?:\w+\s){0,3}?(?:constraints?|conditions?|requirements?|limits?"
    r"|limitations?|restrictions?|rules?|bounds?|criteria)\b|\bsubject\sto\b|\?|\bmaximi[sz]\w*|\bminimi[sz]\w*|\bwhat\b"
    r"|\b(?:calculate|determine|find)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Said:
    sentence: Sentence
    tokens: tuple[Token, ...]


def read_stated(document: Document) -> Reading | None:
    """Returns the reading of the first set of amounts under which all of the text is accounted for."""
    for entities in islice(candidates(document), _MOST_TRIED):
        draft = stated(document, entities)
        if draft is not None and not unused_numbers(document, draft.used):
            return program_of(document, draft)
    return None


def stated(document: Document, entities: Entities) -> Draft | None:
    """Returns the program that the text states about these amounts; None where anything is left over."""
    n_amounts = len(entities.names)
    said = [
        _Said(sentence, tokens)
        for sentence in document.text.sentences
        if (tokens := tokens_of(document, sentence, entities))
    ]
    ranges, _ = ranges_of([each.tokens for each in said])
    limits: list[Limit] = list(ranges)
    for each in said:
        limits += [limit for limit in told_ranges(document, each.tokens) if limit not in limits]
    ranged = spans_of(limits)
    for each in said:
        found = limits_of_sentence(_unranged(each.tokens, ranged), n_amounts)
        if found is None or (not found and _is_unread(each, ranged)):
            return None
        limits += [limit for limit in found if limit not in limits]
    limits += [each for one in said for each in told_bounds(one.tokens, spans_of(limits) | ranged)]
    taken = spans_of(limits) | ranged
    goal = aim_of(document, [(each.sentence, each.tokens) for each in said], taken, n_amounts)
    if goal is None or not limits or not has_optimum(goal, limits, n_amounts):
        return None
    used = [*taken, *goal.spans, *_idle_numbers(said, n_amounts), *_kept(document, limits)]
    used += [t.span for each in said for t in each.tokens if t.kind == "entity"]
    return Draft(entities, goal, tuple(limits), tuple(dict.fromkeys(used)), ())


def _kept(document: Document, limits: Sequence[Limit]) -> Iterator[Span]:
    """The "must" of sentences from which a limit was read: it is that limit, and no rule more."""
    spans = spans_of(limits)
    for sentence in document.text.sentences:
        if _FORM.search(sentence.text) and not any(sentence.span.contains(span) for span in spans):
            yield sentence.span  # "if only whole numbers are possible, what is the least cost?"
        if any(sentence.span.contains(span) for span in spans):
            for match in _MUST.finditer(sentence.text):
                start = sentence.span.start
                yield Span(start + match.start(), start + match.end())


def _unranged(tokens: Sequence[Token], ranged: frozenset[Span]) -> Sequence[Token]:
    """The tokens without the numbers of ranges, which are read already."""
    return [token for token in tokens if token.span not in ranged]


def _is_unread(said: _Said, ranged: frozenset[Span]) -> bool:
    """Whether a sentence obliges to something and no limit came of it."""
    text = said.sentence.text
    if any(token.span in ranged for token in said.tokens) or _FORM.search(text):
        return False
    named = any(token.kind in {"entity", "group"} for token in said.tokens)
    return named and bool(_RULE.search(_HARMLESS.sub(" ", text))) and not _HARMLESS.search(text)


def _idle_numbers(said: Sequence[_Said], n_amounts: int) -> Iterator[Span]:
    """Numbers that count the amounts ("two projects") or the decimals of the answer."""
    for each in said:
        for index, token in enumerate(each.tokens):
            if token.kind != "number" or token.number is None:
                continue
            near = {t.text for t in each.tokens[max(0, index - 8) : index + 4]}
            before = each.tokens[index - 1].text if index else ""
            few = 0 < token.value < n_amounts and before in {"these", "those", "the", "such", "are"}
            if (token.number.is_spelt and (few or token.value in {n_amounts, 1})) or near & {
                "rounded",
                "decimal",
                "decimals",
                "round",
            }:
                yield token.span
