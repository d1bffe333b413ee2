"""Relations said in words: "WA borders NT and SA", "Ana and Ben cannot sit together"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.pair import Pair
from agent.interpret.embedded.graphs.told_pairs import told_pairs
from agent.interpret.embedded.grids.enumerations import split_list
from agent.interpret.embedded.relations.elliptic import elliptic_relations
from agent.interpret.embedded.relations.relation import Relation
from agent.interpret.embedded.text import Sentence

_THINGS = r"(?:an?\s|any\s|some\s|the\ssame\s)?[a-z]+(?:\s[a-z]+)?"
_ONE_TO_MANY = re.compile(
    r"\s(?:borders?(?:\son)?|touch(?:es)?|neighbou?rs|adjoins?|dislikes?|hates?"
    r"|(?:is|are)\s(?:adjacent|next|connected|linked|joined|incompatible|in\sconflict)\s?(?:to|with)"
    r"|(?:connects?|links?)\s(?:to|with)"
    r"|(?:conflicts?|clash(?:es)?|overlaps?|interferes?|quarrels?|argues?|fights?)(?:\swith)?"
    rf"|shares?\s{_THINGS}\swith"
    r"|(?:cannot|can['’]?t|can\snot|must\snot|may\snot|should\snot)\s(?:be|sit|run|work|go)\s(?:[a-z]+\s){0,4}?(?:with|as))\s",
    re.IGNORECASE,
)
_EACH_OTHER = re.compile(
    rf"\s(?:share\s{_THINGS}|conflict|clash|overlap|interfere|quarrel|argue|fight"
    r"|(?:are|is)\s(?:adjacent|neighbou?rs|connected|linked|incompatible|in\sconflict"
    r"|(?:live|alive|needed|used|active|in\suse)\sat\sthe\ssame\stime)|border|touch"
    r"|(?:cannot|can['’]?t|can\snot|must\snot|may\snot|should\snot)\s(?:be|sit|run|work|go|share)"
    r"\s[a-z ]{2,40})"
    r"(?:\s(?:with\s)?each\sother)?\s*(?=[,.;]|$|\band\b)",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"^.*:\s*|^[\s,;*•–-]*(?:also|and|but|then|moreover|finally|furthermore)?,?\s+"
    r"|^(?:variables|registers|exams|courses|regions|nodes|people|values)\s",
    re.IGNORECASE,
)
_LONGEST_NAME_WORDS = 3
_AUXILIARY = frozenset("is are has have does do a an the in good".split())
_NOT_NAMES = frozenset(
    "that they which who it them each other no two any all nobody nothing none everyone another "
    "exams people students regions countries nodes pairs one same slot not if so".split()
)


def stated_relations(document: Document) -> tuple[Pair, ...]:
    """Returns the pairs that sentences relate: borders, conflicts, people who do not get along.

    >>> from agent.interpret.embedded.text import Text
    >>> found = stated_relations(Document(Text("WA borders NT and SA, NT borders SA. Q and NT clash.")))
    >>> [(pair.u, pair.v) for pair in found]
    [('WA', 'NT'), ('WA', 'SA'), ('NT', 'SA'), ('Q', 'NT')]
    """
    elliptic = _elliptic(document)
    read = {pair.span for pair in elliptic if pair.span}
    rest = (
        pair
        for sentence in document.text.sentences
        if len(sentence.text) < 5_000 and not any(sentence.span.contains(span) for span in read)
        for pair in _one_to_many(sentence) or _each_other(sentence)
    )
    return (*elliptic, *rest)


def _elliptic(document: Document) -> tuple[Pair, ...]:
    """The pairs of sentences that leave out verbs, where all verbs say what the question asks about."""
    told = elliptic_relations(document)
    if told is None or not all(_is_meant(document, each) for each in told.relations):
        return ()
    pairs, _ = told_pairs(told.relations)
    return tuple(replace(pair, is_directed=False) for pair in pairs)


def _is_meant(document: Document, told: Relation) -> bool:
    """Whether a verb is one of those that join, or the rest of the question speaks of it."""
    if _ONE_TO_MANY.search(f" {told.verb} "):
        return True
    stem = next((word for word in told.verb.split() if word not in _AUXILIARY), told.verb)
    spoken_of = re.compile(
        rf"(?<!\w)(?P<denied>(?:not|never|n['’]t|no)\s)?{re.escape(stem.rstrip('s'))}",
        re.IGNORECASE,
    )
    raw = document.text.raw
    elsewhere = (raw[: told.span.start], raw[told.span.end :])
    found = [match["denied"] for part in elsewhere for match in spoken_of.finditer(part)]
    return bool(found) and not any(found)


def _one_to_many(sentence: Sentence) -> list[Pair]:
    verbs = list(_ONE_TO_MANY.finditer(sentence.text))
    if not verbs:
        return []
    subject = _subject(sentence.text[: verbs[0].start()])
    pairs: list[Pair] = []
    for index, verb in enumerate(verbs):
        is_last = index + 1 == len(verbs)
        end = len(sentence.text) if is_last else verbs[index + 1].start()
        names = list(split_list(sentence.text[verb.end() : end].rstrip(" .;?!")))
        following = "" if is_last or not names else names.pop()
        if subject is None or not names or not all(map(_is_name, names)):
            return []
        pairs += [Pair(subject, name, None, sentence.span) for name in names if name != subject]
        subject = following if _is_name(following) else None
    return pairs


def _each_other(sentence: Sentence) -> list[Pair]:
    pairs: list[Pair] = []
    start = 0
    for verb in _EACH_OTHER.finditer(sentence.text):
        names = split_list(_LEAD_IN.sub("", sentence.text[start : verb.start()]))
        start = verb.end()
        mutual = "each other" in verb.group().lower()
        if len(names) >= 2 and all(map(_is_name, names)) and (len(names) == 2 or mutual):
            pairs += [Pair(u, v, None, sentence.span) for u, v in combinations(names, 2)]
    return pairs


def _subject(text: str) -> str | None:
    names = split_list(_LEAD_IN.sub("", text))
    return names[-1] if len(names) == 1 and _is_name(names[-1]) else None


def _is_name(text: str) -> bool:
    words = text.lower().split()
    return 0 < len(words) <= _LONGEST_NAME_WORDS and _NOT_NAMES.isdisjoint(words)
