"""Whether joined pairs go together or keep apart, by the words that join them."""

from __future__ import annotations

import re
from enum import Enum

from agent.interpret.embedded.document import Document


class Polarity(Enum):
    """What joins a pair: a bond, a conflict, or words that do not tell."""

    TOGETHER = "together"
    APART = "apart"
    UNTOLD = "untold"


_APART = re.compile(
    r"\b(?:not|cannot|never|can['’]?t|don['’]?t|doesn['’]?t|conflict\w*|clash\w*|quarrel\w*|overlap\w*|interfer\w*|disturb\w*|dislik\w*"
    r"|hat(?:e|es|red)|fight\w*|argu\w*|exclud\w*|block\w*|rival\w*|incompatib\w+|enem\w+|feud\w*|too\sclose|compet\w+)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:know\w*|friends?|friendship\w*|acquainted|compatib\w+|get\w*\s(?:along|on)|works?\swell|trust\w*|like[sd]?|speak\w*|talk\w*|played"
    r"|tested|go(?:es)?\s(?:well\s)?together|collaborat\w+|cooperat\w+|tolerat\w+|agree\w*|met|on\sspeaking\sterms|fit\w*)\b",
    re.IGNORECASE,
)


def polarity_of(document: Document, verbs: tuple[str, ...]) -> Polarity:
    """Returns what joins the pairs: by their verbs where there are some, or else by the whole text.

    >>> from agent.interpret.embedded.text import Text
    >>> polarity_of(Document(Text("")), ("quarrels with", "with"))
    <Polarity.APART: 'apart'>
    """
    text = " ".join(verbs) if verbs else document.text.raw
    apart, together = bool(_APART.search(text)), bool(_TOGETHER.search(text))
    if apart == together:
        return Polarity.APART if apart and verbs else Polarity.UNTOLD
    return Polarity.APART if apart else Polarity.TOGETHER
