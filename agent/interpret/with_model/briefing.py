"""What a model is shown of a question: passages, previews of its data, and the families that may fit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.with_model.data_parts import DataPart, data_parts
from agent.interpret.with_model.passages import Passage, passages_of
from agent.interpret.with_model.relevant import relevant
from agent.interpret.with_model.signature import signature
from problems.errors import LimitExceeded
from problems.registry import families

_LONGEST_SHOWN = 40_000  # characters of prose; data is shown by its first rows
_FAMILIES_SHOWN = 6
_FENCE = re.compile(r"<(?=/?\s*(?:question|data|families))", re.IGNORECASE)
# Their data is written as a model in the small language.
IN_ALGEBRA = frozenset({"linear_program", "nonlinear_program"})


@dataclass(frozen=True, slots=True)
class Briefing:
    """The question's parts, each of which a reply can name."""

    document: Document
    parts: tuple[DataPart, ...]
    passages: tuple[Passage, ...]
    families: tuple[str, ...]

    @property
    def question(self) -> str:
        """The passages, one a line, and what there is of data."""
        lines = [f"[{each.number}] {_unfenced(each.shown)}" for each in self.passages]
        return "\n".join([*lines, *(part.preview for part in self.parts)])

    @property
    def signatures(self) -> str:
        """The fields of the families that may fit."""
        return "\n".join(signature(name) for name in self.families)

    @property
    def names(self) -> str:
        """The names of all families that take fields."""
        return ", ".join(name for name in families() if name not in IN_ALGEBRA)


def brief(document: Document, likely: str | None = None) -> Briefing:
    """Returns the briefing on a document; `likely` is the family that it seems to be.

    Raises:
        LimitExceeded: its prose is too long to be shown.
    """
    parts = data_parts(document)
    passages = passages_of(document, parts)
    length = sum(len(each.shown) for each in passages)
    if length > _LONGEST_SHOWN:
        raise LimitExceeded(
            f"the question has {length} characters of prose; at most {_LONGEST_SHOWN} are shown to a model; "
            "put its data into a file"
        )
    large = tuple(part.table for part in parts if part.table)
    small = tuple(each for each in document.tables if each.span not in {t.span for t in large})
    fitting = relevant(Document(document.text, tables=(*large, *small)), _FAMILIES_SHOWN + len(IN_ALGEBRA), likely)
    kept = [name for name in fitting if name not in IN_ALGEBRA][:_FAMILIES_SHOWN]
    return Briefing(document, parts, passages, tuple(kept))


def _unfenced(text: str) -> str:
    """The text, unable to end the fence that it stands in."""
    return " ".join(_FENCE.sub("‹", text).split())
