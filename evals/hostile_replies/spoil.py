"""What spoils a reply: a function of the reply and a source of chance."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from typing import Any

from evals.hostile_replies.honest import Reply

Spoil = Callable[[Reply, random.Random], str | None]
"""Returns the text of the spoilt reply, None where it has no place for the spoiling."""


def changed(change: Callable[[Reply, random.Random], bool | None]) -> Spoil:
    """Returns a spoil that changes a copy; False says that it has no place."""

    def spoil(reply: Reply, rng: random.Random) -> str | None:
        held = copy.deepcopy(reply)
        return None if change(held, rng) is False else json.dumps(held)

    return spoil


def rules_of(reply: Reply) -> list[dict[str, Any]]:
    """Returns the rules of a reply, which may be changed."""
    found: list[dict[str, Any]] = reply["model"]["rules"]
    return found


def some_name(reply: Reply, rng: random.Random) -> str:
    """Returns the name of one of the amounts to decide."""
    return str(rng.choice(reply["model"]["decide"])["name"])
