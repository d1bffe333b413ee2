"""Columns of a table that the question speaks of and a reply does not use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent.interpret.with_model.binding import cell
from agent.interpret.with_model.briefing import Briefing
from agent.interpret.with_model.evidence.doubt import Doubt, Kind
from agent.interpret.with_model.reply import Said

_SHORTEST = 2  # letters of a header that is looked for in prose
_LOOKED_AT = 20  # rows by which a column is told to hold numbers


def unused_columns(briefing: Briefing, said: Said) -> Iterator[Doubt]:
    """Yields a doubt for each column of numbers whose header stands in the prose, and that nothing uses."""
    reply = said.model_dump_json(exclude={"unused"}, by_alias=True)
    aside = {number for each in said.unused for number in each.cites}
    for part in briefing.parts:
        table = part.table
        if table is None or f'"{part.name}"' not in reply or not _is_taken_apart(reply, part.name):
            continue
        for at, header in enumerate(table.columns):
            name = header.strip()
            if len(name) < _SHORTEST or f'"{name}"' in reply or not _is_numeric(table.rows, at):
                continue
            pattern = re.compile(
                rf"(?<!\w){re.escape(name.replace('_', ' '))}(?!\w)", re.IGNORECASE
            )
            speaks = [
                each
                for each in briefing.passages
                if pattern.search(each.shown.replace("_", " ")) and "[data" not in each.shown
            ]
            if speaks and not any(each.number in aside for each in speaks):
                yield Doubt(
                    kind=Kind.UNUSED,
                    sentence=f"passage {speaks[0].number} speaks of {name!r}, a column of {part.name} that nothing uses; use it, "
                    'or name the passage under "unused" and say why.',
                )


def _is_taken_apart(reply: str, name: str) -> bool:
    """Whether a reply uses single columns of a table, and never the whole of it."""
    whole = rf'"\$(?:matrix|header|data)":\s?"{re.escape(name)}"'
    return re.search(whole, reply) is None


def _is_numeric(rows: tuple[tuple[str, ...], ...], at: int) -> bool:
    held = [cell(row[at]) for row in rows[:_LOOKED_AT] if at < len(row)]
    return bool(held) and all(isinstance(each, float) for each in held)
