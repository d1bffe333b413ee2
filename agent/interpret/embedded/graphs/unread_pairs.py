"""A pair that is written with a dash and was not read: a sign that the graph is not whole."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.leftovers import Covered
from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.text import Span

_DASHED = re.compile(r"(?<![\w-])([^\W_][\w'’]*)[ ]?(?:-|–|—|->|→)[ ]?(?=([^\W_][\w'’]*))")


def unread_pair(
    document: Document, used: Iterable[Span], nodes: Collection[str], family: str
) -> Missing | None:
    """Returns the question about the first two nodes that a dash joins outside the used spans."""
    covered = Covered(used)
    names = {name.casefold() for name in nodes}
    for match in _DASHED.finditer(document.text.raw):
        u, v = match[1].casefold(), match[2].casefold()
        if u == v or u not in names or v not in names:
            continue
        if not covered.holds(Span(match.start(1), match.end(2))):
            written = f"{match[1]}-{match[2]}"
            return Missing(
                family,
                f"what {written} says",
                f'What does "{written}" say? Please write all pairs in one list, as in "A-B, A-C, B-D".',
            )
    return None
