"""What clauses of a roster say: pay, absences, wishes, limits, cover, and which shift may not follow which."""

from __future__ import annotations

import re

_I = re.IGNORECASE
_N = r"(?P<n>\d{1,4}|zero|one|two|three|four|five|six|seven|eight|nine|ten|once|twice|an?)\b"
_TIMES = r"(?:of\s(?:the|these|those)\s(?:\w+\s)?)?(?:days?|shifts?|nights?|times?|evenings?|mornings?|duties|sessions)"
PAY = re.compile(
    r"(?:(?:earns?|costs?|charges?|gets?|receives?|makes?|takes?|is\spaid|are\spaid|wants?|asks?(?:\sfor)?)\s)?(?:each\s)?(?:[$€£]\s?)?(?P<pay>\d[\d.,]*\d|\d)"
    r"(?:\s?(?:€|\$|£|euros?|dollars?|pounds?|francs?|eur|usd|gbp|chf))?(?:\s(?:an?|per|each|for\seach|for\severy|every)\s(?:working\s)?(?P<per>day|shift|night|duty|evening|morning))?(?:\s(?:each|of\swork|worked))?\W*",
    _I,
)
CANNOT = re.compile(
    r"(?:(?:cannot|can['’]?t|can\snot|is\sunable\sto|is\snot\sable\sto|may\snot|must\snot|does\snot|doesn['’]t|do\snot|don['’]t|won['’]t|never|will\snot|could\snot)\s(?:(?:be\s)?(?:come|work|there|do|make\sit|present|on\sduty|take|cover|help|scheduled|assigned|attend|rostered|works?|planned|available)\b\s?)?(?:in\s|to\s|for\s)?"
    r"|(?:is|are)\s(?:away|off|absent|ill|on\s(?:holiday|leave|vacation)|unavailable|not\s(?:available|free|there|in|around)|busy|sick|out)\b\s?"
    r"|(?:has|have)\s(?=.{0,40}\boff\b))",
    _I,
)
WISH = re.compile(
    r"(?:would\s(?:like|love|prefer|rather)|['’]d\slike|wants?|wishes|wish|hopes?|asks?|asked|prefers?|requests?|requested|begs|needs?)\b\s?(?:for\s|to\s)?",
    _I,
)
OFF = re.compile(
    r"\boff\b|\bfree\b|\bnot\s(?:to\s)?(?:work|come|be\son\sduty|be\sthere)\b|\bday\soff\b|\bnot\s(?:on|the)\b|\bstay\s(?:at\s)?home\b|\bavoid\b",
    _I,
)
POINTS = re.compile(
    r"(?P<n>\d{1,6}(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten)\s(?:\w+\s)?(?:points?|penalty|units?)\b(?:\s(?:each|apiece|if\s[\w\s]{1,30}|for\s(?:each|every)[\w\s]{1,30}|of\s[\w\s]{1,20}|per\s[\w\s]{1,20}|otherwise|lost))?",
    _I,
)
MOST = re.compile(
    rf"(?:at\smost|no\smore\sthan|not\smore\sthan|up\sto|only|a\smaximum\sof|max(?:imum)?(?:\sof)?|more\sthan)\s{_N}(?:\s{_TIMES})?",
    _I,
)
MOST_AFTER = re.compile(
    rf"{_N}(?:\s{_TIMES})?\s(?:at\s(?:the\s)?most|or\s(?:less|fewer)|maximum|max\b|tops)", _I
)
LEAST = re.compile(
    rf"(?:at\sleast|no\s(?:fewer|less)\sthan|not\s(?:fewer|less)\sthan|a\sminimum\sof|minimum|fewer\sthan|less\sthan)\s{_N}(?:\s{_TIMES})?",
    _I,
)
LEAST_AFTER = re.compile(rf"{_N}(?:\s{_TIMES})?\s(?:at\s(?:the\s)?least|or\smore|minimum)", _I)
EXACT = re.compile(rf"(?:exactly|precisely)\s{_N}(?:\s{_TIMES})?", _I)
RUNNING = re.compile(
    r"\b(?:in\sa\srow|running|on\send|consecutive(?:ly)?|in\ssuccession|back\sto\sback|at\sa\sstretch|straight)\b",
    _I,
)
ONE_A_DAY = re.compile(
    r"\b(?:more\sthan|at\smost|only|no\smore\sthan)\s(?:one|1|a\ssingle)\sshift\s(?:a|per|each|every|on\s(?:the\ssame|any|one|a))\b|\btwo\sshifts\s(?:on|in|a)\b|\bmore\sthan\sonce\s(?:a|per)\sday\b|\bat\smost\sonce\s(?:a|per)\sday\b",
    _I,
)
COVER = re.compile(
    r"(?:(?P<how>exactly|precisely|at\sleast|no\s(?:fewer|less)\sthan|a\sminimum\sof|at\smost|no\smore\sthan)\s)?\b(?P<n>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|another)\b"
    r"(?P<what>(?:\s(?:of\sthe|of\sthem|people|persons?|nurses?|guards?|lifeguards?|employees?|staff|workers?|doctors?|members?|volunteers?|cooks?|waiters?|drivers?|helpers?|clerks?|agents?|colleagues?|porters?|[a-z]{3,14}s|of\sthese)\b)*)",
    _I,
)
EACH_DAY = re.compile(
    r"\b(?:each|every|per|an?|any|both|all)\s(?:of\s(?:the\s)?)?(?:(?:two|three|four|five|six|seven|\d{1,2})\s)?(?:working\s)?(?:days?|nights?|evenings?|mornings?|shifts?|duty)\b|\bdaily\b|\bnightly\b|\beach\sof\sthem\b|\bon\seach\b|\bat\sall\stimes\b|\balways\b",
    _I,
)
AFTER = re.compile(
    r"\b(?:(?:the\s)?(?:day|morning)\s(?:right\s|directly\s)?after|(?:right\s|directly\s|immediately\s)?after|following|follows?|followed\sby|before|precede\w*)\b",
    _I,
)
NEVER = re.compile(r"\b(?:nobody|no\s?one|no|not|never|cannot|can['’]?t|mustn['’]t)\b", _I)
SHIFT = re.compile(
    r"\b(?P<name>early|late|night|morning|afternoon|evening|day|first|second|middle|noon|lunch|dinner|breakfast|closing|opening|weekend|long|short)(?=\s(?:shifts?|dut(?:y|ies))\b)"
    r"|(?:(?<=\ba\s)|(?<=\ban\s)|(?<=\bthe\s))(?P<short>early|late|night|morning|afternoon|evening)(?=\sone\b)",
    _I,
)
IN_THE = re.compile(r"\b(?:in\sthe|at|every|each)\s(?P<name>morning|afternoon|evening|night)\b", _I)
SHIFT_LIST = re.compile(
    r"\b(?P<list>(?:an?\s|the\s)?(?:early|late|night|morning|afternoon|evening|day|middle|noon|closing|opening)(?:(?:,\s(?:and\s)?|\sand\s(?:an?\s|the\s)?|,\san?\s)(?:early|late|night|morning|afternoon|evening|day|middle|noon|closing|opening)){1,4})\s(?:shifts?|dut(?:y|ies))",
    _I,
)
RULE = re.compile(
    r"\b(?:must|cannot|can['’]?t|may\snot|not|never|only|at\s(?:most|least)|no\s(?:more|fewer|less)|unless|if|except|either|both|together|exactly|maximum|minimum|without|same|because|off|away|holiday|needs?|require[sd]?)\b",
    _I,
)
NEEDS = re.compile(r"\b(?:needs?|required?|requires)\b", _I)
GOAL = re.compile(
    r"\b(?:cheap\w*|least|fewest|few|lowest|minimi[sz]\w*|smallest|how\slittle|how\sfew|as\slittle|as\sfew|minimum|minimal|best|optimal|possible)\b",
    _I,
)
WISHFUL_GOAL = re.compile(
    r"\b(?:wish\w*|points?|displeas\w*|complain\w*|unhapp\w*|requests?|loss|preferences?|discontent|satisf\w*|grumbl\w*|dissatisf\w*)\b",
    _I,
)
MONEY = re.compile(
    r"[$€£]|\b(?:euros?|dollars?|pounds?|francs?|eur|usd|gbp|chf|earns?|costs?|paid|pays?|wages?|charges?)\b",
    _I,
)
COST_GOAL = re.compile(r"\b(?:cheap\w*|costs?|pay\w*|wages?|spend\w*|expens\w*|money|budget)\b", _I)


def shifts_in(text: str) -> list[tuple[int, str]]:
    """Returns the shifts that a text names, each with its place.

    >>> shifts_in("an early shift the day after a late one, one works")
    [(3, 'early'), (31, 'late')]
    """
    return [(m.start(), m[0].lower()) for m in SHIFT.finditer(text)]


def number(word: str) -> int:
    """Returns what a small number word says.

    >>> number("twice"), number("12"), number("a")
    (2, 12, 1)
    """
    words = "zero one two three four five six seven eight nine ten".split()
    if word.isdigit():
        return int(word)
    return {"once": 1, "twice": 2, "a": 1, "an": 1, "another": 1}.get(word.lower()) or words.index(
        word.lower()
    )
