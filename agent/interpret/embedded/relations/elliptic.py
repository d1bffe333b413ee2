"""Relations whose verb is said once: "Ann quarrels with Bob and Cem, Bob with Dora; Cem with Dora"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.verb_polarity import polarity_of
from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.relations.clause_pieces import RELATING, Piece, Said, pieces_of
from agent.interpret.embedded.relations.relation import Relation
from agent.interpret.embedded.text import Sentence, Span

_LONGEST_SENTENCE = 20_000
_BEFORE_SMALL = re.compile(r"(?<=[^\W_]{3}[.?!])\s+(?=[a-z])|(?<=\s[^\W_][.?!])\s+(?=[a-z])")
_PREPOSITIONS = frozenset("with to on against versus from for by of at in".split())
# Prepositions that say the same after one verb: "is linked to B, C with D".
_ALIKE = re.compile(r"\b(?:connect|link|join|tie|adjacent|attach)\w*\s(?:to|with)$")
_TELLING = frozenset({"with", "to", "against", "versus", "on"})


@dataclass(frozen=True, slots=True)
class Elliptic:
    """Relations of sentences that leave out a verb and of those beside them, or what is unclear."""

    relations: tuple[Relation, ...]
    unclear: str = ""

    def asked(self, family: str) -> Missing:
        """Returns the question who is meant where the left-out verb cannot be told."""
        said = self.unclear if len(self.unclear) <= 120 else f"{self.unclear[:119]}…"
        return Missing(
            family,
            f'who is meant by "{said}"',
            f'Who relates to whom in "{said}"? Please say each pair whole, or write them as "A-B, A-C, B-D".',
        )


@dataclass(frozen=True, slots=True)
class _Clause:
    subjects: tuple[str, ...]
    verb: str
    objects: tuple[str, ...]


@dataclass(slots=True)
class _Reading:
    """What has been read so far, and the verb that a later clause may leave out."""

    verb: str = ""
    denied: str = ""  # "Ann does not quarrel with Bob"
    has_gap: bool = False
    found: list[Relation] = field(default_factory=list)


def elliptic_relations(document: Document) -> Elliptic | None:
    """Returns the relations of a text that leaves out verbs; None where none is left out.

    >>> from agent.interpret.embedded.text import Text
    >>> told = elliptic_relations(Document(Text("A is linked to B and C, D to B. C to D.")))
    >>> told and [(each.subject, each.objects) for each in told.relations]
    [('A', ('B', 'C')), ('D', ('B',)), ('C', ('D',))]
    """
    reading = _Reading()
    before = unclear = ""
    for sentence in _sentences(document):
        pieces = pieces_of(sentence.text) if len(sentence.text) < _LONGEST_SENTENCE else ()
        if not _is_relation(pieces, reading.verb, before):
            reading.verb = ""
        else:
            unclear = unclear or _read(sentence, pieces, reading)
        before = sentence.text
    unclear = unclear or _run_together(document, reading.found)
    if not unclear and reading.has_gap:
        unclear = reading.denied or _mixed(document, reading.found)
    if unclear:
        return Elliptic((), unclear)
    return Elliptic(tuple(reading.found)) if reading.has_gap else None


def _sentences(document: Document) -> Iterator[Sentence]:
    """The sentences, cut before small letters too: "… teams. ann quarrels with bob."."""
    for sentence in document.text.sentences:
        start = 0
        for cut in (*_BEFORE_SMALL.finditer(sentence.text), None):
            end = cut.start() if cut else len(sentence.text)
            first = sentence.span.start + start
            yield Sentence(sentence.text[start:end], Span(first, first + end - start))
            start = cut.end() if cut else end


def _is_relation(pieces: tuple[Said, ...], verb: str, before: str) -> bool:
    """Whether a sentence tells relations, by itself or with the verb of the one before."""
    if any(each.piece in {Piece.WHOLE, Piece.DENIED} for each in pieces):
        return True
    told = any(each.piece is Piece.GAP or each.subject for each in pieces)
    lists = before.endswith(";") and all(each.piece is Piece.BARE for each in pieces)
    return bool(verb and pieces and (told or lists))


def _read(sentence: Sentence, pieces: tuple[Said, ...], reading: _Reading) -> str:
    """Adds the relations of a sentence; returns the words that are unclear, "" for none."""
    waiting: list[Said] = []
    here: list[_Clause] = []
    has_gap = False
    for said in pieces:
        if said.piece is Piece.BARE:
            waiting.append(said)
            continue
        if said.piece is Piece.DENIED:
            reading.denied = reading.denied or said.text
            return said.text if any(each.piece is Piece.GAP for each in pieces) else ""
        if said.piece is Piece.OTHER:
            is_cut = said.subject and reading.verb and said.verb in _TELLING
            return said.text if has_gap or is_cut else ""
        if said.piece is Piece.GAP:
            if not _fits(said.verb, reading.verb):
                return said.text if reading.verb and said.verb in _TELLING else ""
            has_gap = True
        subjects = _subjects(waiting, said, is_after=bool(here))
        if subjects is None:
            return " and ".join([*(each.text for each in waiting), said.text])
        reading.verb = said.verb if said.piece is Piece.WHOLE else reading.verb
        here = _given(here, waiting[: len(waiting) + 1 - len(subjects)])
        here.append(_Clause(subjects, reading.verb, (said.name,) if said.name else ()))
        waiting = []
    if waiting and not here:
        return sentence.text
    reading.has_gap = reading.has_gap or has_gap
    reading.found += [
        Relation(subject, each.verb, each.objects, sentence.span)
        for each in _given(here, waiting)
        for subject in each.subjects
    ]
    return ""


def _fits(preposition: str, verb: str) -> bool:
    """Whether a clause with only this preposition may leave out this verb."""
    last = verb.rpartition(" ")[2]
    if preposition == last:
        return True
    if last in _PREPOSITIONS:
        return preposition in {"to", "with"} and bool(_ALIKE.search(verb))
    return preposition == "with" and bool(RELATING.search(verb))


def _subjects(waiting: list[Said], said: Said, *, is_after: bool) -> tuple[str, ...] | None:
    """The names that a clause is about; None where a name before it may be an object as well."""
    if not waiting:
        return (said.subject,)
    if not is_after:
        told = (*(each.name for each in waiting), said.subject)
        return (
            told
            if not any(each.verb for each in waiting) and said.join in {"and", ", and", "&"}
            else None
        )
    if any(each.join.startswith(";") for each in waiting):
        return None
    if (
        said.join[:1] in {",", ";", "-", "–", "—"}
        or waiting[-1].verb
        or said.join in {"while", "whereas", "but", "nor"}
    ):
        return (said.subject,)
    # "B, C, and D and E with F": D may end the list or open the next clause.
    is_closed = len(waiting) == 1 or waiting[-2].join == "and"
    is_new = waiting[-1].join in {", and", ", while", ", but", ", whereas"}
    return (waiting[-1].name, said.subject) if is_new and is_closed else None


def _given(here: list[_Clause], objects: Iterable[Said]) -> list[_Clause]:
    """The clauses with these objects added to the last."""
    names = tuple(each.name for each in objects)
    if not here or not names:
        return here
    return [*here[:-1], replace(here[-1], objects=(*here[-1].objects, *names))]


def _run_together(document: Document, found: list[Relation]) -> str:
    """A name such as "Bob Dora" or "Bob 3" that may be two things, where Bob is told of by himself."""
    names = {name for each in found for name in (each.subject, *each.objects)}
    for each in found:
        for place, name in enumerate(each.objects):
            first, _, rest = name.partition(" ")
            if first not in names or not rest:
                continue
            if rest.isdigit() or (place and document.text.raw.count(name) == 1):
                return name
    return ""


def _mixed(document: Document, found: list[Relation]) -> str:
    """The verbs where they do not say the same: some join, some keep apart, or one tells neither."""
    verbs = tuple(dict.fromkeys(each.verb for each in found))
    kinds = {polarity_of(document, (verb,)) for verb in verbs}
    unknown = len(verbs) > 1 and not all(RELATING.search(verb) for verb in verbs)
    return " … ".join(verbs) if unknown or len(kinds) > 1 else ""
