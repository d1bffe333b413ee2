"""The words, numbers and limiting phrases of a sentence in order, each with what it stands for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.linear.words import stem
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.units import unit_of

# "Pounds" are money in a text where something is said to cost, earn or be spent in them.
_POUNDS = re.compile(
    r"\b(?:costs?|earns?|for|at|spends?|sells?|brings?(?:\sin)?|profit\sof|price\sof|pays?|invests?|lends?(?:\sexactly)?|yields?)\s"
    r"\d[\d,.]*\spounds?\b(?!\sof\b)|\d\spounds?\s(?:to|for)\s(?:invest|spend)",
    re.IGNORECASE,
)
_BOUNDS = ("at least ", "at most ", "exactly ", "more than ", "less than ", "fewer than ")
CURRENCIES = frozenset(
    stem(word)
    for word in "euro euros eur dollar dollars usd cent cents franc francs chf gbp yen won rupee rupees "
    "krone kroner crown crowns".split()
)
_FRACTIONS = {
    "half": 1 / 2,
    "third": 1 / 3,
    "quarter": 1 / 4,
    "fifth": 1 / 5,
    "sixth": 1 / 6,
    "tenth": 1 / 10,
}
_TIMES = {"twice": 2.0, "double": 2.0, "thrice": 3.0, "triple": 3.0}
_RELATIONS = (
    (
        "<=",
        r"at\s(?:the\s(?:very\s)?)?most|(?:no|not)\smore\sthan|not\s(?:\w+\s){1,2}?more\sthan|up\sto|(?:not|never)\s(?:to\s)?exceed|cannot\sexceed"
        r"|a\smaximum\sof|or\s(?:less|fewer)|no\slonger\sthan|not\sover|limited\sto",
    ),
    (
        ">=",
        r"at\s(?:the\svery\s)?least|(?:no|not)\s(?:fewer|less)\sthan|not\s(?:\w+\s){1,2}?(?:fewer|less)\sthan|a\sminimum\sof|or\smore",
    ),
    ("=", r"exactly|precisely"),
)
_RELATION = re.compile(
    "|".join(rf"(?P<r{index}>\b(?:{pattern})\b)" for index, (_, pattern) in enumerate(_RELATIONS)),
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*|[,;:.?!()]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a sentence: "word", "number", "share" (40 %, a third), "times" (twice), "relation",
    or "stop".

    `text` is lower-cased but for single capital letters; of a relation it is "<=", ">=" or "=".
    """

    kind: str
    text: str
    span: Span
    value: float = 0.0
    is_money: bool = False
    number: Number | None = None

    @property
    def stem(self) -> str:
        """The form that a word shares with its plural."""
        return stem(self.text) if self.kind == "word" and self.text != "a" else ""


def marks_in(document: Document, span: Span) -> tuple[Mark, ...]:
    """Returns the marks of a stretch of the text, in order.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "At least a third must be oak"
    >>> [m.kind for m in marks_in(Document(Text(text)), Span(0, len(text)))]
    ['relation', 'share', 'word', 'word', 'word']
    """
    raw = document.text.raw
    fixed = [*_relations(raw, span)]
    fixed += [_number_mark(each, raw) for each in document.numbers_in(span) if _counts(each, raw)]
    fixed.sort(key=lambda mark: mark.span)
    ends = [mark.span.end for mark in fixed]
    words = []
    for match in _WORD.finditer(raw, span.start, span.end):
        index = bisect_left(ends, match.end())
        if index < len(fixed) and fixed[index].span.start <= match.start():
            continue
        kind = "word" if match[0][0].isalpha() else "stop"
        # A capital letter by itself is a name ("vitamin A"), no article, unless it begins a sentence.
        is_letter = len(match[0]) == 1 and match[0].isupper() and match.start() > span.start
        words.append(Mark(kind, match[0] if is_letter else match[0].lower(), Span(*match.span())))
    return tuple(_joined(sorted([*fixed, *words], key=lambda mark: mark.span)))


def _counts(number: Number, raw: str) -> bool:
    """Whether a number counts something: "one" alone is an article."""
    before = raw[max(0, number.span.start - 14) : number.span.start].lower()
    if number.is_spelt and number.value == 1 and before.endswith(_BOUNDS):
        return not raw[number.span.end :].lower().startswith((" of", " third", " half", " quarter"))
    return not (number.is_spelt and number.value == 1) or raw[number.span.end :].startswith(
        " and a half"
    )


def _relations(raw: str, span: Span) -> Iterator[Mark]:
    for match in _RELATION.finditer(raw, span.start, span.end):
        assert match.lastgroup is not None
        relation = _RELATIONS[int(match.lastgroup[1:])][0]
        yield Mark("relation", relation, Span(*match.span()))


def _number_mark(number: Number, raw: str) -> Mark:
    after = re.match(r"\s?(?:[$€£¥](?!\d)|[^\W\d_]+)?", raw[number.span.end : number.span.end + 24])
    following = after[0].strip() if after else ""
    is_money = (
        (stem(following) == "pound" and _has_pounds(raw))
        or bool(number.currency)
        or following in {*"$€£¥"}
        or stem(following) in CURRENCIES - {""}
    )
    is_share = number.is_percentage
    text = raw[number.span.start : number.span.end].lower()
    if not is_share and following == "of" and 0 < number.value < 1:
        return Mark("share", text, number.span, number.value, number=number)
    kind = "share" if is_share else "times" if following == "times" else "number"
    value = number.value / 100 if is_share else number.value
    return Mark(kind, text, number.span, value, is_money, number)


@lru_cache(maxsize=8)
def _has_pounds(raw: str) -> bool:
    """Whether pounds are money in a text."""
    return bool(_POUNDS.search(raw))


def _joined(marks: list[Mark]) -> Iterator[Mark]:
    """The marks with "a third", "half a minute", "a minute and a half" and "twice" as numbers."""
    index = 0
    while index < len(marks):
        mark, rest = marks[index], [each.text for each in marks[index : index + 5]]
        if mark.kind == "number" and rest[1:4] == ["and", "a", "half"]:
            following = "times" if rest[4:5] == ["times"] else "number"
            yield Mark(
                following,
                mark.text,
                _over(marks[index : index + 4]),
                mark.value + 0.5,
                mark.is_money,
            )
            index += 5 if following == "times" else 4
        elif mark.text in {"a", "an", "one"} and rest[1:2] and rest[1] in _FRACTIONS:
            yield Mark("share", rest[1], _over(marks[index : index + 2]), _FRACTIONS[rest[1]])
            index += 2
        elif mark.text in {"a", "an"} and rest[2:] == ["and", "a", "half"] and unit_of(rest[1]):
            yield Mark("number", "1.5", marks[index].span, 1.5)
            yield marks[index + 1]
            index += 5
        elif (
            mark.text == "half"
            and rest[1:2] in (["a"], ["an"])
            and unit_of(rest[2] if rest[2:] else "")
        ):
            yield Mark("number", "0.5", _over(marks[index : index + 2]), 0.5)
            index += 2
        elif mark.kind == "word" and mark.text in _FRACTIONS and mark.text == "half":
            yield Mark("share", "half", mark.span, 0.5)
            index += 1
        elif mark.kind == "word" and mark.text in _TIMES:
            yield Mark("times", mark.text, mark.span, _TIMES[mark.text])
            index += 1
        elif mark.text == "times" and index and marks[index - 1].kind in {"times", "number"}:
            index += 1
        else:
            yield mark
            index += 1


def _over(marks: list[Mark]) -> Span:
    return Span(marks[0].span.start, marks[-1].span.end)
