"""The content that a number is of, by the words beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.interpret.embedded.blends.said import Prose, Said
from agent.interpret.embedded.blends.wording import BREAK, FLAGS, LEAST, MOST, OPENS

_FILL = frozenset(
    "content contents number share level levels rating points point of the a an in its percentage percent by weight volume "
    "it has have is are with contains contain containing and to be must should mass value index concentration grade at or "
    "purity proportion fraction that for than more less average carries holds tests kg kilo kilos g litre litres barrels "
    "per cent will feed wants want".split()
)


def content_told(
    said: Said, vocabulary: Sequence[str], told: Prose, order: Sequence[str]
) -> str | None:
    """Returns the content that a number is of: by its words, else by its place among those of the first ingredient."""
    after, before = _phrase_after(said.after), phrase_before(said.before)
    for phrase in (after, before):
        known = matching(phrase, vocabulary)
        if known:
            return known
    if said.number.is_percentage and after:
        return after
    first = next((list(m.contents) for m in told.materials if m.contents), [])
    owner = told.materials[said.owner or 0]
    if owner.contents and first == list(owner.contents):
        first = []
    if len(order) < len(first):
        return first[len(order)]
    likeliest = {limit.content.split("|")[0] for limit in told.limits}
    return likeliest.pop() if len(likeliest) == 1 and not order else None


def matching(phrase: str, vocabulary: Sequence[str]) -> str:
    """Returns the content in the vocabulary that shares a word with a phrase."""
    words = set(phrase.split())
    return next((each for each in vocabulary if words & set(each.split())), "")


def candidates(said: Said, later: Said | None) -> list[str]:
    """Returns what a limit may be on, the likeliest first: "no less than 5 % and no more than 8 % copper"."""
    phrases = [_phrase_after(said.after)]
    if later:
        phrases.append(_phrase_after(later.after))
    return [each for each in dict.fromkeys([*phrases, phrase_before(said.before)]) if each]


def content_of(before: str, after: str) -> str:
    """Returns the content that a limit is on, by the words behind the number or else before it.

    >>> content_of("must have at least", " protein and"), content_of("an octane number of", " or more;")
    ('protein', 'octane')
    """
    return _phrase_after(after) or phrase_before(before)


def _phrase_after(after: str) -> str:
    clause = BREAK.split(re.sub(r"^\s?(?:%|percent|per\scent)?\s?(?:of\s)?", "", after[:80]))[0]
    return plain(clause)


def phrase_before(before: str) -> str:
    """Returns the words before a number that may name a content, "" where there are none."""
    text = LEAST.sub("", MOST.sub("", OPENS.sub("", before.rstrip() + " ").rstrip() + " ").rstrip())
    text = re.sub(
        r"\s(?:must|should|may|can|has\sto|shall|cannot)(?:\s?not)?(?:\sbe)?(?:\sexceed)?\s?$",
        "",
        text,
        flags=FLAGS,
    )
    pieces = re.split(
        r"[,;:.()]|\b(?:and|with|has|have|having|must|should|the|an?|its|costs?|contains?|of\sthe|need|needs|keep|want)\b(?=\s\w)",
        text,
        flags=FLAGS,
    )
    return plain(" ".join(pieces[-1].split()[-4:]))


def named_before(before: str) -> bool:
    """Returns whether words such as "content" or "octane" stand before a number."""
    return bool(
        re.search(
            r"\b(?:content|number|level|rating|index|octane)\s(?:of|must|should|is)?", before, FLAGS
        )
    )


def plain(words: str) -> str:
    """Returns the first words of a phrase that are not fillers, in small letters."""
    kept = [w for w in re.findall(r"[^\W\d_]+", words.casefold()) if w not in _FILL]
    return " ".join(kept[:3])
