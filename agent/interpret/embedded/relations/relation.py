"""What a clause says of names: a subject, a verb and its objects."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.text import Span

EVERYONE_ELSE = "everyone else"
ALL_OTHERS = re.compile(
    r"(?:every(?:one|body|thing)?(?:\sother)?(?:\sone)?(?:\selse)?|all\s(?:of\s)?(?:the\s)?(?:others|rest)"
    r"|each\s(?:of\sthe\s)?others?(?:\sone)?)\s*[.;,?!]?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Relation:
    """A subject, the words that relate it, and those it relates to; `span` is where it is said."""

    subject: str
    verb: str
    objects: tuple[str, ...]
    span: Span
