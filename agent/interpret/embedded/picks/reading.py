"""Scores, what pairs share, how many to pick: read together, with every number in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.picks.pair_amounts import Doubt, find_pair_amounts
from agent.interpret.embedded.picks.scores import Scores, find_scores
from agent.interpret.embedded.picks.wanted import Wanted, find_wanted, find_weight, zero_spans
from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.records.named_rules import rule_about_some
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unused_numbers, with_context

Matrix = tuple[tuple[float, ...], ...]
_ADDS = re.compile(r"\b(?:adds?|plus|bonus\w*|gains?|rewards?)\b", re.IGNORECASE)
_TAKES = re.compile(
    r"\b(?:minus|less|los[et]\w*|penal\w+|deduct\w*|subtract\w*|overlap\w*|redundan\w+|taken\soff|cost|net\sof|reduc\w+|unlike|not\sall\salike"
    r"|left|in\sthe\send)\b|\s[-−–]\s",
    re.IGNORECASE,
)
_RULES = re.compile(
    r"\b(?:must|cannot|can't|may\snot|never|not\sboth|together\swith|unless|except|at\sleast|either|budget|costs?|twice\scounted|both\sways"
    r"|smaller|larger|worst|weakest|strongest|(?:largest|highest|greatest|maximum)\s(?:likeness|similarity|redundancy|overlap|of)|if|instead|double|seconds?\seach"
    r"|counted\stwice|average|mean|divided)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Picks:
    """What was read: names, scores, a square of what pairs share, its factor, how many to pick."""

    names: tuple[str, ...]
    scores: tuple[float, ...]
    shared: Matrix
    weight: float
    wanted: Wanted
    used: tuple[Span, ...]
    assumptions: tuple[str, ...]


def read_picks(document: Document, family: str, things: str) -> Picks | Missing | None:
    """Returns what is picked by what, None where there are no pairs or no scores.

    `things` is what the family calls them, for questions.
    """
    pairs = find_pair_amounts(document)
    if pairs is None:
        return None
    if isinstance(pairs, Doubt):
        what = f"what {pairs.u} and {pairs.v} share"
        return Missing(
            family, what, f"{pairs.u} and {pairs.v} share two different amounts; which is meant?"
        )
    zeros = zero_spans(document)
    weight, weight_spans = find_weight(document)
    but = (*pairs.spans, *zeros, *weight_spans)
    scores = find_scores(document, pairs.names, pairs.size, but)
    if scores is None:
        return None
    if not _fits(pairs.names, pairs.size, scores):
        return Missing(
            family,
            "the names",
            f"The scores and the pairs name different {things}; which are there?",
        )
    wanted = find_wanted(document, len(scores.names), (*but, *scores.spans))
    if wanted is None:
        return Missing(
            family, "how many to pick", f"How many {things} are to be picked, exactly or at most?"
        )
    used = (*but, *scores.spans, *wanted.spans, *_ranges(document, len(scores.names)))
    if missing := _unclear(document, family, scores, used):
        return missing
    names = {name.casefold(): at for at, name in enumerate(pairs.names or scores.names)}
    order = [names.get(name.casefold()) for name in scores.names]
    shared = tuple(
        tuple(
            0.0
            if i == j or a is None or b is None
            else pairs.by_pair.get((min(a, b), max(a, b)), 0.0)
            for j, b in enumerate(order)
        )
        for i, a in enumerate(order)
    )
    told = pairs.is_complete and len(scores.names) == pairs.size
    said = () if told or zeros else ("Pairs that are not named share nothing.",)
    sign = -1 if _ADDS.search(document.text.raw) and not _TAKES.search(document.text.raw) else 1
    return Picks(scores.names, scores.values, shared, sign * weight, wanted, used, said)


def _fits(names: tuple[str, ...], size: int, scores: Scores) -> bool:
    """Whether the scores are of the things that the pairs join, and of at least those."""
    known = {name.casefold() for name in scores.names}
    if names:
        return {name.casefold() for name in names} <= known
    return len(scores.names) == size


def _ranges(document: Document, size: int) -> tuple[Span, ...]:
    """Where "f1 to f4", "rows 1 to 7" names all things."""
    pattern = re.compile(
        rf"\b[A-Za-z]{{0,12}}\s?1\s?(?:to|through|–|-|…|\.\.\.?)\s?[A-Za-z]{{0,12}}\s?{size}\b"
    )
    return tuple(Span(*match.span()) for match in pattern.finditer(document.text.raw))


def _unclear(
    document: Document, family: str, scores: Scores, used: tuple[Span, ...]
) -> Missing | None:
    raw = document.text.raw
    loose = [
        number
        for number in unused_numbers(document, used)
        if number.value != len(scores.names)
        and not _is_name(raw, number.span, scores.names)
        and not (
            number.value == 2
            and re.match(
                r"\s?(?:\w+\s)?\b(?:witnesses|works|of\sthem|features|things|tell|are|shown|that)\b",
                raw[number.span.end :][:24],
            )
        )
    ]
    if loose:
        shown = with_context(document, loose[0])
        return Missing(
            family, f'what "{shown}" means', f'What does the number in "{shown}" say here?'
        )
    if rule := _RULES.search(raw):
        shown = rule.group()
        return Missing(
            family,
            f'what "{shown}" asks for',
            f'The question says "{shown}", which is not read yet; can you put it in other words, or leave it out?',
        )
    inside = tuple(
        sentence.span
        for sentence in document.text.sentences
        if any(s.start < sentence.span.end and sentence.span.start < s.end for s in used)
    )
    return rule_about_some(document, scores.names, inside, family)


def _is_name(raw: str, span: Span, names: tuple[str, ...]) -> bool:
    """Whether a number is a name or the end of one."""
    before = raw[max(0, span.start - 24) : span.end].casefold()
    return any(before.endswith(name.casefold()) for name in names)
