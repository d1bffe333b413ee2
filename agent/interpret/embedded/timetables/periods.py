"""The times of a timetable: days, hours or numbered slots, and where a text speaks of each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.text import Span

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = rf"(?:{'|'.join(_DAYS)})"
_AND = r"(?:\s?,\s?(?:and\s|or\s)?|\s(?:and|or)\s)"
_DAY_LIST = re.compile(rf"\b{_DAY}(?:{_AND}{_DAY}){{1,13}}\b", re.IGNORECASE)
_DAY_RANGE = re.compile(
    rf"\b(?P<first>{_DAY})\s?(?:to|through|until|-|–)\s?(?P<last>{_DAY})\b", re.IGNORECASE
)
_PARTS = r"(?:mornings?|afternoons?|evenings?|noon|night)"
_PART_LIST = re.compile(
    rf"\b(?:the\s)?{_PARTS}(?:{_AND}(?:in\s)?(?:the\s)?{_PARTS}){{1,5}}\b", re.IGNORECASE
)
_NOUN = r"(?P<noun>periods?|(?:time\s?)?slots?|hours?|sessions?|days?|blocks?|rounds?|shifts?|time\s?slots?|weeks?)"
_SUFFIX = r"\s?(?P<suffix>o['’]?\s?clock|[ap]\.?m\b\.?|h\b|hours?\b)"
_LIST = r"(?P<list>\d{1,2}(?::\d\d)?(?:(?:\s?,\s?(?:and\s|or\s)?|\s(?:and|or)\s)\d{1,2}(?::\d\d)?){1,40})"
_NUMBERED = re.compile(rf"\b{_NOUN}\s(?:numbered\s)?{_LIST}(?!\d|:\d)", re.IGNORECASE)
_RANGE = re.compile(
    rf"\b{_NOUN}\s(?:numbered\s)?(?:from\s)?(?P<first>\d{{1,2}})\s?(?:to|through|-|–)\s?(?P<last>\d{{1,2}})\b",
    re.IGNORECASE,
)
_TIMES = re.compile(rf"\b{_LIST}{_SUFFIX}", re.IGNORECASE)
_AT_TIMES = re.compile(rf"\b(?:at|for)\s{_LIST}(?!\d|:\d|%|\.\d)", re.IGNORECASE)
_HOURS = re.compile(
    r"(?<![\d:])(?P<list>\d{1,2}:\d\d(?:(?:\s?,\s?(?:and\s|or\s)?|\s(?:and|or)\s)\d{1,2}:\d\d){1,40})(?!\d)"
)
_CLOCKED = re.compile(
    r"\b(?P<list>\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?(?:(?:\s?,\s?(?:and\s|or\s)?|\s(?:and|or)\s)\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?){1,30})",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"\b(?P<count>\d{{1,2}}|two|three|four|five|six|seven|eight|nine|ten|twelve)\s(?:different\s|possible\s|available\s|teaching\s|free\s|equal\s)?{_NOUN}\b",
    re.IGNORECASE,
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_COLUMN = re.compile(
    rf"^(?:{_DAY}|mon|tue|wed|thu|fri|sat|sun|(?:periods?|(?:time\s?)?slots?|hours?|sessions?|days?|blocks?|rounds?|weeks?|[pts])\s?_?\d{{1,2}}"
    rf"|\d{{1,2}}(?::\d\d)?\s?(?:o['’]clock|[ap]\.?m\.?|h)?|{_PARTS})$",
    re.IGNORECASE,
)
_AFTER = r"(?!\s?(?:points?|people|persons|students|complaints?|seats|%|\.\d|,\d{3}))"


@dataclass(frozen=True, slots=True)
class Periods:
    """The names of the times, and where the text lists them."""

    names: tuple[str, ...]
    spans: tuple[Span, ...]

    def mentions(self, text: str) -> tuple[tuple[Span, int], ...]:
        """Returns where the text speaks of a time, and of which one, in order.

        >>> periods = Periods(("9 o'clock", "10 o'clock"), ())
        >>> [index for _, index in periods.mentions("Ana is away at 10 and dislikes 9 o'clock.")]
        [1, 0]
        """
        found: dict[Span, int] = {}
        for index, name in enumerate(self.names):
            if not name[0].isdigit() and not name[-1].isdigit():
                for match in re.finditer(rf"\b{re.escape(name)}s?\b", text, re.IGNORECASE):
                    found[Span(*match.span())] = index
        labels = {_label(name): index for index, name in enumerate(self.names) if _label(name)}
        if labels:
            found |= self._labelled(text, labels)
            found |= self._ordinal(text)
        return tuple(sorted(found.items()))

    def _labelled(self, text: str, labels: dict[str, int]) -> dict[Span, int]:
        """Numbers that are times: behind "at", "period" or "dislikes", or before "o'clock"."""
        label = "|".join(sorted(map(re.escape, labels), key=len, reverse=True))
        noun = "|".join(sorted({_noun(name) for name in self.names if _noun(name)})) or "period"
        each = rf"(?:{label})(?!\d|:\d)"
        lists = re.compile(
            rf"\b(?:at|in|on|by|during|around|before|after|dislikes?|hates?|avoids?|against|for|(?:{noun})s?|slots?|hours?)"
            rf"\s(?P<list>{each}(?:{_AND}(?:at\s|in\s|on\s)?{each}(?!\s(?:of|costs?|is|in|on|at|for|during)\b)){{0,30}}){_AFTER}"
            rf"|(?P<clock>(?<![\d.:]){each})\s?(?:o['’]\s?clock|[ap]\.?m\b)",
            re.IGNORECASE,
        )
        found = {}
        for match in lists.finditer(text):
            group = "list" if match["list"] else "clock"
            for one in re.finditer(r"\d{1,2}(?::\d\d)?", match[group]):
                start = match.start(group) + one.start()
                found[Span(start, start + len(one[0]))] = labels[one[0]]
        return found

    def _ordinal(self, text: str) -> dict[Span, int]:
        noun = _noun(self.names[0])
        found: dict[Span, int] = {}
        if not noun:
            return found
        for match in re.finditer(
            rf"\b(?:the\s)?(?P<which>{'|'.join(_ORDINALS)}|last|final)\s(?:{noun}|one)\b",
            text,
            re.IGNORECASE,
        ):
            which = match["which"].lower()
            index = len(self.names) - 1 if which in {"last", "final"} else _ORDINALS.index(which)
            if index < len(self.names):
                found[Span(*match.span())] = index
        return found


def _label(name: str) -> str:
    match = re.search(r"\d{1,2}(?::\d\d)?", name)
    return match[0] if match else ""


def _noun(name: str) -> str:
    return re.sub(r"[^a-z ]", "", re.sub(r"o.clock|\b[ap]\.?m\b", "", name.lower())).strip()


def is_period(column: str) -> bool:
    """Whether a column of a table can be a time.

    >>> [is_period(each) for each in ("Monday", "slot 2", "10 o'clock", "listeners")]
    [True, True, True, False]
    """
    return bool(_COLUMN.match(column.strip()))


def find_periods(document: Document, columns: tuple[str, ...] = ()) -> Periods | None:
    """Returns the times that a text lists or counts; those of the columns where a table has them.

    >>> from agent.interpret.embedded.text import Text
    >>> find_periods(Document(Text("Meetings start at 9, 10 or 11 o'clock."))).names
    ("9 o'clock", "10 o'clock", "11 o'clock")
    """
    text = document.text.raw
    told = _told(text)
    if columns:
        spans = told.spans if told and len(told.names) == len(columns) else ()
        return Periods(columns, spans)
    return told


def _told(text: str) -> Periods | None:
    found = [each for each in (_days(text), _numbered(text), _clock(text), _parts(text)) if each]
    if len(found) > 1:  # "periods 1, 2 and 3" beside "9 o'clock": the longer list is meant
        found.sort(key=lambda each: -len(each.names))
        if len(found[0].names) == len(found[1].names):
            return None
    return found[0] if found else _counted(text)


def _days(text: str) -> Periods | None:
    if match := _DAY_RANGE.search(text):
        first, last = (_DAYS.index(match[key].capitalize()) for key in ("first", "last"))
        if first < last:
            return Periods(_DAYS[first : last + 1], (Span(*match.span()),))
    lists = [list(dict.fromkeys(_day_names(match[0]))) for match in _DAY_LIST.finditer(text)]
    mentioned = set(_day_names(text))
    longest = max(lists, key=len, default=[])
    names = longest if set(longest) == mentioned else sorted(mentioned, key=_DAYS.index)
    return Periods(tuple(names), ()) if len(names) > 1 else None


def _day_names(text: str) -> list[str]:
    return [each.capitalize() for each in re.findall(_DAY, text, re.IGNORECASE)]


def _numbered(text: str) -> Periods | None:
    if match := _RANGE.search(text):
        first, last = int(match["first"]), int(match["last"])
        labels = [str(each) for each in range(first, last + 1)] if first < last else []
    elif match := _NUMBERED.search(text):
        labels = re.findall(r"\d{1,2}(?::\d\d)?", match["list"])
    if not match or not labels:
        return None
    noun = _one(match["noun"])
    return Periods(tuple(f"{noun} {label}" for label in labels), (Span(*match.span()),))


def _clock(text: str) -> Periods | None:
    if match := _CLOCKED.search(text):
        names = re.findall(r"\d{1,2}(?::\d\d)?\s?[ap]\.?m\b", match["list"], re.IGNORECASE)
        return Periods(tuple(names), (Span(*match.span()),))
    match = _HOURS.search(text) or _TIMES.search(text) or _AT_TIMES.search(text)
    if match is None:
        return None
    suffix = match["suffix"] if "suffix" in match.re.groupindex else ""
    suffix = "o'clock" if suffix[:1].lower() in {"o", "h", ""} else suffix
    labels = re.findall(r"\d{1,2}(?::\d\d)?", match["list"])
    if len(set(labels)) != len(labels):
        return None
    return Periods(tuple(f"{label} {suffix}" for label in labels), (Span(*match.span()),))


def _parts(text: str) -> Periods | None:
    match = _PART_LIST.search(text)
    names = (
        dict.fromkeys(each.lower().rstrip("s") for each in re.findall(_PARTS, match[0]))
        if match
        else {}
    )
    return Periods(tuple(names), (Span(*match.span()),)) if match and len(names) > 1 else None


def _counted(text: str) -> Periods | None:
    found = {}
    for match in _COUNT.finditer(text):
        count = int(find_numbers(match["count"])[0].value)
        if count > 1 and not re.match(r"s?\s(?:long|each|a\s|per\s)", text[match.end() :]):
            found[_one(match["noun"]), count] = Span(*match.span())
    if len(found) != 1:
        return None
    ((noun, count), span) = next(iter(found.items()))
    return Periods(tuple(f"{noun} {number}" for number in range(1, count + 1)), (span,))


def _one(noun: str) -> str:
    return noun.lower().removesuffix("s")
