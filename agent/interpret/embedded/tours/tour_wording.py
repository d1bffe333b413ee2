"""What a question says of a tour: that it closes, where it starts, and rules that it adds."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document

_NAMED = re.compile(r"\btravel(?:l)?ing[\s-]sales\w+|\bTSP\b", re.IGNORECASE)
_CLOSED = re.compile(
    r"\b(?:return(?:s|ed|ing)?\b|(?:come|go|get|head|drive|travel|be|arriv|finish|end|conclud)\w*\s(?:\w+\s){0,4}?(?:back|home)\b"
    r"|back\s(?:to|at|in|home)|round[\s-]?trip|tour\b|circuit\b|loop\b"
    r"|ends?\s(?:\w+\s){1,4}?(?:where|from\swhich)\s\w+\s(?:began|begins?|start(?:ed|s)?)\b"
    r"|(?:start|begin)\w*\sand\s(?:end|finish)\w*|concluding\sat"
    r"|(?:end|finish)\w*\s(?:up\s)?(?:at|in|where)\s(?:\w+\s){0,6}?(?:start|began|begin|set\sout)\w*)",
    re.IGNORECASE,
)
_EVERY = re.compile(
    r"\b(?:once|visit\w*|every|each|all|through|stop(?:s|ping)?\sat|calls?\sat|tour|single\s(?:visit|stop)|deliver\w*)\b",
    re.IGNORECASE,
)
_VISITING = re.compile(
    r"\b(?:once|one\stime|single\s(?:visit|stop)|visit\w*|(?:tour|route|trip|loop)\sthrough|round[\s-]?trip|tour)\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"\b(?:distances?|short\w*|costs?|cheap\w*|minim\w+|time|minutes?|hours?|quick\w*|fast\w*|least|km|miles|length|kilomet\w+"
    r"|coordinates|efficient)\b",
    re.IGNORECASE,
)
_LONGEST = re.compile(
    r"\b(?:longest|maximi[sz]e|maximum|most\s(?:scenic|profit\w*|expensive))\b", re.IGNORECASE
)
_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|several|multiple|[2-9]|\d\d+)"
_RULES = (
    (
        "an open end",
        re.compile(
            r"\b(?:not|n['’]t|never|un)\s?(?:yet\s)?(?:been\s)?(?:decided|settled|sure|certain|clear|know)\b[^.?!]{0,40}?"
            r"\b(?:whether|if)\b|\bundecided\b|\b(?:may(?:be)?|might|perhaps|possibly)\s(?:or\smay\snot\s|not\s)?"
            r"(?:return|come\sback|go\sback|end\sback)\b|\b(?:return|back|home)\sor\snot\b",
            re.IGNORECASE,
        ),
    ),
    (
        "an open route",
        re.compile(
            r"\b(?:without|not|need\snot|needn['’]?t|no\sneed\sto|doesn['’]?t\s(?:have|need)\sto)\s(?:\w+\s){0,2}?(?:return|com(?:e|ing)\sback|go(?:ing)?\sback)"
            r"|\bopen\s(?:path|tour|route)|\bhamiltonian\spath|\bone[\s-]way\strip"
            r"|\b(?:start|begin)\w*\s(?:at|from|in)\s(?:the\s)?(?P<a>\w+)\s(?:and|,)\s?(?:end|finish)\w*\s(?:at|in)\s(?:the\s)?(?!same|that|start|origin|any|(?P=a)\b)\w+",
            re.IGNORECASE,
        ),
    ),
    (
        "several vehicles",
        re.compile(
            rf"\b{_COUNT}\s(?:\w+\s)?(?:vans|trucks|lorries|vehicles|salesm[ae]n|salespersons|salespeople|drivers|couriers|technicians|buses|cars|bikes|crews)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "loads or times of arrival",
        re.compile(
            r"\b(?:capacit(?:y|ies)|can\scarry|carries\sat\smost|time\swindows?|opening\shours|demands?\sof|deadlines?"
            r"|(?:before|after|by)\s\d+(?::\d\d)?\s?(?:am|pm|o['’]clock)|maximum\s(?:load|range))\b",
            re.IGNORECASE,
        ),
    ),
    (
        "an order of visits",
        re.compile(
            r"\b(?:must|has\sto|have\sto|should|needs\sto)\s(?:be\s)?(?:visit(?:ed)?|come|reached|go\sto)\s(?:\w+\s){0,4}?"
            r"(?:before|after|first|last|directly|immediately)\b(?!\s(?:return|going\sback|coming|conclud|the\s(?:start|tour|return)))",
            re.IGNORECASE,
        ),
    ),
)
_NO_RETURN = re.compile(
    r"\b(?:without|not|need\snot|needn['’]?t|no\sneed\sto|(?:does|do)n['’]?t\s(?:have|need)\sto|(?:does|do)\snot\s(?:have|need)\sto)"
    r"\s(?:\w+\s){0,2}?(?:return(?:ing)?|com(?:e|ing)\sback|go(?:ing)?\sback|get(?:ting)?\sback)\b"
    r"|\bopen\s(?:path|tour|route)\b|\bhamiltonian\spath\b|\bone[\s-]way\strip\b",
    re.IGNORECASE,
)
_NAMED_END = re.compile(
    r"\b(?:end|ends|ending|finish|finishes|finishing)\s(?:up\s)?(?:at|in)\b", re.IGNORECASE
)
_ONLY_ROADS = re.compile(
    r"\bonly\s(?:these|the\sfollowing|those)\s(?:\w+\s)?(?:roads?|routes?|links?|connections?|edges?|arcs?|streets?)"
    r"|\bno\sother\s(?:\w+\s)?(?:roads?|routes?|links?|connections?|edges?|arcs?)"
    r"|\b(?:roads?|routes?|links?|connections?)\s(?:that\s)?exist\sonly",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s(?:(?!(?:between|to|from|of|in|at|for|and|the|by|per|units?|km|miles)\b)[\w-]+\s){0,3}?"
    r"(?:cities|stations|offices|places|locations|stops|towns|facilities|sites|warehouses|customers"
    r"|hubs|nodes|points|addresses|villages|shops|stores|clients)\b",
    re.IGNORECASE,
)


def tour_evidence(text: str) -> float:
    """Returns how much a text speaks of one round trip through every place."""
    closed = _CLOSED.search(text) or _RULES[1][1].search(text)
    if not (_VISITING.search(text) and _LENGTH.search(text)):
        return 0.0
    if _NAMED.search(text):
        return 0.95
    return 0.8 if closed and _EVERY.search(text) else 0.0


def other_rule(text: str) -> tuple[str, str] | None:
    """Returns the name and the words of a rule that one closed shortest tour does not keep."""
    for name, pattern in _RULES:
        if match := pattern.search(text):
            return name, match.group()
    match = _LONGEST.search(text)
    return ("a longest tour", match.group()) if match else None


def is_free_end(text: str) -> bool:
    """Whether a text says that nobody has to get back, and names no place to end at.

    >>> is_free_end("We need not come back."), is_free_end("Start at A and end at B, not returning.")
    (True, False)
    """
    return _NO_RETURN.search(text) is not None and _NAMED_END.search(text) is None


def says_only_roads(text: str) -> bool:
    """Whether a text says that no road exists beyond those it lists."""
    return _ONLY_ROADS.search(text) is not None


def stated_counts(document: Document) -> tuple[int, ...]:
    """Returns how many places a text says there are, in words or digits."""
    return tuple(
        int(number.value)
        for number in document.numbers
        if number.value > 1
        and number.value == int(number.value)
        and _COUNTED.match(document.text.raw, number.span.end)
    )
