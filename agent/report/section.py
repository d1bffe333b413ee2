"""One part of a report: its heading, sentences, and what stands in rows."""

from __future__ import annotations

from dataclasses import dataclass

from agent.contracts.verdict import Finding
from agent.report.verdict_words import finding_words

_MOST_FINDINGS_IN_PROSE = 3


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a head. The first cell of a row names what the row is about."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def prose(self) -> tuple[str, ...]:
        """Each row as a sentence, for where a table cannot be shown; cells of "–" are left out."""
        return tuple(self._sentence(row) for row in self.rows)

    def _sentence(self, row: tuple[str, ...]) -> str:
        cells = zip(self.head[1:], row[1:], strict=True)
        said = [f"{name} {cell}" for name, cell in cells if cell != "–"]
        return f"{row[0]}: {', '.join(said)}." if said else f"{row[0]}: nothing is known."


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and sentences; `lines`, `tables` and `findings` come after them, as sentences or as lists."""

    title: str
    sentences: tuple[str, ...]
    lines: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    findings: tuple[Finding, ...] = ()
    closing: tuple[str, ...] = ()

    @property
    def prose(self) -> str:
        """The section as one paragraph, with its weightiest findings."""
        top = (finding_words(each) for each in self.findings[:_MOST_FINDINGS_IN_PROSE])
        said = [f"In other words: {'; '.join(self.lines)}."] if self.lines else []
        rows = [sentence for table in self.tables for sentence in table.prose]
        return " ".join([*self.sentences, *said, *rows, *top, *self.closing])
