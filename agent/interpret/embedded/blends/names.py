"""The ingredients that a text names: in a list after "from", or as what statements are about."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.grids.enumerations import split_list

_WORD = r"(?!(?:from|of|out|with|using|and|or)\b)[^\W\d_][\w'’\-]*"
_NAME = rf"(?P<name>{_WORD}(?:\s(?:{_WORD}|\d{{1,2}}(?![\d.,%]))){{0,3}}?(?:\s\d{{1,2}}(?![\d.,%])(?=\s?[:(]|\s(?:costs?|has|have|contains?|holds?|is)\b))?)"
_COST = re.compile(
    r"[$€£]\s?\d|\bcosts?\s(?:about\s)?\d|\d[\d.,]*\s?(?:[€$£]|euros?|dollars?|pounds?|cents?|francs?|eur|usd)\b|\d[\d.,]*\s(?:an?|per)\s",
    re.IGNORECASE,
)
# "corn costs", "corn has", "bean B 20 %", "rum for 19 euros", "Corn: 8 %", "corn (0.3 a kilo)".
_SUBJECT = re.compile(
    rf"(?:^|[.?!;:,\n(]|\band\b|\bwhile\b|\bwhereas\b|\bbut\b|\bfrom\b|\b(?:two|three|four|five|six)\s\w+:)[\s*•–+\-]*(?:\d{{1,2}}[.)]\s)?(?:and\s|the\s|an?\s|of\s|one\s\w+\sof\s)*"
    rf"{_NAME}\s?(?:\s(?:costs?|has|have|contains?|holds?|is|are|comes?|consists?|carries|tests|sells?|goes|gives?)\b|(?:\s(?:at|for|with)\s|\s\(|:\s|(?P<weak>\s)|\s[–-]\s)(?=[$€£]?\d)|:\s(?=[a-z][^\n:;.]{{0,24}}\s\d))",
    re.IGNORECASE | re.MULTILINE,
)
_LIST = re.compile(
    r"\b(?:from|of|out\sof|using|combining|mixing|blending|mix(?:es)?|blend(?:s)?|combine[sd]?|together|ingredients(?:\sare)?|available(?:\sare)?|are|components|materials)\b:?\s(?:the\s)?"
    rf"(?:(?:two|three|four|five|six)\s\w+(?:\s\w+)?:?\s)?(?P<list>{_WORD}(?:\s{_WORD}){{0,2}}?(?:,\s{_WORD}(?:\s{_WORD}){{0,2}}?){{0,8}},?\s(?:and|or)\s{_WORD}(?:\s{_WORD}){{0,1}}?)(?=[.,;:?!\n]|\s(?:so|that|which|at|in|to|with|for|is|are)\b)",
    re.IGNORECASE,
)
_STOP = frozenset(
    "make makes mix mixes blend blends need needs at least most than costs cost has have must should may can no not it they "
    "we i you which what how there this that these those only up to between with for of in on by the a an and or more less "
    "per each every if when wanted want wants total exactly about minimum maximum produce produces buy buys use uses sell "
    "prepare is are was will would price prices respectively one two three four five six all both none some any find "
    "minimise minimize determine please our my your its their contains content contents below above under over cheapest "
    "limit limits blending requires require available".split()
)
_LABELLED = re.compile(r"\s(?:[A-Z]|\d{1,2}|one|two|three|four|five|six)$")
_END = re.compile(r"[.?!]\s|\n")
_MOST_LISTS = 3  # a question names its ingredients once, or says them again
_FEW = frozenset("one two three four five six".split())


def subjects(document: Document) -> tuple[str, ...]:
    """Returns the names that may be ingredients, in order of first mention, each once.

    >>> from agent.interpret.embedded.text import Text
    >>> subjects(Document(Text("Bean A has 50 % and costs 9 a kilo, bean B 20 % and costs 5.")))
    ('Bean A', 'bean B')
    """
    found: dict[str, str] = {}
    raw = document.text.raw
    position, strong = 0, -1
    weak: set[str] = set()
    while match := _SUBJECT.search(raw, position):
        name = " ".join(match["name"].split())
        # "Corn costs 3, soy 4": a bare name goes on after another one, and begins nothing.
        goes_on = strong >= 0 and not _END.search(raw, strong, match.start("name"))
        if _may_name(name) and (match["weak"] is None or goes_on):
            strong = match.end("name")
            if match["weak"]:
                weak.add(name)
            found.setdefault(name.casefold(), name)
        position = max(match.start() + 1, match.end("name"))
    weak_too = tuple(found.values())
    labelled = [each for each in weak_too if _LABELLED.search(each)]
    stems = {_LABELLED.sub("", each).casefold() for each in labelled}
    if len(labelled) > 1 and len(stems) == 1:
        return tuple(labelled)
    costed = tuple(each for each in weak_too if each in weak or _is_costed(raw, each, weak_too))
    return costed if len(costed) > 1 else weak_too


def _is_costed(raw: str, name: str, others: tuple[str, ...]) -> bool:
    """Whether a cost is told right after a name, before another one."""
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", raw, re.IGNORECASE):
        cost = _COST.search(raw, match.end(), match.end() + 120)
        gap = raw[match.end() : cost.start()].casefold() if cost else ". "
        named = any(re.search(rf"\b{re.escape(each.casefold())}\b", gap) for each in others)
        if not _END.search(gap) and not named:
            return True
    return False


def listed(document: Document) -> tuple[tuple[str, ...], ...]:
    """Returns the lists of names that may be the ingredients: "from corn, soy and oats".

    >>> from agent.interpret.embedded.text import Text
    >>> listed(Document(Text("We mix 400 kg of feed from corn, soy and oats.")))
    (('corn', 'soy', 'oats'),)
    """
    found = []
    position = 0
    while match := _LIST.search(document.text.raw, position):
        names = split_list(match["list"])
        fits = len(names) > 1 and all(map(_may_name, names))
        if fits:
            found.append(names)
        position = match.end() if fits else match.start("list")
    return tuple(dict.fromkeys(found))[:_MOST_LISTS]


def _may_name(name: str) -> bool:
    words = name.casefold().split()
    if len(words) > 1 and (words[-1] in _FEW or (len(words[-1]) == 1 and words[-1].isalnum())):
        words = words[:-1]  # "mix one", "bean A"
        return not set(words) & (_STOP - {"mix", "blend"})
    if len(words) == 1 and len(name) == 1:
        return name.isupper() and name not in {"A", "I"}
    return not set(words) & _STOP
