"""Statements of a plan over periods that hold no figure: those every plan keeps, and those none can."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.leftovers import Covered
from agent.interpret.embedded.text import Span

_I = re.IGNORECASE
# What a plan cannot keep, wherever it stands.
_REFUSED = re.compile(
    r"\bsafety\sstock\b|\b(?:final|closing|ending|(?<!-)end)\s(?:stock|inventory)\b|\bdiscount\w*|\baverage\s(?:stock|inventory)\b|\bperish\w*|\bspoil\w*|\bexpir\w*"
    r"|\bgoes?\s(?:bad|off|stale)\b|\bovertime\b|\bsubcontract\w*|\bin\sa\srow\b|\bconsecutive\w*\s(?:set|order|lot|run|production)|\bservice\slevel\b|\bscrap\w*|\bdefect\w*|\bhir(?:e|ing)\b"
    r"|\bmaximi[sz]\w*|\b(?:most|largest|highest)\s(?:profit|revenue)|\brevenues?\b|\b(?:sells?|sold)\s(?:\w+\s){0,3}?(?:for|at)\s(?=[$€£\d])|\bbudget\b|\bfor\s(?:every|each)\s(?:\w+\s){0,3}extra\b"
    r"|\bat\smost\s(?:one|two|three|\d+)\s(?:set-?ups?|orders|deliveries|runs)\b|\b(?:alternat\w+|every\sother)\b|\binterest\b|\binflation\b|\bmust\sbe\s(?:left|in\sstock)\b",
    _I,
)
_FREE = re.compile(
    r"\b(?:free(?:\sof\scharge)?|at\sno\s(?:extra\s)?(?:cost|charge)|costs?\snothing|without\s(?:any\s)?(?:cost|charge)|no\s(?:holding|storage|keeping|inventory|stor\w+)\s(?:costs?|fees?|charges?))\b",
    _I,
)
_KNOWN = re.compile(
    # nothing is there at the start
    r"\b(?:empty|nothing|none|no\s[\w\s]{0,40}?(?:stock|left|store|shelf|begin|start|hand)|zero|without\s(?:any\s)?(?:\w+\s)?(?:stock|inventory))\b"
    # what is wanted is there in time
    r"|\b(?:demands?|needs?|orders?|requirements?|customers?|everybody|everyone|all|every\w*|each)\b.{0,60}?\b(?:must|has\sto|have\sto|is\sto|are\sto|should|needs?\sto|can)\b.{0,20}?\b(?:met|satisf\w+|serv\w+|cover\w*|fulfil\w*|deliver\w*|suppl\w+|fed|on\stime)\b"
    r"|\b(?:no|not|never|nothing|nobody|without)\b.{0,40}?\b(?:back-?\s?(?:log|order)\w*|short(?:age)?s?|late(?:ness)?|delay\w*|turned\saway|run\sout|missing|lack|lacking|stock-?outs?|unmet|wait|hungry|without)\b"
    r"|\b(?:back-?\s?(?:log|order)\w*|short(?:age)?s|late\sdeliver\w+|stock-?outs?|delays?)\b.{0,30}?\b(?:not|no|never|forbidden|ruled\sout|impossible|excluded|prohibited)\b"
    r"|\b(?:must|has\sto|have\sto|to)\sbe\s(?:delivered|met|served|satisfied|supplied|available|ready|shipped|covered|fulfilled|handed\sover)\b"
    r"|\bon\stime\b|\balways\s(?:be\s)?(?:enough|there|available|in\sstock)\b|\bin\sfull\b|\bwhen\s(?:it\sis|they\sare)\s(?:due|needed)\b"
    # what is made or comes can be used at once
    r"|\b(?:arriv\w+|come|comes|delivered|available|made|ordered|baked|produced|brewed|cooked|bought|printed)\b.{0,60}?\b(?:at\sonce|immediate\w*|instant\w*|same\s\w+|that\s\w+|morning|start\sof|beginning\sof|straight\saway|right\saway|in\stime|before)\b"
    r"|\b(?:lead\stimes?)\b.{0,20}?\b(?:zero|negligible|no|none)\b|\bno\slead\stime\b"
    # no limit
    r"|\b(?:any\s(?:number|amount|quantity)|as\s(?:many|much)\s.{0,20}?\bas\b|unlimited|uncapacitated|no\s(?:limit|capacity\slimit|upper\slimit|maximum)|not\slimited|no\scapacity)\b"
    r"|\b(?:however|whatever|regardless|no\smatter|irrespective|independent)\b"
    r"|\b(?:whole|full|entire|complete)\s\w+(?:\sonly)?\b|\bonly\s(?:whole|full|entire|complete)\b|\bas\skept\b|\bcan\sbe\s(?:kept|stored|held|carried|used|sold)\b|\bmay\sbe\s(?:kept|stored|held|carried)\b|\bif\s(?:any|needed|necessary|it\sis\snot|not)\b"
    r"|\b(?:only|counts?|counted|charged|paid|due)\b.{0,40}?\bend\b|\bin\s(?:this|that)\sorder\b|\bone\s(?:number|figure|after)\b|\bone\sproduct\b|\bsingle\s(?:product|item)\b",
    _I,
)
_RULE = re.compile(
    r"\b(?:must|cannot|can['’]?t|may\snot|mustn['’]t|not\s(?:allowed|permitted|possible)|forbidden|prohibited|only|never|at\smost|at\sleast(?!\s(?:total\s|possible\s|overall\s)?(?:costs?|expenses?|price))|no\smore|unless|if|except\w*|either|nor|neither"
    r"|maximum|minimum\s(?:order|lot|batch)|limit\w*|not\sbe|nothing\sis\smade|closed|shut|holiday|unavailable|break\w*\sdown|maintenance|late|lost|missing|instead|twice|half|double[sd]?|rises?|falls?|increas\w*|decreas\w*"
    r"|does\snot|do\snot|don['’]t|doesn['’]t|whole|together|share[sd]?|both)\b",
    _I,
)
_CONDITION = re.compile(r"\bif\b[^.?!;]*", _I)
_CLAUSE = re.compile(
    r"[,;.!?()\n]+(?:\s|$)|\s(?:and|but|while|whereas|so\sthat|such\sthat|provided)\s", _I
)
_ASKS = re.compile(
    r"\b(?:what|how|which|when|find|minimi[sz]e|determine|calculate|plan|cheapest|least|lowest)\b",
    _I,
)


def refused_words(document: Document) -> str:
    """Returns the words of a text that no plan over periods can keep, "" where there are none."""
    found = _REFUSED.search(document.text.raw)
    return found[0] if found else ""


def is_free(document: Document) -> bool:
    """Returns whether a text says that something costs nothing."""
    return bool(_FREE.search(document.text.raw))


def unread_rule(document: Document, used: Iterable[Span], beside: str = "(?!)") -> str:
    """Returns the first clause without a figure that states a rule which plans do not keep anyway.

    `beside` is a pattern of what the figures have told already.

    >>> from agent.interpret.embedded.text import Text
    >>> unread_rule(Document(Text("Nothing is in stock, and the oven is closed on Friday.")), ())
    'and the oven is closed on Friday'
    """
    covered = Covered(used)
    for clause in _clauses(document):
        words = document.text.at(clause)
        if any(covered.holds(each.span) for each in document.numbers_in(clause)):
            continue
        if _RULE.search(words) and not (
            _KNOWN.search(words) or _FREE.search(words) or re.search(beside, words, _I)
        ):
            return " ".join(words.split())
    return ""


def conditions_kept(document: Document) -> list[Span]:
    """Returns the sentences whose condition every plan keeps: "what if all needs must be met"."""
    return [
        each.span
        for each in document.text.sentences
        if (condition := _CONDITION.search(each.text)) and _KNOWN.search(condition[0])
    ]


def says_known(document: Document, span: Span) -> bool:
    """Returns whether the clause around a place states what every plan keeps."""
    return any(
        clause.contains(span)
        and bool(_KNOWN.search(document.text.at(clause)) or _ASKS.search(document.text.at(clause)))
        for clause in _clauses(document)
    )


def _clauses(document: Document) -> Iterator[Span]:
    raw = document.text.raw
    start = 0
    for match in _CLAUSE.finditer(raw):
        if match.start() > start:
            yield Span(start, match.start())
        start = match.end()
    if start < len(raw):
        yield Span(start, len(raw))
