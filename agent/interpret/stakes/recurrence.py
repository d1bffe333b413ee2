"""How often the question is asked: "every day", "we solve this 200 times a year", "once only"."""

from __future__ import annotations

import re

from agent.interpret.stakes.amounts import ABOUT, NUMBER, number
from agent.interpret.stakes.saying import Saying
from agent.interpret.stakes.vocabulary import cut, vocabulary
from problems.plain_number import plain

# Runs in a year of one a unit. Working days: 52 weeks of five, less ten holidays.
A_YEAR = {
    "minute": 525_960.0,
    "hour": 8_766.0,
    "shift": 1_095.0,
    "working day": 250.0,
    "business day": 250.0,
    "workday": 250.0,
    "weekday": 260.0,
    "day": 365.0,
    "morning": 365.0,
    "evening": 365.0,
    "night": 365.0,
    "weekend": 52.0,
    "week": 52.0,
    **dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), 52.0),
    "fortnight": 26.0,
    "month": 12.0,
    "quarter": 4.0,
    "season": 4.0,
    "year": 1.0,
}  # fmt: skip
_ADVERBS = {
    "hourly": 8_766.0,
    "daily": 365.0,
    "nightly": 365.0,
    "weekly": 52.0,
    "biweekly": 26.0,
    "fortnightly": 26.0,
    "monthly": 12.0,
    "quarterly": 4.0,
    "yearly": 1.0,
    "annually": 1.0,
    "annual": 1.0,
    "recurring daily": 365.0,
}
_UNIT = "|".join(re.escape(each).replace(r"\ ", r"\s") for each in A_YEAR)
_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_OFTEN = (
    rf"(?:{ABOUT}(?:(?P<word>once|twice|thrice)|(?P<count>{NUMBER})(?:\stimes)?)\s(?:a|an|per|each|every|in\sa)\s(?P<per>{_UNIT})"
    rf"|(?:almost\s|nearly\s|on\s)?(?:every|each)\s(?P<other>other\s|second\s)?(?P<each>{_UNIT})"
    rf"|every\s{ABOUT}(?P<step>{NUMBER})\s(?P<units>{_UNIT})s"
    rf"|(?:on\sa\s)?(?P<adverb>{'|'.join(_ADVERBS)})(?:\sbasis)?)"
    r"(?:\sor\sso)?"
)
_ONCE = (
    r"(?P<once>(?:only|just)\s(?:this\s)?once|(?:just\s)?this\sonce|once\sonly|once"
    r"|one\stime\sonly|only\sone\stime|once\sand\sfor\sall)"
)
_KIND = (
    r"(?:problem|question|plan|planning|decision|calculation|exercise|optimi[sz]ation|puzzle|computation"
    r"|instance|case|model|planning\sproblem|planning\stask)"
)
_WHAT = (
    rf"(?:this|the\ssame|such\san?|this\s(?:kind|sort|type)\sof|one\ssuch)\s{_KIND}"
    rf"|(?:an?\s|some\s)?(?:{_KIND}s?|something|ones?)\slike\s(?:it|this|that|these)(?:\sone)?|such\s{_KIND}s"
    r"|one\s(?:like|of)\s(?:it|this|these)"
)
_WE = r"(?:we|I|they|our\s(?:team|planners?|company|dispatchers?))"
_MUST = r"(?:\s(?:have\sto|need\sto|must|will|want\sto|usually|also|typically|actually|then))*"
_SOLVE = (
    r"(?:solve|ask|answer|face|repeat|plan|re-?plan|compute|re-?compute|decide|optimi[sz]e|re-?optimi[sz]e|work\sout"
    r"|calculate|pose|re-?solve)"
)
_SOLVED = r"solved|asked|replanned|re-planned|decided|computed|answered|calculated|optimi[sz]ed"
_FORMS = tuple(
    re.compile(pattern.replace("OFTEN", f"(?:{_OFTEN}|{_ONCE})"), re.IGNORECASE)
    for pattern in (
        rf"(?:which|that)\s{_WE}{_MUST}\s{_SOLVE}(?:\sagain)?\sOFTEN",
        rf"{_WE}{_MUST}\s{_SOLVE}\s(?:it|this|that|{_WHAT})(?:\sagain)?\sOFTEN",
        rf"(?:it|this)(?:[’']s|\sis)\s(?:an?|the)\s(?:same\s)?{_KIND}\s(?:that\s|which\s)?{_WE}{_MUST}\s(?:have|face|see|get|{_SOLVE})(?:\sto\s{_SOLVE})?\sOFTEN",
        rf"{_WE}{_MUST}\s(?:do|have|run|need|see|get)\s(?:this|{_WHAT})(?:\sagain)?\sOFTEN",
        rf"(?:it|this|that|which)\s(?:comes\sup|recurs|arises|happens\sto\sus|(?:is\s(?:being\s)?|(?:has|needs)\sto\sbe\s|must\sbe\s|will\sbe\s)(?:{_SOLVED}))(?:\sagain)?\sOFTEN",
        rf"(?:{_WHAT}|the\s(?:question|problem|calculation|optimi[sz]ation|puzzle))\s(?:comes\sup|comes\sback|recurs|arises|returns|repeats(?:\sitself)?"
        rf"|(?:is\s(?:being\s)?|(?:has|needs)\sto\sbe\s|must\sbe\s|will\sbe\s)(?:{_SOLVED}|repeated|planned|posed))(?:\sagain)?\sOFTEN",
        rf"(?:it|this)(?:[’']s|\sis)\san?\s(?P<adverb>{'|'.join(_ADVERBS)})\s(?:problem|question|decision|task|exercise|routine|planning(?:\stask)?)",
        rf"(?:it|this|that|this\s{_KIND})(?:[’']s|\sis)\s(?P<once>(?:just\s|only\s)?(?:an?\s)?(?:one[\s-]off|one[\s-]time)(?:\s(?:problem|question|decision|task|thing|case|exercise))?)",
        rf"{_WE}\s(?:only\s|just\s)?(?:need|ask|solve|do|want|have\sto\s(?:solve|answer|decide))\s(?:it|this|that)\s{_ONCE}",
        rf"(?:(?:we|I)\shave|there\sare)\s{ABOUT}(?P<count>{NUMBER})\s(?:(?:such|of\ssuch|of\sthese)\s{_KIND}s|{_KIND}s\s(?:like\s(?:it|this)|of\sthis\skind))\s(?:a|an|per|each|every)\s(?P<per>{_UNIT})",
    )
)  # fmt: skip


