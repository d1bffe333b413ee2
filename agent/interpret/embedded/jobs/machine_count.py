"""How many machines, or people, work side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.text import Span

_ALIKE = r"(?:identical|equal|equally|similar|alike|parallel|interchangeable|uniform|unrelated|equivalent|the\ssame)"
_MACHINES = (
    r"(?:machines|printers|ovens|servers|processors|workers|clerks|nurses|teachers|presses|lines|stations|cooks|chefs|doctors|dentists|cores|cpus|gpus|teams|crews|gangs|cranes"
    r"|berths|docks|lathes|robots|washers|dryers|mechanics|operators|painters|bays|employees|people|volunteers|cashiers|checkouts|counters|tills|computers|threads|technicians|kilns|furnaces"
    r"|chargers|drivers|helpers|assistants|colleagues|students|sewers|tailors|barbers|hairdressers|programmers|developers|engineers|consultants|translators|harvesters|tractors|photocopiers"
    r"|copiers|saws|drills|mills|welders|plumbers|electricians|carpenters|bakers|nodes|agents|judges|examiners|inspectors|stylists|scanners|kitchens|labs|friends|siblings|desks|windows|pumps|trucks|vans|lanes|runways|gates|mowers|gardeners|cleaners|looms|extruders|reactors|tanks|units|testers|analysts|editors|proofreaders|reviewers)"
)
_COUNT = re.compile(
    rf"\s?-?(?:[\w'’-]+\s){{0,4}}?(?:{_ALIKE}\b[^.?!;,:]{{0,30}}?\b)?{_MACHINES}\b|\s(?:\w+\s){{0,2}}?{_ALIKE}\s",
    re.IGNORECASE,
)
_SERVES = re.compile(
    r"\b(?:for|of|by|due|take|takes|last|lasts|need|needs|hour|day|minute)\s$", re.IGNORECASE
)
_PAIR = re.compile(rf"\bboth\s(?:\w+\s)?{_MACHINES}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MachineCount:
    """How many there are, and where it is told, each time."""

    value: int
    noun: str
    used: tuple[Span, ...]


def machine_count(document: Document) -> MachineCount | None:
    """Returns how many machines there are, None where that is not told or told in two ways.

    >>> from agent.interpret.embedded.text import Text
    >>> found = machine_count(Document(Text("Three equally fast clerks serve 9 customers.")))
    >>> found.value, found.noun
    (3, 'clerks')
    """
    raw = document.text.raw
    found: list[tuple[Number, str]] = []
    for number in document.numbers:
        if number.value != int(number.value) or number.value < 1 or number.is_percentage:
            continue
        match = _COUNT.match(raw, number.span.end)
        before = raw[max(0, number.span.start - 12) : number.span.start]
        if match and not _SERVES.search(before) and not _crosses(match.group()):
            found.append((number, match.group().split()[-1].lower()))
    several = [each for each in found if each[0].value >= 2]
    if len({number.value for number, _ in several}) > 1:
        jobs = {noun for noun in {each[1] for each in several} if _are_jobs(raw, noun)}
        several = [each for each in several if each[1] not in jobs]
    if len({number.value for number, _ in several}) != 1:
        return None
    return MachineCount(
        int(several[0][0].value), several[0][1], tuple(number.span for number, _ in several)
    )


def _are_jobs(raw: str, noun: str) -> bool:
    """Whether things of this name are what is to be done: "truck 1 takes 30 minutes"."""
    singular = re.escape(
        noun.removesuffix("es") if noun.endswith("sses") else noun.removesuffix("s")
    )
    return bool(re.search(rf"\b{singular}\s(?:\d{{1,3}}|(?-i:[A-Z]))\b", raw, re.IGNORECASE))


def _crosses(words: str) -> bool:
    """Whether another number or a verb stands between the count and the noun."""
    return bool(
        re.search(
            r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|over|between|among|across|through|until|hours?|minutes?|seconds?|days?|weeks?|takes?|on|to|for|with|by|from|in|and|of|are|is|at|wait|each|per|have|has)\b",
            words.rsplit(maxsplit=1)[0],
            re.IGNORECASE,
        )
    ) and not re.search(r"\bof\s(?:the\s)?(?:our|same)\b", words, re.IGNORECASE)
