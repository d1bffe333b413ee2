"""Whether the data may be sent elsewhere: "the data must not leave our house", "data may go to the cloud"."""

from __future__ import annotations

import re

from agent.interpret.stakes.saying import Saying
from agent.interpret.stakes.vocabulary import vocabulary

_DATA = (
    r"(?:(?:the|our|my|this|these|all|any|all\sthe|all\sour|any\sof\sthe|customer|personal)\s)?"
    r"(?:data|customer\sdata|personal\sdata|numbers|figures|information)"
)
_HOME = (
    r"(?:in[\s-]house|on[\s-]prem(?:ises?)?|local(?:ly)?|here|with\sus|at\shome|inside|private|secret|confidential|to\syourself|internal"
    r"|(?:in|inside|within|on)\s(?:the|our|my|this)\s(?:own\s)?(?:house|building|company|firm|network|premises|country|computers?|machines?|servers?|walls|office|site|plant|eu))"
)
_PRIVATE = r"(?:in[\s-]house|on[\s-]prem(?:ises?)?|private|secret|confidential|to\syourself)"
_OUT = (
    r"(?:(?:(?:the|our|my|this)\s(?:own\s)?(?:house|building|company|firm|network|premises|country|computers?|machines?|servers?|walls|office|site|plant|eu|room)"
    r"|here|it))"
)
_AWAY = (
    r"(?:(?:in)?to\s(?:the\s|a\s|any\s|some\s)?(?:public\s)?(?:cloud|provider|third\sparty|third\sparties|outside|internet|quantum\s(?:computer|provider|cloud)|vendor|anybody|anyone|another\scompany)s?"
    r"|in\sthe\scloud|outside(?:\s(?:our|the)\s(?:company|house|firm|network))?|abroad|elsewhere|anywhere|online|away|with\s(?:third\sparties|anybody|anyone|others)|externally|on\sthe\sinternet)"
)
_GO = (
    r"(?:go|leave|be\s(?:sent|uploaded|shared|processed|stored|moved"
    r"|used|run|transferred|given)|travel|run)"
)
_NEVER = (
    r"(?:must|may|can|should|shall|will|is|are|do|does)\s?(?:not|never|n[’']t)"
    r"(?:\s(?:be\s)?(?:allowed|permitted)\sto)?(?:\sever)?|cannot|mustn[’']t|can[’']t"
)
_HELD_BACK = (
    r"(?:strictly\s|highly\s|very\s|top\s)?(?:confidential|secret|sensitive|proprietary|classified)"
)
_STAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_DATA}\s(?:{_NEVER})\s{_GO}(?:\s(?:{_OUT}|{_AWAY}))?",
        rf"(?:nothing|no\s(?:data|numbers|information))\s(?:may|must|can|should)\s{_GO}(?:\s(?:{_OUT}|{_AWAY}))?",
        rf"{_DATA}\s(?:must|has\sto|have\sto|should|needs?\sto|shall)\s(?:stay|remain|be\skept)\s{_HOME}",
        rf"(?:please\s)?keep\s(?:{_DATA}\s{_HOME}|(?:it|this|everything)\s{_PRIVATE})",
        rf"(?:{_DATA}|this|it|everything|all\sof\s(?:this|it))\s(?:is|are)\s{_HELD_BACK}",
        rf"{_HELD_BACK}(?:\sdata)?|in\s(?:strict\s)?confidence",
        rf"(?:please\s)?(?:do\snot|don[’']t|never)\s(?:send|upload|share|move|transfer|give)\s(?:{_DATA}|it|this|anything)(?:\s{_AWAY})?",
        rf"(?:we|you)\s(?:are\snot\sallowed\sto|may\snot|must\snot|cannot|can[’']t)\s(?:send|upload|share|move|transfer|give)\s{_DATA}(?:\s{_AWAY})?",
        r"(?:we|you)\s(?:may|can|must)\s?not\suse\s(?:the|a|any)\scloud|no\scloud(?:,?\splease)?",
    )
)  # fmt: skip
_MAY_LEAVE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_DATA}\s(?:may|can|could|is\sallowed\sto|are\sallowed\sto)\s(?:safely\s|freely\s)?{_GO}(?:\s(?:{_OUT}|{_AWAY}))?",
        rf"(?:you|we)\s(?:may|can|are\sallowed\sto)\s(?:send|upload|share|process|move|use)\s{_DATA}\s{_AWAY}",
        r"(?:you|we)\s(?:may|can)\suse\s(?:the|a|any)\scloud",
        rf"{_DATA}\s(?:is|are)\s(?:public|open|not\s(?:confidential|secret|sensitive|classified))",
        r"(?:the\s|a\s)?cloud\sis\s(?:fine|ok|okay|allowed|no\sproblem)",
        rf"(?:sending|uploading)\s{_DATA}\s{_AWAY}\sis\s(?:fine|ok|okay|allowed|no\sproblem)",
    )
)  # fmt: skip
_WORDS = vocabulary(
    "data confidential gdpr privacy cloud",
    "network company firm allow using numbers figures information nothing everything never no cannot"
    " can't don't mustn't leave leaves"
    " go sent send sending upload uploaded uploading share shared sharing processed stored kept keep"
    " stay stays remain outside inside house in-house on-premises premises server servers computer"
    " computers machine machines country building office public provider providers third party parties"
    " anybody anyone else own local locally private secret sensitive strictly highly proprietary"
    " reasons legal because due law allowed permitted fine ok okay problem within elsewhere anywhere"
    " internal personal customer customers run use used given since external",
)
_ALL_OF_IT = vocabulary(
    "nothing everything",
    "leave stay remain go sent kept keep never inside within in-house network company firm house"
    " premises building servers country for reasons because since law legal",
)
_NEGATED = re.compile(r"\b(?:not|never|no|nothing|cannot)\b|n['’]t\b", re.IGNORECASE)
_KEPT = re.compile(
    r"\b(?:confidential|secret|sensitive|private|proprietary|stays?|kept|keep|remain|local|locally)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:leaves?|go|sent|send|sending|upload|uploaded|uploading|share|shared|sharing|processed|cloud|outside|external)\b",
    re.IGNORECASE,
)
_PERMITTED = re.compile(
    r"\b(?:may|can|could|allow|allowed|permitted|fine|ok|okay|no\sproblem)\b", re.IGNORECASE
)


def data(clause: str) -> Saying | None:
    """Returns what the whole clause says of where the data may go.

    >>> data("the data must not leave our house").value, data("data may go to the cloud").value
    (False, True)
    >>> data("no truck may leave the depot") is None
    True
    """
    if any(form.fullmatch(clause) for form in _STAYS):
        return _said(may_leave=False)
    if any(form.fullmatch(clause) for form in _MAY_LEAVE):
        return _said(may_leave=True)
    return _by_its_words(clause)


def _by_its_words(clause: str) -> Saying | None:
    """What a clause says in which nothing but words about data and where they may go stand."""
    if not (_WORDS.covers(clause) or _ALL_OF_IT.covers(clause)):
        return None
    is_negated = _NEGATED.search(clause) is not None
    if _KEPT.search(clause):
        return _said(may_leave=is_negated)
    if _MOVED.search(clause):
        if is_negated:
            return _said(may_leave=False)
        return _said(may_leave=True) if _PERMITTED.search(clause) else None
    return None


def _said(*, may_leave: bool) -> Saying:
    note = (
        "the data may be sent to a provider's machine"
        if may_leave
        else "the data must not be sent to anybody else's computer"
    )
    return Saying(field="data_may_leave", value=may_leave, note=note)
