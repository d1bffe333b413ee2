"""The names of those who serve and are served: "Athens", "shop A", "stop 3", "the north gate", "S1"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from agent.interpret.embedded.linear.words import stem
from agent.interpret.embedded.serving.roles import role_of_heading

_LABELLED = re.compile(
    r"\b(?P<kind>[A-Za-z][a-z]{2,19})\s(?P<label>\d{1,3}|[A-Z]\d{0,2})(?![\w%]|[.,]\d)"
)
_CODE = re.compile(r"\b(?P<prefix>[A-Za-z]{1,2})(?P<digits>\d{1,3})\b(?![.,]\d)")
_CAPITALS = re.compile(r"\b[A-Z][a-z'’]+(?:[ -][A-Z][a-z'’]+){0,2}\b")
_LETTER = re.compile(r"(?<![\w'’.-])[A-HJ-Z](?![\w'’]|\.\w)")
_NOT_AN_ARTICLE = re.compile(
    r"\s?(?:[,:;.)(=→–-]|$|\n|\s(?:is|are|at|and|or|to|has|needs?|wants?|orders?|costs?|requires?|from|for|in|by"
    r"|takes?|asks?|gets?|buys?|lies|can|must|lives?|\d))"
)
# "31 km from the mill": a plain noun behind a number and a preposition, more than once.
_BEHIND = re.compile(
    r"\d\s?(?:[^\W\d_]{1,12}\s){0,2}?(?:from|to|via|by)\s(?P<the>the\s)?(?P<name>[a-z]{3,20}(?:\s[a-z]{3,20})?)(?=\s?[,.;]|\sand\b|\sor\b|\s?$)",
    re.MULTILINE,
)
_OPENS = re.compile(r"(?:^|[.?!:\n•*]|\s-)\s*[\"'(]?$")
_KINDS = frozenset(
    stem(kind)
    for kind in (
        "shop store stop village town city customer client house meadow site spot place plant room hut gate farm "
        "district region zone area suburb block household market outlet retailer branch school clinic hospital "
        "warehouse depot hub facility factory bakery kitchen station location candidate point node user home "
        "office building neighbourhood neighborhood sector county parish camp pharmacy restaurant cafe parcel address "
        "patient job delivery order tank well server library centre center garage yard quarter ward borough truck van "
        "vehicle bus bike courier driver terminal port island hotel museum field orchard kiosk"
    ).split()
)
_NO_KIND = frozenset(
    "and the for from are but than has can may not was were that who when where each into least most only all "
    "any both between nor within over under per via with costs cost takes needs wants orders serves reaches "
    "kilometre kilometer minute hour demand weight value number total capacity option type day week month "
    "does supplies requires gets holds visits matrix table row column plan case grade level".split()
)
_OPENERS = frozenset(
    "a all also an and another any as at because both but by can choose could do does each every everybody everyone "
    "exactly find for from given good have hello here hi how however i if in it its let maximise maximize minimise "
    "minimize my next no nobody not now of on one only or our please possible select several she he so some such that "
    "the their then there these they this those to today two three four five six seven eight nine ten under we what "
    "when where which while who whom why with would you your yes suppose consider assume minutes metres meters hours "
    "kilometres kilometers miles distances distance costs cost demands demand customers customer shops stores villages "
    "towns cities sites clients vehicles vehicle trucks vans opening fixed help thanks euclidean cvrp vrp determine "
    "decide pick open place put build "
    "capacitated uncapacitated everything nothing none please driving travel walking daily monthly weekly yearly".split()
)
# After a name that opens a sentence.
_TELLING = frozenset(
    ": costs needs wants orders is opens requires lies has holds takes demands gets buys asks sends".split()
)
_MONTHS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december euro euros".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name that stands in the text at `start` up to `end`."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Names:
    """Names by each way of writing them: as they stand for single letters, lower-cased for others."""

    spellings: dict[str, str]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = sorted((each for each in self.spellings if len(each) > 1), key=len, reverse=True)
        letters = [each for each in self.spellings if len(each) == 1]
        shapes = [rf"(?i:{'|'.join(map(re.escape, words))})"] if words else []
        shapes += [rf"(?:{'|'.join(map(re.escape, letters))})"] if letters else []
        return re.compile(rf"(?<![\w'’])(?:{'|'.join(shapes)})(?![\w’]|'\w|[.,]\d)")

    def mentions(self, text: str, start: int, end: int) -> Iterator[Mention]:
        """Returns where the names stand from `start` to `end`."""
        if not self.spellings:
            return
        for match in self._pattern.finditer(text, start, end):
            written = match.group()
            if written == "A" and not _NOT_AN_ARTICLE.match(text, match.end()):
                continue
            key = written if len(written) == 1 else written.lower()
            yield Mention(self.spellings[key], match.start(), match.end())

    @property
    def names(self) -> tuple[str, ...]:
        """Every name once, in order of first mention."""
        return tuple(dict.fromkeys(self.spellings.values()))


def learn_names(text: str, listed: Iterable[str] = ()) -> Names:
    """Returns the names of a text, with those that tables and lists give.

    >>> learn_names("Serving shop A costs 9 from Oslo, shop B 4 from Oslo, 3 from Riga.").names
    ('shop A', 'Oslo', 'shop B', 'Riga')
    """
    given = [name.strip() for name in listed if name.strip()]
    labelled = _labelled(text)
    found = [*given, *labelled]
    found += [*_codes(text), *_capitals(text), *_nouns(text)]
    spellings: dict[str, str] = {}
    for name in sorted(found, key=lambda each: _first(text, each)):
        key = name if len(name) == 1 else name.lower()
        spellings.setdefault(key, name)
    for name in list(spellings.values()):
        kind, _, rest = name.partition(" ")
        if (
            rest[:1].isupper()
            and len(rest) > 2
            and stem(kind.lower()) in _KINDS
            and _alone(text, rest, kind)
        ):
            spellings[name.lower()] = spellings.setdefault(rest.lower(), rest)
    for name in labelled:
        label = name.rpartition(" ")[2]
        if len(label) > 1 and label.lower() in spellings and not label.isdigit():
            spellings[name.lower()] = spellings[label.lower()]
    labels = Counter(name.rpartition(" ")[2] for name in spellings.values() if " " in name)
    for name in list(spellings.values()):
        kind, _, label = name.rpartition(" ")
        if kind and label.isalpha() and len(label) == 1 and labels[label] == 1:
            spellings.setdefault(label, name)
    for match in _LETTER.finditer(text):
        if match.group() != "A" or _NOT_AN_ARTICLE.match(text, match.end()):
            spellings.setdefault(match.group(), match.group())
    return Names(spellings)


def _first(text: str, name: str) -> int:
    at = text.find(name)
    return at if at >= 0 else len(text)


def _alone(text: str, rest: str, kind: str) -> bool:
    """Whether a name is also written without the noun before it."""
    return len(re.findall(rf"\b{re.escape(rest)}\b", text)) > len(
        re.findall(rf"\b{kind} {re.escape(rest)}\b", text)
    )


def _labelled(text: str) -> list[str]:
    """A noun with several labels names as many things; a noun with numbers must be known to name."""
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    for match in _LABELLED.finditer(text):
        kind = match["kind"].lower()
        if kind not in _NO_KIND and not kind.endswith("s"):
            labels[kind].setdefault(match["label"], f"{kind} {match['label']}")
    return [
        name
        for kind, each in labels.items()
        if len(each) > 1 and (stem(kind) in _KINDS or not any(label.isdigit() for label in each))
        for name in each.values()
    ]


def _codes(text: str) -> list[str]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for match in _CODE.finditer(text):
        found[match["prefix"]][match.group()] = None
    return [code for codes in found.values() if len(codes) > 1 for code in codes]


def _capitals(text: str) -> list[str]:
    """Capitalised words; one that only opens sentences must do so like another one."""
    inside: dict[str, None] = {}
    opening: dict[str, str] = {}
    followed: dict[str, set[str]] = {}
    for match in _CAPITALS.finditer(text):
        name = match.group()
        first = name.split(" ")[0].lower()
        opens = bool(_OPENS.search(text[max(0, match.start() - 4) : match.start()]))
        after_colon = text[max(0, match.start() - 2) : match.start()] == ": "
        if opens and (first in _OPENERS or first.endswith("ing")):
            continue
        if first in _OPENERS | _MONTHS:
            continue
        if text[match.end() : match.end() + 1] == ":" and role_of_heading(name) is not None:
            continue  # "Populations: Ayr 12, Bute 5"
        behind = re.match(r"\s?(\S{1,12})", text[match.end() : match.end() + 14])
        followed.setdefault(behind[1] if behind else "", set()).add(name)
        if opens and not after_colon:
            opening.setdefault(name, behind[1] if behind else "")
        else:
            inside[name] = None
    alike = (
        name
        for name, word in opening.items()
        if name in inside or len(followed[word]) > 1 or word in _TELLING or _heads_list(text, name)
    )
    return [*inside, *alike]


def _heads_list(text: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(name)}(?:,| and)\s[A-Z]", text) is not None


def _nouns(text: str) -> list[str]:
    """Plain nouns behind numbers: more than once, or once with "the" and named elsewhere too."""
    found = list(_BEHIND.finditer(text))
    times = Counter(match["name"] for match in found)
    with_the = {match["name"] for match in found if match["the"]}
    lowered = text.lower()
    return [
        name
        for name, count in times.items()
        if count > 1 or (name in with_the and lowered.count(f"the {name}") > 1)
    ]
