"""What one per cent is worth: "each percent saves us 2k€", "a 1 % better plan is worth $10,000"."""

from __future__ import annotations

import re

from agent.interpret.stakes.amounts import ABOUT, MONEY, NUMBER, Money, money, number
from agent.interpret.stakes.recurrence import A_YEAR
from agent.interpret.stakes.saying import Saying
from agent.interpret.stakes.vocabulary import vocabulary
from problems.plain_number import plain

_SIGN = r"(?:per\s?cent(?:age\spoints?)?|percent(?:age\spoints?)?|%|percentage\spoints?)"
_SHARE = (
    rf"(?P<share>(?:(?:each|every)\s(?:single\s|extra\s|additional\s)?)?(?:{NUMBER})\s?"
    rf"|(?:each|every)\s(?:single\s|extra\s|additional\s)?){_SIGN}"
)
_GOOD = (
    r"(?:better|improvement|(?:less|lower)\scosts?|less|more|saved|gained|shorter|cheaper|lower|higher|of\s(?:improvement|quality|the\s(?:cost|costs|objective|total))"
    r"|closer\sto\sthe\s(?:optimum|best)|in\squality|improved|lost|we\s(?:save|gain|win|lose)|that\swe\s(?:save|gain|win|lose))"
)
_THING = r"(?:answer|solution|plan|result|schedule|route|tour|roster|objective)"
_PERCENT = (
    rf"(?:(?:saving|gaining|winning|losing|missing)\s(?:another\s)?)?{_SHARE}(?:\s{_GOOD})?(?:\s(?:{_THING}|improvement|saving)s?)?"
    rf"|(?:an?|any)\s{_THING}\s(?:that\sis\s)?{_SHARE.replace('share', 'share2')}\s{_GOOD}"
    rf"|an?\s{_SHARE.replace('share', 'share4')}\s(?:{_GOOD}\s)?(?:{_THING}|improvement|saving|gain)"
    rf"|(?:improving\s(?:it|this|the\s{_THING})|a\sbetter\s{_THING}|an\simprovement|being)"
    rf"\s(?:by|of|better\sby)\s{_SHARE.replace('share', 'share3')}"
)
_US = r"(?:us|me|the\scompany|our\scompany|the\sfirm|our\sfirm)"
_WORTH = (
    r"(?:is|are|would\sbe|s)\s(?:easily\s)?worth(?:\s(?:to\s)?(?:us|me))?|amounts\sto|is\sequal\sto"
    r"|counts\sfor|is(?=\s[$€£¥\d])"
    rf"|(?:would\s|can\s|will\s)?(?:saves?|brings?(?:\sin)?|earns?|means?|makes?|gains?|costs?|gives?)\s{_US}|(?:is|are)\s(?:good\sfor|equivalent\sto)"
)
_UNIT = "|".join(re.escape(each).replace(r"\ ", r"\s") for each in A_YEAR)
_PERIOD = (
    rf"(?:\s(?:(?:a|an|per|each|every)\s(?P<per>{_UNIT})|(?P<adverb>daily|weekly|monthly|yearly|annually)"
    rf"|(?:each|every)\stime|(?:per|each|for\seach)\s(?:run|time|answer|plan|question|solution|instance|problem)))?"
)
_FORM = re.compile(
    rf"(?:{_PERCENT})\s(?:{_WORTH})\s{ABOUT}(?P<money>{MONEY})(?:\s(?:to|for)\s{_US})?{_PERIOD}(?:\s(?:to|for)\s{_US})?",
    re.IGNORECASE,
)
_TO_US = re.compile(
    rf"(?:{_PERCENT})\s(?:means|makes|brings|saves|earns|gives|costs|matters)\s{ABOUT}(?P<money>{MONEY})\s(?:to|for)\s{_US}{_PERIOD}",
    re.IGNORECASE,
)
_IF = re.compile(
    rf"(?:if\s)?(?:it|the\s{_THING})\s(?:gets|is|were|becomes)\s{_SHARE}\s{_GOOD},?\s(?:(?:we|I)\s(?:save|gain|earn|make|win|would\ssave)"
    rf"|(?:that|it|this)\s(?:saves|brings|earns)\s{_US}|(?:that|this|it)(?:\sis|[’']s)\sworth)\s{ABOUT}(?P<money>{MONEY}){_PERIOD}",
    re.IGNORECASE,
)
_TURNED = re.compile(
    rf"(?:(?:we|I)\s(?:save|gain|earn|make|win|lose)|it\s(?:saves|earns|brings|makes)\s{_US})\s{ABOUT}(?P<money>{MONEY})"
    rf"\s(?:for|with|per|by)\s(?:each\s|every\s)?(?P<share>(?:{NUMBER})\s?)?{_SIGN}(?:\s{_GOOD})?{_PERIOD}",
    re.IGNORECASE,
)
_VALUE = re.compile(
    rf"(?:the\s)?(?:value|worth)\sof\s{_SHARE}\sis\s{ABOUT}(?P<money>{MONEY}){_PERIOD}",
    re.IGNORECASE,
)
_SHARE_ANYWHERE = re.compile(
    rf"(?:(?:each|every)\s(?:single\s|extra\s|additional\s)?)?(?P<share>(?:\b(?:{NUMBER})\s?)?){_SIGN}",
    re.IGNORECASE,
)
_MONEY_ANYWHERE = re.compile(rf"(?<![\w])(?P<money>{MONEY}){_PERIOD}", re.IGNORECASE)
_WORDS = vocabulary(
    "worth save saves saved saving gains earns difference",
    "gain better less cheaper shorter improvement improving improve improved solution answer plan result"
    " route tour schedule objective quality bring brings mean means make makes making company firm"
    " about around roughly up per get more most amounts extra additional time run lower",
)
_AND = re.compile(
    r"\b(?:and|on|at)\b", re.IGNORECASE
)  # "earn 4 % on $500" is no worth of a per cent
_ADVERBS = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annually": "year",
}


