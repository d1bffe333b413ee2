"""Periods as texts name them: "weeks 1 and 2", "from March on", "the first two days", "afterwards"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.programs.periods_told import DAYS, MONTHS
from agent.interpret.embedded.text import Span

UNIT = (
    r"(?:days?|nights?|weeks?|months?|quarters?|periods?|years?|seasons?|shifts?|hours?|stages?"
    r"|rounds?|terms?|mornings?|evenings?|weekends?|weekdays?|workdays?)"
)
_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_WORTH = {word: k for k, word in enumerate(_WORDS, 1)} | {w: k for k, w in enumerate(_ORDINALS, 1)}
_WHOLE = rf"(?:\d{{1,3}}(?!\d|\.\d|,\d{{3}}(?!\d))|(?:{'|'.join(_WORDS)})\b)"
_NUMBERED = re.compile(
    rf"\b(?:(?P<lead>from|since|after|until|till|up\sto|through|before)\s)?(?:the\s)?(?<!\ba\s)(?<!\bper\s)(?<!each\s)(?<!every\s)(?<!\bone\s)(?P<unit>{UNIT}|Q|t\s=)"
    rf"\s?(?P<first>{_WHOLE})(?:\s?(?:to|through|until|till|[-–—])\s?(?:{UNIT}\s)?(?P<last>{_WHOLE}))?",
    re.IGNORECASE,
)
_MORE = re.compile(rf"(?P<by>\s?,\s?(?:and\s)?|\s?(?:and|&)\s?)(?P<next>{_WHOLE})", re.IGNORECASE)
_LONG = "|".join(name.capitalize() for name in (*DAYS, *MONTHS))
_SHORT = "|".join(name[:3].capitalize() for name in (*DAYS, *MONTHS))
_NAME = rf"(?:(?:{_LONG})s?|(?:{_SHORT})(?![a-z])\.?)"
_NAMED = re.compile(
    rf"\b(?:(?P<lead>[Ff]rom|[Ss]ince|[Aa]fter|[Uu]ntil|[Tt]ill|[Uu]p\sto|[Bb]efore)\s)?(?P<first>{_NAME})"
    rf"(?:\s?(?:to|through|until|till|[-–—])\s?(?P<last>{_NAME}))?"
)
_PLACE = rf"(?:{'|'.join(_ORDINALS)}|last|final|\d{{1,2}}(?:st|nd|rd|th))"
_ORDINAL = re.compile(
    rf"\b(?:(?P<lead>from|since|after|until|till|up\sto|before)\s)?(?:the\s)?(?P<place>{_PLACE})\s(?:(?P<count>{_WHOLE})\s)?{UNIT}\b"
    rf"|\bthe\s(?P<bare>{_PLACE})(?=\s?(?:[,;.:)]|$|\d|[$€£]|and\b|it\b|we\b|they\b|another\b))",
    re.IGNORECASE | re.MULTILINE,
)
_LISTED = re.compile(r"\s?(?:,\s?(?:and\s|or\s)?|and\s|or\s|&\s)(?:on\s|in\s)?", re.IGNORECASE)
_REST = re.compile(
    rf"\b(?:afterwards?|thereafter|from\sthen\son(?:wards?)?|after\sthat|later\son|otherwise"
    rf"|(?:all\s)?(?:the\s)?(?:remaining|other|rest\sof\sthe)\s(?:\w+\s)?{UNIT})\b",
    re.IGNORECASE,
)
_ONWARDS = re.compile(
    r"\s(?:on(?:wards?)?(?!\s\w+day)|and\s(?:later|after(?:wards)?|beyond|onwards?)|or\slater)\b",
    re.IGNORECASE,
)
_HORIZON = re.compile(
    r"[\s-](?:(?!(?:of|in|on|for|at|per|an?|each|every|during|from|to|by|until|and|or|the|if|when|this)\b)[a-z]+\s)?"
    rf"(?:(?<=-){UNIT}|(?=\w+s\b){UNIT})\b(?!\s\d)",
    re.IGNORECASE,
)
_NO_HORIZON = re.compile(
    r"\b(?:every|each|per|takes?|after|within|than|lasts?|time\sof|most|least|lead|for\sup\sto|only)\s$",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(?:next|over|following|coming|all|of|the)\s$", re.IGNORECASE)
_NO_HORIZON_AFTER = re.compile(
    rf"\s(?:(?:an?|every)\s{UNIT}|later|before|old|ago|earlier|in\s(?:a\srow|advance|succession)|running|ahead|off|delay|long|each|per)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Periods named at a place: `keys` are numbers from 1 (-1 the last) or the names of days or months.

    `reach` is "" for those alone, "on" where it runs from the last of them to the end, "up" where
    it runs from the start to them, "rest" where it means all that are not told otherwise.
    """

    span: Span
    keys: tuple[int | str, ...]
    reach: str = ""


