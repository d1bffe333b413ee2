"""What a clause says of places in a row: "Ana sits left of Ben", "the cat lives next to the red house"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise, product

from agent.interpret.embedded.puzzles.drafts import Rule, table
from agent.interpret.embedded.puzzles.order_setting import Setting

_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_NUMBER = r"(?P<k>\d|one|two|three|four|five|six)"
_SEATS = r"(?:seats?|places?|positions?|houses?|chairs?|spots?|people|persons?|floors?|others?|doors?|runners?|rooms?|desks?|slots?|lanes?|tents?)"
_NOT = re.compile(r"\b(?:not|never|neither|nor|cannot|\w+n['’]t)\b", re.IGNORECASE)
_CLOSE = r"(?:immediately|directly|just|right(?=\s(?:before|after|behind|in\sfront|above|below|ahead|next))|exactly\sone\s\w+|one\s\w+)"
_SMALLER = r"(?:left\sof|to\sthe\sleft\sof|before|ahead\sof|in\sfront\sof|earlier\sthan|faster\sthan|quicker\sthan|sooner\sthan|below|lower\s(?:down\s)?than|beats?|beat|under)"
_GREATER = r"(?:right\sof|to\sthe\sright\sof|after|behind|later\sthan|slower\sthan|above|higher\s(?:up\s)?than|over)"
_NEXT = re.compile(
    r"\b(?:next\sto|beside|adjacent\sto|alongside|neighbou?rs?(?:\sof)?|next-door\sto|next\sdoor\sto|neighbou?ring)\b",
    re.IGNORECASE,
)
_EACH_OTHER = re.compile(
    r"\b(?:next\sto\s(?:each\sother|one\sanother)|neighbou?rs|adjacent|side\sby\sside|beside\seach\sother)\b",
    re.IGNORECASE,
)
_AWAY = re.compile(
    rf"\b(?:(?P<how>at\sleast|at\smost|exactly)\s)?{_NUMBER}\s{_SEATS}\s(?:away|apart)(?:\sfrom)?\b",
    re.IGNORECASE,
)
_STEP = re.compile(
    rf"\b(?:exactly\s)?{_NUMBER}\s{_SEATS}\s(?P<way>{_SMALLER}|{_GREATER})", re.IGNORECASE
)
_AMID = re.compile(
    rf"\b(?P<how>exactly|at\sleast|at\smost|only)?\s?(?:(?P<none>nobody|no\sone|no\s{_SEATS})|{_NUMBER}\s(?:[a-z]+\s)?{_SEATS})\s(?:[a-z]+\s){{0,2}}?between\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\b(?P<close>directly|immediately|right)?\s?(?:somewhere\s)?between\b", re.IGNORECASE
)
_AT_END = re.compile(
    r"\b(?:at|on|in)\s(?:one\sof\sthe|either|an|one|the)\s(?:two\s)?(?:ends?|end\s\w+|corners?)\b|\b(?:first\sor\slast|last\sor\sfirst)\b|\bends?\sof\sthe\s(?:row|line|bench)\b",
    re.IGNORECASE,
)
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_SPOT = re.compile(
    rf"\b(?P<ordinal>{'|'.join(_ORDINALS)}|last|middle|cent(?:er|re)|leftmost|rightmost|far\sleft|far\sright|left\send|right\send|top|bottom|ground)\b"
    rf"|\b{_SEATS}\s(?:number\s)?(?P<number>\d+)(?:\sor\s(?P<other>\d+))?|\bon\s(?:the\s)?(?P<floor>\d)(?:st|nd|rd|th)\b|\b(?P<th>\d+)(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
_PARITY = re.compile(r"\b(?P<kind>even|odd)(?:-numbered)?\b", re.IGNORECASE)
_TANGLED = re.compile(
    r"\b(?:if|unless|then|when(?:ever)?|more\sthan|fewer\sthan|less\sthan)\b", re.IGNORECASE
)
_RELATED = re.compile(
    r"\b(?:or|than|as|between|left|right|next|before|after|beside|above|below|behind|apart|away)\b"
)
_SAME = re.compile(
    r"\b(?:is|are|lives?|has|have|owns?|drinks?|keeps?|drives?|wears?|plays?|eats?|likes?|smokes?|in|with|who|reads?|works?|loves?|holds?|carries|whose|belongs|studies|speaks?|comes|from|chose|ordered|brought|bought)\b",
    re.IGNORECASE,
)

Test = Callable[..., bool]


def clause_rules(clause: str, setting: Setting) -> list[Rule] | None:
    """Returns the rules that a clause states; None where it states something that is not read.

    >>> from agent.interpret.embedded.puzzles.order_setting import find_setting
    >>> setting = find_setting("Ana, Ben and Cem sit on chairs 1 to 3 in a row.")
    >>> clause_rules("Ana sits directly left of Ben", setting)[0]["rows"]
    [(1, 2), (2, 3)]
    >>> clause_rules("Ana likes Ben", setting) is None
    True
    """
    mentions = [
        (m.start(), m.end(), _name(m["name"], setting)) for m in setting.pattern.finditer(clause)
    ]
    names = [name for _, _, name in mentions]
    if not names or len(set(names)) != len(names) or _TANGLED.search(clause):
        return None
    if len(names) > 1 and not _joined(clause, mentions) and _says_two_things(clause):
        return None
    words = clause[mentions[0][1] :] if len(mentions) > 1 else clause
    negated = bool(_NOT.search(clause))
    for read in (_between, _amid, _pair, _spots):
        test = read(clause, mentions, words, setting)
        if test is not None:
            arity, holds = test
            if arity == 1:
                return [_rule((name,), setting, holds, negated=negated) for name in names]
            return (
                [_rule(tuple(names[:arity]), setting, holds, negated=negated)]
                if arity == len(names)
                else None
            )
    return _same(clause, mentions, setting, negated=negated)


def _says_two_things(clause: str) -> bool:
    """Whether a clause tells of two names in two ways: "left of and next to", "first or next to"."""
    ways = (
        re.search(rf"\b{_SMALLER}\b", clause, re.IGNORECASE),
        re.search(rf"\b{_GREATER}\b", clause, re.IGNORECASE),
        _NEXT.search(clause),
        _AT_END.search(clause),
        _BETWEEN.search(clause),
    )
    spots = [each for each in _SPOT.finditer(clause) if not _STEP.search(clause)]
    return sum(way is not None for way in ways) + bool(spots) > 1


def _name(written: str, setting: Setting) -> str:
    return next(name for name in setting.names if name.casefold() == written.casefold())


def _rule(names: tuple[str, ...], setting: Setting, holds: Test, *, negated: bool) -> Rule:
    places = range(setting.first, setting.first + setting.n_places)
    rows = (row for row in product(places, repeat=len(names)) if bool(holds(*row)) != negated)
    rule = table(names, rows)
    assert rule is not None  # three names in ten places have a thousand rows
    return rule


Read = tuple[int, Test] | None
Mentions = list[tuple[int, int, str]]


def _between(clause: str, mentions: Mentions, words: str, setting: Setting) -> Read:
    if len(mentions) != 3 or setting.is_round:
        return None
    match = _BETWEEN.search(clause, mentions[0][1], mentions[1][0])
    if not match or _NUMBER_BEFORE.search(clause[: match.end()]):
        return None
    if match["close"]:
        return 3, lambda a, b, c: abs(a - b) == 1 and abs(a - c) == 1
    return 3, lambda a, b, c: b < a < c or c < a < b


_NUMBER_BEFORE = re.compile(
    rf"\b(?:\d|one|two|three|nobody|no\sone)\s(?:[a-z]+\s)?(?:{_SEATS}\s)?(?:[a-z]+\s)?between$",
    re.IGNORECASE,
)


def _amid(clause: str, mentions: Mentions, words: str, setting: Setting) -> Read:
    """ "Exactly two people sit between Ana and Ben"."""
    match = _AMID.search(clause)
    if not match or len(mentions) != 2 or setting.is_round:
        return None
    k = 0 if match["none"] else _count(match["k"])
    how = (match["how"] or "exactly").lower()
    if how == "at least":
        return 2, lambda a, b: abs(a - b) > k
    if how == "at most":
        return 2, lambda a, b: 0 < abs(a - b) <= k + 1
    return 2, lambda a, b: abs(a - b) == k + 1


def _pair(clause: str, mentions: Mentions, words: str, setting: Setting) -> Read:
    if len(mentions) != 2:
        return None
    middle = clause[mentions[0][1] : mentions[1][0]]
    n = setting.n_places if setting.is_round else 0

    def gap(a: int, b: int) -> int:
        return min(abs(a - b), n - abs(a - b)) if n else abs(a - b)

    if re.fullmatch(r"\s(?:and|nor)\s(?:the\s)?", middle) and _EACH_OTHER.search(
        clause, mentions[1][1]
    ):
        return 2, lambda a, b: gap(a, b) == 1
    if match := _AWAY.search(clause, mentions[0][1]):
        return 2, _apart(_count(match["k"]), (match["how"] or "exactly").lower(), gap)
    if setting.is_round:
        return (2, lambda a, b: gap(a, b) == 1) if _NEXT.search(middle) else None
    if match := _STEP.search(middle):
        k = _count(match["k"]) * (1 if re.match(_SMALLER, match["way"], re.IGNORECASE) else -1)
        return 2, lambda a, b: b - a == k
    close = re.search(rf"\b{_CLOSE}\s(?:to\sthe\s)?", middle, re.IGNORECASE)
    if re.search(rf"\b{_SMALLER}\b", middle, re.IGNORECASE):
        return 2, (lambda a, b: b - a == 1) if close else (lambda a, b: a < b)
    if re.search(rf"\b{_GREATER}\b", middle, re.IGNORECASE):
        return 2, (lambda a, b: a - b == 1) if close else (lambda a, b: a > b)
    return (2, lambda a, b: gap(a, b) == 1) if _NEXT.search(middle) else None


def _apart(k: int, how: str, gap: Callable[[int, int], int]) -> Test:
    if how == "at least":
        return lambda a, b: gap(a, b) >= k
    if how == "at most":
        return lambda a, b: gap(a, b) <= k
    return lambda a, b: gap(a, b) == k


def _spots(clause: str, mentions: Mentions, words: str, setting: Setting) -> Read:
    """ "Ana is at an end", "neither Ana nor Ben is first", "Cem has chair 2 or 3"."""
    if setting.is_round or (len(mentions) > 1 and not _joined(clause, mentions)):
        return None
    first, last = setting.first, setting.first + setting.n_places - 1
    if _AT_END.search(clause):
        return 1, lambda a: a in {first, last}
    spots = set(_spot_numbers(clause, setting))
    if spots:
        return 1, lambda a: a in spots
    parity = _PARITY.search(clause)
    if parity:
        odd = parity["kind"].lower() == "odd"
        return 1, lambda a: a % 2 == odd
    return None


def _joined(clause: str, mentions: Mentions) -> bool:
    gaps = (clause[a[1] : b[0]] for a, b in pairwise(mentions))
    return all(re.fullmatch(r"\s?(?:,|and|or|nor|,\sand)\s(?:the\s)?", each) for each in gaps)


def _spot_numbers(clause: str, setting: Setting) -> Iterator[int]:
    first, last = setting.first, setting.first + setting.n_places - 1
    for match in _SPOT.finditer(clause):
        word = (match["ordinal"] or "").lower()
        if word in _ORDINALS:
            yield first + _ORDINALS.index(word)
        elif word in {"last", "rightmost", "far right", "right end", "top"}:
            yield last
        elif word in {"leftmost", "far left", "left end", "bottom", "ground"}:
            yield first
        elif word:
            if setting.n_places % 2:
                yield (first + last) // 2
        elif match["th"]:
            yield first + int(match["th"]) - 1
        else:
            yield from (
                int(each) for each in (match["number"] or match["floor"], match["other"]) if each
            )


def _same(clause: str, mentions: Mentions, setting: Setting, *, negated: bool) -> list[Rule] | None:
    """ "The Swede keeps the dog": one place for two names of different kinds."""
    if len(mentions) != 2 or not _SAME.search(clause) or _RELATED.search(clause):
        return None
    (_, _, first), (_, _, second) = mentions
    if setting.kind_of(first) == setting.kind_of(second):
        return None
    return [_rule((first, second), setting, lambda a, b: a == b, negated=negated)]


def _count(written: str) -> int:
    return _WORDS.get(written.lower()) or int(written)
