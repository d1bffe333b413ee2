"""How a sentence asks about quantum computing on a problem, by what it wants to know."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from agent.interpret.quantum_questions.machines_named import machines_as_kinds, names_model

Asks = Literal["resources", "annealer", "when", "verdict"]

_MACHINE = r"\b(?:quantum|qubits?|annealers?|annealing\s+(?:hardware|machines?)|qaoa)\b"
_ANNEALER = r"\b(?:annealers?|(?<!simulated\s)annealing)\b"
_ASKING = r"\b(?:is|are|would|could|can|will|does|do|should|may|might|whether|if)\b"
_BETTER = (
    r"\b(?:better|worth|good|suited|suitable|fast(?:er)?|beats?|help(?:s|ful)?|preferable|advantag\w+"
    r"|outperforms?|useful|fit|right|of\s+(?:any\s+|some\s+|much\s+)?use|sense|competitive"
    r"|do\s+well|recommend\w*|superior|win|benefit\w*|candidate|case|gain\w*)\b"
)
_GIVES = r"\b(?:solve\s+(?:this|it|my|our|that)|speed\s?up|improve|idea|job|choice|tool)\b"
_COUNTED = r"\b(?:qubits?|gates?|cnots?|shots?|layers?|couplers?)\b"
_FIGURES = r"\b(?:quantum\s+resources?|(?:circuit\s+)?depth|resource\s+estimates?|qubits?|gate\s+counts?)\b"
_USE = r"\bshould\s+(?:i|we|one)\s+(?:use|try|rent|buy|wait\s+for)\b"
_ENOUGH = r"(?:big|large)\s+enough|enough\s+qubits"
_UNJUDGED = r"^(?!.*\b(?:worth|better|helps?|sense|useful|beats?|well)\b).*?"  # only whether it can
_GAP = r"[^?.]*"

# A sentence wants the first of these that one of its patterns fits; "…" stands for any words between.
_WORDED: dict[Asks, tuple[str, ...]] = {
    "resources": (
        rf"\bhow\s+(?:many|few)\s+(?:\w+[\s-]){{0,3}}{_COUNTED}",
        rf"\b(?:qubit|gate|cnot)\s+counts?\b|\bwhat\s+(?:\w+\s+)?resources\b…{_MACHINE}",
        rf"\b(?:price|costs?)\s+(?:of|for|to)\b…{_MACHINE}",
        rf"\bhow\s+(?:much|expensive|costly|long(?!\s+(?:until|till|before))|deep|big\s+a|large\s+a)\b…{_MACHINE}",
        rf"{_FIGURES}…\b(?:need|take|require|cost)",
        r"\b(?:need|take|require)s?\b…\b(?:qubits?|quantum\s+resources?)\b",
        rf"\b(?:estimate|what\s+(?:are|is|would\s+be)|give\s+me|tell\s+me)\b…{_FIGURES}",
        rf"\bwhat\s+(?:would|will|does|do|might)\b…\b(?:cost|take|need|require|demand)\b…{_MACHINE}",
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
        rf"\b(?:which|what)\s+(?:\w+\s+)?(?:errors?|prices?|sizes?|number|speed)\b…{_MACHINE}…\bworth",
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
_IS_ANNEALER = re.compile(rf"^(?!.*\bquantum\s+comput).*{_ANNEALER}", re.IGNORECASE)
_ANNEALERS_VENDOR = re.compile(r"\bd-?wave\b", re.IGNORECASE)
_AIMS = re.compile(
    r"\b(?:maximi[sz]\w*|minimi[sz]\w*|optimal\w*|shortest|cheapest|fewest|smallest|largest|least|most"
    r"|lowest|highest|greatest|as\s+(?:much|many|few|little|short|cheap)\s+as)\b",
    re.IGNORECASE,
)
_BIDS = re.compile(
    r"\b(?:can|could|will)\s+you\b[^?.]*\b(?:use|run|try|solve|sample)\b|\busing\b"
    r"|\bplease\s+(?:use|run|try)\b",
    re.IGNORECASE,
)
# What a sentence is about that asks in words of its own, the first that fits.
_LOOSE: dict[Asks, re.Pattern[str]] = {
    "when": re.compile(
        r"\bwhen\s+(?:will|would|does|do|might|could|can|should|is|are)\b|\buntil\b|\bbefore\b"
        r"|\byears\b|\bfrom\s+(?:which|what)\b|\bhow\s+soon\b",
        re.IGNORECASE,
    ),
    "resources": re.compile(
        r"\bqubits?\b|\bgates?\b|\bdepth\b|\bfidelity\b|\berror-free\b"
        r"|\b(?:cost\w*|prices?|expensive)\b|\bfits?\b|\bhow\s+(?:many|much|long)\b",
        re.IGNORECASE,
    ),
    "annealer": _IS_ANNEALER,
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
    asks = next(
        (asks for asks, patterns in _patterns().items() if any(p.search(plain) for p in patterns)),
        None,
    )
    if asks == "verdict" and _IS_ANNEALER.search(plain):
        return "annealer"
    # Another vendor's name alone is too little: IonQ is a share too.
    is_plain = (
        speaks_of_quantum(sentence) or _ANNEALERS_VENDOR.search(sentence) or names_model(sentence)
    )
    return asks or (_loosely(plain) if is_plain else None)


def speaks_of_quantum(text: str) -> bool:
    """Whether quantum computing is spoken of at all; a machine by name is to be put as its kind before."""
    return re.search(_MACHINE, text, re.IGNORECASE) is not None


def aims(sentence: str) -> bool:
    """Whether a sentence says what is to be as good as can be: a problem, and no question about one."""
    return _AIMS.search(sentence) is not None


def _loosely(plain: str) -> Asks | None:
    """What a sentence that asks, speaks of quantum computing and sets no aim is most likely about."""
    if aims(plain) or _BIDS.search(plain):
        return None
    return next((asks for asks, pattern in _LOOSE.items() if pattern.search(plain)), "verdict")


@cache
def _patterns() -> dict[Asks, tuple[re.Pattern[str], ...]]:
    return {
        asks: tuple(re.compile(each.replace("…", _GAP), re.IGNORECASE) for each in worded)
        for asks, worded in _WORDED.items()
    }
