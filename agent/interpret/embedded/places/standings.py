"""What stands at single places: what each has, needs, can handle, or costs to open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.places.names import Places
from agent.interpret.embedded.places.ways import Told, told_in
from agent.interpret.embedded.text import Sentence


class Role(Enum):
    """What a number at a place is."""

    HAS = "has"
    NEEDS = "needs"
    OPENING = "opening"


_CUES = (
    (
        Role.OPENING,
        re.compile(
            r"\b(?:opening|open(?:ed|s)?|fixed|set-?\s?up|setting\sup|establish\w*|build\w*|construct\w*|rent\w*"
            r"|operating|operational|activat\w+)\s(?:\w+\s){0,3}?(?:costs?|expens\w+|fees?|charges?|prices?|for)\b"
            r"|\b(?:costs?|fees?|expens\w+)\s(?:of|to|for)\s(?:\w+\s){0,2}?(?:open\w*|build\w*|establish\w*|set\w*)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Role.NEEDS,
        re.compile(
            r"\b(?:need(?:s|ed|ing)?|requir\w+|demands?|demanding|wants?|orders?|consum\w+|must\s(?:get|receive|have)"
            r"|should\s(?:get|receive|have)|requests?)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Role.HAS,
        re.compile(
            r"\b(?:has|have|holds?|holding|stock\w*|starts?|started|initial\w*|current\w*|available|availability"
            r"|suppl(?:y|ies|ied|ying)|inventory|produc\w+|offers?|stores|abundance|capacit\w+|throughput|yields?|handles?|on\shand|owns?|makes?"
            r"|generates?|provides?|ships?\sup\sto|surplus)\b",
            re.IGNORECASE,
        ),
    ),
)
# "the required stock levels" are needs.
_WANTED = re.compile(
    r"\b(?:requir\w+|need\w*|desired|target|wanted|requested)\s(?:\w+\s)?$", re.IGNORECASE
)
_RESPECTIVE = re.compile(r"\b(?:respectively|their|the|all|each)\b", re.IGNORECASE)
_POINTING = re.compile(r"\b(?:their|they|these|its)\b", re.IGNORECASE)
_SHAPE = re.compile(r"(?:[FP]N{1,3})+|(?:NP)+")
_HEADING = re.compile(r":\s*$")


@dataclass(frozen=True, slots=True)
class Standing:
    """A number told of one place, and what it is."""

    place: str
    role: Role
    number: Number

    @property
    def value(self) -> float:
        """The amount."""
        return self.number.value


def find_standings(document: Document, places: Places) -> tuple[Standing, ...]:
    """Returns what sentences tell of single places; the role is said beside it or by the list's heading.

    >>> from agent.interpret.embedded.places.names import learn_places
    >>> from agent.interpret.embedded.text import Text
    >>> text = "City 1 has 30 tons but needs 10. Needs:\\n- City 2: 50 tons\\n- City 3: 8 tons"
    >>> found = find_standings(Document(Text(text)), learn_places(text))
    >>> [(each.place, each.role.value, each.value) for each in found][:3]
    [('City 1', 'has', 30.0), ('City 1', 'needs', 10.0), ('City 2', 'needs', 50.0)]
    """
    found: list[Standing] = []
    heading, latest = "", ""
    carried: Role | None = None
    before = 0
    for sentence in document.text.sentences:
        if len(sentence.text) > 5_000:
            continue
        told = told_in(document, sentence, places)
        numbers = [each for each in told if each.number]
        if "\n" in document.text.raw[before : sentence.span.start]:
            carried = None
        before = sentence.span.end
        if _HEADING.search(sentence.text) and not numbers:
            heading = sentence.text
            continue
        letters = "".join(each.letter for each in told)
        if len(letters) > 1 and set(letters) == {"N"}:
            found += _listed(sentence, numbers, places, latest)
        elif _SHAPE.fullmatch(letters):
            new = _of_sentence(document, sentence, told, heading, carried)
            found += new
            # "Opening costs: Site 1: 80; Site 2: 95": what follows on the line is of the same kind.
            carried = new[-1].role if new and sentence.text.endswith(";") else None
        elif not numbers and not sentence.text.startswith(("-", "*", "•")):
            heading = ""
        latest = next((each.name for each in reversed(told) if each.name), latest)
    return tuple(found)


def _listed(sentence: Sentence, numbers: list[Told], places: Places, latest: str) -> list[Standing]:
    """ "Their capacities are 500, 700 and 400, respectively": one for each place of a kind.

    "Their" points to the kind of the place named last.
    """
    role = role_of(sentence.text[: numbers[0].start - sentence.span.start])
    kinds: dict[str, list[str]] = {}
    for name in places.names:
        kinds.setdefault(name.rsplit(" ", 1)[0].lower(), []).append(name)
    text = sentence.text.lower()
    named = [group for kind, group in kinds.items() if re.search(rf"\b{re.escape(kind)}s?\b", text)]
    if not named and _POINTING.search(text):
        named = [group for group in kinds.values() if latest in group]
    fitting = [group for group in named or kinds.values() if len(group) == len(numbers)]
    if role is None or len(fitting) != 1 or not _RESPECTIVE.search(sentence.text):
        return []
    return [
        Standing(name, role, each.number)
        for name, each in zip(fitting[0], numbers, strict=True)
        if each.number
    ]


def _of_sentence(
    document: Document,
    sentence: Sentence,
    told: list[Told],
    heading: str,
    carried: Role | None,
) -> list[Standing]:
    is_after = told[0].letter != "N"
    found = []
    place, cursor, spoken = "", sentence.span.start, None
    for index, each in enumerate(told):
        if each.number is None:
            place = each.name
            continue
        named = place if is_after else told[index + 1].name
        role = (
            role_of(document.text.raw[cursor : each.start]) or spoken or carried or role_of(heading)
        )
        cursor, spoken = each.end, role
        if role is not None:
            found.append(Standing(named, role, each.number))
    return found


def role_of(words: str) -> Role | None:
    """Returns the role that the last cue among some words gives; opening costs go before all others.

    >>> role_of("has 30 tons but needs"), role_of("Supply capacity of each"), role_of("in all")
    (<Role.NEEDS: 'needs'>, <Role.HAS: 'has'>, None)
    """
    last, found = -1, None
    for role, pattern in _CUES:
        for match in pattern.finditer(words):
            if role is Role.OPENING:
                return role
            if role is Role.HAS and _WANTED.search(
                words[max(0, match.start() - 24) : match.start()]
            ):
                continue
            if match.start() > last:
                last, found = match.start(), role
    return found