def worth(clause: str) -> Saying | None:
    """Returns what the whole clause says one per cent is worth.

    >>> worth("one per cent is worth $10,000").value
    10000.0
    >>> worth("each percent saves us $2k").note
    'one per cent better is worth 2000 US dollars each time'
    >>> worth("each percent of sugar costs $2") is None
    True
    """
    tries = (form.fullmatch(clause) for form in (_FORM, _TO_US, _IF, _VALUE, _TURNED))
    match = next((each for each in tries if each), None)
    if match is None:
        return _by_its_words(clause)
    said = {name: value for name, value in match.groupdict().items() if value}
    share = next((said[f"share{n}"] for n in ("", 2, 3, 4) if f"share{n}" in said), "one")
    return _saying(money(said["money"]), _percents(share), _period(said))


def _by_its_words(clause: str) -> Saying | None:
    """What a clause says in which nothing but per cents, money and words about worth stand."""
    share = _SHARE_ANYWHERE.search(clause) if _WORDS.touches(clause) else None
    amount = _MONEY_ANYWHERE.search(clause, share.end()) if share else None
    if share is None or amount is None:
        return None
    between = clause[share.end() : amount.start()]
    around = f"{clause[: share.start()]} {between} {clause[amount.end() :]}"
    if not (_WORDS.touches(between) and _WORDS.covers(around)) or _AND.search(around):
        return None
    said = {name: words for name, words in amount.groupdict().items() if words}
    return _saying(money(said["money"]), _percents(share["share"] or "one"), _period(said))


def _percents(share: str) -> float:
    """How many per cents an amount is for, at least a thousandth."""
    bare = re.sub(
        r"^(?:(?:each|every)\s?)?(?:(?:single|extra|additional)\s?)?",
        "",
        share.strip(),
        flags=re.IGNORECASE,
    )
    return max(1e-3, number(bare)) if bare.strip() else 1.0


def _period(said: dict[str, str]) -> str | None:
    per = said.get("per") or _ADVERBS.get(said.get("adverb", "").lower())
    return " ".join(per.lower().split()) if per else None


def _saying(amount: Money, percents: float, per: str | None) -> Saying:
    usd = amount.usd / percents * (A_YEAR[per] if per else 1.0)
    when = "a year in all" if per else "each time"
    return Saying(
        field="usd_per_percent",
        value=usd,
        note=f"one per cent better is worth {plain(usd)} US dollars {when}{amount.caveat}",
        a_year=per is not None,
    )
