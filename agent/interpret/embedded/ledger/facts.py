"""Facts of one thing each: "a coach has 40 seats and costs 600 euros; a minibus has 23 and …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.ledger.marks import Mark, marks_in
from agent.interpret.embedded.ledger.quantities import PERIODS, Quantity, quantity_at
from agent.interpret.embedded.linear.words import stem
from agent.interpret.embedded.text import Sentence, Span

_GAIN = frozenset(
    stem(word)
    for word in "earn earns bring brings bringing sell sells fetch fetches profit profits yield yields yielding "
    "gain interest return returns pay pays net nets revenue sold income".split()
)
_COST = frozenset(stem(word) for word in "cost costs costing price priced".split())
_USE = frozenset(
    stem(word)
    for word in "take takes use uses need needs require requires has have contain contains hold holds carry carries "
    "seat seats handle handles last lasts give gives provide provides supply clear clears produce produces "
    "consume consumes absorb add adds tire tires please pleases weigh weighs fill fills occupy serve serves "
    "transport transports move moves reach reaches mean means occupies eat eats feed".split()
)
VERBS = _GAIN | _COST | _USE
_LEADS = frozenset(
    "and but while whereas also each every a an the any one of making producing building growing planting "
    "buying using baking sewing making selling renting hiring per for".split()
)
_AMOUNT_LEADS = frozenset(
    stem(word)
    for word in "hectare acre kilo kg kilogram litre liter tonne ton pound gallon unit piece portion cup gram batch "
    "bottle can bag".split()
)
_ARTICLES = frozenset({"a", "an", "each", "every", "one", "the"})
_LONGEST_BARE = 3
_LONGEST_NAME = 4
_FEWEST_NAMED = 1
_OPENING = frozenset(", ; : and but while whereas from in of".split())
_OPENERS = frozenset("the a an we he she they there our his her their its this".split())
_FIXED = re.compile(
    r"\b(?:rent\w*|set-?up|setting\sup|to\s(?:open|start|launch|set\sup|install|rent|use\sat\sall)|opening|fixed|at\sall|licen[cs]e)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"[,;.]\s|\sand\s")
_BULLET = re.compile(r"^\s*(?:\d{1,2}[.)]\s+|[-•*–]\s+)")
_BOUNDED = re.compile(r"\b(?:can|could|may|will)\sbe\b|\bguests?\b|\bcustomers?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fact:
    """What one of a subject has, takes, costs ("cost"), earns ("gain"), or costs once ("fixed").

    `role` is "cost", "gain", "price", "fixed", "bound" or "attribute"; `lead` the measure that one of
    it is ("hectare" in "a hectare of rye").
    """

    subject: tuple[str, ...]
    lead: str
    role: str
    quantity: Quantity
    relation: str = ""
    verb: str = ""
    sentence: Span | None = None


def facts_of(document: Document, sentences: Sequence[Sentence]) -> tuple[Fact, ...]:
    """Returns every fact that the sentences tell, in order; a subject may be no thing to decide."""
    found: list[Fact] = []
    for sentence in sentences:
        start = sentence.span.start
        bullet = _BULLET.match(sentence.text)
        span = Span(start + (bullet.end() if bullet else 0), sentence.span.end)
        if document.numbers_in(span):
            found += _facts_in(document, span)
    return tuple(found)


def _facts_in(document: Document, span: Span) -> Iterator[Fact]:
    marks = marks_in(document, span)
    subject: tuple[tuple[str, ...], str] | None = None
    verb, index, begun, is_new = "", 0, 0, True
    while index < len(marks):
        mark = marks[index]
        opens = is_new or mark.text in _OPENING
        is_list = mark.text in {"from", "in", "of"}
        is_new = False
        if (
            opens
            and (
                found := _subject_at(
                    marks, index + is_list, has_subject=subject is not None and not is_list
                )
            )
            and (not is_list or marks[found[1]].text == "at")
        ):
            subject, index = found[0], found[1]
            begun = index
            continue
        if opens and _turns_away(marks, index):
            subject = None
        if mark.kind == "word" and mark.stem in VERBS:
            verb = mark.stem
        if mark.kind in {"number", "share"} and subject and not _is_idle(marks, index):
            fact = _fact(document, marks, index, subject, verb, begun)
            yield replace(fact, sentence=span)
            index = fact.quantity.after
            begun = index
            continue
        if (
            mark.text == "no"
            and subject
            and index + 1 < len(marks)
            and marks[index + 1].kind == "word"
        ):
            nothing = Quantity(0.0, "", marks[index + 1].stem, "", mark.span, index + 2)
            yield Fact(*subject, "attribute", nothing, "", verb, span)
        index += 1


def _turns_away(marks: Sequence[Mark], index: int) -> bool:
    """Whether another subject begins here, of which nothing that can be read is told."""
    while index < len(marks) and (
        marks[index].kind == "stop" or marks[index].text in {"and", "but", "while"}
    ):
        index += 1
    if index + 1 >= len(marks) or marks[index].text not in _OPENERS:
        return False
    return marks[index + 1].stem not in VERBS


def _is_idle(marks: Sequence[Mark], index: int) -> bool:
    """Whether a share is none that a thing has: "a third", which is no percentage."""
    number = marks[index].number
    return marks[index].kind == "share" and (number is None or not number.is_percentage)


def _subject_at(
    marks: Sequence[Mark], index: int, *, has_subject: bool
) -> tuple[tuple[tuple[str, ...], str], int] | None:
    """The subject that begins here, the measure before it, and where its verb or number stands."""
    start = index
    while index < len(marks) and (marks[index].kind == "stop" or marks[index].text in _LEADS):
        index += 1
    if has_subject and index < len(marks) and marks[index].text == "of":
        index += 1  # "a hectare of peas earns 500 and of rape 300"
    has_article = index > start and marks[index - 1].text in _ARTICLES
    lead, index = _measured(marks, index)
    words, index = _named(marks, index)
    if not words or words[0] in VERBS or index >= len(marks) or _UNNAMED & set(words):
        return None
    ends_in_s = marks[index - 1].text.endswith("s")
    if has_subject and not has_article and ends_in_s and _is_told_by(marks, index):
        return None  # "… and stores 40 kg": a verb of the subject before, no subject by itself
    mark = marks[index]
    is_counted = mark.kind in {"number", "share"}
    if (
        has_article
        and len(words) > _FEWEST_NAMED
        and ends_in_s
        and (is_counted or mark.text == "for")
    ):
        return (words[:-1], lead), index  # "a cabin sleeps 6", "a nurse cares for 9 patients"
    is_told = mark.kind == "word" and mark.stem in VERBS
    is_short = has_subject and is_counted and (has_article or lead or len(words) < _LONGEST_BARE)
    return ((words, lead), index) if is_told or is_short or _is_priced(marks, index) else None


def _measured(marks: Sequence[Mark], index: int) -> tuple[str, int]:
    """The measure that one of a subject is, "hectare" in "hectare of rye", and where the subject begins."""
    if (
        index + 2 >= len(marks)
        or marks[index].stem not in _AMOUNT_LEADS
        or marks[index + 1].text != "of"
    ):
        return "", index
    lead, index = marks[index].stem, index + 2
    while marks[index].text in _ARTICLES and index + 1 < len(marks):
        index += 1
    return lead, index


def _named(marks: Sequence[Mark], index: int) -> tuple[tuple[str, ...], int]:
    """The words of a name, and where its verb or number stands."""
    words: list[str] = []
    while index < len(marks) and marks[index].kind == "word" and len(words) < _LONGEST_NAME:
        mark = marks[index]
        if (words and mark.stem in VERBS) or mark.text in _STOPS:
            break
        words.append(mark.stem)
        index += 1
    # "Making any kites at all means": what stands between the thing and its verb.
    if index + 1 < len(marks) and [marks[index].text, marks[index + 1].text] == ["at", "all"]:
        index += 2
    return tuple(words), index


def _is_told_by(marks: Sequence[Mark], index: int) -> bool:
    """Whether the word before a number is its verb."""
    return marks[index].kind == "number" and _is_verb(marks[index - 1].text)


def _is_priced(marks: Sequence[Mark], index: int) -> bool:
    """Whether a price or a rate follows: "at 3 euros", "for $5", "at 4 %"."""
    if marks[index].text not in {"at", "for"} or index + 1 >= len(marks):
        return False
    rated = marks[index + 1]
    return rated.is_money or (marks[index].text == "at" and rated.kind == "share")


def _is_verb(word: str) -> bool:
    """Whether a word that may be a plural is used as a verb in questions of this kind."""
    return word in _OTHER_VERBS


_OTHER_VERBS = frozenset(
    "stores saves absorbs removes burns seats feeds covers lasts attracts treats cleans packs lifts heats cools adds "
    "draws emits captures creates releases generates delivers catches".split()
)
_STOPS = frozenset(
    "at for of in on to from by with is are was be can may must should will would if that which who and or as than "
    "there how what it they then up into no not only at".split()
)
_UNNAMED = frozenset(
    stem(word) for word in (*PERIODS, "each", "them", "he", "she", "we", "i", "you", "all", "which")
)


def _fact(
    document: Document,
    marks: Sequence[Mark],
    index: int,
    subject: tuple[tuple[str, ...], str],
    verb: str,
    begun: int,
) -> Fact:
    quantity = quantity_at(marks, index)
    before = document.text.raw[
        marks[begun].span.start if begun < index else marks[index].span.start : marks[
            index
        ].span.start
    ]
    until = marks[quantity.after].span.start if quantity.after < len(marks) else marks[-1].span.end
    rest = document.text.raw[marks[index].span.end : min(len(document.text.raw), until + 24)]
    near = [each for each in marks[max(begun - 1, index - 2, 0) : index] if each.kind == "relation"]
    ahead = marks[quantity.after : quantity.after + 2]
    if (
        not subject[1]
        and len(ahead) == 2
        and ahead[0].text in {"a", "per", "each"}
        and ahead[1].stem in _AMOUNT_LEADS
    ):
        subject = (subject[0], ahead[1].stem)  # "costs 3 euros a litre"
    if near:
        return Fact(*subject, "bound", quantity, near[-1].text, verb)
    words = {each.stem for each in marks[max(begun - 1, 0) : index]}
    role = "attribute"
    is_plain = not quantity.dimension and not quantity.noun
    rest = _JOINT.split(rest)[0]
    before = _JOINT.split(before)[-1]
    if quantity.dimension == "money" or is_plain or quantity.dimension == "share":
        if quantity.dimension == "money" and (_FIXED.search(before) or _FIXED.search(rest)):
            role = "fixed"
        elif (
            words & _GAIN
            or (verb in _GAIN and not words & _COST)
            or (
                quantity.dimension == "share"
                and marks[index - 1].text == "at"
                and (quantity.noun in _GAIN or not quantity.noun)
            )
        ):
            role = "gain"
        elif quantity.dimension == "share":
            role = "attribute"
        elif words & _COST or verb in _COST:
            role = "cost"
        elif quantity.dimension == "money":
            role = "price"
    return Fact(*subject, role, quantity, "", verb)
