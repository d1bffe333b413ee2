"""Reads questions that pick things odd in themselves and unlike each other."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.picks.reading import read_picks
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from problems.families.anomaly_selection import AnomalySelection

_FAMILY = "anomaly_selection"
_ODD = re.compile(
    r"\b(?:anomal\w+|outlier\w*|fraud\w*|suspici\w+|odd\w*|unusual\w*|strange\w*|abnormal\w*|weird\w*|peculiar\w*|deviant\w*|flagged|exotic\w*"
    r"|rare\w*|irregular\w*|eccentric\w*|surpris\w+|alarming)\b",
    re.IGNORECASE,
)
_ALIKE = re.compile(
    r"\b(?:similar\w*|alike|likeness\w*|resembl\w+|same\skind|correlat\w+|overlap\w*|unlike|akin|match\w*)\b",
    re.IGNORECASE,
)
_PICKS = re.compile(
    r"\b(?:choos\w+|chosen?|pick\w*|select\w*|review\w*|look\w*|show\w*|find|which|audit\w*|inspect\w*|maximi[sz]\w*)\b",
    re.IGNORECASE,
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if len(text) > 100_000 or not (_ODD.search(text) and _ALIKE.search(text)):
        return 0.0
    return 0.94 if _PICKS.search(text) else 0.0


@refusing("the rows")
def _read(document: Document) -> Reading | Missing | None:
    found = read_picks(document, _FAMILY, "things")
    if found is None or isinstance(found, Missing):
        return found
    if found.wanted.count is None or found.wanted.is_most:
        return Missing(
            _FAMILY,
            "how many to pick",
            "How many are to be picked? An exact number is needed here.",
        )
    problem = AnomalySelection(
        names=found.names,
        scores=found.scores,
        similarity=found.shared,
        n_picked=found.wanted.count,
        similarity_weight=found.weight,
    )
    return Reading(problem, found.used, found.assumptions)


READER = Reader(family=_FAMILY, evidence=_evidence, read=_read)
