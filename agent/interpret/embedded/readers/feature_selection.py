"""Reads questions that keep what tells much alone and little that is told twice."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.picks.reading import read_picks
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from problems.families.feature_selection import FeatureSelection

_FAMILY = "feature_selection"
_NAMED = re.compile(r"\bfeature[\s-]selection\b|\b(?:relevanc\w+|redundan\w+)\b", re.IGNORECASE)
_SCORES = re.compile(
    r"\b(?:relevan\w+|informati\w+|points?|tells?|told|worth|useful\w*|value[sd]?|scores?|importan\w+|predict\w*|explains?|merits?"
    r"|usefulness|strength|correlat\w+\swith)\b",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"\b(?:redundan\w+|overlap\w*|tells?\s(?:\w+\s){0,3}?(?:same|twice)|told\s(?:\w+\s)?(?:same|twice)|say\sthe\ssame|duplicat\w+|in\scommon"
    r"|share[sd]?|double[sd]?|repeat\w*)\b",
    re.IGNORECASE,
)
_THINGS = re.compile(
    r"\b(?:features?|variables?|predictors?|columns?|attributes?|measurements?|sensors?|signals?|indicators?|witnesses|sources|questions"
    r"|surveys?|tests?|markers?|genes?|inputs?|reports?|newspapers?|channels|probes|descriptors?|experts?|guide(?:book)?s?|books?|articles?|interviews?|tools?|courses?)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:covarianc\w+|varianc\w+|returns?|portfolio|anomal\w+|outliers?|fraud\w*|suspici\w+|qubo|edges?|graph|minimi[sz]\w*|distanc\w+)\b",
    re.IGNORECASE,
)
_PICKS = re.compile(
    r"\b(?:choos\w+|chosen?|pick\w*|select\w*|keep\w*|kept|hears?|which|maximi[sz]\w*)\b",
    re.IGNORECASE,
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if len(text) > 100_000 or _OTHER.search(text) or not _PICKS.search(text):
        return 0.0
    if _NAMED.search(text) and _SCORES.search(text):
        return 0.94
    told = _SCORES.search(text) and _SHARED.search(text) and _THINGS.search(text)
    return 0.9 if told else 0.0


@refusing("the features")
def _read(document: Document) -> Reading | Missing | None:
    found = read_picks(document, _FAMILY, "features")
    if found is None or isinstance(found, Missing):
        named = _NAMED.search(document.text.raw)
        return found if named else None
    if found.weight < 0:
        return None
    problem = FeatureSelection(
        features=found.names,
        relevance=found.scores,
        redundancy=found.shared,
        n_chosen=found.wanted.count,
        choose="at_most" if found.wanted.is_most else "exactly",
        redundancy_weight=found.weight,
    )
    return Reading(problem, found.used, found.assumptions)


READER = Reader(family=_FAMILY, evidence=_evidence, read=_read)
