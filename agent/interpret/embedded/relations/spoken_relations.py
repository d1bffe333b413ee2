"""Who is said to relate to whom: "Ana knows Ben and Cem, Ben knows Dia; P1 waits for P2, P2 for P3"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.relations.name_tokens import Kind, Token, name_tokens
from agent.interpret.embedded.relations.relation import ALL_OTHERS, EVERYONE_ELSE, Relation
from agent.interpret.embedded.text import Sentence, Span

_COUNTED = re.compile(r"(?<![\w-])(?P<name>[a-z]{2,20})\s[$€£]?\d+(?:\.\d+)?(?=\s*(?:[,.;]|and\b))")
_THE = re.compile(r"\bthe\s(?P<name>[a-z]{2,20})\b", re.IGNORECASE)
_NO_NAMES = frozenset(
    "least most total number best same other others first last and of with to at fewest".split()
)
_LONGEST_VERB = 7
_LONGEST_SENTENCE = 20_000
_JOINING = frozenset({",", "and", "&", "as", "well", "also", "both", "or", "nor"})
_ARTICLES = frozenset({"the", "a", "an", "only", "just", "also"})
_PREPOSITIONS = frozenset("with to of for by at on in from".split())
_EVERY = frozenset({"every", "everyone", "everybody", "everything", "all", "each"})
_NEGATED = frozenset({"nobody", "nothing", "none", "no"})


def spoken_relations(document: Document) -> tuple[Relation, ...]:
    """Returns the relations between names that the sentences of a text state in words.

    An object `EVERYONE_ELSE` stands for all other names.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "Ana quarrels with Ben and Cem, Ben with Dia. Module W was tested with module K."
    >>> [(r.subject, r.objects) for r in spoken_relations(Document(Text(text)))]
    [('Ana', ('Ben', 'Cem')), ('Ben', ('Dia',)), ('Module W', ('module K',))]
    """
    found = _relations(document, frozenset())
    return found or _relations(document, _plain_names(document.text.raw))


def _relations(document: Document, known: frozenset[str]) -> tuple[Relation, ...]:
    return tuple(
        relation
        for sentence in document.text.sentences
        if len(sentence.text) < _LONGEST_SENTENCE
        for relation in _of_sentence(sentence, known)
    )


def _plain_names(text: str) -> frozenset[str]:
    """Names written as plain nouns: before numbers in a series, or told of more than once with "the".

    >>> sorted(_plain_names("Passes earn north 8, east 5 and south 7."))
    ['east', 'north', 'south']
    """
    counted = [match["name"].lower() for match in _COUNTED.finditer(text)]
    named = Counter(match["name"].lower() for match in _THE.finditer(text))
    repeated = [name for name, times in named.items() if times > 1]
    names = (*(counted if len(counted) > 2 else ()), *repeated)
    return frozenset(name for name in names if name not in _NO_NAMES)


@dataclass(frozen=True, slots=True)
class _Clause:
    """A subject and its verb: tokens `first` up to `verb_end`, where the objects begin."""

    first: int
    subject_at: int
    verb_end: int
    verb: str


def _of_sentence(sentence: Sentence, known: frozenset[str]) -> Iterator[Relation]:
    tokens = name_tokens(sentence.text, known)
    clauses = list(_clauses(tokens))
    for index, clause in enumerate(clauses):
        end = clauses[index + 1].first if index + 1 < len(clauses) else len(tokens)
        objects = _objects(tokens[clause.verb_end : end])
        if objects is None and end > clause.verb_end:
            rest = sentence.text[tokens[clause.verb_end].start : tokens[end - 1].end]
            objects = (EVERYONE_ELSE,) if ALL_OTHERS.match(rest) else None
        if objects is None:
            continue
        subject = tokens[clause.subject_at]
        last = tokens[max(clause.verb_end, end - 1)] if end > clause.verb_end else subject
        start = sentence.span.start
        yield Relation(
            subject.text, clause.verb, objects, Span(start + subject.start, start + last.end)
        )


def _clauses(tokens: tuple[Token, ...]) -> Iterator[_Clause]:
    """Every subject with its verb; a later one may leave out all but the verb's last word."""
    preposition = ""
    index = 0
    while index < len(tokens):
        if tokens[index].kind is Kind.NAME and _may_open(tokens, index):
            end = _verb_end(tokens, index + 1)
            words = [token.text.lower() for token in tokens[index + 1 : end]]
            if words and end < len(tokens) and _is_verb(words, preposition):
                if len(words) > 1 or words[0] not in _PREPOSITIONS:
                    preposition = words[-1] if words[-1] in _PREPOSITIONS else ""
                yield _Clause(_lead(tokens, index), index, end, " ".join(words))
                index = end
                continue
        index += 1


def _verb_end(tokens: tuple[Token, ...], start: int) -> int:
    """Where the objects begin: at the first name or number after at most some plain words."""
    for index in range(start, min(start + _LONGEST_VERB, len(tokens))):
        token = tokens[index]
        if token.kind in {Kind.NAME, Kind.NUMBER}:
            return index
        if token.kind is Kind.MARK or token.text.lower() in {"and", "or"}:
            break
        if token.text.lower() in _NEGATED | _EVERY:
            return index
    return len(tokens)


def _is_verb(words: list[str], preposition: str) -> bool:
    if len(words) == 1 and words[0] in _PREPOSITIONS:
        return words[0] == preposition
    return words[0] not in _PREPOSITIONS or words[0] in {"on"}


def _may_open(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a subject may stand here: first, after a mark, or after a joining word."""
    before = tokens[index - 1] if index else None
    while before is not None and before.text.lower() in _ARTICLES:
        index -= 1
        before = tokens[index - 1] if index else None
    return (
        before is None
        or before.kind is Kind.MARK
        or before.text.lower() in {"and", "while", "but", "whereas", "that", "then"}
    )


def _lead(tokens: tuple[Token, ...], index: int) -> int:
    """The first token of a clause: the joining words and articles before its subject."""
    while index and (
        tokens[index - 1].text.lower() in _JOINING | _ARTICLES | {"while", "but", "whereas", ";"}
    ):
        index -= 1
    return index


def _objects(tokens: tuple[Token, ...]) -> tuple[str, ...] | None:
    """The names of a list and nothing else; () where it says that there are none."""
    names: list[str] = []
    for token in tokens:
        text = token.text.lower()
        if token.kind in {Kind.NAME, Kind.NUMBER}:
            names.append(token.text)
        elif text in _NEGATED:
            return ()
        elif not (text in _JOINING or text in _ARTICLES or text in {".", ";", "?", "!", ":"}):
            return None
    return tuple(names) if names else None
