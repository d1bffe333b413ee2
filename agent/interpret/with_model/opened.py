"""A question and its files opened as they were asked, in whatever language, for a model to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from agent.interpret.data_files import read_data_files
from agent.interpret.data_shapes import content_of
from agent.interpret.embedded.document import Document
from agent.interpret.embedded.tables import find_tables
from agent.interpret.embedded.text import Text
from agent.interpret.from_file import named_families
from agent.interpret.languages.detection import language_of
from agent.interpret.languages.in_english import pack_of
from agent.interpret.languages.translation import translated
from agent.interpret.with_model.briefing import Briefing, brief


@dataclass(frozen=True, slots=True)
class Opened:
    """What there is to read.

    `words` is the question in English where it is English or can be translated, else empty.
    `spells_out` is whether a file is a whole problem by itself.
    """

    briefing: Briefing
    words: str
    is_english: bool
    spells_out: bool


def opened(question: str, files: Sequence[str], likely: str | None = None) -> Opened:
    """Returns the question with its files, ready to be shown.

    Raises:
        BadInput: a file cannot be used.
        LimitExceeded: there is too much prose.
    """
    contents = tuple(
        content_of(file, named_families(question))
        for file in read_data_files([Path(each) for each in files])
    )
    words = "\n".join([question, *(each.words for each in contents if each.words)])
    document = Document(
        Text(words),
        tables=(*find_tables(words), *(table for each in contents for table in each.tables)),
    )
    code = language_of(question)
    pack = pack_of(code)
    translation = translated(question, pack) if pack else None
    english = translation.text if translation else ""
    return Opened(
        brief(document, likely),
        words=question if code == "en" else english,
        is_english=code == "en",
        spells_out=any(each.problems for each in contents),
    )
