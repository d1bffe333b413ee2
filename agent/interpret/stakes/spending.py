"""What one answer may cost in computing: "we may spend at most $50 on computing", "no budget for hardware".

It is weighed in the verdict; leave to spend money is never read from words (`agent.surfaces.spending`).
"""

from __future__ import annotations

import re

from agent.interpret.stakes.amounts import ABOUT, MONEY, Money, money
from agent.interpret.stakes.saying import Saying
from agent.interpret.stakes.vocabulary import cut, vocabulary, words_of
from problems.plain_number import plain

# A budget for machines, hardware or a production run can be the problem's own: only what computes is named.
_ANY = r"(?:(?:an?|any|the|special|new|extra|expensive)\s)?"
_COMPUTING = (
    r"(?:(?:the\s|this\s|its\s)?(?:computing(?:\s(?:time|power|costs?))?|computation|compute|number\scrunching)"
    rf"|{_ANY}(?:quantum|cloud)(?:\s(?:hardware|computers?|machines?(?:\stime)?|processors?|processing|computing|services?|time))?"
    r"|the\scloud|(?:computer|cpu|gpu|qpu)\stime|(?:solving|answering|computing)\s(?:it|this|the\s(?:problem|question))"
    r"|(?:finding|getting|computing)\s(?:it|(?:an?|the|one)\s(?:answer|solution|plan))"
    r"|(?:the|an|one|each|every|this)\s(?:answer|computation))"
)
_HARDWARE = rf"(?:on|for)\s(?:{_COMPUTING}|{_ANY}(?:hardware|computers?|(?:machine|server)\stime))"
_FOR = rf"(?:on|for|to\spay\sfor|towards|in)\s{_COMPUTING}"
_MOST = rf"{ABOUT}(?P<money>{MONEY})(?:\sat\s(?:the\s)?most|\sor\sless|\smaximum)?"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:we|I|you)\s(?:may|can|could|will|would|want\sto|are\s(?:willing|ready|allowed|able|prepared)\sto|am\s(?:willing|ready|able|prepared)\sto|must|should)"
        rf"\s(?:only\s|not\s)?(?:spend|pay)\s{_MOST}\s{_FOR}",
        rf"(?:please\s)?(?:do\snot|don[’']t|never)\s(?:spend|pay)\s{_MOST}\s{_FOR}",
        rf"{_MOST}\s(?:may|can)\sbe\sspent\s{_FOR}",
        rf"(?:we\shave|there\sis|I\shave|we[’']ve\sgot)\s(?:a\sbudget\sof\s)?{_MOST}\s{_FOR}",
        rf"(?:our|the|my)\sbudget\s{_FOR}\sis\s{_MOST}",
        rf"(?:our|the|my)\s(?:computing|computation|compute|hardware|cloud|quantum|computer)\sbudget\sis\s{_MOST}",
        rf"(?:{_COMPUTING})\s(?:may|can|must|should)\s(?:not\s)?cost\s(?:us\s)?{_MOST}",
        rf"(?P<nothing>(?:(?:we|I)\shave\s|there\sis\s|there[’']s\s)?(?:no|zero)\s(?:budget|money|funds)\s{_HARDWARE})",
        rf"(?P<nothing>(?:nothing|no\smoney)\s(?:may|can|must)\sbe\sspent\s{_HARDWARE})",
        rf"(?P<nothing>(?:we|I)\s(?:will\snot|won[’']t|cannot|can[’']t|do\snot\swant\sto|don[’']t\swant\sto)\spay\s{_FOR})",
        rf"(?:it|this)\s(?:may|must|should)\s(?:not\s)?cost\s{_MOST}\sto\s(?:compute|solve|answer)(?:\s(?:it|this))?",
        rf"(?P<nothing>(?:we|I|you)\s(?:may|can|must|will)(?:not|\snot|no)\s(?:spend|pay)\s(?:anything|any\smoney|money)\s{_FOR})",
        rf"(?P<nothing>(?:please\s)?(?:do\snot|don[’']t|never)\s(?:spend|pay)\s(?:anything|any\smoney|money)\s{_FOR})",
        rf"(?P<nothing>(?:{_COMPUTING})\s(?:must|may|should|has\sto)\s(?:(?:not\s)?cost\s(?:us\s)?(?:anything|nothing)|be\sfree(?:\sof\scharge)?))",
    )
)  # fmt: skip
_NOTHING = Money(0.0, "USD")
_MONEY_ANYWHERE = re.compile(rf"(?<!\w)(?P<money>{MONEY})", re.IGNORECASE)
_WORDS = vocabulary(
    "computing compute computation calculating cloud quantum qpu cpu gpu solving solve",
    "spend spent spending pay paid cost costs budget money anything nothing no at most up more less"
    " than below under within stay limit limited maximum total computer computers hardware service"
    " services time machine power willing ready able prepared never don't won't can't cannot mustn't"
    " over above exceed free answer running",
)
_LIMITS = frozenset(
    "may can could must should would will budget spend pay spent never don't won't willing ready".split()
)
_IS_NOTHING = re.compile(
    r"\b(?:nothing|free|no\s(?:money|budget))\b|(?:\bnot|n['’]t|cannot|never)\s(?:\w+\s){0,3}(?:spend|pay|cost)\s(?:\w+\s)?(?:anything|money)",
    re.IGNORECASE,
)


def spending(clause: str) -> Saying | None:
    """Returns what the whole clause says one answer may cost in computing.

    >>> spending("we may spend at most $50 on computing").value
    50.0
    >>> spending("there is no budget for hardware").value
    0.0
    >>> spending("each truck costs $50") is None
    True
    """
    for form in _FORMS:
        match = form.fullmatch(clause)
        if match:
            groups = match.groupdict()
            return _saying(_NOTHING if groups.get("nothing") else money(groups["money"]))
    return _by_its_words(clause)


def _by_its_words(clause: str) -> Saying | None:
    """What a clause says in which nothing but money and words about computing and limits stand."""
    if not _WORDS.touches(clause):
        return None
    match = _MONEY_ANYWHERE.search(clause)
    rest = cut(clause, match) if match else clause
    if not _WORDS.covers(rest):
        return None
    if match:
        return _saying(money(match["money"])) if words_of(rest) & _LIMITS else None
    return _saying(_NOTHING) if _IS_NOTHING.search(clause) else None


def _saying(amount: Money) -> Saying:
    limit = f"at most {plain(amount.usd)} US dollars" if amount.usd else "nothing"
    return Saying(
        field="price_limit_usd",
        value=amount.usd,
        note=f"one answer may cost {limit} in computing, which is weighed and is no leave to spend it"
        f"{amount.caveat}",
    )
