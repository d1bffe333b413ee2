"""Which way the words beside a number limit it."""

from __future__ import annotations

import re

from agent.interpret.embedded.numbers import Number

_BEFORE = 80  # characters before and after a number in which a limiting word belongs to it
_AFTER = 32
_LIST = 120
# A limit, its number, and further numbers with a few words each, up to the number in question.
_LISTED = re.compile(
    r"\b(at\s(?:the\s)?(?:most|least))\s[$€£]?\d[\d.,]*(?:\s[a-z]+){0,5}(?:,\s(?:and\s)?[$€£]?\d[\d.,]*(?:\s[a-z]+){0,5})*"
    r"(?:,?\sand\s|,\s)[$€£]?$",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"<=?|≤|\b(?:at\s(?:the\s)?most|no\smore\sthan|not\s(?:be\s)?more\sthan|(?:cannot|can['’]t|not|never)\s(?:\w+\s)?exceed|up\sto"
    r"|maximum(?!\s*(?:profit|value))|no\slarger|not\sover|under|below|fewer\sthan|less\sthan|within|available"
    r"|on\shand|in\sstock|there\s(?:is|are)|(?<!must\s)(?<!should\s)(?<!needs\sto\s)(?:has|have)\s(?:only\s|just\s)?"
    r"|capacity|budget|limited\sto|only|can\s(?:hold|carry|spend|use|be\s(?:sold|made|used)))(?=\W|$)",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r">=?|≥|\b(?:at\s(?:the\s)?least|no\s(?:less|fewer)\sthan|not\s(?:be\s)?(?:less|fewer)\sthan|minimum(?!\s*(?:cost|time))|or\smore"
    r"|more\sthan|greater\sthan|exceeds?|above|(?:must|has\sto|have\sto|needs?\sto)\s(?:carry|transport|move|deliver|supply|produce"
    r"|make|serve|cover|ship|meet|reach|provide|contain|have|get|bring)"
    r"|(?:requires?|demands?|needs)\s(?:at\sleast\s)?)(?=\W|$)",
    re.IGNORECASE,
)
_NOT = r"(?:\b(?:no|not|cannot|never)|n['’]t)\s(?:\w+\s){0,2}"
_NOT_MORE = re.compile(
    rf"{_NOT}(?:more|greater|higher|larger|longer|exceed\w*|surpass|above|over)\b", re.IGNORECASE
)
_NOT_LESS = re.compile(
    rf"{_NOT}(?:less|fewer|lower|smaller|shorter|below|under|drop\w*|fall\w*)\b", re.IGNORECASE
)
# What after a number is about the next one: "200 units while at least 150".
_OF_THE_NEXT = re.compile(
    r"\b(?:while|whereas|but|with)\b|\b(?:at\s(?:the\s)?(?:most|least)|(?:no|not)\s(?:\w+\s)?(?:more|less|fewer)\sthan|up\sto"
    r"|more\sthan|(?:less|fewer)\sthan)\s[$€£]?(?=\d)",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:no|not|cannot|never|neither)\b|n['’]t\b", re.IGNORECASE)
_OR = re.compile(r"^(\W*(?:\w+\W+){0,2}?)n?or\s", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d.,]*")


_END_OF_RANGE = re.compile(
    r"\b(?:between|from|range\w*)\s[^.;:]{0,40}\d[^.;:]{0,40}?\s?(?:and|to|up\sto|–|-)\s?[$€£]?$",
    re.IGNORECASE,
)
_START_OF_RANGE = re.compile(r"\b(?:between|from)\s(?:a\sminimum\sof\s)?[$€£]?$", re.IGNORECASE)
_TO_THE_END = re.compile(r"\s*(?:[^\W\d_]+\s){0,2}(?:and|to|up\sto|–|-)\s?[$€£]?\d", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:[^\W\d_]+\s)?(?:up\s)?to\b", re.IGNORECASE)


def asked_sign(raw: str, number: Number) -> frozenset[str]:
    """Returns which ways the words beside a number of a text limit it: at most, at least, or none.

    >>> from agent.interpret.embedded.numbers import find_numbers
    >>> sorted(asked_sign("use at most 40 kg", find_numbers("use at most 40 kg")[0]))
    ['<=']
    >>> [sorted(asked_sign(r, n)) for r in ["between 20 and 50 tons"] for n in find_numbers(r)]
    [['>='], ['<=']]
    """
    start, end = number.span.start, number.span.end
    if _END_OF_RANGE.search(raw[max(0, start - _BEFORE) : start]):
        return frozenset({"<="})
    if _START_OF_RANGE.search(raw[max(0, start - _BEFORE) : start]) and _TO_THE_END.match(
        raw[end : end + _AFTER]
    ):
        return frozenset({">="})
    before = re.split(r"[.;:,](?!\d)", raw[max(0, start - _BEFORE) : start])[-1]
    after = re.split(r"[.;:,](?!\d)|\band\b", raw[end : end + _AFTER])[0]
    if _RANGE.match(after):
        after = ""  # "from 20 up to 70" does not limit 20 by its "up to"
    after = _OF_THE_NEXT.split(after)[0]
    found = frozenset((*_nearest_sign(before), *_sign(after)))
    return found or _listed(raw[max(0, start - _LIST) : start])


def _listed(before: str) -> frozenset[str]:
    """The way of the limit that a list began with: "at least 6 in the morning, 9 at noon and 5"."""
    sentence = re.split(r"[.;:?!](?!\d)", before)[-1]
    match = _LISTED.search(sentence)
    return frozenset(_sign(match[1])) if match else frozenset()


def _nearest_sign(before: str) -> tuple[str, ...]:
    """The way of the words after the last number before this one; of all of them where those say nothing.

    >>> _nearest_sign("no more than 20 and at least "), _nearest_sign("at most 3 chairs and ")
    (('>=',), ('<=',))
    """
    own = _NUMBER.split(before)[-1]
    if _NEGATED.search(before[: len(before) - len(own)]):
        own = _OR.sub("not ", own, count=1)  # "not less than 10 or more than 30"
    return _sign(own) or _sign(before)


def _sign(text: str) -> tuple[str, ...]:
    not_more, not_less = _NOT_MORE.search(text), _NOT_LESS.search(text)
    if not_more or not_less:
        if not_more and not_less:
            return ()
        return ("<=",) if not_more else (">=",)
    at_most, at_least = _AT_MOST.search(text), _AT_LEAST.search(text)
    if at_most and not at_least:
        return ("<=",)
    return (">=",) if at_least and not at_most else ()