def find_mentions(text: str) -> tuple[Mention, ...]:
    """Returns the periods that a text names, in order, without those inside others.

    >>> [(each.keys, each.reach) for each in find_mentions("4 in weeks 1 and 2 and 9 from week 3 on")]
    [((1, 2), ''), ((3,), 'on')]
    >>> [each.keys for each in find_mentions("Monday to Wednesday, then the last two days")]
    [('monday', 'tuesday', 'wednesday'), (-2, -1)]
    """
    found = sorted(
        (*_numbered(text), *_named(text), *_ordinal(text), *_rest(text)),
        key=lambda each: (each.span.start, -each.span.end),
    )
    kept: list[Mention] = []
    for each in found:
        if kept and each.span.start < kept[-1].span.end:
            continue
        if kept and _joins(text, kept[-1], each):
            first = kept.pop()
            whole = Span(first.span.start, each.span.end)
            kept.append(Mention(whole, (*first.keys, *each.keys)))
        else:
            kept.append(each)
    return tuple(kept)


def _joins(text: str, first: Mention, second: Mention) -> bool:
    """Whether two mentions are one list: "Monday, Tuesday and Friday"."""
    if (
        first.reach
        or second.reach
        or not all(isinstance(k, str) for k in (*first.keys, *second.keys))
    ):
        return False
    return bool(_LISTED.fullmatch(text, first.span.end, second.span.start))


def horizons(document: Document, mentions: Sequence[Mention]) -> tuple[Number, ...]:
    """Returns the numbers that say how many periods there are: "the next four weeks".

    >>> from agent.interpret.embedded.text import Text
    >>> [each.value for each in horizons(Document(Text("in the next four weeks, every 2 days")), ())]
    [4.0]
    """
    raw = document.text.raw
    starts = [each.span.start for each in mentions]
    found = []
    for number in document.numbers:
        place = bisect_right(starts, number.span.start) - 1
        inside = place >= 0 and mentions[place].span.contains(number.span)
        unit = _HORIZON.match(raw, number.span.end, number.span.end + 40)
        if (
            inside
            or not unit
            or number.value < 2
            or number.value != int(number.value)
            or number.currency
        ):
            continue
        if _NO_HORIZON.search(raw[max(0, number.span.start - 16) : number.span.start]):
            continue
        before = raw[max(0, number.span.start - 16) : number.span.start]
        if re.search(r"\b(?:hours?|shifts?)\b", unit[0]) and not _AHEAD.search(before):
            continue
        if not _NO_HORIZON_AFTER.match(raw, unit.end(), unit.end() + 20):
            found.append(number)
    return tuple(found)


def resolved(mention: Mention, names: Sequence[str], n: int) -> tuple[int, ...] | None:
    """Returns the places, from 0, of the periods meant; None where one is not among them.

    >>> resolved(Mention(Span(0, 0), (3,), "on"), (), 5)
    (2, 3, 4)
    """
    if mention.reach == "rest":
        return ()
    places = []
    for key in mention.keys:
        if isinstance(key, str):
            if key not in names:
                return None
            places.append(list(names).index(key))
        else:
            places.append(key - 1 if key > 0 else n + key)
    if any(not 0 <= each < n for each in places):
        return None
    if mention.reach == "on":
        places += range(places[-1] + 1, n)
    if mention.reach == "up":
        places = [*range(places[0]), *places]
    return tuple(places)


