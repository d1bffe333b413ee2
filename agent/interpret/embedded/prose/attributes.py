"""What numbers say of one of each: "a chair earns $45 and needs 5 boards"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from agent.interpret.embedded.linear.tokens import Token
from agent.interpret.embedded.linear.words import stem
from agent.interpret.embedded.prose.phrases import Phrase, phrase_at
from agent.interpret.embedded.text import Span

_BREAKS = frozenset("while whereas but".split())
_STOCK = frozenset("available budget there stock inventory ".split())
_OWNERS = frozenset(
    "company factory farmer store shop bakery firm hospital clinic restaurant airport school city "
    "manager owner team they he she we it i you".split()
)
_HAVE = frozenset("has have had needs need must requires require wants want can operates".split())
_DETERMINERS = frozenset(
    "the a an there his her my their its our in per each every this that".split()
)
_THROUGH = frozenset(
    "per for each every on from of the a an unit units one in sold made produced produce producing "
    "type by to using use given used invested".split()
)
# What is done again and again: "10 people per trip" is said of the vehicle, not of all trips.
_TURNS = frozenset(stem(word) for word in "trip shift time turn batch visit run".split())
ALL = -1  # the owner of what holds for each of them alike


@dataclass(frozen=True, slots=True)
class Attribute:
    """One number that is said of one of an entity; `order` counts those of the entity before it."""

    owner: int
    phrase: Phrase
    span: Span
    order: int


@dataclass(frozen=True, slots=True)
class Loose:
    """A number of which nobody in particular is the owner: a stock, a need, or a count."""

    tokens: tuple[Token, ...]
    mark: int
    phrase: Phrase


def attributes_of(
    sentences: Sequence[tuple[Token, ...]], taken: Collection[Span], n_entities: int
) -> tuple[tuple[Attribute, ...], tuple[Loose, ...]]:
    """Returns what is said of single entities, and the numbers that are said of none."""
    found: list[Attribute] = []
    loose: list[Loose] = []
    counts: dict[int, int] = {}
    subject: int | None = None
    for tokens in sentences:
        marks = [
            index
            for index, token in enumerate(tokens)
            if token.kind == "number" and token.span not in taken
        ]
        in_order = _respectively(tokens, marks, n_entities)
        begin = 0
        leading = _leading(tokens)
        carried: int | None = subject if _continues(tokens) else leading
        for mark in marks:
            phrase = phrase_at(tokens, mark, begin)
            owner = in_order.get(mark)
            if owner is None:
                owner = _owner(tokens, mark, begin, phrase, carried)
                owner = leading if owner is None else owner
            if owner is None:
                loose.append(Loose(tokens, mark, phrase))
            for each in range(n_entities) if owner == ALL else [owner]:
                if each is not None:
                    found.append(Attribute(each, phrase, tokens[mark].span, counts.get(each, 0)))
                    counts[each] = counts.get(each, 0) + 1
            carried, begin = owner, phrase.end
        named = {token.entity for token in tokens if token.kind == "entity"}
        subject = named.pop() if len(named) == 1 else None
    return tuple(found), tuple(loose)


def _leading(tokens: Sequence[Token]) -> int | None:
    """The entity that a sentence is set under: "On the radio, an advertisement costs $50 …"."""
    words = [token for token in tokens[:6] if token.text not in {"the", "a", "each", "every"}]
    if len(words) < 3 or words[0].text not in {
        "on",
        "in",
        "at",
        "for",
        "with",
        "using",
        "via",
        "by",
    }:
        return None
    return words[1].entity if words[1].kind == "entity" and words[2].text == "," else None


def _continues(tokens: Sequence[Token]) -> bool:
    """Whether a sentence goes on about the one before: "It also needs 4 boards"."""
    words = [token.text for token in tokens[:3] if token.kind != "stop"]
    return bool(words) and words[0] in {"it", "this", "these", "each"} and "has" not in words


def _respectively(tokens: Sequence[Token], marks: list[int], n_entities: int) -> dict[int, int]:
    """The owner of each number where numbers and names are listed in the same order."""
    if not any(token.text == "respectively" for token in tokens):
        return {}
    named = list(dict.fromkeys(token.entity for token in tokens if token.kind == "entity"))
    order = named or list(range(n_entities))
    if len(order) < 2 or not marks or len(marks) % len(order):
        return {}
    return {mark: order[index % len(order)] for index, mark in enumerate(marks)}


def _owner(
    tokens: Sequence[Token], mark: int, begin: int, phrase: Phrase, carried: int | None
) -> int | None:
    """The entity that a number is said of, ALL for each of them, None where there is none."""
    if [token.text for token in tokens[mark - 2 : mark]] == ["total", "of"]:
        return None
    behind = _behind(tokens, mark, phrase)
    if behind is None and _takes(tokens, mark):
        behind = _made(tokens, mark)
    if behind is None and mark > 1 and tokens[mark - 1].text == ",":
        # "a desk costs $40, and a lamp, $15"
        behind = tokens[mark - 2].entity if tokens[mark - 2].kind == "entity" else None
    if behind is not None and behind != ALL:
        return behind
    start = _start(tokens, mark, begin)
    texts = {token.text for token in tokens[start:mark]}
    after = {token.text for token in tokens[mark + 1 : phrase.end + 3]}
    if "available" in after or texts & _STOCK:
        return None
    return _of_piece(tokens, start, mark, behind, carried)


def _of_piece(
    tokens: Sequence[Token], start: int, mark: int, behind: int | None, carried: int | None
) -> int | None:
    """The owner that a statement from `start` up to its number names or points to."""
    piece = tokens[start:mark]
    entities = [index for index, token in enumerate(piece) if token.kind == "entity"]
    if entities:
        if _other_subject(piece, entities[-1]) and not _is_for_each(piece, entities[-1]):
            return None
        return _subject(piece, entities)
    grouped = (start + i for i, token in enumerate(piece) if token.kind == "group")
    if behind == ALL or any(_is_each(tokens, index) for index in grouped):
        return ALL
    texts = {token.text for token in piece}
    points = any(a.text in {"this", "that"} and b.kind == "group" for a, b in pairwise(piece))
    first = next((t.text for t in piece if t.text not in {"and", "also", "or", ","}), "")
    if not points and (first in _DETERMINERS or (texts & _OWNERS and texts & _HAVE)):
        return None
    return carried if carried is not None else _before(tokens, start)


def _takes(tokens: Sequence[Token], mark: int) -> bool:
    """Whether "it takes" stands before a number, or before the one that this one is listed after."""
    return any(
        one.text == "it" and stem(two.text) in {"tak", "cost", "requir"}
        for one, two in pairwise(tokens[:mark])
    )


def _made(tokens: Sequence[Token], mark: int) -> int | None:
    """The entity in "it takes 2 hours to make a table"."""
    for token in tokens[mark + 1 : mark + 9]:
        if token.kind in {"number", "compare", "stop"}:
            break
        if token.kind == "entity":
            return token.entity
    rest = tokens[mark + 1 :]
    if not any(token.text == "to" for token in rest):
        return None
    named = {token.entity for token in rest if token.kind == "entity"}
    return named.pop() if len(named) == 1 else None


def _start(tokens: Sequence[Token], mark: int, begin: int) -> int:
    """Where the statement of a number begins: behind the last mark, break or number."""
    for index in range(mark - 1, begin - 1, -1):
        token = tokens[index]
        if token.kind == "compare" or token.text in _BREAKS or token.text in {";", ":", ","}:
            return index + 1
        if token.text == "and" and any(t.kind == "entity" for t in tokens[index:mark]):
            before = tokens[index - 1] if index else None
            if before is None or before.kind != "entity":
                return index + 1
    return begin


def _subject(piece: Sequence[Token], entities: list[int]) -> int | None:
    """The last entity, or ALL where "both A and B" are the subject."""
    last = entities[-1]
    if len(entities) > 1 and last - entities[-2] <= 3:
        between = {token.text for token in piece[entities[-2] + 1 : last]}
        if between & {"and", "or"} and piece[last].entity != piece[entities[-2]].entity:
            return ALL if any(token.text == "both" for token in piece) else None
    return piece[last].entity


def _is_for_each(piece: Sequence[Token], last: int) -> bool:
    """Whether a statement is made for one of an entity: "for every desk we need …"."""
    before = [token.text for token in piece[max(0, last - 2) : last]]
    return (
        len(before) == 2 and before[0] == "for" and before[1] in {"each", "every", "a", "an", "one"}
    )


def _other_subject(piece: Sequence[Token], last: int) -> bool:
    """Whether, behind the entity, somebody else becomes the subject: "… the company has"."""
    texts = [token.text for token in piece[last + 1 :]]
    return any(a in _OWNERS and b in _HAVE for a, b in pairwise(texts)) or "there" in texts


def _behind(tokens: Sequence[Token], mark: int, phrase: Phrase) -> int | None:
    """The entity that is named behind a number: "$5 per chair", "3 hours for each table"."""
    reaches = False
    for index in range(mark + 1, min(len(tokens), mark + 14)):
        token = tokens[index]
        if token.kind in {"number", "compare", "stop"} or token.text in {"and", "but", "while"}:
            return None
        if token.kind == "entity":
            return token.entity if reaches and not _is_listed(tokens, index) else None
        if token.kind == "group" and reaches and _is_each(tokens, index):
            return None if stem(token.text) in _TURNS else ALL
        if token.text in {"per", "for", "each", "every", "from", "on"}:
            reaches = True
        elif reaches and index >= phrase.end and token.text not in _THROUGH:
            return None
    return None


def _is_listed(tokens: Sequence[Token], index: int) -> bool:
    """Whether "and" and another entity follow: "for chairs and tables"."""
    following = tokens[index + 1 : index + 4]
    joined = bool(following) and following[0].text in {"and", "or"}
    return (
        joined
        and any(t.kind == "entity" and t.entity != tokens[index].entity for t in following)
        and not any(t.kind == "number" for t in tokens[index + 1 : index + 3])
    )


def _is_each(tokens: Sequence[Token], index: int) -> bool:
    return index > 0 and tokens[index - 1].text in {"each", "every", "per", "any", "one"}


def _before(tokens: Sequence[Token], start: int) -> int | None:
    """The last entity before a statement that a pronoun opens, in the same sentence."""
    for token in reversed(tokens[:start]):
        if token.kind == "entity":
            return token.entity
        if token.kind in {"compare"}:
            return None
    return None
