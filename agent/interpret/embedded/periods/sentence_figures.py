"""The sentences of a text read as figures of periods."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.leftovers import Covered
from agent.interpret.embedded.periods.figure import Figure
from agent.interpret.embedded.periods.mentions import Mention, resolved
from agent.interpret.embedded.periods.merging import merged
from agent.interpret.embedded.periods.number_lists import Group
from agent.interpret.embedded.text import Span

_SEPARATOR = re.compile(r"[;:.]\s|[,)]\s?(?:and|but|while|whereas|or|plus|yet)\s|\s[-–—]\s")


_WEAK = re.compile(r",\s|\s(?:and|plus|while|but|or|with)\s|\s(?=(?:at|for)\s[$€£]?$)")


_APART = re.compile(r"[,;:.]|\b(?:and|(?:start|beginning|end)\sof|before)\b", re.IGNORECASE)


_NEAR = 60


_BULLET = re.compile(
    r"^[\s*•▪◦–+()\-]{0,6}(?:\d{1,3}[.)]\s)?(?:in|on|for|during)?\s{0,3}$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Token:
    """A list of numbers, or a mention of periods."""

    span: Span
    group: Group | None = None
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """The sentences of a text, read as figures of `n` periods."""

    document: Document
    mentions: tuple[Mention, ...]
    names: tuple[str, ...]
    n: int
    tables: Covered

    def figures(self, lists: Sequence[Group]) -> tuple[list[Figure], list[Mention]]:
        """The figures in order, and the mentions that belong to none."""
        groups = [each for group in lists for each in self._split(group)]
        loose = [each for each in self.mentions if not self.tables.holds(each.span)]
        tokens = sorted(
            [
                *(_Token(g.span, group=g) for g in groups),
                *(_Token(m.span, mention=m) for m in loose),
            ],
            key=lambda each: each.span,
        )
        starts = [each.span.start for each in tokens]
        made: list[tuple[Figure, Mention | None]] = []
        heading = ""
        for sentence in self.document.text.sentences:
            first = bisect_left(starts, sentence.span.start)
            last = bisect_left(starts, sentence.span.end)
            if first == last:
                heading = sentence.text if sentence.text.endswith(":") else ""
                continue
            told = self._of_sentence(tokens[first:last], sentence.span)
            made += [(replace(each, context=heading), mention) for each, mention in told]
            heading = sentence.text if sentence.text.endswith(":") else heading
        keyed = {id(mention) for _, mention in made if mention}
        return merged(made, self.names, self.n), [each for each in loose if id(each) not in keyed]

    def _split(self, group: Group) -> Iterator[Group]:
        """A list of as many numbers as periods, whole; others one by one, but where periods follow."""
        size = len(group.numbers)
        place = bisect_left(self.mentions, group.span.end, key=lambda each: each.span.start)
        after = self.mentions[place] if place < len(self.mentions) else None
        near = after and after.span.start - group.span.end < _NEAR
        places = resolved(after, self.names, self.n) if after and near else None
        if size in {1, self.n} or (places and len(places) == size):
            yield group
        elif size > self.n > 2 and size % self.n == 0:
            for start in range(0, size, self.n):
                yield Group(group.numbers[start : start + self.n])
        elif size == self.n + 1 and self.n > 2:
            yield from self._without_a_first(group)
        else:
            yield from (Group((each,)) for each in group.numbers)

    def _without_a_first(self, group: Group) -> Iterator[Group]:
        """ "costs 5, 3 and 4": a number too many at one end stands apart by its own unit."""
        first, second, last = group.numbers[0], group.numbers[1], group.numbers[-1]
        if (first.unit, first.currency) != (
            second.unit,
            second.currency,
        ) and last.unit != first.unit:
            yield Group(group.numbers[:1])
            yield Group(group.numbers[1:])
        else:
            yield from (Group((each,)) for each in group.numbers)

    def _of_sentence(
        self, tokens: Sequence[_Token], sentence: Span
    ) -> list[tuple[Figure, Mention | None]]:
        raw = self.document.text.raw
        keyed = self._keys(tokens, sentence)
        groups = [index for index, each in enumerate(tokens) if each.group]
        found: list[tuple[Figure, Mention | None]] = []
        start = sentence.start
        for place, index in enumerate(groups):
            token = tokens[index]
            assert token.group
            stop = tokens[groups[place + 1]].span.start if place + 1 < len(groups) else sentence.end
            semicolon = raw[start : token.span.start].rfind("; ") + 1
            start += semicolon
            head, after = raw[start : token.span.start], raw[token.span.end : stop]
            cut = _cut(after) if place + 1 < len(groups) else len(after)
            tail = _tail(after[:cut])
            mention = keyed.get(index)
            values = tuple(number.value for number in token.group.numbers)
            first = token.group.numbers[0]
            found.append(
                (
                    Figure(
                        values,
                        (token.span, *([mention.span] if mention else [])),
                        " ".join(head.split()),
                        " ".join(tail.split()),
                        " ".join(after[:cut].split()),
                        unit=token.group.numbers[-1].unit,
                        currency=first.currency,
                        is_series=len(values) == self.n > 1,
                        follows=place > 0,
                        breaks=place == 0 or semicolon > 0,
                    ),
                    mention,
                )
            )
            start = token.span.end + cut
        return found

    def _keys(self, tokens: Sequence[_Token], sentence: Span) -> dict[int, Mention]:
        """The mention that says of which periods the numbers at a place are."""
        raw = self.document.text.raw
        behind: dict[int, Mention] = {}
        before: dict[int, Mention] = {}
        for index, token in enumerate(tokens):
            if not token.group:
                continue
            later = tokens[index + 1].mention if index + 1 < len(tokens) else None
            if later:
                gap = raw[token.span.end : later.span.start]
                if len(gap) < _NEAR and not _APART.search(gap):
                    behind[index] = later
            earlier = tokens[index - 1].mention if index else None
            if earlier:
                gap = raw[earlier.span.end : token.span.start]
                if len(gap) < _NEAR and not re.search(r"[;.]\s|,\s\S.*,", gap):
                    before[index] = earlier
        leads = bool(tokens[0].mention) and 0 in {k - 1 for k in before}
        at_start = leads and _BULLET.match(raw[sentence.start : tokens[0].span.start])
        if (at_start or (leads and len(before) > len(behind))) and before:
            return self._rows(tokens, before)
        return behind

    def _rows(self, tokens: Sequence[_Token], before: dict[int, Mention]) -> dict[int, Mention]:
        """Where periods lead, all numbers up to the next period are of it: "week 1: 40 at 3 euros"."""
        raw = self.document.text.raw
        keyed: dict[int, Mention] = {}
        current: Mention | None = None
        widths: list[int] = []
        for index, token in enumerate(tokens):
            if token.mention:
                current = token.mention if index + 1 in before else None
                widths.append(0)
                continue
            broken = (
                index not in before and ";" in raw[tokens[index - 1].span.end : token.span.start]
            )
            if current is None or broken or (len(widths) > 1 and widths[-1] >= widths[0]):
                current = None
                continue
            keyed[index] = current
            widths[-1] += 1
        return keyed


def _cut(after: str) -> int:
    """Where the words after a figure end and those before the next one begin."""
    strong = list(_SEPARATOR.finditer(after))
    if strong:
        return strong[-1].start()
    weak = _WEAK.search(after)
    return weak.start() if weak else 0


def _tail(after: str) -> str:
    """The words after a figure up to the end of its clause."""
    return re.split(r"[,;:.)]\s|\.$", after, maxsplit=1)[0]
