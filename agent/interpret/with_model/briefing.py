"""What a model is shown of a question: passages, previews of its data, and the families that may fit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.with_model.data_parts import DataPart, data_parts
from agent.interpret.with_model.passages import Passage, passages_of
from agent.interpret.with_model.relevant import relevant
from agent.interpret.with_model.signature import signature
from agent.interpret.with_model.worked import worked
from problems.errors import LimitExceeded

_LONGEST_SHOWN = 40_000  # characters of prose; data is shown by its first rows
_FAMILIES_SHOWN = 6
_WHOLE = 2  # families whose fields are shown with all types and notes
_SHORT = 280  # characters, where leaving out saves nothing
_LOOKED_AT = 4_000  # characters to which an example is likened
_FENCE = re.compile(r"<(?=/?\s*(?:question|data|families))", re.IGNORECASE)
# Their data is written as a model in the small language.
IN_ALGEBRA = frozenset({"linear_program", "nonlinear_program"})


@dataclass(frozen=True, slots=True)
class Briefing:
    """The question's parts, each of which a reply can name.

    `is_plainly_first` is whether the first family lies before the programs of the algebra.
    """

    document: Document
    parts: tuple[DataPart, ...]
    passages: tuple[Passage, ...]
    families: tuple[str, ...]
    is_plainly_first: bool = False

    @property
    def question(self) -> str:
        """The passages, one a line, and what there is of data."""
        lines = [f"[{each.number}] {_unfenced(each.shown)}" for each in self.passages]
        return "\n".join([*lines, *(part.preview for part in self.parts)])

    @property
    def signatures(self) -> dict[str, str]:
        """The fields of the families that may fit, by name: whole where they are likely."""
        whole = _WHOLE if self.is_plainly_first else 1
        return {
            name: signature(name, is_whole=at < whole or len(signature(name)) <= _SHORT)
            for at, name in enumerate(self.families)
        }

    @property
    def example(self) -> str:
        """A worked question of the likeliest family; none where data is named in place of written out."""
        if not self.families or self.parts or not self.is_plainly_first:
            return ""
        return worked(self.families[0], self.document.text.raw[:_LOOKED_AT])


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
    fitting = relevant(
        Document(document.text, tables=(*large, *small)), _FAMILIES_SHOWN + len(IN_ALGEBRA), likely
    )
    kept = [name for name in fitting if name not in IN_ALGEBRA][:_FAMILIES_SHOWN]
    is_first = bool(fitting) and fitting[0] not in IN_ALGEBRA
    return Briefing(document, parts, passages, tuple(kept), is_first)


def _unfenced(text: str) -> str:
    """The text, unable to end the fence that it stands in."""
    return " ".join(_FENCE.sub("‹", text).split())
