"""What sentences tell by numbers: of one name, of two, of several in order, or of nobody named.

A sentence is read as a row of names and numbers with words between them. A number that a preposition
ties to the name behind it ("12 km from South") belongs to that name, and to the name it is told of
before; any other number belongs to the name before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.leftovers import Covered
from agent.interpret.embedded.serving.names import Names
from agent.interpret.embedded.text import Sentence, Span

_LIST = re.compile(r"\s*(?:[,;/&]|and|or|, and|, or|; and)\s*(?:the\s|in\s|at\s)?", re.IGNORECASE)
_TIED = re.compile(
    r"\s?[€£$%]?(?:\s?(?!(?:and|or|but|while|plus|whereas)\b)[^\W\d_]+\s|\s(?=from|to|at)){0,6}?\s?(?:from|to|at|in|via|by|for|through|with|on|of|if)\s(?:the\s|using\s|it\sis\s)?",
    re.IGNORECASE,
)
_COUNTS = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_COUNT = re.compile(r"\b(?:once|twice|thrice)\b", re.IGNORECASE)
_SCALE = re.compile(r"hundred|thousand|million|dozen", re.IGNORECASE)
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Told:
    """A number told of `names`: none, one, or the row and the column of a pair.

    `words` stand right around it, `before` are those of the sentence up to it.
    """

    names: tuple[str, ...]
    value: float
    span: Span
    words: str
    before: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Numbers in a list, told of `names`: as many as there are numbers, one, or none."""

    names: tuple[str, ...]
    values: tuple[float, ...]
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the sentences tell, and lists of names that they give in order."""

    told: tuple[Told, ...]
    listed: tuple[Listed, ...]
    orders: tuple[tuple[str, ...], ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    name: str = ""
    value: float = 0.0
    unit: str = ""
    is_spelt: bool = False

    @property
    def is_name(self) -> bool:
        return bool(self.name)


def find_facts(document: Document, names: Names, used: Iterable[Span] = ()) -> Facts:
    """Returns what the sentences tell of the names, outside the used spans.

    >>> from agent.interpret.embedded.serving.names import learn_names
    >>> from agent.interpret.embedded.text import Text
    >>> text = "Shop A orders 3 a day and costs 9 from Oslo or 4 from Riga; shop B 5, 2 from Oslo."
    >>> facts = find_facts(Document(Text(text)), learn_names(text))
    >>> [(each.names, each.value) for each in facts.told]  # doctest: +NORMALIZE_WHITESPACE
    [(('shop A',), 3.0), (('shop A', 'Oslo'), 9.0), (('shop A', 'Riga'), 4.0), (('shop B',), 5.0),
     (('shop B', 'Oslo'), 2.0)]
    """
    covered = Covered(tuple(used))
    told: list[Told] = []
    listed: list[Listed] = []
    orders: list[tuple[str, ...]] = []
    spans: list[Span] = []
    for sentence in document.text.sentences:
        if len(sentence.text) > _LONGEST:
            continue
        tokens = _tokens(document, sentence, names, covered)
        parser = _Parser(document.text.raw, sentence, tokens)
        for fact in parser.facts():
            match fact:
                case Told():
                    told.append(fact)
                case Listed():
                    listed.append(fact)
                case _:
                    orders.append(fact)
        if any(not each.is_name for each in tokens) or parser.is_list:
            spans += [Span(each.start, each.end) for each in tokens if each.is_name]
    return Facts(tuple(told), tuple(listed), tuple(orders), tuple(spans))


def _tokens(document: Document, sentence: Sentence, names: Names, covered: Covered) -> list[_Token]:
    raw, span = document.text.raw, sentence.span
    mentions = [
        each
        for each in names.mentions(raw, span.start, span.end)
        if not covered.holds(Span(each.start, each.end))
    ]
    named = Covered([Span(each.start, each.end) for each in mentions])
    tokens = [_Token(each.start, each.end, each.name) for each in mentions]
    tokens += [
        _Token(n.span.start, n.span.end, value=n.value, unit=n.unit, is_spelt=n.is_spelt)
        for n in document.numbers_in(span)
        if not (covered.holds(n.span) or named.holds(n.span) or (n.is_spelt and n.value <= 1))
        and not _SCALE.fullmatch(raw, n.span.start, n.span.end)
    ]
    tokens += [
        _Token(
            span.start + m.start(),
            span.start + m.end(),
            value=_COUNTS[m.group().lower()],
            is_spelt=True,
        )
        for m in _COUNT.finditer(sentence.text)
        if any(each.is_name for each in tokens)
    ]
    return sorted(tokens, key=lambda each: each.start)


class _Parser:
    """Reads the tokens of one sentence from left to right."""

    def __init__(self, raw: str, sentence: Sentence, tokens: list[_Token]) -> None:
        self._raw, self._sentence, self._tokens = raw, sentence, tokens
        self._subject = self._heading = ""

    @property
    def is_list(self) -> bool:
        """Whether the sentence only lists names: "the spots S1, S2 and S3"."""
        return len(self._tokens) > 1 and self._run_end(0) == len(self._tokens) - 1

    def facts(self) -> Iterator[Told | Listed | tuple[str, ...]]:
        index = 0
        while index < len(self._tokens):
            if self._tokens[index].is_name:
                last = self._run_end(index)
                yield from self._of_names(index, last)
                index = last + 1
                if self._listed_after(last):
                    index = self._run_end(last + 1) + 1
            else:
                last = self._run_end(index)
                names = self._names_behind(last) if last > index else ()
                if names and len(names) == last - index + 1:
                    yield from self._respectively(index, names)
                    index = last + 1 + len(names)
                    continue
                if last > index and not self._is_tied(last):
                    yield self._list(self._subject_names(), index, last)
                    index = last + 1
                    continue
                yield from self._of_number(index)
                index += 2 if self._is_tied(index) else 1

    def _of_names(self, first: int, last: int) -> Iterator[Listed | tuple[str, ...]]:
        names = tuple(each.name for each in self._tokens[first : last + 1])
        if len(names) > 1:
            yield names
        if self._listed_after(last):
            end = self._run_end(last + 1)
            fitting = end - last == len(names)
            yield self._list(names if fitting else names[-1:], last + 1, end)
            self._subject = names[-1]
            return
        follows = self._tokens[last + 1] if last + 1 < len(self._tokens) else None
        if len(names) == 1 and follows is not None and follows.is_name:
            self._heading = names[0]
        self._subject = names[-1]

    def _names_behind(self, index: int) -> tuple[str, ...]:
        """The list of names that a preposition ties the number to."""
        if not self._is_tied(index):
            return ()
        return tuple(each.name for each in self._tokens[index + 1 : self._run_end(index + 1) + 1])

    def _respectively(self, first: int, names: tuple[str, ...]) -> Iterator[Told | Listed]:
        """ "12, 20 and 31 from Mitte, Wedding and Moabit": a number for each name."""
        if not self._subject or self._subject in names:
            yield self._list(names, first, first + len(names) - 1)
            return
        for index, name in enumerate(names, start=first):
            token = self._tokens[index]
            span = Span(token.start, token.end)
            yield Told((self._subject, name), token.value, span, "#", "")

    def _listed_after(self, last: int) -> bool:
        """Whether a list of numbers stands behind a name, and none of them is tied to another name."""
        first = last + 1
        if first >= len(self._tokens) or self._tokens[first].is_name:
            return False
        end = self._run_end(first)
        return end > first and not self._is_tied(end)

    def _subject_names(self) -> tuple[str, ...]:
        return (self._subject,) if self._subject else ()

    def _list(self, names: tuple[str, ...], first: int, last: int) -> Listed:
        numbers = self._tokens[first : last + 1]
        span = Span(numbers[0].start, numbers[-1].end)
        words = self._raw[self._sentence.span.start : numbers[0].start] + " … " + self._after(last)
        return Listed(names, tuple(each.value for each in numbers), span, words)

    def _of_number(self, index: int) -> Iterator[Told]:
        token = self._tokens[index]
        names: tuple[str, ...] = ()
        if self._is_tied(index):
            other = self._tokens[index + 1].name
            is_pair = bool(self._subject) and self._subject != other
            names = (self._subject, other) if is_pair else (other,)
        elif self._heading and self._subject != self._heading and self._subject:
            names = (self._heading, self._subject)
        elif self._subject:
            names = (self._subject,)
        before = self._raw[self._sentence.span.start : token.start]
        yield Told(
            names,
            token.value,
            Span(token.start, token.end),
            f"{self._before(index)} # {self._after(index)}",
            before,
        )

    def _run_end(self, index: int) -> int:
        """The last token of the list of names, or of numbers, that begins here."""
        last = index
        while last + 1 < len(self._tokens) and self._continues(last):
            last += 1
        return last

    def _continues(self, index: int) -> bool:
        here, following = self._tokens[index], self._tokens[index + 1]
        if here.is_name != following.is_name or here.is_spelt != following.is_spelt:
            return False
        glue = self._raw[here.end : following.start]
        if (
            here.unit not in {"", "and", "or"}
            and glue.lower().lstrip().startswith(here.unit)
            and not here.is_name
        ):
            glue = glue.lstrip()[len(here.unit) :]
        return _LIST.fullmatch(glue.replace("$", "").replace("€", "").replace("£", "")) is not None

    def _is_tied(self, index: int) -> bool:
        """Whether a preposition ties a number to the name behind it."""
        if index + 1 >= len(self._tokens) or not self._tokens[index + 1].is_name:
            return False
        glue = self._raw[self._tokens[index].end : self._tokens[index + 1].start]
        return _TIED.fullmatch(glue) is not None

    def _before(self, index: int) -> str:
        start = self._tokens[index - 1].end if index else self._sentence.span.start
        glue = self._raw[start : self._tokens[index].start]
        pieces = [piece.strip() for piece in re.split(r"[,;.]|\band\b", glue)]
        return next((piece for piece in reversed(pieces) if piece), "")

    def _after(self, index: int) -> str:
        end = (
            self._tokens[index + 1].start
            if index + 1 < len(self._tokens)
            else self._sentence.span.end
        )
        return re.split(r"[,;.]|\band\b", self._raw[self._tokens[index].end : end])[0].strip()


def values_of(facts: Sequence[Told]) -> dict[str, float]:
    """Returns the value of each fact about one name; the first one where it is told twice."""
    found: dict[str, float] = {}
    for each in facts:
        if len(each.names) == 1:
            found.setdefault(each.names[0], each.value)
    return found
