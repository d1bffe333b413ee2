"""Sentences beside the point: numbers in them date, place or introduce, and limit nothing.

A sentence is left aside only where every number in it is of such a kind and no word in it speaks of
a choice, a limit, a cost or a need. What was left aside is said to the person.
"""

from __future__ import annotations

import re

from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.text import Sentence, Span, Text

# What a number in an aside is: "#" any number, "§" a year; everything else keeps its sentence.
_BESIDE = re.compile(
    r"\b(?:founded|established|incorporated|born|built|opened|started|begun|began|since|back|dating|dates|restored)\s"
    r"(?:(?:up|in|from|to|back|business|early|late|around|about)\s){0,3}§"
    r"|\b(?:page|extension|ext\.?|phone|telephone|chapter|section|appendix|slide|footnote)\s(?:number\s|no\.\s)?[#§]"
    r"|\b(?:colleague|friend|boss|manager|neighbou?r|aunt|uncle|people|team|office)\s(?:up\s|down\s)?(?:in|from|on|at)\s(?:the\s)?"
    r"(?:room|floor|office|building|desk|house)\s(?:number\s)?#"
    r"|\b(?:question|problem|exercise|item|email|message)\s(?:number\s)?#\s(?:on|of|for|today|in\smy)\b"
    r"|#[\s-]years?[\s-](?:old|ago)|\bturn(?:s|ed|ing)\s#|\baged?\s#|#(?:st|nd|rd|th)\s(?:birthday|anniversary)"
    r"|\b(?:writing|woke|awake|typing|asking)\b[^.]{0,30}?\sat\s#"
    r"|\b(?:already|have|had)\s(?:spent|worked|tried|waited|thought)\s[^.]{0,30}?#\s(?:minutes?|hours?|days?|weeks?|times)"
    r"|#\s(?:degrees|°)|\b(?:question|problem|thing)\s(?:back\s)?in\s§"
    r"|\b(?:won|celebrat\w+)\s(?:about\s|around\s|over\s|some\s)?#\s(?:awards?|prizes?|years?)",
    re.IGNORECASE,
)
_BEARS = re.compile(
    r"\?|\b(?:at\s(?:most|least)|must|cannot|can['’]t|may\snot|exactly|per|each|every|costs?|price[sd]?|weigh\w*|capacit\w*"
    r"|availab\w*|needs?|require\w*|demand\w*|suppl\w*|limit\w*|budget|profit\w*|earn\w*|worth\s|maxim\w*|minim\w*"
    r"|optim\w*|total|sum|exceed\w*|between|edges?|nodes?|distance\w*|km|kg|takes|lasts|produc\w*|sells?|buys?|invest\w*)\b",
    re.IGNORECASE,
)
# Where ages are compared, what somebody's age is bears on the answer.
_COMPARES_AGES = re.compile(
    r"\bhow\sold\b|\b(?:older|younger)\sthan\b|\bas\sold\sas\b|\bages?\s(?:of|add|sum)\b",
    re.IGNORECASE,
)
_AGED = re.compile(r"#[\s-]years?[\s-](?:old|ago)|\baged?\s#", re.IGNORECASE)
_IDIOM = re.compile(r"\bfor\swhat\sit['’]s\sworth\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d.,$€£])(?:1[5-9]|20)\d\d(?!\d|[.,]\d)")
_CLOSED = re.compile(r"[.!]\)\s+")
_LONGEST_TEXT = 50_000  # a data set holds no small talk
_LONGEST = 200


def without_asides(text: str) -> tuple[str, tuple[str, ...]]:
    """Returns the text with blanks in place of its asides, and the asides.

    >>> text, asides = without_asides("Our firm was founded in 1994. A van carries 900 kg.")
    >>> text.strip(), asides
    ('A van carries 900 kg.', ('Our firm was founded in 1994.',))
    >>> without_asides("The machine has run since 1994 and costs 20 an hour.")[1]
    ()
    """
    if len(text) > _LONGEST_TEXT or not _BESIDE.search(_marked(text)):
        return text, ()
    asides = [
        each for sentence in Text(text).sentences for each in _split(sentence) if _is_aside(each)
    ]
    if _COMPARES_AGES.search(text):
        asides = [each for each in asides if not _AGED.search(_marked(each.text))]
    pieces, position = [], 0
    for each in asides:
        pieces += [text[position : each.span.start], " " * (each.span.end - each.span.start)]
        position = each.span.end
    return "".join([*pieces, text[position:]]), tuple(each.text for each in asides)


def _split(sentence: Sentence) -> list[Sentence]:
    """A sentence in brackets stands by itself: "(I spent 20 minutes on it.) Which is best?"."""
    cut = _CLOSED.search(sentence.text)
    if not cut:
        return [sentence]
    start, middle = sentence.span.start, sentence.span.start + cut.end()
    rest = sentence.text[cut.end() :]
    return [
        Sentence(sentence.text[: cut.end()].rstrip(), Span(start, middle)),
        Sentence(rest, Span(middle, middle + len(rest))),
    ]


def _is_aside(sentence: Sentence) -> bool:
    text = sentence.text
    numbers = [each for each in find_numbers(text) if not (each.is_spelt and each.value <= 1)]
    if not numbers or len(text) > _LONGEST or _BEARS.search(_IDIOM.sub("", text)):
        return False
    return len(_BESIDE.findall(_marked(text))) >= len(numbers)


def _marked(text: str) -> str:
    """The text with "§" for years and "#" for other numbers."""
    return re.sub(r"\d+(?:[.,]\d+)*", "#", _YEAR.sub("§", text))
