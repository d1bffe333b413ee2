"""Amounts told between two names: "between sales and design 5 calls", "rooms 1 and 2 are 40 m apart"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.text import Sentence, Span

# Words that no name holds.
_STOP = (
    r"(?!(?i:and|or|to|from|between|is|are|was|were|be|it|its|there|the|an?|of|in|on|at|by|for|with|into"
    r"|onto|per|each|every|other|one|as|so|that|which|who|has|have|had|do|does|also|both|than|then"
    r"|day|week|hour|month|daily|weekly|hourly|how|what|where|we|they|lies?|stands?|sits?|visits?"
    r"|exchanges?|trades?|calls?|meets?|shares?|sends?|needs?|hold|make|swap|see|talk|speak|write"
    r"|metres?|meters?|apart|km|miles?|minutes?|steps?|paces?|feet|away|distances?|flows?|far"
    r"|phone|email|costs?|takes?|requires?|walk|consult|get|gets|puts?|places?(?!\s\w+\s(?:and|to)\s))\b)"
)
_WORD = rf"{_STOP}[^\W\d_][\w'’]*"
_HYPHENATED = rf"{_STOP}[^\W\d_][\w'’]*(?:-[^\W\d_]\w*)?"
_LABEL = r"(?:\d{1,3}|[A-Z])(?![\w.]|-\w)"


_LETTER = r"(?:\d{1,3}|[A-Z])(?![\w.])"


def _name(which: str, word: str, label: str = _LABEL) -> str:
    return rf"(?:the\s|an?\s)?(?P<{which}>(?:{word}\s){{0,2}}(?:{word}(?:\s{label})?)|{label})"


_SPELT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:-\w{3,5})?"
)
_NUMBER = rf"(?P<number>(?<![\w.])(?:\d+(?:,\d{{3}})*(?:\.\d+)?(?![\d.]*\d)|{_SPELT}\b)|\bonce\b|\btwice\b)"
_BETWEEN = r"(?:(?:between|from|for|with)\s)?"
_FILLER = r"(?!(?:and|or|from|between|into|onto|in|among|over|than)\b)[^\W\d_][\w'’-]*"
_GAP = rf"(?:\s?[:=(]\s?|\s)(?:{_FILLER}(?:\s|\s?[:=]\s?(?=\d))){{0,7}}?(?:is\s|of\s|=\s?)?"
_JOINED = r"\s(?:and|to|with|&|<?->|→|↔|—|–|-)\s(?:to\s)?"
_DASH = r"\s?(?:-|–|—|/|→|↔|<?->)\s?"
_PATTERNS = (
    # "12 pallets a day go from the saw to the oven"
    re.compile(
        rf"{_NUMBER}(?:\s(?!(?:and|or|from|between)\b)[^\W\d_][\w'’-]*){{0,6}}?\s(?:between|from)\s"
        rf"{_name('u', _HYPHENATED)}\s(?P<link>and|to)\s{_name('v', _HYPHENATED)}"
    ),
    re.compile(
        rf"(?:(?<=^)|(?<![\w-])){_BETWEEN}{_name('u', _HYPHENATED)}(?P<link>{_JOINED})"
        rf"{_name('v', _HYPHENATED)}{_GAP}{_NUMBER}"
    ),
    re.compile(
        rf"(?:(?<=^)|(?<![\w-])){_name('u', _WORD, _LETTER)}(?P<link>{_DASH})"
        rf"{_name('v', _WORD, _LETTER)}{_GAP}{_NUMBER}"
    ),
)
# "…, to room 3 70" and "… and 70 to room 3" go on from where the statement before began.
_ONWARD = (
    re.compile(rf"[,;]?\s(?:and\s)?to\s{_name('v', _HYPHENATED)}{_GAP}{_NUMBER}"),
    re.compile(rf"[,;]?\s(?:and\s)?{_NUMBER}(?:\s[^\W\d_]+)?\sto\s{_name('v', _HYPHENATED)}"),
)
_UNIT_WORDS = re.compile(r"(?:\s[^\W\d_]+){0,3}?(?=[,;\s])")
_UNIT = re.compile(r"[^,;.\n)]{0,40}")
_LABELLED = re.compile(r"\w\s(?:\d+|[A-Z])$")
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class PairFact:
    """A number told of two names; `words` are those around it, `span` is where all of it stands."""

    u: str
    v: str
    value: float
    is_directed: bool
    words: str
    after: str
    span: Span


def pair_facts(document: Document) -> tuple[tuple[PairFact, ...], ...]:
    """Returns the numbers that sentences tell of two names, sentence by sentence.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "Between X-ray and the ward there are 7 walks; rooms 1 and 2 are 40 m apart, 1 and 3 70 m."
    >>> [(f.u, f.v, f.value) for each in pair_facts(Document(Text(text))) for f in each]
    [('X-ray', 'ward', 7.0), ('rooms 1', '2', 40.0), ('1', '3', 70.0)]
    """
    tables = [table.span for table in document.tables if table.span]
    found = (
        tuple(_facts(sentence))
        for sentence in document.text.sentences
        if len(sentence.text) < _LONGEST
        and not any(span.start <= sentence.span.start < span.end for span in tables)
    )
    return tuple(each for each in found if each)


def _facts(sentence: Sentence) -> Iterator[PairFact]:
    text, position, origin = sentence.text, 0, ""
    ahead: _Ahead = {}
    while position < len(text):
        match = _next(text, position, origin, ahead)
        if match is None:
            return
        origin = u = _first_name(match) if "u" in match.re.groupindex else origin
        v = _proper(match["v"])
        end = match.end()
        if match.end("v") == end:  # the name may have taken words along
            end = match.start("v") + len(v)
        if u.casefold() != v.casefold():
            after = _UNIT.match(text, match.end("number"))
            start = sentence.span.start
            yield PairFact(
                u,
                v,
                _value(match["number"]),
                _directs(match, text),
                text[position:end],
                after[0] if after else "",
                Span(start + match.start(), start + end),
            )
        position = end


# The next match of each pattern, so that none is searched for twice.
_Ahead = dict[re.Pattern[str], re.Match[str] | None]


def _next(text: str, position: int, origin: str, ahead: _Ahead) -> re.Match[str] | None:
    """The statement that goes on right here, or the leftmost one from here on."""
    if origin:
        unit = _UNIT_WORDS.match(text, position)
        for pattern in _ONWARD:
            for start in (position, unit.end() if unit else position):
                if match := pattern.match(text, start):
                    return match
    for pattern in _PATTERNS:
        known = ahead.get(pattern)
        if pattern not in ahead or (known is not None and known.start() < position):
            ahead[pattern] = _search(pattern, text, position)
    found = [match for match in ahead.values() if match is not None]
    return min(found, key=lambda match: match.start(), default=None)


def _search(pattern: re.Pattern[str], text: str, position: int) -> re.Match[str] | None:
    """The leftmost match that does not take the number of a second name for the amount."""
    while match := pattern.search(text, position):
        labelled = _LABELLED.search(match["u"])
        cut = match.end("v") + 1 == match.start("number") and match["v"][-1].isalpha()
        if not (labelled and cut and not _LABELLED.search(match["v"])):
            return match
        position = match.start("v")
    return None


def _first_name(match: re.Match[str]) -> str:
    """The first name; before "to" and "with" it may have taken its verb along: "Ada talks to Bob"."""
    speaks = match["link"].strip() in {"to", "with"} and match.start() == match.start("u")
    return _proper(match["u"]) if speaks else match["u"]


def _proper(name: str) -> str:
    """The name without a verb taken along: "Ana visit" is Ana, "Machine B" and "North hall" stay.

    >>> _proper("Farid visit"), _proper("machine B"), _proper("north hall")
    ('Farid', 'machine B', 'north hall')
    """
    words = name.split()
    if len(words) > 1 and words[0][0].isupper() and words[-1].islower():
        kept = [word for word in words if not word.islower()]
        return " ".join(kept) if words[: len(kept)] == kept else name
    return name


def _directs(match: re.Match[str], text: str) -> bool:
    link = match["link"] if "link" in match.re.groupindex else "to"
    return bool(re.search(r"to\b|>|→", link)) and "↔" not in link and "<" not in link


def _value(written: str) -> float:
    special = {"once": 1.0, "twice": 2.0}.get(written.lower())
    return special if special is not None else find_numbers(written)[0].value
