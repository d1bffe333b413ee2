"""A polynomial told as points: what each choice brings by itself, and what some bring together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.grids.enumerations import split_list
from agent.interpret.embedded.text import Span

_LINE = re.compile(
    r"(?:^|[-•*.,;:\n]|\band\b)\s*(?:if\s|having\s|choosing\s|picking\s|with\s)?(?P<joint>both\s|all\s(?:of\s|three\sof\s)?)?"
    r"(?P<names>[^\W\d_][^\n.;:?!]{0,80}?)\s(?:alone\s|coming\s|together\s|on\s|chosen\s|by\s(?:itself|herself|himself)\s){0,3}"
    r"(?P<verb>adds?|brings?|gives?|earns?|scores?|takes?\saway|subtracts?|loses?|costs?)\s"
    r"(?P<size>[-−]?\d+(?:\.\d+)?)(?P<rest>\s(?:points?|when\s\w+\s(?:is|are)\s\w+|on\stop|extra|more)\b){0,3}",
    re.IGNORECASE | re.MULTILINE,
)
# What is wanted of a game of points: the most of them, by choosing.
GAME = re.compile(
    r"\b(?:most|highest|greatest|largest|maxim\w+|best)\s(?:\w+\s){0,2}?(?:points?|fun|scores?|totals?|bonus|worth)\b"
    r"|\bas\s(?:many|much|high)\s(?:points?|fun|a\sscore)\b",
    re.IGNORECASE,
)
_LOSES = re.compile(r"^(?:takes?\saway|subtracts?|loses?|costs?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bonus:
    """What choices bring when all of them are made; a single one by itself where there is one name."""

    names: tuple[str, ...]
    value: float
    span: Span


def bonuses_of(document: Document) -> tuple[Bonus, ...]:
    """Returns the statements of points in a text, none where fewer than three are made.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "Ana coming adds 1. Ben coming takes away 2. Both Ana and Ben coming adds 3."
    >>> [(each.names, each.value) for each in bonuses_of(Document(Text(text)))]
    [(('Ana',), 1.0), (('Ben',), -2.0), (('Ana', 'Ben'), 3.0)]
    """
    found: list[Bonus] = []
    for match in _LINE.finditer(document.text.raw):
        names = split_list(match["names"]) if match["joint"] else (match["names"].strip(),)
        value = float(match["size"].replace("−", "-"))
        sign = -1 if _LOSES.match(match["verb"]) else 1
        found.append(
            Bonus(tuple(_plain(each) for each in names), sign * value, Span(*match.span()))
        )
    together = any(len(each.names) > 1 for each in found)
    return tuple(found) if len(found) > 2 and together else ()


def _plain(name: str) -> str:
    """A name without what is said of it, and alike however its first letter is written."""
    name = re.sub(r"^(?:both|all\sof|the)\s", "", name.strip(), flags=re.IGNORECASE)
    return re.sub(r"\s(?:alone|coming|on|together)$", "", name[:1].upper() + name[1:])
