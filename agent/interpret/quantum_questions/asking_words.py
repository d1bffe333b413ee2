"""How a sentence asks about quantum computing on a problem, by what it wants to know."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from agent.interpret.quantum_questions.machines_named import machines_as_kinds

Asks = Literal["resources", "annealer", "when", "verdict"]

_MACHINE = r"\b(?:quantum|qubits?|annealers?|qaoa)\b"
_ANNEALER = r"\b(?:annealers?|(?<!simulated\s)annealing)\b"
_ASKING = r"\b(?:is|are|would|could|can|will|does|do|should|may|might|whether|if)\b"
_BETTER = (
    r"\b(?:better|worth|good|suited|suitable|fast(?:er)?|beats?|help(?:s|ful)?|preferable|advantag\w+"
    r"|outperforms?|useful|fit|right|of\s+(?:any\s+|some\s+|much\s+)?use|sense|competitive|do\s+well|recommend\w*|superior|win"
    r"|benefit\w*|candidate|case|gain\w*)\b"
)
_GIVES = r"\b(?:solve\s+(?:this|it|my|our|that)|speed\s?up|improve|idea|job|choice|tool)\b"
_COUNTED = r"\b(?:qubits?|gates?|cnots?|shots?|layers?|couplers?)\b"
_FIGURES = r"\b(?:quantum\s+resources?|(?:circuit\s+)?depth|resource\s+estimates?|qubits?|gate\s+counts?)\b"
_USE = r"\bshould\s+(?:i|we|one)\s+(?:use|try|rent|buy|wait\s+for)\b"
_ENOUGH = r"(?:big|large)\s+enough|enough\s+qubits"
_UNJUDGED = (
    r"^(?!.*\b(?:worth|better|helps?|sense|useful|beats?)\b).*?"  # asks no more than whether it can
)
_GAP = r"[^?.]*"

# A sentence wants the first of these that one of its patterns fits; "…" stands for any words between.
_WORDED: dict[Asks, tuple[str, ...]] = {
    "resources": (
        rf"\bhow\s+(?:many|few)\s+(?:\w+[\s-]){{0,3}}{_COUNTED}",
        rf"\b(?:qubit|gate|cnot)\s+counts?\b|\bwhat\s+(?:\w+\s+)?resources\b…{_MACHINE}",
        rf"\b(?:price|costs?)\s+(?:of|for|to)\b…{_MACHINE}",
        rf"\bhow\s+(?:much|expensive|costly|long|deep|big\s+a|large\s+a)\b…{_MACHINE}",
        rf"{_FIGURES}…\b(?:need|take|require|cost)",
        r"\b(?:need|take|require)s?\b…\b(?:qubits?|quantum\s+resources?)\b",
        rf"\b(?:estimate|what\s+(?:are|is|would\s+be)|give\s+me|tell\s+me)\b…{_FIGURES}",
        rf"\bwhat\s+(?:would|will|does|do|might)\b…\b(?:cost|take|need|require)\b…{_MACHINE}",
        rf"\bwhat(?:['’]s|\s+is|\s+would\s+be)\s+the\s+(?:price|cost|run\s?time|fidelity)\b…{_MACHINE}",
        rf"\b(?:does|would|will|can|could|do)\b…\bfits?\s+(?:on|in|onto|into)\b…{_MACHINE}",
        rf"{_UNJUDGED}{_ASKING}…{_MACHINE}…\b(?:run|hold|fit|handle|{_ENOUGH})\b",
        rf"{_UNJUDGED}{_ASKING}…\b(?:runs?|embed|embedded|hold|{_ENOUGH})\b…{_MACHINE}",
    ),
    "when": (
        rf"\bwhen\b…\bquantum\b…(?:\b(?:pays?|paying|overtake|break\s?even|be)\b|{_BETTER})",
        rf"\bwhen\b…\b(?:worth|pay\s+off|make\s+sense)\b…{_MACHINE}",
        rf"\b(?:from|at|beyond|above)\s+(?:what|which)\s+(?:size|number|scale|n|point)\b…{_MACHINE}",
        rf"\bhow\s+(?:large|big|long|many\s+\w+)\b…\b(?:before|until|till)\b…{_MACHINE}",
        rf"\b(?:break[\s-]?even|crossover)\b…{_MACHINE}",
        rf"{_MACHINE}…\b(?:break[\s-]?even|crossover)\b",
        rf"\bwhat\s+would\s+have\s+to\b…{_MACHINE}",
        r"\bhow\s+(?:far|soon)\b…\bquantum\b",
    ),
    "annealer": (
        rf"{_ASKING}…{_ANNEALER}…{_BETTER}",
        rf"{_ASKING}…{_BETTER}…{_ANNEALER}",
        rf"\bhow\s+(?:well|good)\b…{_ANNEALER}",
        rf"{_USE}…{_ANNEALER}",
        rf"\bwhat\s+(?:about|would)\b…{_ANNEALER}",
    ),
    "verdict": (
        rf"{_ASKING}…\b(?:quantum|qaoa)\b…(?:{_BETTER}|{_GIVES})",
        rf"(?:{_ASKING}…|^\W*(?:is\s+it\s+)?){_BETTER}…\b(?:quantum|qaoa)\b",
        rf"{_USE}…\b(?:quantum|qaoa)\b",
        r"\bwhat\s+(?:about|would)\b…\bquantum\s+(?:computers?|machines?|processors?|hardware)\b",
        r"\b(?:give|tell)\s+me\b…\bquantum\s+verdict\b",
    ),
}
_BEGINS = re.compile(
    r"^\W*(?:(?:and|so|but|also|then|now|ok(?:ay)?|hi|hello|please|well|just|first)\W+)*"
    r"(?:how|what|when|where|which|who|why|is|are|was|would|could|can|will|does|do|did|should|may|might"
    r"|at|from|in\s+what|on\s+what|beyond|above|for|estimate|give|tell|say|assess|judge|whether"
    r"|i\s+wonder|i(?:['’]d|\s+would)\s+like\s+to\s+know)\b",
    re.IGNORECASE,
)


def wanted_of(sentence: str) -> Asks | None:
    """Returns what a sentence wants to know of quantum computing, None where it asks no such thing.

    >>> wanted_of("How many qubits would it need?"), wanted_of("Is D-Wave better here?")
    ('resources', 'annealer')
    >>> wanted_of("A quantum computer would help.") is None
    True
    """
    if not _BEGINS.search(sentence) and not sentence.rstrip().endswith("?"):
        return None
    plain = machines_as_kinds(sentence)
    if not speaks_of_quantum(plain):
        return None
    return next(
        (asks for asks, patterns in _patterns().items() if any(p.search(plain) for p in patterns)),
        None,
    )


def speaks_of_quantum(text: str) -> bool:
    """Whether quantum computing is spoken of at all; a machine by name is to be put as its kind before."""
    return re.search(_MACHINE, text, re.IGNORECASE) is not None


@cache
def _patterns() -> dict[Asks, tuple[re.Pattern[str], ...]]:
    return {
        asks: tuple(re.compile(each.replace("…", _GAP), re.IGNORECASE) for each in worded)
        for asks, worded in _WORDED.items()
    }