def in_cycle(first: str, last: str) -> tuple[str, ...]:
    """Returns the days or months from one to another.

    >>> in_cycle("friday", "monday")
    ('friday', 'saturday', 'sunday', 'monday')
    """
    cycle = DAYS if first in DAYS else MONTHS
    if last not in cycle:
        return (first, last)
    start = cycle.index(first)
    length = (cycle.index(last) - start) % len(cycle) + 1
    return tuple(cycle[(start + k) % len(cycle)] for k in range(length))


def _numbered(text: str) -> Iterator[Mention]:
    for match in _NUMBERED.finditer(text):
        first, end = _whole(match["first"]), match.end()
        keys: list[int | str] = [first]
        if match["last"]:
            keys = list(range(first, min(_whole(match["last"]), first + 1_000) + 1)) or [first]
        elif match["unit"].lower().endswith("s"):
            keys, end = _more(text, first, end)
        yield _reaching(text, Span(match.start(), end), tuple(keys), match["lead"])


def _more(text: str, first: int, end: int) -> tuple[list[int | str], int]:
    """The rest of "weeks 1, 2 and 3": rising numbers up to the one after "and"."""
    keys: list[int | str] = [first]
    last, is_last = first, False
    while not is_last and (match := _MORE.match(text, end)) and _whole(match["next"]) > last:
        last, end = _whole(match["next"]), match.end()
        keys.append(last)
        is_last = "," not in match["by"] or "and" in match["by"]
    return keys, end


def _named(text: str) -> Iterator[Mention]:
    matches = list(_NAMED.finditer(text))
    n_days = len(
        {m["first"][:3] for m in matches if m["first"][:3].lower() in {d[:3] for d in DAYS}}
    )
    for match in matches:
        first, last = _plain(match["first"]), _plain(match["last"]) if match["last"] else None
        is_doubtful = match["first"] == "May" or first[:3] == match["first"].lower()
        alone = n_days < 2 if first in DAYS else len({m["first"] for m in matches}) - n_days < 2
        if is_doubtful and alone and last is None:
            continue  # "May I …", "Sun", "Mar"
        keys = in_cycle(first, last) if last else (first,)
        yield _reaching(text, Span(*match.span()), keys, match["lead"])


def _ordinal(text: str) -> Iterator[Mention]:
    for match in _ORDINAL.finditer(text):
        written = (match["place"] or match["bare"]).lower()
        count = _whole(match["count"]) if match["count"] else 1
        if written in {"last", "final"}:
            keys = tuple(range(-count, 0))
        else:
            first = _WORTH.get(written) or int(re.sub(r"\D", "", written))
            keys = tuple(range(first, first + count))
        yield _reaching(text, Span(*match.span()), keys, match["lead"])


def _rest(text: str) -> Iterator[Mention]:
    for match in _REST.finditer(text):
        yield Mention(Span(*match.span()), (), "rest")


def _reaching(text: str, span: Span, keys: tuple[int | str, ...], lead: str | None) -> Mention:
    """The mention with the words around it that let it run on: "from week 3 on", "until May"."""
    lead = (lead or "").lower()
    if on := _ONWARDS.match(text, span.end):
        return Mention(Span(span.start, on.end()), keys, "on")
    if len(keys) == 1 and lead in {"from", "since"}:
        return Mention(span, keys, "on")
    if lead in {"until", "till", "up to", "through"}:
        return Mention(span, keys, "up")
    if lead in {"after", "before"} and len(keys) == 1 and isinstance(keys[0], int) and keys[0] > 0:
        moved = keys[0] + (1 if lead == "after" else -1)
        return Mention(span, (moved,), "on" if lead == "after" else "up")
    return Mention(span, keys)


def _whole(written: str) -> int:
    return int(written) if written.isdigit() else _WORTH[written.lower()]


def _plain(written: str) -> str:
    """The day or month in full, in small letters.

    >>> _plain("Tue."), _plain("Mondays"), _plain("may")
    ('tuesday', 'monday', 'may')
    """
    word = written.lower().rstrip(".")
    names = (*DAYS, *MONTHS)
    return next((name for name in names if word in {name, name + "s", name[:3]}), word)
