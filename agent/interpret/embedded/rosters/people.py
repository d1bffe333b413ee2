"""The people of a roster: names in a list, in a table, or before what is said of them."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.programs.periods_told import DAYS, MONTHS

_NAME = r"[A-ZÀ-Ý][\w'’\-]*(?:\s[A-Z]\.?(?!\w))?"
_LIST = re.compile(
    rf"(?<![\w’'])(?P<list>{_NAME}(?:,\s{_NAME}){{0,400}},?\s(?:and|&)\s{_NAME})(?!\w)"
)
_DOES = re.compile(
    rf"(?:^[\s*•–+\-]{{0,20}}|[.;:,(*•–\-)]\s{{1,400}}|\b(?:and|but|while)\s)(?P<name>{_NAME})\s"
    r"(?:earns?|costs?|charges?|gets?|receives?|makes?|takes?|asks?|cannot|can['’]?t|can|could|wants?|would|works?|is|isn['’]t|has|hopes?|prefers?|wishes|may|must|needs?|should|does|doesn['’]t|never|requests?|requested|asked|begs|\d|[$€£]\s?\d)",
    re.MULTILINE,
)
_NO_NAMES = frozenset(
    "i a an the it there they we you he she nobody no everyone everybody each every all any one two three four five six seven eight "
    "what which who when how plan make find please at on in for from to if and or but of my our their hi hello good monday "
    "day night week shift early late morning evening afternoon nurses guards people staff minimise minimize on another both "
    "somebody someone this that these those nights days rest only not saturday sunday".split()
) | {*DAYS, *MONTHS}


def find_people(document: Document) -> tuple[str, ...]:
    """Returns the names of the people of a text, each once, in order.

    >>> from agent.interpret.embedded.text import Text
    >>> find_people(Document(Text("Plan Ada, Bo and Cy for Saturday and Sunday. Dan works once.")))
    ('Ada', 'Bo', 'Cy', 'Dan')
    """
    raw = document.text.raw
    found: list[tuple[int, str]] = []
    for match in _LIST.finditer(raw):
        start = match.start()
        names = re.split(r",\s(?:and\s|&\s)?|\s(?:and|&)\s", match["list"])
        found += [(start, name) for name in names]
    found += [(match.start("name"), match["name"]) for match in _DOES.finditer(raw)]
    found += [
        (0, row[0])
        for table in document.tables
        for row in table.rows
        if _is_name(row[0]) and _names_people(table.columns[0])
    ]
    in_order = [name for _, name in sorted(found, key=lambda each: each[0])]
    return tuple(dict.fromkeys(name for name in in_order if _is_name(name)))


def _names_people(heading: str) -> bool:
    return bool(
        re.search(
            r"name|person|people|employee|worker|nurse|guard|staff|who|member|doctor|driver|volunteer|colleague|agent|cook|waiter|clerk|helper|teacher|porter",
            heading,
            re.IGNORECASE,
        )
    )


def _is_name(word: str) -> bool:
    return bool(re.fullmatch(_NAME, word)) and word.casefold() not in _NO_NAMES
