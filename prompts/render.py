"""Fills the slots of a prompt: every slot must be given, nothing else may be."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_SLOT = re.compile(r"\{\{([a-z_]+)\}\}")
_FOLDER = Path(__file__).parent


class PromptError(Exception):
    """A prompt and what it is filled with do not fit; a fault of ours, never of the person."""


def render(name: str, /, **slots: str) -> str:
    """Returns the text of the prompt `name` with each {{slot}} filled.

    What is filled in is never searched for slots again.

    Raises:
        PromptError: a slot is missing, or there is no such slot or prompt.

    >>> "{{" in render("repair", faults="the goal is missing")
    False
    """
    text = _text(name)
    wanted = set(_SLOT.findall(text))
    if wanted != slots.keys():
        odd = ", ".join(sorted(wanted ^ slots.keys()))
        raise PromptError(f"the prompt {name!r} and what fills it differ in: {odd}")
    return _SLOT.sub(lambda match: slots[match[1]], text)


@cache
def _text(name: str) -> str:
    path = _FOLDER / f"{name}.md"
    if not path.is_file():
        raise PromptError(f"there is no prompt {name!r}")
    return path.read_text(encoding="utf-8").strip()