_OFTEN_ANYWHERE = re.compile(rf"\b(?:{_OFTEN}|{_ONCE})", re.IGNORECASE)
_WORDS = vocabulary(
    "solve solved solving problem problems question questions asked ask face faced planning replan replanned",
    "arise arises again anew happens happen comes come up recurs back run into repeat repeated repeats time"
    " usually typically same kind sort type something like puzzle done task plan optimisation"
    " optimization over our",
)
_ALONE = re.compile(
    r"once\sonly|only\sonce|just\s(?:this\s)?once|only\sthis\sonce|(?:just\s)?an?\sone-off|one\stime\sonly",
    re.IGNORECASE,
)


def once_alone(sentence: str) -> Saying | None:
    """Returns that the question is asked once, where these words are a sentence of their own.

    At the end of another sentence they speak of the problem: "visit every city, once only".

    >>> once_alone("Once only.").value, once_alone("Visit it once only.")
    (1.0, None)
    """
    return _saying(1.0) if _ALONE.fullmatch(sentence.strip(" .!")) else None


def recurrence(clause: str) -> Saying | None:
    """Returns what the whole clause says of how often the question comes up.

    >>> recurrence("we solve this 200 times a year").note
    'a question like this one is asked 200 times a year'
    >>> recurrence("the bakery bakes bread every day") is None
    True
    """
    for form in _FORMS:
        match = form.fullmatch(clause)
        if match:
            return _saying(_runs({k: v for k, v in match.groupdict().items() if v}))
    often = _OFTEN_ANYWHERE.search(clause) if _WORDS.touches(clause) else None
    if often and _WORDS.covers(cut(clause, often)):
        return _saying(_runs({k: v for k, v in often.groupdict().items() if v}))
    return None


def _runs(said: dict[str, str]) -> float:
    """Runs in a year of the groups that matched."""
    if "once" in said:
        return 1.0
    if "adverb" in said:
        return _ADVERBS[_plain(said["adverb"])]
    if "per" in said:
        times = _TIMES[said["word"].lower()] if "word" in said else number(said["count"])
        return times * A_YEAR[_plain(said["per"])]
    if "each" in said:
        return A_YEAR[_plain(said["each"])] / (2 if "other" in said else 1)
    return A_YEAR[_plain(said["units"])] / number(said["step"])


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def _saying(runs: float) -> Saying:
    often = "once" if runs == 1 else f"{plain(float(f'{runs:.4g}'))} times"
    note = f"a question like this one is asked {often} a year"
    return Saying(field="runs_a_year", value=runs, note=note)
