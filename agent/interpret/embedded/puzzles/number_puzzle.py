"""Puzzles over a few unknown numbers: ages, digits, letters, "the first is twice the second"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.puzzles.arithmetic import parse_side
from agent.interpret.embedded.puzzles.drafts import FAMILY, Rule, all_different, goal_of
from agent.interpret.embedded.puzzles.encoding import encode
from agent.interpret.embedded.puzzles.ranges import bounded, range_spans, told_range
from agent.interpret.embedded.puzzles.relations import Statement, rules_of, statements
from agent.interpret.embedded.puzzles.unknowns import Unknowns, find_unknowns
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.relations.unread_rules import asked_about
from agent.interpret.embedded.text import Sentence
from problems.families.constraint_puzzle import ConstraintPuzzle

_LIST = r"E\d+(?:(?:, and |, | and |,)E\d+){0,15}"
_ASKS = re.compile(
    r"\?|^\W*(?:please\s)?(?:find|determine|compute|give|tell|work\sout|calculate|minimi[sz]e|maximi[sz]e)\b",
    re.IGNORECASE,
)
_DIFFERENT = re.compile(
    r"\b(?:different|distinct|unequal|no two (?:of them |\w+ )?(?:are|have|share|is)?[^.;]{0,20}(?:same|equal|alike))\b"
)
_SHIFT = re.compile(
    r"(?:\bin #(?P<later>\d+) years?(?:'? time)?|#(?P<ago>\d+) years? (?:ago|before)"
    r"|#(?P<hence>\d+) years? (?:from now|hence|later))(?: from now)?,?"
)
_NOW = re.compile(r"\b(?:now|today|currently|at present)\b")
_LISTING = re.compile(
    rf"(?:the )?(?:letters |numbers |digits |integers |unknowns |people |friends |siblings )?{_LIST},? (?:are|stand for|represent|be|is)"
    r"(?:(?: [a-z-]+){0,6} (?:digits?|numbers?|integers?|ages|people|friends|siblings|brothers|sisters)\b"
    r"|(?: all)?(?: pairwise)? (?:different|distinct|unequal)\b)"
    rf"|\b(?:letters|digits|numbers|integers|unknowns)(?: called| named)? {_LIST}(?=[.,;:]|$)"
)
_COUNTED = re.compile(
    r"#\d+ (?:[a-z-]+ ){0,3}(?:digits|numbers|integers|people|friends|siblings|brothers|sisters|children|unknowns|letters)\b"
)
_DUTY = re.compile(
    r"\b(?:must|cannot|can't|not|only|unless|if|either|neither|except|consecutive|square|cube|multiple|divisible|remainder|ratio|average|mean|product|percent|reversed|sum|total|together|older|younger|twice|difference)\b|%"
)
_FREE = re.compile(r"\b(?:whole|not necessarily|solve|puzzle|riddle|know|possible)\b")
_BULLET = re.compile(r"^\s*[-•*]\s+")
# What changes the meaning of a statement that was read beside it: "twice as old as Ben was".
_TWIST = re.compile(
    r"\b(?:was|were|will|would|if|unless|or|not|neither|except|average|squared?|ratio|when|until|both|nor)\b"
)
_AGED = re.compile(r"\b(?:older|younger|years? old|as old as|ages?)\b", re.IGNORECASE)
_SIZED = re.compile(
    r"\b(?:(?P<tall>taller|shorter|as tall as)|(?P<heavy>heavier|lighter|as heavy as)|(?P<rich>richer|poorer|as rich as))\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"\bas many (?P<noun>[a-z]+) as\b|\b\d+ (?:more|fewer) (?P<more>[a-z]+) than\b|\b(?:more|fewer) (?P<few>[a-z]+) than\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"E\d+")
# What no rule may leave: unknowns, numbers, and single letters that nobody introduced.
_LEFT = re.compile(r"E\d|#|(?<![\w'])[b-hj-z](?![\w'])")
_RANGED = re.compile(
    r"(?P<lead>\b(?:digits?|numbers?|integers?|letters|ages|values|each|all)\b[^.;#]{0,30}?)\s?(?:(?:and )?(?:lie |lies |range |ranging )?(?:from|between|in the range)) #\d+ (?:to|and|through) #\d+(?: inclusive)?"
)
_JOINED = re.compile(
    r"(?P<who>E\d+) (?P<first>(?:is|was) [a-z]+ than E\d+),? (?:but|and|yet) (?P<second>[a-z]+ than E\d+)"
)


@dataclass(slots=True)
class _Draft:
    """What the sentences told so far."""

    told: list[tuple[Statement, float]] = field(default_factory=list)
    is_different: bool = False
    range_words: list[str] = field(default_factory=list)
    question: str = ""
    asked: str = ""


def read_number_puzzle(document: Document) -> Reading | Missing | None:
    """Returns the puzzle that sentences state on unknown numbers; None where they state none."""
    unknowns = find_unknowns(document.text.raw)
    if unknowns is None or _speaks_of_several(document.text.raw):
        return None
    draft, n = _Draft(), len(unknowns.names)
    for sentence in document.text.sentences:
        encoded = encode(_spaced(sentence.text, unknowns), unknowns)
        if "%" in encoded or _take(encoded, sentence, draft, n) is False:
            return asked_about(FAMILY, sentence) if draft.told else None
    if not draft.told or not draft.asked:
        return None
    return _reading(document, unknowns, draft)


def _speaks_of_several(text: str) -> bool:
    """Whether people are compared in more than one way: by age and by what they have."""
    ways = {match.lastgroup for match in _SIZED.finditer(text)}
    ways |= {next(filter(None, match.groups())).lower() for match in _COUNTS.finditer(text)}
    return len(ways) + bool(_AGED.search(text)) > 1


def _spaced(text: str, unknowns: Unknowns) -> str:
    """The sentence without its bullet, and with a sign in "2x"."""
    plain = _BULLET.sub("", text)
    return re.sub(r"(?<=\d)(?=[a-zA-Z]\b)", " * ", plain) if unknowns.kind == "letters" else plain


def _take(encoded: str, sentence: Sentence, draft: _Draft, n: int) -> bool:
    """Reads one sentence into the draft; False where something in it stays unread."""
    shift, encoded = _shift(encoded)
    if shift is None:
        return False
    asks = bool(_ASKS.search(sentence.text))
    question = ""
    if asks:
        encoded, question = _question(encoded)
        draft.asked = question or " "
        if shift and question:
            return False
    encoded = _JOINED.sub(r"\g<who> \g<first> and \g<who> is \g<second>", encoded)
    draft.is_different |= bool(_DIFFERENT.search(encoded))
    encoded = _RANGED.sub(lambda match: _kept(match, draft), encoded)
    found, rest = statements(encoded, n)
    draft.told += [(each, shift) for each in found]
    draft.range_words += [_NAMED.sub("", each[0]) for each in _LISTING.finditer(rest)]
    rest = _LISTING.sub("·", rest)
    if not _NAMED.search(rest):
        draft.range_words.append(rest)
        rest = range_spans(rest)
    rest = _COUNTED.sub("·", rest)
    says_more = _DUTY.search(rest) and not _FREE.search(rest) and "·" not in rest
    if _TWIST.search(rest) and "·" in rest:
        return False
    return not _LEFT.search(rest) and (not says_more or bool(_DIFFERENT.search(rest)))


def _kept(match: re.Match[str], draft: _Draft) -> str:
    draft.range_words.append(match[0])
    return match["lead"]


def _shift(encoded: str) -> tuple[float | None, str]:
    """By how many years the sentence speaks of later, and the sentence without it."""
    found = list(_SHIFT.finditer(encoded))
    if not found:
        return 0.0, encoded
    match = found[0]
    rest = f"{encoded[: match.start()]} {encoded[match.end() :]}".strip()
    if len(found) > 1 or _NOW.search(rest):
        return None, encoded
    years = float(match["later"] or match["hence"] or match["ago"])
    return (-years if match["ago"] else years), rest


_ASKED = re.compile(
    r"(?:what|which|how|find|determine|compute|give|tell|work out|calculate|minimi[sz]e|maximi[sz]e)\b[^?]*\??$"
)
_CONDITION = re.compile(
    r"\b(?:if|when|given that|such that|so that|provided that|knowing that|where)\b"
)


def _question(encoded: str) -> tuple[str, str]:
    """The conditions that a question holds, and what it asks for."""
    match = _ASKED.search(encoded)
    if match is None:
        return encoded, ""
    asked, before = match[0], encoded[: match.start()]
    condition = _CONDITION.search(asked)
    if condition:
        return f"{before} {asked[condition.end() :]}", asked[: condition.start()]
    return before, asked


def _reading(document: Document, unknowns: Unknowns, draft: _Draft) -> Reading | Missing | None:
    told_words = " ; ".join(each for each in draft.range_words if "#" in each)
    low, high, note = told_range(f"{told_words} ; {_all_words(document)}")
    if note == "not whole":
        return None
    if low is None:
        question = "From which number on may each of the unknowns be?"
        return Missing(FAMILY, "the range of the numbers", question)
    names = unknowns.names
    first = [
        rule
        for told, shift in draft.told
        for rule in rules_of(Statement(told.sides), names, (), shift)
    ]
    ranges = bounded(low, high, names, [rule for rule in first if rule])
    if ranges is None:
        return Missing(
            FAMILY, "the range of the numbers", "Between which whole numbers can each unknown lie?"
        )
    rules: list[Rule] = []
    for told, shift in draft.told:
        for rule in rules_of(told, names, ranges, shift):
            if rule is None:
                return None
            rules.append(rule)
    if draft.is_different:
        rules.append(all_different(names))
    objective = _objective(draft.asked, names)
    if objective is None:
        return Missing(
            FAMILY, "what is asked for", "Which of the numbers, or which sum of them, is asked for?"
        )
    unknown = [{"name": n, "low": a, "high": b} for n, (a, b) in zip(names, ranges, strict=True)]
    problem = ConstraintPuzzle.model_validate(
        {"unknowns": unknown, "rules": rules, "objective": objective, "goal": goal_of(draft.asked)}
    )
    used = tuple(sentence.span for sentence in document.text.sentences)
    return Reading(problem, used, (note,) if note else ())


def _all_words(document: Document) -> str:
    """The text without its numbers: whether it speaks of digits, ages or whole numbers."""
    return re.sub(r"\d", "", document.text.raw.lower())


_ALL = re.compile(
    r"\b(?:their|the|its|whole) (?:sum|total)\b|\bsum of (?:the|all|them)\b|\btogether\b"
)
_EVERY = re.compile(r"\b(?:they|them|each|everyone|the (?:numbers|digits|ages|letters)|all)\b")
_LEAD = re.compile(
    r"^.*?\b(?:value|number|sum|is|are|can|find|have|does|do|will|that|determine|which|what|how old)\b",
    re.DOTALL,
)


def _objective(asked: str, names: tuple[str, ...]) -> dict[str, float] | None:
    """The unknown or the sum that is asked for; {} where any solution will do, None where unclear."""
    members = list(dict.fromkeys(int(each[1:]) for each in re.findall(r"E\d+", asked)))
    if re.search(r"\bhow many (?:solutions|ways)\b|#", asked):
        return None
    if not members:
        if _ALL.search(asked):
            return dict.fromkeys(names, 1.0)
        return {} if _EVERY.search(asked) or not asked.strip() else None
    if len(members) == 1 and not re.search(r"[*]|times|twice", asked):
        return {names[members[0]]: 1.0}
    start, end = asked.index("E"), [m.end() for m in re.finditer(r"E\d+", asked)][-1]
    begins = re.search(
        r"(?:the )?(?:sum|difference) (?:of|between) (?:the )?$|#\d+(?:\.\d+)? (?:times |\* )$",
        asked[:start],
    )
    side = parse_side(asked[begins.start() if begins else start : end])
    if side is None or side.constant:
        return (
            {} if re.search(r"\bhow old are\b|\bwhat are\b|\bvalues of\b|\bfind\b", asked) else None
        )
    return {names[u]: factor for u, factor in side.terms.items()}
