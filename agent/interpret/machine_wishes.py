"""A quantum machine that the question itself asks for, as RUNNER:DEVICE.

    "…, and try it on a noisy IBM Torino"                          aer:fake_torino
    "run it on a simulated quantum computer with the noise of ibm_fez"   aer:fake_fez
    "sample it on ibm_torino"                                      ibm:ibm_torino

A wish chooses where a circuit is sampled and nothing else: what costs money is quoted, not run, unless
a person has permitted it at a terminal (`agent.surfaces.spending`), which no text can do.
"""

from __future__ import annotations

import re

# IBM's machines by their cities; those of them that came with a snapshot can be simulated with noise.
_CITY = (
    r"(?P<city>torino|marrakesh|boston|nighthawk|fez|kingston|aachen|pittsburgh|miami|brisbane|sherbrooke"
    r"|kyiv|osaka|quebec|kawasaki|strasbourg|brussels|cusco|auckland|algiers|guadalupe|manila|lima|lagos)"
)
_IBM = r"(?:the\s+)?(?:fake[\s_]|ibm(?:['’]s)?[\s_])?(?:quantum\s+)?"
_COMPUTER = r"quantum\s+(?:computer|processor|machine|device|chip)"
_TRY = (
    r"(?:[,;]?\s*(?:and|then|and\s+then|please)\s+)*"
    r"\b(?:tr(?:y|ied)|run|sampl(?:e|ed)|test|execute|simulate|solve|use)\s+"
    r"(?:(?:it|this|that|the\s+circuit|out)\s+)*(?:also\s+|once\s+)?(?:(?:on|with|using)\s+)?(?:an?\s+|the\s+)?"
)
_NOISE = rf"(?:with|under)\s+the\s+noise\s+(?:model\s+)?of\s+{_IBM}{_CITY}"
_WISHES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (machine, re.compile(_TRY + what, re.IGNORECASE))
    for machine, what in (
        ("aer:fake_{city}", rf"(?:simulated\s+|simulation\s+of\s+an?\s+)?{_COMPUTER}\s+{_NOISE}"),
        ("aer:fake_{city}", rf"(?:noisy\s+)?(?:simulation|simulator)\s+{_NOISE}"),
        ("aer:fake_{city}", _NOISE),
        (
            "aer:fake_{city}",
            r"(?:noisy(?:\s+simulation\s+of)?|simulated|noisily\s+simulated|simulation\s+of)\s+"
            + rf"(?:an?\s+)?{_IBM}{_CITY}",
        ),
        ("aer:fake_{city}", rf"(?:aer:)?fake_{_CITY}"),
        ("ibm:ibm_{city}", rf"(?:real\s+)?ibm(?:['’]s)?(?:\s+quantum)?[\s_]{_CITY}"),
        ("aer:fake_torino", rf"noisy\s+(?:simulation\s+of\s+an?\s+)?{_COMPUTER}"),
        ("statevector", rf"(?:simulated|ideal|noiseless)\s+{_COMPUTER}|quantum\s+simulator"),
        ("ibm", rf"(?:real|actual)\s+(?:ibm\s+)?{_COMPUTER}"),
        ("dwave", r"(?:real\s+)?d-?wave(?:\s+(?:annealer|machine|qpu|computer))?"),
    )
)
_END = r"(?=\s*(?:[.,;!?)]|$|\band\b|\bor\b|\bif\b))"
_NOT = re.compile(
    r"(?:\bnot|n['’]t|\bwithout|\bnever|\brather\s+than|\binstead\s+of|\bto)\s*$", re.IGNORECASE
)
_WHOLE = tuple(
    (machine, re.compile(each.pattern + _END, re.IGNORECASE)) for machine, each in _WISHES
)


def machine_wish(question: str) -> str | None:
    """Returns the machine that the question asks for; None where it asks for none, or for several.

    >>> machine_wish("Pack it, and try it on a noisy IBM Torino.")
    'aer:fake_torino'
    >>> machine_wish("Is IBM Torino noisy?") is None
    True
    """
    wanted = {machine for machine, _ in _found(question)}
    return wanted.pop() if len(wanted) == 1 else None


def without_machine_wish(question: str) -> str:
    """Returns the question with blanks in place of its wish, so that it is not read as a number's home.

    >>> without_machine_wish("Cut it, and run it on ibm_fez.").rstrip(" .")
    'Cut it'
    """
    if machine_wish(question) is None:
        return question
    for _, match in _found(question):
        blank = " " * len(match.group())
        question = question[: match.start()] + blank + question[match.end() :]
    return question


def _found(question: str) -> list[tuple[str, re.Match[str]]]:
    """Every wish with where it stands, the first pattern that fits a place winning there."""
    found: list[tuple[str, re.Match[str]]] = []
    for machine, pattern in _WHOLE:
        for match in pattern.finditer(question):
            is_taken = any(
                match.start() < other.end() and other.start() < match.end() for _, other in found
            )
            if is_taken or _NOT.search(question[: match.start()]):
                continue
            city = match.groupdict().get("city")
            found.append((machine.format(city=city.lower()) if city else machine, match))
    return found
