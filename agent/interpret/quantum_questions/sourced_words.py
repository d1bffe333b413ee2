"""What the knowledge file says of an algorithm, in the order that the question asks for."""

from __future__ import annotations

import re
from typing import Literal

from solvers.quantum.algorithms import Algorithm, Readiness, Statement, knowledge

Wants = Literal["when", "resources", "evidence"]

_STATE = {
    Readiness.READY: "ready to be used",
    Readiness.SPECIFIC: "of use on specific problems only",
    Readiness.LABORATORY: "at the laboratory stage",
    Readiness.DECADES: "decades away from use",
}
_WHEN = re.compile(
    r"\bwhen\b|\bhow\s+(?:soon|long|far)\b|\bready\b|\bready\s+yet\b|\byears?\b|\bby\s+20\d\d\b",
    re.IGNORECASE,
)
_RESOURCES = re.compile(
    r"\bqubits?\b|\bgates?\b|\bhow\s+(?:many|much|big|large)\b|\bresources?\b|\bneed\b|\bcost",
    re.IGNORECASE,
)
_ORDER: dict[Wants, tuple[str, ...]] = {
    "when": ("change", "takes", "against", "for", "rival", "does"),
    "resources": ("takes", "change", "against", "for", "rival", "does"),
    "evidence": ("against", "for", "rival", "takes", "change", "does"),
}


def wanted_by(text: str) -> Wants:
    """Returns what the text wants to know first.

    >>> wanted_by("When will RSA fall?"), wanted_by("How many qubits?"), wanted_by("Any good?")
    ('when', 'resources', 'evidence')
    """
    if _RESOURCES.search(text) and not re.search(r"\bwhen\b", text, re.IGNORECASE):
        return "resources"
    return "when" if _WHEN.search(text) else "evidence"


def sourced_words(algorithm: Algorithm, wants: Wants) -> str:
    """Returns the statements on an algorithm in paragraphs, each with its source and date."""
    paragraphs = {
        "does": _paragraph("What it does", (algorithm.does,)),
        "takes": _paragraph("What it takes", algorithm.resources),
        "for": _paragraph("What speaks for it", algorithm.evidence_for),
        "against": _paragraph("What speaks against it", algorithm.evidence_against),
        "rival": _paragraph("The classical rival", (algorithm.classical_rival,)),
        "change": _paragraph("What would have to change", algorithm.would_change),
    }
    first = f"{algorithm.title}: {_STATE[algorithm.readiness]}. {_cited(algorithm.readiness_why)}"
    return "\n\n".join([first, *(paragraphs[name] for name in _ORDER[wants])])


def state_of_the_field() -> str:
    """Returns every algorithm of the file by how far it is from use."""
    lines = []
    for level in Readiness:
        titles = [each.title for each in knowledge().algorithms if each.readiness is level]
        lines.append(f"{_STATE[level][:1].upper()}{_STATE[level][1:]}: {'; '.join(titles)}.")
    return "\n\n".join(
        [
            "By the sources that I have, quantum algorithms stand like this.",
            *lines,
            "Ask about any of these for its resources, its evidence and its sources.",
        ]
    )


def _paragraph(heading: str, statements: tuple[Statement, ...]) -> str:
    return f"{heading}: {' '.join(_cited(each) for each in statements)}"


def _cited(statement: Statement) -> str:
    return f"{statement.says} ({statement.source}; {statement.date})"
