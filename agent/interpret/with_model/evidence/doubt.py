"""One thing that the question says against a reply."""

from __future__ import annotations

import re
from enum import StrEnum

from problems.problem import Frozen

_FIGURES = re.compile(r"[<>]=?|=|\d+(?:\.\d+)?")


class Kind(StrEnum):
    """What is doubted."""

    INVENTED = "a number that the question does not hold"
    UNUSED = "a number that nothing uses"
    DROPPED = "a passage with a rule that nothing cites"
    EXTRA = "a rule that no passage states"
    TURNED = "a limit the other way round"
    SWAPPED = "a number that goes with another thing"
    UNIT = "numbers in units that do not go together"
    SHAPE = "amounts or a goal of another kind than the question's"
    GOAL = "a goal the other way round"
    OUTCOME = "an outcome that nobody would ask for"


class Doubt(Frozen):
    """A doubt, told to the model in one sentence so that it can mend its reply."""

    kind: Kind
    sentence: str

    @property
    def about(self) -> tuple[Kind, tuple[str, ...]]:
        """What it is about in whatever names: its kind, and the signs and numbers that it quotes.

        >>> Doubt(kind=Kind.TURNED, sentence="the rule 'x + y <= 200' points one way").about[1]
        ('<=', '200')
        """
        return self.kind, tuple(_FIGURES.findall(self.sentence))
