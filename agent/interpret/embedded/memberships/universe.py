"""What all has to be held: the elements that a text names by themselves, or all that the sets hold."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.grids.enumerations import split_list
from agent.interpret.embedded.leftovers import Covered
from agent.interpret.embedded.memberships.membership import Member, elements_of
from agent.interpret.embedded.text import Span

_RANGE = re.compile(
    r"(?P<lead>[A-Za-z]{0,3})(?P<first>\d{1,4})\s?(?:to|through|until|[-–]|,?\s?(?:\.\.\.|…),?)\s?(?P<again>[A-Za-z]{0,3})(?P<last>\d{1,4})(?!\w)"
)
_BRACES = re.compile(r"\{([^{}]{1,4000})\}")
_LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class Universe:
    """The elements, in order, and where the text names them."""

    elements: tuple[str, ...]
    spans: tuple[Span, ...] = ()


def universe_of(document: Document, members: tuple[Member, ...]) -> Universe:
    """Returns the elements that a range or a list outside the sets names, or else all that they hold.

    >>> from agent.interpret.embedded.text import Text
    >>> sets = (Member("A", ("1", "2")), Member("B", ("3",)))
    >>> universe_of(Document(Text("Cover each of 1 to 4.")), sets).elements
    ('1', '2', '3', '4')
    """
    held = tuple(dict.fromkeys(element for member in members for element in member.elements))
    covered = Covered([member.span for member in members if member.span])
    return (
        _of_range(document, held, covered)
        or _of_braces(document, held, covered)
        or _of_list(document, held, members)
        or Universe(held)
    )


def _of_range(document: Document, held: tuple[str, ...], covered: Covered) -> Universe | None:
    for match in _RANGE.finditer(document.text.raw):
        span = Span(*match.span())
        low, high = int(match["first"]), int(match["last"])
        if (
            covered.holds(span)
            or not low < high < low + _LONGEST
            or match["again"] not in {"", match["lead"]}
        ):
            continue
        lead = match["lead"] if match["again"] else ""
        names = tuple(f"{lead}{number}" for number in range(low, high + 1))
        if set(held) <= set(names):
            return Universe(names, (span,))
    return None


def _of_braces(document: Document, held: tuple[str, ...], covered: Covered) -> Universe | None:
    for match in _BRACES.finditer(document.text.raw):
        span = Span(*match.span())
        elements = elements_of(match[1]) or ()
        if not covered.holds(span) and set(held) <= set(elements):
            return Universe(elements, (span,))
    return None


def _of_list(
    document: Document, held: tuple[str, ...], members: tuple[Member, ...]
) -> Universe | None:
    """The longest run of held names, parted by commas, that is no set of its own."""
    folded = {name.casefold(): name for name in held}
    best: Universe | None = None
    for sentence in document.text.sentences:
        if any(member.span and sentence.span.contains(member.span) for member in members):
            continue
        entries = split_list(sentence.text.rstrip(" .?!"))
        names = [folded[name] for entry in entries if (name := _held_name(entry, folded))]
        if len(names) > max(1, len(held) // 2) and len(names) > len(best.elements if best else ()):
            best = Universe(tuple(dict.fromkeys(names)), (sentence.span,))
    return best


def _held_name(entry: str, folded: dict[str, str]) -> str:
    """The held name that an entry is, or that its first or last words are."""
    words = entry.casefold().rstrip(" .?!").split()
    for length in (3, 2, 1):
        for piece in (words[-length:], words[:length]):
            if " ".join(piece) in folded:
                return " ".join(piece)
    return ""
