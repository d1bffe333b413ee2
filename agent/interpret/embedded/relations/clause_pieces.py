"""A sentence of relations cut at its commas and joining words: whole clauses, elliptic ones and bare names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum

from agent.interpret.embedded.relations.relation import ALL_OTHERS, EVERYONE_ELSE

_NAME = (
    r"(?:[a-z]{3,20}\s(?:\d{1,4}|[A-Z])(?!\w)|(?:(?:Dr|Mr|Mrs|Ms|St|Prof)\.\s)?[A-Z][\w'’-]{0,40}(?:\s(?:[A-Z][\w'’-]{0,40}|\d{1,4})){0,2}"
    r"|\d{1,4}|[a-z][\w'’-]{0,40})"
)
_LEAD = r"(?:(?:the|both|either|only|also|nodes|vertices|people)\s){0,2}"
_PREPOSITION = r"(?:with|to|on|against|versus|from|for|by|of|at|in)"
_WORD = r"[a-z][a-z'’]{0,20}"
_JOIN = re.compile(
    r"\s*(?:[,;]\s*(?:(?:and|but|while|whereas|nor|or)\b)?|\b(?:as\swell\sas|and|but|while|whereas|nor|or)\b|&|\s[-–—]\s)\s*"
)
_LEAD_IN = re.compile(r"^[^:]*:\s*|^[\s*•–-]+")
_OPENING = re.compile(
    r"^(?:In|At|On|Among|Within|Of|This|Last|Moreover|Also|Then|Furthermore|Finally|Besides|Here|And|But)\b[^,;:]{0,60},\s"
)
_WHOLE = re.compile(
    rf"^{_LEAD}(?P<u>{_NAME})\s(?P<verb>{_WORD}(?:\s{_WORD}){{0,5}}?)\s{_LEAD}(?P<v>{_NAME})$"
)
_GAP = re.compile(
    rf"^{_LEAD}(?P<u>{_NAME})\s(?:(?:also|too|only|just|again|likewise|does|do)\s)?(?P<verb>{_PREPOSITION})\s{_LEAD}(?P<v>{_NAME})$"
)
_BARE = re.compile(rf"^{_LEAD}(?:(?P<verb>with|to|on)\s)?{_LEAD}(?P<v>{_NAME})$")
_CUT_SHORT = re.compile(rf"^(?P<u>{_NAME})\s(?P<verb>{_PREPOSITION})(?:$|\s{_LEAD}(?:[A-Z]|\d))")
# Verbs by which names of lower case ("biology overlaps with chemistry") are told apart, too.
RELATING = re.compile(
    r"\b(?:borders?|touch(?:es)?|neighbou?rs?|adjoins?|dislikes?|hates?|likes?|knows?|meets?|trusts?|shares?"
    r"|adjacent|next|connect(?:s|ed)?|link(?:s|ed)?|join(?:s|ed)?|tied|incompatible|compatible|friends?|enem(?:y|ies)|conflicts?"
    r"|clash(?:es)?|overlaps?|interferes?|quarrels?|argues?|fights?|disputes?|competes?|talks?|speaks?|writes?|plays?"
    r"|works?|gets?\s(?:along|on)|collaborates?|cooperates?|trades?|cannot|can['’]?t)\b"
)
_OTHERS = re.compile(rf"(?<=\s){ALL_OTHERS.pattern}", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?<=\s)(?:nobody|nothing|none|no\sone)(?:\s(?:else|at\sall))?$", re.IGNORECASE
)
_STAND_IN = "Rest"
_DENIED = re.compile(
    r"^(?:(?:does|do|is|are|has|have)(?:\snot|n['’]t)|never|no\slonger)\b", re.IGNORECASE
)
_NOT_NAMES = frozenset(
    "a an the that they which who whom it them each other others two any all nobody nothing none no everyone everybody "
    "everything another same not if so this these those there he she we you i is are be was were has have does do with to on "
    "against from for by of at in than as can must should together apart too vice versa again how many much what when".split()
)


class Piece(Enum):
    """What stands between two commas or joining words."""

    WHOLE = "whole"  # Ann quarrels with Bob
    GAP = "gap"  # Cem with Dora
    BARE = "bare"  # Eve
    DENIED = "denied"  # Ann does not quarrel with Bob
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Said:
    """A piece with its subject, its verb and the first object; `join` is what stands before it.

    A whole clause or an elliptic one without a name says that there is none ("Eve with nobody")."""

    piece: Piece
    text: str
    join: str
    subject: str = ""
    verb: str = ""
    name: str = ""


def pieces_of(sentence: str) -> tuple[Said, ...]:
    """Returns the pieces of a sentence in order.

    >>> [(each.piece.value, each.subject, each.name) for each in pieces_of("A talks to B and C, D to E.")]
    [('whole', 'A', 'B'), ('bare', '', 'C'), ('gap', 'D', 'E')]
    """
    body = _OPENING.sub("", _LEAD_IN.sub("", sentence)).rstrip(" .;?!,")
    found: list[Said] = []
    start, join = 0, ""
    for match in (*_JOIN.finditer(body), None):
        text = body[start : match.start() if match else len(body)].strip()
        if text:
            found.append(_said(text, join))
            join = ""
        if match:
            start, join = match.end(), f"{join} {' '.join(match.group().split())}".strip()
    return tuple(found)


def _said(text: str, join: str) -> Said:
    others, nobody = _OTHERS.search(text), _NOBODY.search(text)
    if (stands := others or nobody) and not text.endswith("each other"):
        said = _said(f"{text[: stands.start()]}{_STAND_IN}", join)
        name = EVERYONE_ELSE if others and said.name else ""
        return replace(said, text=text, name=name)
    for piece, pattern in ((Piece.GAP, _GAP), (Piece.WHOLE, _WHOLE), (Piece.BARE, _BARE)):
        match = pattern.match(text)
        if match is None:
            continue
        told = {"u": "", **match.groupdict(default="")}
        subject, verb, name = _plain(told["u"]), told["verb"], _plain(told["v"])
        names = (subject, name) if subject else (name,)
        if piece is Piece.WHOLE and _DENIED.match(verb) and RELATING.search(verb):
            return Said(Piece.DENIED, text, join)
        if all(map(_is_name, names)) and (
            piece is not Piece.WHOLE or _relates(subject, verb, name)
        ):
            return Said(piece, text, join, subject, verb, name)
    if cut := _CUT_SHORT.match(text):
        return Said(Piece.OTHER, text, join, _plain(cut["u"]), cut["verb"])
    return Said(Piece.OTHER, text, join)


def _relates(subject: str, verb: str, name: str) -> bool:
    """Whether these words relate two names: by a verb that is known, or proper names by any."""
    if RELATING.search(verb):
        return True
    proper = all(each[0].isupper() or each[0].isdigit() for each in (subject, name))
    return proper and verb.rsplit(maxsplit=1)[-1] in _PREPOSITION[3:-1].split("|") and " " in verb


def _is_name(name: str) -> bool:
    return (len(name) == 1 and name != "a") or name.lower() not in _NOT_NAMES


def _plain(name: str) -> str:
    """The name without the words for a node of a graph."""
    return re.sub(r"^(?:nodes?|vertex|vertices)\s(?=\S)", "", name, flags=re.IGNORECASE)
