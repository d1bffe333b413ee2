"""Arcs told in sentences: "from the hill to the church 12", "Kelso can forward 8 pallets to Norby"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.flows.arc import FlowArc, ToldArcs, arc_of, kind_of
from agent.interpret.embedded.leftovers import Covered
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.text import Sentence, Span

_THE = r"(?:(?:the|an?|node|vertex)\s){0,2}"
_VERB = r"to|is|are|has|have|can|costs?|carries|holds?|takes|with|at|of|for|and|or|lets|passes|handles|may|could|allows|a|an"
_NAME = (
    r"(?<![\w'’-])(?!(?:the|an?|node|vertex|and|or|but|while|then|also|it|which|who|they|we|you|so|from|to|with|each|every|all|any|that|be|there|other|at|of|in|on|most)\b)[^\W_][\w'’-]*"
    rf"(?:\s(?:(?-i:[A-Z])(?![\w'’])|\d{{1,3}}(?![\w.,]\d)(?=\W*$|[,;:.)\n]|\s(?:{_VERB})\b|\s\(?[$€£]?\d)|(?-i:[A-Z][a-z]+)\b))?"
)
_HANDS = r"(?:can|may|could|is\sable\sto)\s[a-z]+(?:\sonly|\son)?"
_GIVES = re.compile(rf"\s{_HANDS}\s", re.IGNORECASE)
_FROM_TO = re.compile(
    rf"\bfrom\s{_THE}(?P<u>{_NAME})(?:\s\([^()\n]{{1,40}}\))?\s(?:in)?to\s{_THE}(?P<v>{_NAME})",
    re.IGNORECASE,
)
_HANDED = re.compile(
    rf"(?P<u>{_NAME})\s{_HANDS}\s[^.;\n]{{0,12}}?\d[\d.,]*[^.;,\n\d]{{0,40}}?\s(?:on\s)?(?:in)?to\s{_THE}(?P<v>{_NAME})"
)
_AND_TO = re.compile(rf"(?:,|\band)\sto\s{_THE}(?P<v>{_NAME})(?=\s\(?\d)", re.IGNORECASE)
# What is to be sent, not what an arc carries.
_ASKED = re.compile(
    r"\?|\b(?:has|have|needs?|wants?)\sto\s(?!pass)|\bmust\b|\bshould\b"
    r"|^\W*(?:please\s)?(?:send|ship|move|bring|route|deliver|compute|find|determine|minimi[sz]e|maximi[sz]e)\b",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:^|\n)[\s(]{0,4}$")
_FREE = re.compile(
    r"\bthe\sother\s\w+(?:\s\w+)?\s(?:have\sno\s(?:limits?|bounds?)|(?:are|is)\s(?:unlimited|not\slimited)"
    r"|(?:take\s|carry\s)?any\samount)\b",
    re.IGNORECASE,
)
_SPANNED = re.compile(
    r"\b(?:numbered|labell?ed|named|called|nodes|vertices)\s(?:from\s)?\w+\s(?:up\s)?(?:to|through)\s\w+",
    re.IGNORECASE,
)
_LONGEST = 100_000
_SHAPES = (
    (re.compile(r"(?:F(?:TN{1,2})+)+"), "after"),
    (re.compile(r"(?:NFTN?)+"), "before"),
    (re.compile(r"(?:SNT)+"), "handed"),
)

# Numbers of places, and then arcs: "P has 5, Q needs 4, a ton from P to Q costs 3".
_LED = re.compile(r"(?P<lead>N+)(?:F(?:TN{1,2})+)+")


@dataclass(frozen=True, slots=True)
class _Token:
    letter: str
    start: int
    end: int
    name: str = ""
    number: Number | None = None


def spoken_arcs(document: Document) -> ToldArcs | None:
    """Returns the arcs that sentences tell; None where there are fewer than two.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "The pipe from the hill to tank 1 carries 6, that from tank 1 to the town 5 litres."
    >>> [(arc.u, arc.v, arc.capacity or arc.plain) for arc in spoken_arcs(Document(Text(text))).arcs]
    [('hill', 'tank 1', 6.0), ('tank 1', 'town', 5.0)]
    """
    raw = document.text.raw
    if len(raw) > _LONGEST:
        return None
    names = _names(raw)
    if len(names) < 3 or _overlap(names):
        return None
    arcs: list[FlowArc] = []
    spans: list[Span] = []
    for sentence in document.text.sentences:
        if _ASKED.search(sentence.text) or not any(char.isdigit() for char in sentence.text):
            continue
        for statement in _statements(sentence):
            found, span = _of_sentence(document, statement, names)
            if found:
                arcs += found
                spans.append(span)
    spans += [Span(*match.span()) for match in _FREE.finditer(raw)]
    return ToldArcs(tuple(arcs), tuple(spans)) if len(arcs) > 1 else None


def _names(raw: str) -> dict[str, str]:
    """The names that ways are told of, by their lower-cased spelling.

    A number behind a name is part of it where such names also stand first: "from tank 1 to tank 2";
    in "from the hill to the church 12" it is not.
    """
    matches = [match for shape in (_FROM_TO, _HANDED) for match in shape.finditer(raw)]
    starts = [match["u"] for match in matches]
    targets = [match["v"] for match in (*matches, *_AND_TO.finditer(raw))]
    kinds = {_head(name) for name in starts if name[-1].isdigit()}
    targets = [name if _head(name) in kinds else _bare(name) for name in targets]
    found: dict[str, str] = {}
    for name in (*starts, *targets):
        found.setdefault(name.casefold(), name)
    return found


def _overlap(names: dict[str, str]) -> bool:
    """Whether one name ends with another, so that a word before it may not be part of it."""
    return any(tail in names for name in names for tail in [name.partition(" ")[2]] if tail)


def _head(name: str) -> str:
    return name.rpartition(" ")[0].casefold()


def _bare(name: str) -> str:
    """The name without a number behind it."""
    head, _, label = name.rpartition(" ")
    return head if head and label.isdigit() else name


def _statements(sentence: Sentence) -> Iterator[Sentence]:
    """The parts of a sentence between semicolons."""
    start = sentence.span.start
    for part in sentence.text.split(";"):
        yield Sentence(part, Span(start, start + len(part)))
        start += len(part) + 1


def _of_sentence(
    document: Document, sentence: Sentence, names: dict[str, str]
) -> tuple[list[FlowArc], Span]:
    """The arcs of a statement and where they stand; none where it does not tell arcs throughout."""
    sentence, tokens = _from_first_arc(document, sentence, list(_tokens(document, sentence, names)))
    letters = "".join(token.letter for token in tokens)
    order = next((order for shape, order in _SHAPES if shape.fullmatch(letters)), None)
    found: list[FlowArc] = []
    for u, v, numbers in _steps(tokens, order) if order else ():
        arc = arc_of(u, v, _kinds(document.text.raw, sentence, tokens, numbers, order or ""))
        if arc is None or u == v:
            return [], sentence.span
        found.append(arc)
    return found, sentence.span


def _from_first_arc(
    document: Document, sentence: Sentence, tokens: list[_Token]
) -> tuple[Sentence, list[_Token]]:
    """The statement from the clause with its first arc on, where numbers of places stand before."""
    letters = "".join(token.letter for token in tokens)
    match = _LED.fullmatch(letters)
    if match is None:
        return sentence, tokens
    at = match.end("lead")
    first = tokens[at].start
    cut = document.text.raw.rfind(",", tokens[at - 1].end, first)
    if cut < 0:
        return sentence, tokens
    span = Span(cut + 1, sentence.span.end)
    return Sentence(document.text.at(span), span), tokens[at:]


def _tokens(document: Document, sentence: Sentence, names: dict[str, str]) -> Iterator[_Token]:
    raw, span = document.text.raw, sentence.span
    pattern = _mentions(tuple(names), gives=bool(_GIVES.search(sentence.text)))
    found = []
    passed = Covered(Span(*each.span()) for each in _SPANNED.finditer(raw, span.start, span.end))
    for match in pattern.finditer(raw, span.start, span.end):
        if passed.overlaps(Span(*match.span())):
            continue
        lead = (match["lead"] or "").lower()
        letter = "F" if lead == "from" else "T" if lead else "S"
        name = names[(match["name"] or match["giver"]).casefold()]
        found.append(_Token(letter, match.start(), match.end(), name))
    for number in document.numbers_in(span):
        start, end = number.span.start, number.span.end
        in_name = any(token.start <= start < token.end for token in found)
        is_item = raw[end : end + 1] in {".", ")"} and _ITEM.search(raw[max(0, start - 6) : start])
        if passed.holds(number.span):
            continue
        if not (in_name or is_item or (number.is_spelt and number.value <= 1)):
            found.append(_Token("N", start, end, number=number))
    yield from sorted(found, key=lambda token: token.start)


@lru_cache(maxsize=16)
def _mentions(names: tuple[str, ...], *, gives: bool) -> re.Pattern[str]:
    """Where names stand behind "from" or "to", and before "can send" where a sentence has that."""
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    giver = rf"\b(?:{known})" if gives else r"(?!)"
    return re.compile(
        rf"\b(?P<lead>from|(?:in)?to)\s{_THE}(?P<name>{known})(?![\w-])|(?P<giver>{giver})\s{_HANDS}(?=\s)",
        re.IGNORECASE,
    )


def _steps(tokens: list[_Token], order: str) -> Iterator[tuple[str, str, list[int]]]:
    """Each arc's ends and the places of its numbers among the tokens."""
    origin = ""
    for at, token in enumerate(tokens):
        if token.letter in {"F", "S"}:
            origin = token.name
        if token.letter != "T":
            continue
        if order == "after":
            last = at + 1
            while last < len(tokens) and tokens[last].letter == "N":
                last += 1
            yield origin, token.name, list(range(at + 1, last))
        elif order == "handed":
            yield origin, token.name, [at - 1]
        else:
            extra = [at + 1] if _is_limit(tokens, at) else []
            yield origin, token.name, [at - 2, *extra]


def _is_limit(tokens: list[_Token], at: int) -> bool:
    """Whether the number after "6 from P to Q" is of that arc, not of the next."""
    following = [token.letter for token in tokens[at + 1 : at + 3]]
    return following in (["N"], ["N", "N"])


def _kinds(
    raw: str, sentence: Sentence, tokens: list[_Token], numbers: list[int], order: str
) -> Iterator[tuple[str, float]]:
    for at in numbers:
        token = tokens[at]
        before = tokens[at - 1].end if at else sentence.span.start
        after = tokens[at + 1].start if at + 1 < len(tokens) else sentence.span.end
        words = raw[token.end : after]
        cut = re.search(r",|;|\band\b|\.(?:\s|$)", words)
        kind = kind_of(raw[before : token.start], words[: cut.start()] if cut else words)
        if not kind and order == "before":
            head = raw[sentence.span.start : token.start]
            kind = kind_of(head, "") if (at and tokens[at - 1].letter == "T") or not at else ""
        assert token.number is not None
        yield kind, token.number.value
