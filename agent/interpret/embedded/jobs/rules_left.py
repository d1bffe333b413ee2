"""Sentences of a schedule's question that hold a rule which was not worked in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.leftovers import Covered
from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.text import Span

_RISKY = re.compile(
    r"\b(?:must|cannot|can['’]?t|may\s(?:not|only)|has\sto|have\sto|need(?:s)?\sto|should|shall|not\sallowed|forbidden|unless|except|exactly|if|until"
    r"|before|after|once|follows?|precedes?|together|instead|either|only|at\s(?:least|most)|no\smore|breaks?|maintenance|paus\w+|interrupt\w*|preempt\w*|rest"
    r"|weekends?|holidays?|overnight|sundays?|saturdays?|on\sleave|broken|out\sof\sorder|unavailable|with\s(?:an?\s)?(?:second|extra|additional|another|more)|at\sweekends|instead"
    r"|set[\s-]?ups?|clean\w*|change-?overs?|chang(?:e|es|ing)\s(?:over|between|from|to)|switch\w*|lunch|closed?|perhaps|maybe|possibly|twice|double|half|faster|slower|parallel|simultaneous\w*|same|longer|shorter|later|earlier|prefers?|wait(?:s|ing)?|buffer|storage|overlap\w*|split|share[sd]?)\b",
    re.IGNORECASE,
)
# What is true of every schedule: one job at a time, without a break, all from the start.
_PLAIN = re.compile(
    r"\b(?:one|a\ssingle|only\sone)\s(?:[\w'’]+\s){0,4}?(?:at\s(?:a|any|one|the\ssame)(?:\sgiven)?\s?(?:time|moment)?|after\s(?:the\sother|another))\b"
    r"|\b(?:cannot|can['’]t|may\snot|must\snot|does\snot|doesn['’]t|never|nor|neither|no)\b[^.?!;]{0,60}?\b(?:two|both|more\sthan\sone|several)\b[^.?!;]{0,40}?\b(?:at\s(?:once|a\stime|the\ssame\stime)|together|simultaneously|in\sparallel)\b"
    r"|\b(?:once|when)\s(?:it\s(?:is\s|has\s)?|a\sjob\s(?:is\s|has\s)?|an?\s\w+\s(?:is\s|has\s)?)?(?:started|begun|begins|starts)\b[^.?!;]{0,60}?(?:must\s(?:be\s)?(?:run|finish\w*|complete\w*)|(?:cannot|can['’]t|is\snot|not|never)\s(?:be\s)?(?:interrupted|stopped|paused|split|preempted))?"
    r"|\b(?:without|no)\s(?:any\s)?(?:interruptions?|preemptions?|breaks?|pauses?|set[\s-]?ups?(?:\stimes?)?|overlap\w*|idle\stime|splitting)\b|\b(?:not|never|cannot|can['’]t)\s(?:be\s)?(?:interrupted|preempted|split(?:\sup)?|paused|stopped|broken\soff)\b|\bpreemption\sis\snot\s\w+"
    r"|\b(?:all|every\w*)\b[^.?!;,]{0,60}?\b(?:available|ready|present|released|there|waiting|known|come|can\s(?:start|begin))\b[^.?!;,]{0,30}?(?:\bat\s(?:time\s)?(?:0|zero|once)|\bfrom\sthe\s(?:start|beginning|outset)|\bnow|\bat\sthe\ssame\s(?:time|moment)|\bwhen\s\w+\s(?:opens|starts|begins))?"
    r"|\b(?:has|have|needs?|wants?|must|should|is|are)\s(?:to\s)?\w+\s(?:the\s|all\s|these\s|her\s|his\s|our\s){0,2}(?:two|three|four|five|six|seven|eight|nine|ten|\d+|all|these|the\sfollowing|several|some)\b(?!\s?(?:hours?|minutes?|days?|weeks?|h|min)\b)"
    r"|\b(?:each|every)\s\w+\sin\sone\sgo\b|\b(?:order|sequence)\b[^.?!;]{0,40}?\b(?:free|open|up\sto\sus|does\snot\smatter|chosen|matters?)\b"
    r"|\bif\sthe\s(?:order|sequence|best)\b|\bif\s(?:we|you|I|they|one|it\sis|everything|all)\b[^.?!;,]{0,60}?(?:as\swell\sas\spossible|optimally|well|best|cleverly|perfectly)\b|\bshares?\s(?:a|one|the)\b|\bjust\s(?:one|a\ssingle)\b|\bonly\s(?:one|a\ssingle|have\sone|has\sone)\b|\bhave\s(?:only\s)?one\b|\b(?:are\s)?wait(?:ing)?\s*$",
    re.IGNORECASE,
)


def rule_left(
    document: Document,
    family: str,
    used: Sequence[Span],
    names: Collection[str],
    phrases: Iterable[str],
    own: re.Pattern[str],
) -> Missing | None:
    """Returns the question about words beside the jobs that may hold a rule.

    `phrases` are words left over in the sentences about jobs; `own` are the rules that the family
    itself holds. Questions and sentences in which nothing but those stands are left alone.
    """
    for phrase in phrases:
        if _RISKY.search(_without(phrase, own)):
            return _asked(family, phrase)
    covered = Covered(used)
    alone = _aliases(names)
    pattern = _pattern(alone)
    for sentence in document.text.sentences:
        if covered.overlaps(sentence.span) or _is_table_line(document, sentence.span):
            continue
        plain = _without(sentence.text, own)
        asks = sentence.text.rstrip().endswith("?") or _ASKS.match(sentence.text)
        if not asks and (
            _RISKY.search(plain) or (pattern and _names_some(plain, pattern, len(alone)))
        ):
            return _asked(family, sentence.text)
        if asks and _CONDITION.search(plain):
            return _asked(family, sentence.text)
    return None


_NOT_TWO = re.compile(
    r"\b(?:cannot|can['’]t|may\snot|must\snot|does\snot|doesn['’]t|never|nor|neither|no|nobody)\b[^.?!;\n]{0,60}?\b(?:two|more\sthan\sone)\b[^.?!;\n]{0,40}?\b(?:at\s(?:once|a\stime|the\ssame\stime)|together|simultaneously|in\sparallel)\b",
    re.IGNORECASE,
)


def words_left(
    document: Document, introductions: Iterable[Span], used: Iterable[Span]
) -> tuple[str, ...]:
    """Returns the words of the sentences that introduce jobs which stand in no used span."""
    raw = list(document.text.raw)
    for span in used:
        raw[span.start : span.end] = " " * (span.end - span.start)
    introduced = Covered(introductions)
    return tuple(
        "".join(raw[each.span.start : each.span.end])
        for each in document.text.sentences
        if introduced.overlaps(each.span)
    )


def plain_spans(document: Document) -> tuple[Span, ...]:
    """Returns where a text says what is true of every schedule: "nobody does two things at once"."""
    return tuple(Span(*match.span()) for match in _NOT_TWO.finditer(document.text.raw))


_ASKS = re.compile(
    r"(?:minimi[sz]e|find|determine|compute|calculate|what|how|when|which|in\swhich|schedule|sequence|order|give|tell|please|decide|work\sout|i\swant|we\swant|the\sgoal|our\sgoal|the\saim|the\sobjective)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|unless|provided|given\sthat|assuming|as\slong\sas|without|while|except|but|at\s(?:least|most)|no\smore\sthan|only)\b[^?]{0,200}?\b(?:must|before|after|first|last|same|together|break|late\b[^?]{0,20}\ballowed|at\s(?:least|most))\b",
    re.IGNORECASE,
)


def _without(text: str, own: re.Pattern[str]) -> str:
    return _PLAIN.sub(" ", own.sub(" ", text))


_MOST_NAMES = 2_000
_KIND = re.compile(
    r"^(?:the|tasks?|activit(?:y|ies)|steps?|jobs?|orders?|loads?|parts?|books?|phases?)\s",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\bA(?=\s[a-z])|\bI\b")


def _aliases(names: Collection[str]) -> tuple[str, ...]:
    """What the jobs may be called: "Order A" is "A" as well."""
    short = (_KIND.sub("", each) for each in names)
    return tuple(dict.fromkeys(each for each in short if not each.isdigit()))


def _pattern(names: Collection[str]) -> re.Pattern[str] | None:
    """What finds the names, capitals that stand alone as they are written; None for none or too many."""
    if not names or len(names) > _MOST_NAMES:
        return None
    letters = [re.escape(each) for each in names if len(each) == 1]
    words = [re.escape(each) for each in sorted(names, key=len, reverse=True) if len(each) > 1]
    parts = [f"(?-i:{'|'.join(letters)})"] if letters else []
    return re.compile(rf"(?<!\w)(?:{'|'.join([*words, *parts])})(?!\w)", re.IGNORECASE)


def _names_some(text: str, names: re.Pattern[str], n: int) -> bool:
    """Whether a sentence beside the jobs speaks of some of them, and not just lists them all."""
    found = {
        match.group().casefold()
        for match in names.finditer(text)
        if len(match.group()) > 1 or not _ARTICLE.match(text, match.start())
    }
    return bool(found) and len(found) < n


def _is_table_line(document: Document, span: Span) -> bool:
    return any(table.span and table.span.contains(span) for table in document.tables)


def _asked(family: str, words: str) -> Missing:
    shown = " ".join(words.split())
    shown = shown if len(shown) <= 120 else shown[:119] + "…"
    return Missing(
        family,
        f'what "{shown}" means here',
        f'I could not work this into the problem: "{shown}"; can you put it in other words, or leave '
        "it out?",
    )
