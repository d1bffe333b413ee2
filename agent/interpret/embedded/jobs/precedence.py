"""Which activity waits for which, as sentences tell it: "C follows A and B; A must be done before D"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from agent.interpret.embedded.jobs.mentions import HEAD, REFERENCE, Masked
from agent.interpret.embedded.jobs.roles import TIME_UNIT
from agent.interpret.embedded.text import Span

_DET = r"(?:(?:the|task|activity|step|job|tasks|activities|steps|jobs|phase|both|all|of|either|scene|scenes|end|completion|finish)\s){0,4}"
_JOIN = r"\s?(?:,\s?(?:and\s|or\s|as\swell\sas\s)?|and\s|&\s?|/\s?|\+\s?|as\swell\sas\s|or\s)"
_LIST = rf"{REFERENCE}(?:{_JOIN}{_DET}{REFERENCE}){{0,200}}"
_ELSE = r"(?:everything|all|every\s(?:other\s)?(?:task|activity|step))\s(?:(?:the\s)?(?:else|others?|rest)(?:\s\w+)?|other\s\w+)|(?:all|each)\sof\sthe\sothers|all\s(?:the\s)?(?:other|remaining)\s\w+"
_AFTER = (
    r"(?:(?:cannot|can['’]t|can\snot|may\snot|must\snot|not|never|no)\b[^.;,\n]{0,30}?\bbefore|(?:immediately\s|directly\s|right\s|only\s)?after|(?<!at\s)once|when|as\ssoon\sas|until|following|follows?|depends?\son|dependent\son"
    r"|wait(?:s|ing)?\s(?:for|on|until|till)|needs?|requires?|requiring|needing|preceded\sby|(?:immediate\s)?predecessors?(?:\s(?:is|are))?\s?:?|prerequisites?(?:\s(?:is|are))?\s?:?|builds?\son|relies\son|rely\son|subsequent\sto|comes?\s(?:right\s)?behind)"
)
_BEFORE = r"(?:before|precedes?|prior\sto|leads?\sto|→|->|enables?|is\sa\s(?:prerequisite|predecessor)\s(?:of|for|to)|ahead\sof|is\s(?:needed|required)\s(?:for|by)|must\sprecede|unlocks?)"
_TOKEN = re.compile(
    rf"(?P<after>\b{_AFTER})(?=[\s:])(?!\s(?:that|by)\b)|(?P<before>\b{_BEFORE}(?=\s)|→|->)|(?P<all>\b(?:{_ELSE}))|(?P<head>{HEAD})|(?P<list>{_LIST})"
    r"|(?P<then>\bthen\b|\bafterwards\b|\bafter\sthat\b|\bsubsequently\b|\bfollowed\sby\b|\bnext\b)"
    r"|(?P<end>[.;?!](?=\s|$)|\n)|(?P<pronoun>\b(?:it|they|this|these)\b)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*(?:(?:the|task|activity|step|job|tasks|activities|phase|both|all|of|either|that|only|just|scene|end|completion|finish|work|on|is|are)\s*){0,6}",
    re.IGNORECASE,
)
_LAG = re.compile(
    rf"\b(?:wait|waits|start|starts|begin|begins|least|earliest|begun|started)\s(?:for\s|at\sleast\s|exactly\s|another\s)?(?P<lag>\d+(?:\.\d+)?)\s?{TIME_UNIT}\s$",
    re.IGNORECASE,
)
_VERB = re.compile(r"\b(?:takes?|lasts?|needs?|requires?|runs?|occup\w+)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wait:
    """Activity `after` may begin `lag` after activity `before` ends, both as places in the names."""

    before: int
    after: int
    lag: float = 0.0


@dataclass(frozen=True, slots=True)
class Precedences:
    """What is told; `unread` are the places of names that no relation took in."""

    waits: tuple[Wait, ...]
    used: tuple[Span, ...]
    unread: tuple[int, ...]


@dataclass(slots=True)
class _Reader:
    masked: Masked
    n: int
    waits: dict[tuple[int, int], float] = field(default_factory=dict)
    used: list[Span] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    subject: tuple[int, ...] = ()
    previous: tuple[int, ...] = ()
    loose: int = -1  # where a list stands that may turn out to be a subject
    pending: re.Match[str] | None = None
    leading: tuple[str, tuple[int, ...]] = ("", ())
    clause_start: int = 0
    heads: list[int] = field(default_factory=list)  # introduced since the last stop or "then"
    earlier: tuple[int, ...] = ()  # introduced in the clause before

    def relate(self, before: Iterable[int], after: Iterable[int], lag: float = 0.0) -> None:
        followers = tuple(after)
        for earlier in before:
            for later in followers:
                if earlier != later:
                    self.waits[earlier, later] = max(lag, self.waits.get((earlier, later), 0.0))


def find_lags(raw: str) -> tuple[Span, ...]:
    """Returns the spans of times to wait after an activity: "wait 2 hours after A is finished"."""
    pattern = re.compile(rf"{_LAG.pattern.removesuffix('$')}(?=after\b)", re.IGNORECASE)
    return tuple(Span(*match.span("lag")) for match in pattern.finditer(raw))


def read_precedences(masked: Masked, n: int) -> Precedences:
    """Returns which of the n activities of a text wait for which.

    >>> from agent.interpret.embedded.jobs.mentions import masked
    >>> text = masked("C follows A and B. A must be done before D can start.", ("A", "B", "C", "D"), ())
    >>> [(wait.before, wait.after) for wait in read_precedences(text, 4).waits]
    [(0, 2), (1, 2), (0, 3)]
    """
    state = _Reader(masked, n)
    for match in _TOKEN.finditer(masked.text):
        match match.lastgroup:
            case "end":
                _end(state, match.end())
            case "after" | "before":
                _drop(state)
                state.pending = match
            case "then":
                _then(state, match)
            case "pronoun":
                if not state.subject and not state.pending:
                    state.subject = state.previous
            case "head":
                _head(state, match)
            case _:
                _list(state, match)
    _end(state, len(masked.text))
    waits = tuple(Wait(before, after, lag) for (before, after), lag in state.waits.items())
    return Precedences(waits, tuple(state.used), tuple(state.unread))


# A link of one of these without a name after it may still be a rule: "after the paint is dry".
_FIRM = re.compile(
    r"after|once|until|following|follow|depend|wait|preced|before|prerequisite|as\ssoon|prior|→|->|only",
    re.IGNORECASE,
)
_SPARE = re.compile(
    r"\s(?:how|which|what|all|everything|another|each\sother|one\sanother|at\sthe\searliest|possible|the\sother)\b",
    re.IGNORECASE,
)


_IDLE = re.compile(r"\b(?:and|but|then|so|also|only)\b|[\s,:•*–-]|\d+[.)]", re.IGNORECASE)
_STOP = re.compile(r"[.;?!](?=\s|$)|\n")
_LONGEST_OPENING = 40


def _drop(state: _Reader) -> None:
    """Gives up a link that no name came after; where it may be a rule it stays unread."""
    link = state.pending
    state.pending = None
    if link is None or not _FIRM.search(link.group()):
        return
    text = state.masked.text
    stop = _STOP.search(text, link.end())
    asks = stop is not None and stop.group() == "?"
    if not asks and not _SPARE.match(text, link.end()):
        state.unread.append(link.start())


def _end(state: _Reader, position: int) -> None:
    _drop(state)
    if state.loose >= 0:
        state.unread.append(state.loose)
    if state.leading[0] and state.leading[1] and not state.heads:
        state.unread.append(max(0, position - 2))
    state.previous = state.subject or state.previous
    state.subject, state.pending, state.leading, state.loose = (), None, ("", ()), -1
    state.clause_start = position
    state.earlier, state.heads = tuple(state.heads) or state.earlier, []


def _then(state: _Reader, match: re.Match[str]) -> None:
    """What comes next waits for the one activity told last; after several that is not clear."""
    group = tuple(state.heads) or state.subject or state.earlier
    _drop(state)
    state.leading = ("after", group)
    if len(group) != 1:
        state.unread.append(match.start())
    state.heads = []


def _head(state: _Reader, match: re.Match[str]) -> None:
    if state.loose >= 0:
        state.unread.append(state.loose)
        state.loose = -1
    head = (state.masked.index(match.start()),)
    kind, objects = state.leading
    if kind:
        _lead(state, objects, head, kind)
        between = state.masked.text[match.end() : match.end() + 40]
        if _VERB.search(between):
            state.leading = ("", ())
    state.heads.append(head[0])
    _drop(state)
    state.subject = head


def _lead(state: _Reader, objects: tuple[int, ...], subject: tuple[int, ...], kind: str) -> None:
    if kind == "after":
        state.relate(objects, subject)
    else:
        state.relate(subject, objects)


def _list(state: _Reader, match: re.Match[str]) -> None:
    """A list of names: what a link names, or the subject of a link to come."""
    text = state.masked.text
    link = state.pending
    if match.lastgroup == "all":
        rest = tuple(at for at in range(state.n) if at not in state.subject)
        names = rest if link and state.subject else ()
        if not names:
            return
    else:
        found = re.finditer(REFERENCE, match.group())
        names = tuple(state.masked.index(match.start() + each.start()) for each in found)
    adjacent = link is not None and _BETWEEN.fullmatch(text, link.end(), match.start())
    if not adjacent:
        _drop(state)
    state.pending = None
    if link is None or not adjacent:
        if state.leading[0] and state.leading[1]:
            _lead(state, state.leading[1], names, state.leading[0])
            state.leading = ("", ())
            state.subject = names
            state.used.append(Span(match.start(), match.end()))
            return
        if state.loose >= 0:
            state.unread.append(state.loose)
        state.subject, state.loose = names, match.start()
        return
    kind = link.lastgroup or ""
    state.used.append(Span(link.start(), match.end()))
    opening = (
        text[state.clause_start : link.start()]
        if (link.start() - state.clause_start < _LONGEST_OPENING)
        else "…"
    )
    opens = not _IDLE.sub("", opening)
    if opens and not (kind == "before" and state.subject):
        state.leading = (kind, names)
        return
    if not state.subject:
        state.unread.append(match.start())
        return
    lag = _LAG.search(text[max(0, link.start() - 60) : link.start()])
    if kind == "after":
        state.relate(names, state.subject, float(lag["lag"]) if lag else 0.0)
    else:
        state.relate(state.subject, names)
    state.loose = -1
