"""Sentences that change a program in a way no linear limit tells: conditions, lots, losses, slopes."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document

_CONDITION = re.compile(
    r"\b(?:if|unless|whenever|provided\sthat|as\slong\sas|except)\b", re.IGNORECASE
)
# "If a lamp earns $5, how many …?" and "if at least 9 are needed, minimise …" set no condition.
_ASKS = re.compile(
    r"\bif\b.{1,400}?(?:\b(?:how|what|which|find|determine|formulate|calculate|maximi|minimi|optim)|\?)"
    r"|\b(?:how|what|which|find|determine|maximi|minimi)\w*\b.{1,400}?\bif\b|\bas\sif\b|\beven\sif\b",
    re.IGNORECASE | re.DOTALL,
)
_CHANGES = re.compile(
    r"\bbe\s(?:even|odd)\b|\b(?:sold|bought|come|packed|made)\sin\s(?:pairs|packs|lots|sets|batches\sof)\b"
    r"|\b(?:is|are)\sfree\b|\b(?:least|most|than)\s[\d.,]+\s\w+(?:\s\w+)?\sor\s[\d.,]*\d"
    r"|\boutnumber\w*\b|\bevery\s(?:second|third|other)\b|\bbreak\sbefore\b|\b(?:faulty|defective|broken)\b"
    r"|\b(?:falls?|rises?|drops?|increases?|decreases?|grows?|shrinks?)\sby\b|\bafter\sthe\sfirst\b"
    r"|\bbeyond\sthe\b|\bdiscounts?\b|\bset-?up\sfee\b|\bmultiples?\sof\b|\bmay\sonly\b|\bnot\sboth\b",
    re.IGNORECASE,
)


def changing_sentence(document: Document) -> str:
    """Returns the first sentence that sets a condition or bends a number, "" where none does.

    >>> from agent.interpret.embedded.text import Text
    >>> changing_sentence(Document(Text("Lamps sell well. Lamps are sold in packs of 4.")))
    'Lamps are sold in packs of 4.'
    >>> changing_sentence(Document(Text("If a lamp earns $5, how many should be made?")))
    ''
    """
    for sentence in document.text.sentences:
        if _CHANGES.search(sentence.text):
            return sentence.text
        if _CONDITION.search(sentence.text) and not _ASKS.search(sentence.text):
            return sentence.text
    return ""
