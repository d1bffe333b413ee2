"""Which named value is which field of a problem: by its name, by its shape, and by what is left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from agent.interpret.embedded.named_data.entries import Entry
from agent.interpret.embedded.named_data.names import words_of

_MOST_ENTRIES = 40
_ANY_LENGTH = "..."  # the axis of lists of whatever length
_RAGGED = -1  # its length where the lists differ


@dataclass(frozen=True, slots=True)
class Slot:
    """A field that data may give: its index sets in order, and the words that name it.

    `words` is written as words apart; of "fixed|opening cost" each group must be met by one word.
    `axes` of () is one number, "2" an index set of so many, and "..." lists of any length, equal or
    not. `refuses` are words that a fitting name does not have.
    """

    key: str
    axes: tuple[str, ...]
    words: str
    refuses: str = ""
    is_required: bool = True


@dataclass(frozen=True, slots=True)
class Match:
    """The entry of each slot that was found, and how many each index set has.

    `turned` are the slots whose array is written with its two axes the other way round.
    """

    entries: Mapping[str, Entry]
    sizes: Mapping[str, int]
    turned: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _State:
    taken: tuple[tuple[str, Entry], ...] = ()
    sizes: tuple[tuple[str, int], ...] = ()
    turned: frozenset[str] = frozenset()


def matches(entries: Sequence[Entry], slots: Sequence[Slot]) -> tuple[Match, ...]:
    """Returns every way to give each required slot an entry of its own, the fullest ones only.

    More than one means that names and shapes leave it open; () that a required slot has no entry.

    >>> from agent.interpret.embedded.text import Span
    >>> data = [Entry("unit_costs", ((4.0, 6.0),), Span(0, 1)), Entry("supply", (5.0,), Span(0, 1))]
    >>> found = matches(data, [Slot("supplies", ("i",), "supply"), Slot("costs", ("i", "j"), "cost")])
    >>> [each.sizes for each in found]
    [{'i': 1, 'j': 2}]
    """
    usable = [entry for entry in entries if _shape(entry) is not None][:_MOST_ENTRIES]
    states = [_State()]
    for slot in sorted(slots, key=lambda each: (not each.is_required, -len(each.words.split()))):
        fitting = [entry for entry in usable if _is_named(entry, slot, entry.words)]
        fitting = fitting or [
            entry for entry in usable if _is_named(entry, slot, words_of(entry.comment))
        ]
        extended = [more for state in states for more in _with(state, slot, fitting)]
        if extended:
            kept = [] if slot.is_required else [s for s in states if not _extends(s, extended)]
            states = [*extended, *kept]
        elif slot.is_required:
            return ()
    most = max(len(state.taken) for state in states)
    return tuple(
        Match(dict(state.taken), dict(state.sizes), state.turned)
        for state in states
        if len(state.taken) == most
    )


def _shape(entry: Entry) -> tuple[int, ...] | None:
    """The lengths of each level; lists of numbers that differ in length have any."""
    if entry.shape is not None or not isinstance(entry.value, tuple):
        return entry.shape
    lists = [each for each in entry.value if isinstance(each, tuple)]
    numbers = all(isinstance(cell, float) for each in lists for cell in each)
    return (len(lists), _RAGGED) if len(lists) == len(entry.value) and numbers else None


def _extends(state: _State, extended: Sequence[_State]) -> bool:
    return any(set(state.taken) <= set(each.taken) for each in extended)


def _is_named(entry: Entry, slot: Slot, words: Sequence[str]) -> bool:
    """Whether the words, of its name or of what is said beside it, meet every group of the slot's."""
    if set(entry.words) & set(words_of(slot.refuses)):
        return False
    groups = [set(words_of(group)) for group in slot.words.split()]
    is_shaped = len(_shape(entry) or ()) == len(slot.axes)
    return is_shaped and all(set(words) & group for group in groups)


def _with(state: _State, slot: Slot, fitting: Sequence[Entry]) -> Iterator[_State]:
    names = {entry.name for _, entry in state.taken}
    for entry in fitting:
        if entry.name in names:
            continue
        shape = _shape(entry) or ()
        for is_turned, lengths in ((False, shape), (True, shape[::-1])):
            if is_turned and (len(shape) != 2 or shape[0] == shape[1] or _RAGGED in shape):
                continue
            sizes = _agreeing(dict(state.sizes), slot.axes, lengths)
            if sizes is not None:
                turned = state.turned | {slot.key} if is_turned else state.turned
                yield _State((*state.taken, (slot.key, entry)), tuple(sizes.items()), turned)


def _agreeing(
    sizes: dict[str, int], axes: Sequence[str], lengths: Sequence[int]
) -> dict[str, int] | None:
    for axis, length in zip(axes, lengths, strict=True):
        if axis == _ANY_LENGTH:
            continue
        if length == _RAGGED or (axis.isdigit() and int(axis) != length):
            return None
        if not axis.isdigit() and sizes.setdefault(axis, length) != length:
            return None
    return sizes
