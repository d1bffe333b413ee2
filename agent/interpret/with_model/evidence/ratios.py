"""Rules between amounts that point the other way than the words which set these amounts against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent.interpret.with_model.evidence.doubt import Doubt, Kind
from agent.interpret.with_model.evidence.naming import Mention, Naming
from agent.interpret.with_model.evidence.rows import Row, SpelledModel

_SENTENCE = re.compile(r"(?<!\d)[.;!?\n](?=\s|$)|[.;!?](?=\s)|\n")
_PART = re.compile(
    r",\s(?:and|but|while|whereas|though)\s|\bwhile\b|\bwhereas\b|,\s(?=at\s(?:least|most)|no\s(?:more|less)|(?:the|there)\s)",
    re.IGNORECASE,
)
# A clause that sets one amount against another, or against a share of the whole.
_SETS = re.compile(
    r"\btimes\b|\b(?:twice|thrice|double|triple|half|third|quarter|fifth)\b|%|\bper\s?cent\b|\bratio\b|\b\d+/\d+\b|\bas\s(?:many|much)\b"
    r"|\bexceed\w*\b|\b(?:more|less|fewer|greater|larger)\s(?:[\w-]+\s){0,6}than\b|\bproportion\b|\bshare\b",
    re.IGNORECASE,
)
_NOT_MORE = re.compile(
    r"\b(?:at\s(?:the\s)?most|up\sto|no\s(?:more|greater|larger|higher)(?:\s[\w-]+){0,6}?\sthan|not\s(?:be\s)?(?:more|greater|larger|higher)\sthan"
    r"|(?:cannot|can\snot|can['’]t|not|never|must\snot|n['’]t)\s(?:\w+\s){0,2}(?:exceed|surpass|outnumber|be\smore|be\sgreater)\w*"
    r"|(?:less|fewer|smaller|lower)(?:\s[\w-]+){0,6}?\sthan|maximum|only\s(?=\d)|limited\sto)\b|≤|<=",
    re.IGNORECASE,
)
_NOT_LESS = re.compile(
    r"\b(?:at\s(?:the\s)?least|no\s(?:less|fewer|smaller|lower)(?:\s[\w-]+){0,6}?\sthan|not\s(?:be\s)?(?:less|fewer|smaller|lower)\sthan|minimum"
    r"|(?:more|greater|larger|higher)(?:\s[\w-]+){0,6}?\sthan|exceeds?|surpass\w*|outnumber\w*|or\smore)\b|≥|>=",
    re.IGNORECASE,
)
_RATIO = re.compile(r"\bratio\b|\bproportion\b", re.IGNORECASE)
_FOR_EACH = re.compile(r"\b(?:for|to|per)\s(?:each|every|one|a|an)?\s?$", re.IGNORECASE)
_SHARE_OF = re.compile(
    r"\b(?:of|the|all|total)\b[^.;]{0,60}\b(?:must|can|may|should|has\sto|have\sto|needs?\sto|to|are|is|be)\s(?:be\s|come\sfrom\s|go\sto\s|consist\sof\s)?"
    r"(?:for\s|in\s|on\s|of\s|from\s)?(?:the\s|a\s|an\s)?$",
    re.IGNORECASE,
)


def ratio_doubts(words: str, model: SpelledModel, naming: Naming) -> Iterator[Doubt]:
    """Yields a doubt where all clauses that set a rule's amounts against each other point the other way.

    `words` is the question in English; a rule whose amounts no such clause names is passed over.
    """
    clauses = [
        (clause, naming.mentions(clause), sign)
        for sentence in _SENTENCE.split(words)
        for clause in _PART.split(sentence)
        if clause and _SETS.search(clause) and (sign := sign_of(clause))
    ]
    seen: set[str] = set()
    for row in model.rows:
        if not row.is_ratio or row.is_equal or row.rule.rule in seen:
            continue
        agree = [
            _points(row, subject) == sign
            for clause, mentions, sign in clauses
            if (subject := subject_of(clause, mentions)) in row.terms
            and {each.name for each in mentions} <= set(row.terms)
            and _is_lone(row, subject)
        ]
        if agree and not any(agree):
            seen.add(row.rule.rule)
            yield Doubt(
                kind=Kind.TURNED,
                sentence=f"the rule {row.rule.rule[:120]!r} points one way, and the question the other; turn it round.",
            )


def sign_of(clause: str) -> str:
    """Returns which way a clause limits its subject, empty where it does not say or says both.

    >>> sign_of("at most a third of all spots may be long"), sign_of("trucks must exceed vans")
    ('<=', '>=')
    """
    rest, n_most = _NOT_MORE.subn(" ", clause)
    n_least = len(_NOT_LESS.findall(rest))
    if re.search(r"\bno\s(?:less|fewer)|\bnot\s(?:be\s)?(?:less|fewer)", clause, re.IGNORECASE):
        return ">=" if n_most <= 1 else ""
    if n_most and not n_least:
        return "<="
    if n_least and not n_most:
        return ">=" if not re.search(r"\bexceed", rest, re.IGNORECASE) or n_least == 1 else ""
    return ""


def subject_of(clause: str, mentions: tuple[Mention, ...]) -> str:
    """Returns the amount that a clause limits: the one named before "at most", or else the first.

    But "for each A … B" limits B, and "40 % of them must be A" limits A.
    """
    if not mentions:
        return ""
    first = mentions[0]
    names = list(dict.fromkeys(each.name for each in mentions))
    if _SHARE_OF.search(clause[: mentions[-1].start]) and "%" in clause[: mentions[-1].start]:
        return mentions[-1].name
    if len(names) > 1 and _FOR_EACH.search(clause[: first.start]):
        return names[1]
    points = _NOT_MORE.search(clause) or _NOT_LESS.search(clause)
    before = [each.name for each in mentions if points and each.end <= points.start()]
    return before[-1] if before and not _RATIO.search(clause) else first.name


def _points(row: Row, subject: str) -> str:
    """Which way a row Σ terms ≤ 0 limits one of its amounts."""
    return "<=" if row.terms[subject] > 0 else ">="


def _is_lone(row: Row, subject: str) -> bool:
    """Whether an amount stands alone on its side of a row."""
    sign = row.terms[subject] > 0
    return sum((value > 0) == sign for value in row.terms.values()) == 1
