"""Pairs written with a dash or an arrow: "Ana-Ben 3", "algebra–biology", "city 1-city 2: 5"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from agent.interpret.embedded.graphs.pair import Pair, without_lead
from agent.interpret.embedded.text import Span

_CUT = re.compile(
    r"[;\n?!|{}]|,(?!\d{3}\b)|\.(?=\s|$)|\band\b|\bedges?\b(?=\s+[^\W_][\w'’]*\s?[-–—])|(?:^|(?<=\s))[*•](?=\s)|[(\[](?!\s*(?:weight|cost|distance|w|d)\b)(?=\s*(?:[^\W\d_]|[\[(]))"
    # A colon before a number belongs to the pair ("a-b: 3"), unless the number begins one ("1-2").
    r"|:(?!\s*[-−$€£]?\.?\d+(?:\.\d+)?(?!\d|\.\d|\s?[-–—/]\s?\w|\s?->|\s?→))"
)
_LINK = r"(?:\s*(?P<arrow>->|→|=>)\s*|\s*(?:<->|<=>|↔|⟷|—|–|--|/)\s*|-|\s+(?:-|vs\.?|&)\s+)"
_WORDS = r"[^\W_][\w'’]*(?:\s[^\W_][\w'’]*){0,3}"
_PAIR = re.compile(
    rf"^[\s(\[]*(?P<left>(?:[^\W_][\w'’]*\)?[\s]+){{0,12}}?)(?P<u>{_WORDS}){_LINK}(?P<rest>[^\W_].*)$"
)
_WEIGHT = re.compile(
    r"^\s*(?:(?:[:=(\[,]|is|has|are|costs?|takes?|weighs?|weight|distance|of|at|with|a)\s*)*"
    r"(?P<weight>[-−]?[$€£]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-−]?\.\d+)"
    r"(?!\s(?:colou?rs?|groups?|parts?|teams?|sets?|slots?|days?|classes)\b)"
    r"(?:\s?(?:thousand\s)?[^\W\d_.]{1,20}\.?|\s?[%€$£])?(?:\s(?:apart|each|units?))?\s*[)\]]*"
    r"(?:\s*$|(?<=[)\]])\s|(?=\s(?:into|so|such|where|which|that)\b))",
    re.IGNORECASE,
)
# The last pair of a list may go on as a sentence: "…, gate-shed and hall-yard each need a guard".
_RUN_ON = re.compile(
    r"\s(?:each|all|both|are|is|must|need|needs|have|has|can|cannot|will|do|which|who|so|such|that|into|at|with|using"
    r"|where|if)\s"
)
_FUNCTION_WORDS = frozenset(
    "a an the is are was were be of on in at by for with that which this these those to from has "
    "have we it as or between pair pairs edge edges no not each how what all if so then".split()
)
_NOT_IN_NAMES = _FUNCTION_WORDS | {"costs", "cost", "takes", "weighs", "weight", "distance"}


@dataclass(frozen=True, slots=True)
class _Segment:
    pair: Pair
    is_pure: bool
    follows_comma: bool


def dashed_pairs(text: str) -> tuple[Pair, ...]:
    """Returns the pairs of a text that are written with a dash, an arrow or a slash.

    A pair without a number counts only among other such pairs, so that a hyphenated word is not
    taken for one.

    >>> [(p.u, p.v, p.weight) for p in dashed_pairs("Distances: depot-north 12, depot-east 7.5 km.")]
    [('depot', 'north', 12.0), ('depot', 'east', 7.5)]
    >>> [(p.u, p.v) for p in dashed_pairs("A low-cost plan? Clashes: algebra-art, art-music")]
    [('algebra', 'art'), ('art', 'music')]
    >>> [(p.u, p.v, p.weight) for p in dashed_pairs("The edges are 1-2 5, 2-3 4 and 1-3 9.")]
    [('1', '2', 5.0), ('2', '3', 4.0), ('1', '3', 9.0)]
    """
    segments = list(_segments(text))
    pairs = [
        segment.pair
        for index, segment in enumerate(segments)
        if segment is not None and (segment.pair.weight is not None or _in_list(segments, index))
    ]
    written = {name for pair in pairs for name in (pair.u, pair.v)}
    return tuple(replace(pair, u=without_lead(pair.u, written)) for pair in pairs)


def _in_list(segments: list[_Segment | None], index: int) -> bool:
    """Whether an unweighted pair stands beside another pair, on whichever side is a list."""
    here = segments[index]
    after = segments[index + 1] if index + 1 < len(segments) else None
    before = segments[index - 1] if index else None
    assert here is not None
    if not here.is_pure:
        return after is not None and after.is_pure and after.follows_comma
    return (after is not None and after.is_pure) or before is not None


def _segments(text: str) -> Iterator[_Segment | None]:
    start, comma = 0, False
    for cut in (*_CUT.finditer(text), None):
        end = cut.start() if cut else len(text)
        piece = text[start:end]
        if piece.strip(" ()[]*•\t\r-"):
            yield _segment(piece, start, follows_comma=comma) if len(piece) < 200 else None
        if cut:
            blank = not piece.strip()
            comma = cut.group() in {",", "and", ";"} or (comma and blank)
            start = cut.end()


def _segment(piece: str, start: int, *, follows_comma: bool) -> _Segment | None:
    match = _PAIR.match(piece)
    if not match:
        return None
    before = (match["left"] + match["u"]).split()
    u, is_whole = _left_name(before)
    v, weight = _right_name(match["rest"], u)
    if not u or not v or u == v:
        return None
    runs_on = weight is None and match["rest"].strip(" )]") != v
    if runs_on and (not is_whole or not follows_comma):
        return None
    lead = len(piece) - len(piece.lstrip())
    end = match.start("rest") + len(v) if runs_on else len(piece.rstrip())
    span = Span(start + lead, start + end)
    pair = Pair(u, v, weight, span, is_directed=bool(match["arrow"]))
    return _Segment(pair, is_whole, follows_comma)


def _left_name(words: list[str]) -> tuple[str, bool]:
    """The name that ends in the last word, and whether nothing else stands before it."""
    kept = words[1:] if words[0].lower() in {"the", "and"} else words
    plain = not any(
        word.lower() in _FUNCTION_WORDS and not (index and word == "A")
        for index, word in enumerate(kept)
    )
    if len(kept) == 1 or (len(kept) <= 3 and plain):
        return " ".join(kept), True
    last = kept[-1]
    name = [last]
    for word in reversed(kept[:-1]):
        proper = word[0].isupper() and last[0].isupper()
        numbered = len(name) == 1 and (last.isdigit() or len(last) == 1)
        if word.lower() in _FUNCTION_WORDS or not (proper or numbered):
            break
        name.insert(0, word)
    return " ".join(name), False


def _right_name(rest: str, u: str) -> tuple[str, float | None]:
    """The name that the rest of a pair begins with, shaped as the first one, and the number."""
    rest = rest.strip()
    shapes = (
        [r"(?:[^\W\d_]+\s)*[^\W_]*\d[^\W_]*"]
        if u[-1].isdigit()
        else [r"[^\W\d_][\w'’]*(?:\s[^\W\d_][\w'’]*){0,2}", r"[^\W\d_][\w'’]*", r"[^\W_][\w'’]*"]
    )
    for shape in shapes:
        match = re.match(shape, rest)
        if not match:
            continue
        # "chip A" is a name; "chip a" is the start of a sentence about a chip.
        words = [w if len(w) == 1 and w.isupper() else w.lower() for w in match.group().split()]
        if len(words) > 1 and not _NOT_IN_NAMES.isdisjoint(words):
            continue
        tail = rest[match.end() :]
        if not tail.strip(" )]"):
            return match.group(), None
        if len(words) == 1 and _RUN_ON.match(tail):
            return match.group(), None
        number = _WEIGHT.match(tail)
        if number and (tail[0] in " :=([,"):
            return match.group(), _value(number["weight"])
    return "", None


def _value(written: str) -> float:
    return float(re.sub(r"[$€£,]", "", written).replace("−", "-"))
