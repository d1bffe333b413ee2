"""A problem that is told in words and given in named data, and how it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.grids.literals import Value
from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.entries import Entry
from agent.interpret.embedded.named_data.names import words_of
from agent.interpret.embedded.named_data.orientation import axes_order
from agent.interpret.embedded.named_data.slots import Match, Slot, matches
from agent.interpret.embedded.reader import Missing, OtherReading, Reading
from problems.problem import Problem

# Rules that no schema keeps unless its own cues speak of them.
_TWISTS = re.compile(
    r"\b(?:discounts?|tax(?:es)?|penalt\w+|set-?ups?|fixed\s(?:costs?|charges?)|time\swindows?|overtime"
    r"|minimum\s(?:order|shipment|lot|batch)\w*|single[\s-]sourc\w+|only\sone|backlog\w*|backorder\w*|spoil\w*"
    r"|precedenc\w+|incompatib\w+|conflict\w*|mutually|shelf\slife|emissions?|priorit\w+|uncertain\w*"
    r"|stochastic|scenarios?|probabilit\w+|robust|two\sobjectives|fair\w*)\b",
    re.IGNORECASE,
)
_SIZES = re.compile(r"^(?:n|m|t|k|num|number|count|nb|size|set|n\w{0,2})$")


@dataclass(frozen=True, slots=True)
class Schema:
    """What a problem in named data is told by, what it needs, and how it is built.

    `cues` must all be found in the text, none of `refuses` may be. `axes` gives the words for each
    index set, apart by "|". `keeps` are rules beyond the usual that it keeps. `build` returns None
    where the data do not fit after all.
    """

    name: str
    cues: tuple[str, ...]
    axes: Mapping[str, str]
    slots: tuple[Slot, ...]
    build: Callable[[Data], Problem[Any] | None]
    refuses: str = ""
    keeps: str = ""


def read_schema(
    document: Document, entries: Sequence[Entry], schema: Schema
) -> Reading | Missing | None:
    """Returns the problem that the named data fill; a question where they fill it in two ways."""
    text = document.text.raw
    if not all(re.search(cue, text, re.IGNORECASE) for cue in schema.cues):
        return None
    if schema.refuses and re.search(schema.refuses, text, re.IGNORECASE):
        return None
    if _twist(text, schema):
        return None
    found = [
        match for match in matches(entries, schema.slots) if _is_complete(match, entries, schema)
    ]
    if not found:
        return None
    if len(found) > 1:
        return _which(found, schema)
    return _built(document, found[0], entries, schema)


def _twist(text: str, schema: Schema) -> str:
    """The first rule of the text that the schema does not keep, "" where there is none."""
    kept = re.compile("|".join((*schema.cues, schema.keeps or r"(?!)")), re.IGNORECASE)
    found = (match.group() for match in _TWISTS.finditer(text))
    return next((each for each in found if not kept.search(each)), "")


def _is_complete(match: Match, entries: Sequence[Entry], schema: Schema) -> bool:
    """Whether nothing is left over but names, sizes and running numbers."""
    taken = {entry.name for entry in match.entries.values()}
    sizes = {float(size) for size in match.sizes.values()}
    return all(entry.name in taken or _says_sizes(entry, sizes, schema) for entry in entries)


def _says_sizes(entry: Entry, sizes: set[float], schema: Schema) -> bool:
    if entry.labels or _is_running(entry.numbers):
        return float(len(entry.labels or entry.numbers)) in sizes or bool(entry.labels)
    if isinstance(entry.value, float):
        counts = any(_SIZES.match(word) for word in entry.words) or _axis(entry, schema) is not None
        return counts and entry.value in sizes
    return False


def _is_running(numbers: Sequence[float]) -> bool:
    return len(numbers) > 0 and list(numbers) in (
        [float(k) for k in range(len(numbers))],
        [float(k) for k in range(1, len(numbers) + 1)],
    )


def _which(found: Sequence[Match], schema: Schema) -> Missing:
    for key in found[0].entries:
        names = dict.fromkeys(match.entries[key].name for match in found if key in match.entries)
        if len(names) > 1:
            readings = tuple(names)
            return Missing(
                schema.name,
                f"the {key.replace('_', ' ')}",
                f"Which of {', '.join(readings)} is the {key.replace('_', ' ')}?",
                readings,
            )
    return Missing(schema.name, "which data are meant", "Say which of the data is which.")


def _built(
    document: Document, match: Match, entries: Sequence[Entry], schema: Schema
) -> Reading | None:
    """The problem; where a square array may be meant either way round, both problems."""
    words = _words_only(document, entries)
    names = {axis: _names(axis, size, entries, schema) for axis, size in match.sizes.items()}
    open_slots, turned = [], set(match.turned)
    for slot in schema.slots:
        entry = match.entries.get(slot.key)
        if entry is None or not _is_square(entry, slot):
            continue
        order = axes_order(f"{words}\n{entry.comment}", entry, schema.axes, *slot.axes)
        if order is None:
            open_slots.append(slot.key)
        elif not order:
            turned.add(slot.key)
    used = tuple(dict.fromkeys(entry.span for entry in entries))
    problem = schema.build(Data(document, _values(match, turned), names))
    if problem is None or not open_slots:
        return Reading(problem, used) if problem else None
    other = schema.build(Data(document, _values(match, turned ^ set(open_slots)), names))
    shown = " and ".join(match.entries[key].name for key in open_slots)
    slot = next(each for each in schema.slots if each.key == open_slots[0])
    note = f"A row of {shown} is taken for one {slot.axes[0]}, a column for one {slot.axes[1]}."
    if other is None or other == problem:
        return Reading(problem, used, (note,))
    turned_round = OtherReading(f"with rows and columns of {shown} the other way round", other)
    return Reading(problem, used, (note,), (turned_round,), is_open=True)


def _values(match: Match, turned: Collection[str]) -> dict[str, Value]:
    return {
        key: _turned(entry.value) if key in turned else entry.value
        for key, entry in match.entries.items()
    }


def _is_square(entry: Entry, slot: Slot) -> bool:
    shape = entry.shape or ()
    is_grid = len(slot.axes) == 2 and slot.axes[0] != slot.axes[1]
    is_grid = is_grid and all(axis.isidentifier() for axis in slot.axes)
    return is_grid and shape[0] == shape[1] and not _is_symmetric(entry.value)


def _words_only(document: Document, entries: Sequence[Entry]) -> str:
    """The question with its data blanked out."""
    text = document.text.raw
    for span in {entry.span for entry in entries}:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _is_symmetric(value: Value) -> bool:
    return value == _turned(value)


def _turned(value: Value) -> Value:
    if not isinstance(value, tuple):
        return value
    rows = [row for row in value if isinstance(row, tuple)]
    return tuple(zip(*rows, strict=True))


def _axis(entry: Entry, schema: Schema) -> str | None:
    said = {axis: set(words_of(words.replace("|", " "))) for axis, words in schema.axes.items()}
    fitting = [axis for axis, words in said.items() if words & set(entry.words)]
    return fitting[0] if len(fitting) == 1 else None


def _names(axis: str, size: int, entries: Sequence[Entry], schema: Schema) -> tuple[str, ...]:
    """The names that the data give the members of an index set, or "product 1", "product 2", …"""
    for entry in entries:
        labels = entry.labels
        if len(labels) == size == len(set(labels)) and _axis(entry, schema) == axis:
            return labels
    return tuple(f"{axis} {number}" for number in range(1, size + 1))
