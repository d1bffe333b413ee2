"""Numbers of running text with what is said beside them: whose they are, and what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.jobs.labels import is_list_number, label_spans
from agent.interpret.embedded.jobs.names import cleaned, pieces
from agent.interpret.embedded.jobs.roles import TIME_UNIT, Role, link_at_end
from agent.interpret.embedded.leftovers import Covered
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.text import Sentence, Span

_CUT = re.compile(
    r"[,;:()|]|\s[-–—]\s|\s(?:and|but|while|whereas|with|then|plus|which|that|so|followed)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s,&]*(?:\band\b)?\s*", re.IGNORECASE)
_UNIT = re.compile(rf"[\s-]?(?P<time>{TIME_UNIT})\b\.?(?:['’](?:s|\s)?)?", re.IGNORECASE)
_OTHER_UNIT = re.compile(r"\s?(?P<noun>[^\W\d_]{2,24})\b", re.IGNORECASE)
_FILLER = re.compile(
    r"\s?(?:(?:worth\s)?of\s(?:work|time|machine\stime|forms|processing(?:\stime)?|effort|labou?r|paperwork)|work|long|in\slength|in\stotal|each|altogether"
    r"|processing(?:\stime)?|(?:to\s(?:be\s)?(?:complete|finish|do|process|make|handle|done)(?:d|ed)?)|worth|from\sstart\sto\sfinish|without\sa\sbreak|on\s(?:it|the\smachine))(?=\s|$|[,.])",
    re.IGNORECASE,
)
_LATE = re.compile(
    r"\s?(?:[^\W\d_]{1,10}\s)?(?:per|for\s(?:each|every)|each|every|an?)\s(?:\w+\s){0,2}?(?:it\sis\s|of\s|that\sit\sis\s)?(?:late|delay|overdue|lateness|tardiness|past|beyond)\b",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\s?(?:of|for|to|in|on|at|by|with|under|from|through)\s(?P<name>.{1,60})$", re.IGNORECASE
)
_NO_UNITS = frozenset(
    "of for to in on at by with under from and or the a an is are due per as each it".split()
)


@dataclass(frozen=True, slots=True)
class Cell:
    """Numbers that stand side by side and the words around them.

    `heads` are names told before them, the last words before the verb; `inner` is one between verb
    and number ("takes Ana 12"), `tail` one after it ("12 hours of washing"). `unit` is a unit of
    time, `noun` another word right after the number. `rest` are words that were not understood.
    `listed` are names told after them, one for each ("4, 2 and 6 minutes for A, B and C").
    `trailing` is what ends the sentence after them. `opens` is whether they are the first of a sentence, `follows` whether "then" stands before them.
    """

    numbers: tuple[Number, ...]
    heads: tuple[str, ...]
    inner: str
    role: Role | None
    tail: str
    unit: str
    noun: str
    span: Span
    rest: tuple[str, ...]
    opens: bool
    follows: bool = False
    listed: tuple[str, ...] = ()
    trailing: tuple[str, ...] = ()

    @property
    def values(self) -> tuple[float, ...]:
        """The numbers themselves."""
        return tuple(number.value for number in self.numbers)

    @property
    def head(self) -> str:
        """The name right before the verb, "" where there is none."""
        return self.heads[-1] if self.heads else ""


def find_cells(document: Document, skipped: Sequence[Span] = ()) -> tuple[Cell, ...]:
    """Returns the numbers of a text with the words beside them; those in `skipped` are left out.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "The posters take 4 hours and are due at hour 5, flyers take 2 and are due at 3."
    >>> [(each.head, each.role.value, each.values) for each in find_cells(Document(Text(text)))]
    [('posters', 'duration', (4.0,)), ('', 'due date', (5.0,)), ('flyers', 'duration', (2.0,)), ('', 'due date', (3.0,))]
    """
    labels = label_spans(document)
    covered = Covered((*skipped, *(table.span for table in document.tables if table.span)))
    found: list[Cell] = []
    for sentence in document.text.sentences:
        numbers = [
            number
            for number in document.numbers_in(sentence.span)
            if number.span not in labels
            and not (number.is_spelt and number.value <= 1)
            and not is_list_number(document.text.raw, number)
            and not covered.holds(number.span)
        ]
        if numbers and len(sentence.text) < _LONGEST:
            found += _of_sentence(document.text.raw, sentence, numbers)
    return tuple(found)


_LONGEST = 100_000
_RELATES = re.compile(
    r"(?:after|before|once|when|if|until|then|from|later|earlier|longer|as|following|or|to|daily|faster|slower|more|less|any)\b",
    re.IGNORECASE,
)
_MOST_BARE_WORDS = 3  # "3 h oven", "10 minutes heat treatment"


def _of_sentence(raw: str, sentence: Sentence, numbers: list[Number]) -> Iterator[Cell]:
    runs = _runs(raw, numbers)
    position = sentence.span.start
    last: Cell | None = None
    for index, run in enumerate(runs):
        end = runs[index + 1][0].span.start if index + 1 < len(runs) else sentence.span.end
        before = raw[position : run[0].span.start]
        tail, cut = _tail(raw[run[-1].span.end : end], is_last=index + 1 == len(runs))
        listed, stop = _listed(raw[run[-1].span.end : end], len(run))
        cut = max(cut, stop)
        cell = _cell(before, run, tail, Span(position, run[-1].span.end + cut))
        if listed:
            cell = replace(cell, listed=listed, tail="")
        position = run[-1].span.end + cut
        cell = replace(cell, opens=index == 0, follows=bool(_THEN.search(before)))
        if last is not None:
            hyphen = raw[last.numbers[-1].span.end : last.numbers[-1].span.end + 1] == "-"
            last, cell = _name_between(last, cell, before, is_hyphenated=hyphen)
            yield last
        last = cell
    if last is not None:
        rest = raw[position : sentence.span.end].strip(" .?!;,:()\n")
        yield replace(last, trailing=(rest,)) if rest else last


def _runs(raw: str, numbers: list[Number]) -> list[list[Number]]:
    """Numbers with nothing but commas and "and" between them, or the same unit each time."""
    runs: list[list[Number]] = []
    for number in numbers:
        if runs:
            between = raw[runs[-1][-1].span.end : number.span.start]
            unit = runs[-1][-1].unit
            same = unit and unit == number.unit and re.fullmatch(TIME_UNIT, unit, re.IGNORECASE)
            if same and (found := re.match(rf"\s?{re.escape(unit)}\b", between, re.IGNORECASE)):
                between = between[found.end() :]
            if between.strip() and _BETWEEN.fullmatch(between.replace(number.currency or "\0", "")):
                runs[-1].append(number)
                continue
        runs.append([number])
    return runs


@dataclass(frozen=True, slots=True)
class _Tail:
    unit: str = ""
    noun: str = ""
    name: str = ""
    role: Role | None = None
    rest: str = ""


def _tail(after: str, *, is_last: bool) -> tuple[_Tail, int]:
    """What the words after a number say, and how many characters of them belong to it."""
    late = _LATE.match(after)
    if late:
        return _Tail(role=Role.WEIGHT), late.end()
    unit = _UNIT.match(after)
    position = unit.end() if unit else 0
    noun = ""
    if not unit and (other := _OTHER_UNIT.match(after)) and other["noun"].lower() not in _NO_UNITS:
        noun, position = other["noun"].lower(), other.end()
    while filler := _FILLER.match(after, position):
        position = filler.end()
    cut = _CUT.search(after, position)
    stop = cut.start() if cut else len(after.rstrip(" .?!;\n")) if is_last else position
    piece = after[position : max(position, stop)]
    named = _OF.fullmatch(piece.rstrip(" ]"))
    told = unit["time"].lower() if unit else ""
    name = cleaned(named["name"]) if named else ""
    if name:
        return _Tail(told, noun, name), position + len(piece)
    bare = piece.strip(" ]")
    if unit and bare and (cut or is_last) and not link_at_end(piece + " "):
        related = _RELATES.match(bare) or len(bare.split()) > _MOST_BARE_WORDS
        name = "" if related else cleaned(bare)
        if name:
            return _Tail(told, noun, name), position + len(piece)
    return _Tail(told, noun), position


# "Minutes inside and outside: car 1 30 and 10": what leads up to a list names no row of it.
_LEAD = re.compile(r"(.{1,400})[:(]\s+(\S.{0,200})$", re.DOTALL)


_LISTED = re.compile(
    r"[\]\s]{0,2}(?:[^\W\d_]{1,12}\s)?(?:for|on|of|in|at)\s(?P<names>[^.;:?!\d]{3,400}?)(?=[.;:?!]|\s?,?\s?respectively|$)",
    re.IGNORECASE,
)
_NAMES_CUT = re.compile(r"\s?,\s?(?:and\s)?|\sand\s", re.IGNORECASE)


def _listed(after: str, n: int) -> tuple[tuple[str, ...], int]:
    """The names that a run of n numbers belongs to, told after it, and where they end."""
    match = _LISTED.match(after) if n > 1 else None
    names = tuple(cleaned(each) for each in _NAMES_CUT.split(match["names"])) if match else ()
    if match is None or len(names) != n or not all(names):
        return (), 0
    return names, match.end()


_THEN = re.compile(
    r"\b(?:then|after\s(?:that|which)|afterwards|followed\sby|finally|next|lastly|subsequently)\b|→|->",
    re.IGNORECASE,
)
_CONTINUES = re.compile(r"^(?:(?:it|they|he|she)\s)?(?:is|are|be|it|they|he|she)$", re.IGNORECASE)


def _cell(before: str, run: list[Number], tail: _Tail, span: Span) -> Cell:
    link = link_at_end(before)
    left = before[: link.start] if link else before
    told, lead = pieces(left), tuple[str, ...]()
    if len(run) > 1 and (colon := _LEAD.match(left)):
        lead, told = (colon[1].strip(),), pieces(colon[2])
    names = [cleaned(each) for each in told]
    ends_open = not re.search(r"[,;.]\s*$|\band\s*$", left, re.IGNORECASE) or not link
    head = names[-1] if names and ends_open else ""
    if len(told) > 1 and _CONTINUES.search(told[-2]):
        head = ""  # "and is then baked for 40 minutes" goes on about the same thing
    listed: list[str] = [head] if head else []
    if head and len(run) > 1:
        for each in reversed(names[:-1]):
            if not each or len(listed) == len(run):
                break
            listed.insert(0, each)
        if len(listed) != len(run):
            listed = [head]
    kept = len(told) - len(listed) if head else len(told)
    rest = (*lead, *(each for each in told[:kept] if each))
    return Cell(
        tuple(run),
        tuple(listed),
        cleaned(link.inner) if link else "",
        tail.role or (link.role if link else None),
        tail.name,
        tail.unit,
        tail.noun,
        span,
        rest,
        opens=False,
    )


def _name_between(last: Cell, cell: Cell, before: str, *, is_hyphenated: bool) -> tuple[Cell, Cell]:
    """ "a 4-hour cake due at 9": what stands between two numbers names the first one."""
    inside = not _CUT.search(before)
    if (
        inside
        and cell.head
        and (not last.head or is_hyphenated)
        and not last.tail
        and cell.role not in {None, last.role}
    ):
        return replace(last, tail=cell.head), replace(cell, heads=())
    return last, cell
