"""Which of the places is the depot: where the vehicles start and end."""

from __future__ import annotations

import re
from dataclasses import replace

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.tours.layout import HOME, Layout

_FIRST = re.compile(
    r"\bdepot\b[^.?!\n]{0,40}\b(?:in\sthe\s|comes\s|is\sthe\s|as\sthe\s|is\s|listed\s)?(?:first|row\s(?:and\scolumn\s)?[01]|index\s0)\b|\bfirst\s(?:\w+\s){0,4}?(?:is|are|stands?\sfor|belongs?\sto)\s(?:to\s)?the\s\w+"
    r"|\b(?:node|place|location|index|number|row)\s0\b[^.?!\n]{0,30}\bdepot\b|\bdepot\s(?:is\s)?(?:\(?(?:node|place|location|index|number)\s)?\(?0\b|\b0\s(?:is|=|being|for)\s(?:the\s)?depot\b",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"\bdepot\b[^.?!\n]{0,30}\blast\b|\blast\s(?:row|line|column|place)\b[^.?!\n]{0,30}\bdepot\b",
    re.IGNORECASE,
)
_FROM = (
    r"\b(?:start\w*|begin\w*|return\w*|com(?:e|es|ing)\sback|go(?:es)?\sback|set(?:s|ting)?\sout|leav(?:e|es|ing)|depart\w*|based|stand(?:s|ing)?|stationed|garaged|parked"
    r"|back|home|depot|loaded|load|begins?|end(?:s|ing)?|drive|drives|out)\s(?:(?:and|end|ends|finish|up|out|again|empty|later)\s)*(?:at|to|from|in|is|:|there\sat)?\s?(?:the\s|its\s|our\s|their\s)?(?:depot\s|warehouse\s|place\s|node\s|city\s|point\s|town\s)?"
)


def home_of(document: Document, layout: Layout, family: str) -> tuple[Layout, int] | Missing:
    """Returns the layout, with names where it had none, and the index of its depot."""
    raw = document.text.raw
    if not layout.places:
        last = bool(_LAST.search(raw))
        if not last and not re.search(rf"\b{HOME}\b", raw, re.IGNORECASE):
            return Missing(family, "the depot", "In which row of the table do the vehicles start?")
        n = layout.n_places
        names = (*map(str, range(1, n)), "0") if last else tuple(map(str, range(n)))
        return replace(layout, places=names), n - 1 if last else 0
    names = layout.places
    if layout.home:
        return layout, names.index(layout.home)
    found = _by_name(names)
    found = found if found is not None else _by_verb(raw, names)
    found = found if found is not None else _by_kind(names)
    if found is None and _FIRST.search(raw):
        found = 0
    if found is None:
        told = ", ".join(names[:6])
        return Missing(
            family, "the depot", f"Where do the vehicles start and end, at which of {told}?"
        )
    return layout, found


def _by_name(names: tuple[str, ...]) -> int | None:
    at = [
        index
        for index, name in enumerate(names)
        if re.fullmatch(r"(?:(?:the|main|central)\s)?depot(?:\s\w)?", name, re.IGNORECASE)
    ]
    return at[0] if len(at) == 1 else None


def _by_kind(names: tuple[str, ...]) -> int | None:
    """The one place whose name is a kind of base among other names: "hub", "brewery"."""
    at = [index for index, name in enumerate(names) if re.fullmatch(HOME, name, re.IGNORECASE)]
    return at[0] if len(at) == 1 else None


def _by_verb(raw: str, names: tuple[str, ...]) -> int | None:
    """The one place that the vehicles are said to start from or to come back to."""
    found = set()
    for index, name in enumerate(names):
        pattern = rf"{_FROM}(?i:{re.escape(name)})(?![\w-])"
        if re.search(pattern, raw, re.IGNORECASE) or re.search(
            rf"(?<![\w-]){re.escape(name)}(?:\s(?:is|as)\s|,\s|\s\()(?:the\s|our\s)?(?:depot|base|start\w*|home|warehouse)\b",
            raw,
            re.IGNORECASE,
        ):
            found.add(index)
    return found.pop() if len(found) == 1 else None
