"""Numbers, sums of money and spans of time inside a saying about the stakes, as patterns and values."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.numbers import find_numbers
from problems.plain_duration import UNIT_S
from problems.plain_number import plain

_SMALL = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    "|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand"
    "|million"
)
_SCALES = {
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mio": 1e6,
    "million": 1e6,
    "bn": 1e9,
    "billion": 1e9,
}
NUMBER = (
    r"(?:\d{1,3}(?:[,\s]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\s?(?:k|thousand|million|mn|mio|bn|billion|m)\b"
    r"|k(?=[€£$]))?"
    rf"|half\sa(?:n|\s(?:million|thousand|dozen|hundred))?\b|a\sdozen|an?\s(?:couple|pair)\sof"
    rf"|an?\s(?=(?:hundred|thousand|million))(?:hundred|thousand|million)"
    rf"|(?:{_SMALL})(?:[\s-](?:and\s)?(?:{_SMALL}))*(?:\sand\sa\shalf)?|an?(?=\s)"
)
_CURRENCY_CODES = {
    "$": "USD",
    "us$": "USD",
    "usd": "USD",
    "dollar": "USD",
    "dollars": "USD",
    "us dollar": "USD",
    "us dollars": "USD",
    "bucks": "USD",
    "€": "EUR",
    "eur": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "£": "GBP",
    "gbp": "GBP",
    "pound": "GBP",
    "pounds": "GBP",
    "chf": "CHF",
    "franc": "CHF",
    "francs": "CHF",
    "swiss francs": "CHF",
    "¥": "JPY",
    "jpy": "JPY",
    "yen": "JPY",
    "krw": "KRW",
    "₩": "KRW",
    "won": "KRW",
    "cny": "CNY",
    "yuan": "CNY",
    "inr": "INR",
    "₹": "INR",
    "rupees": "INR",
    "crowns": "crowns",
    "kronor": "SEK",
    "sek": "SEK",
    "zloty": "PLN",
    "cad": "CAD",
    "aud": "AUD",
}
_SIGN = r"(?:us\$|[$€£¥₩₹]|(?:usd|eur|gbp|chf|jpy|krw|cny|inr|cad|aud|sek)\b)"
_WORD = "|".join(
    re.escape(each) for each in sorted(_CURRENCY_CODES, key=len, reverse=True) if each[0].isalpha()
)
MONEY = rf"(?:{_SIGN}\s?(?:{NUMBER})|(?:{NUMBER})\s?(?:(?:{_WORD})\b|[$€£¥₩₹]))"
_CODE = re.compile(rf"{_SIGN}|(?:{_WORD})\b", re.IGNORECASE)
ABOUT = (
    r"(?:(?:about|roughly|around|approximately|some|at\s(?:most|least)|up\sto|(?:no|not)\smore\sthan"
    r"|more\sthan|over|a\smaximum\sof|nearly|almost|only|just)\s)*"
)
_UNITS = "|".join(
    sorted((word for word in UNIT_S if len(word) > 1 and word != "us"), key=len, reverse=True)
)
UNIT = rf"(?:(?:working|business|full|more|other)\s)?(?:{_UNITS}|h|s)\b"
DURATION = (
    rf"(?:(?:the\snext\s)?half\san?\s(?:hour|day|minute|year)|a\squarter\sof\san\shour"
    rf"|an?\s(?:{_UNITS})\sand\sa\shalf|(?:the\snext\s|another\s)?(?:{NUMBER})[\s-]?{UNIT}|the\s(?:hour|minute|day|week|month))"
)


@dataclass(frozen=True, slots=True)
class Money:
    """A sum as said; `usd` takes any currency as US dollars, one to one."""

    usd: float
    currency: str

    @property
    def caveat(self) -> str:
        """What to tell the person about the currency; "" for US dollars."""
        if self.currency == "USD":
            return ""
        return (
            f" (no exchange rate is known here, so {plain(self.usd)} {self.currency} are taken as "
            f"{plain(self.usd)} US dollars)"
        )


def number(written: str) -> float:
    """Returns the value of what `NUMBER` matched.

    >>> [number(each) for each in ("10,000", "10k", "a couple of", "two hundred", "half a million", "1.5m")]
    [10000.0, 10000.0, 2.0, 200.0, 500000.0, 1500000.0]
    """
    words = written.lower().strip()
    if words.startswith("half a"):
        scale = words.removeprefix("half an").removeprefix("half a").strip()
        return (
            0.5 * {"": 1.0, "dozen": 12.0, "hundred": 100.0, "thousand": 1e3, "million": 1e6}[scale]
        )
    if words in {"a", "an"}:
        return 1.0
    if "couple" in words or "pair" in words:
        return 2.0
    digits = re.fullmatch(r"([\d,.\s]+?)\s?([a-z]*)", words)
    if digits:
        return float(re.sub(r"[,\s]", "", digits[1])) * _SCALES.get(digits[2], 1.0)
    half = 0.5 if words.endswith(" and a half") else 0.0
    words = re.sub(r"^an?\s", "", words.removesuffix(" and a half"))
    return find_numbers(words)[0].value + half


def money(written: str) -> Money:
    """Returns the sum that `MONEY` matched.

    >>> money("2k€"), money("$10,000").caveat
    (Money(usd=2000.0, currency='EUR'), '')
    """
    code = _CODE.search(written) or re.search(r"[€£$¥₩₹]", written)
    assert code is not None
    found = re.search(NUMBER, written, re.IGNORECASE)
    assert found is not None
    return Money(number(found.group()), _CURRENCY_CODES[code.group().lower()])


def seconds(written: str) -> float:
    """Returns the seconds of what `DURATION` matched.

    >>> [seconds(each) for each in ("an hour", "half an hour", "5 minutes", "an hour and a half", "the day")]
    [3600.0, 1800.0, 300.0, 5400.0, 86400.0]
    """
    words = written.lower().removeprefix("the next ").removeprefix("another ")
    if words.startswith("a quarter"):
        return UNIT_S["hour"] / 4
    if words.startswith("the "):
        return UNIT_S[words.removeprefix("the ")]
    half = 0.5 if words.endswith(" and a half") else 0.0
    words = words.removesuffix(" and a half")
    if words.startswith("half a"):
        return UNIT_S[words.split()[-1]] / 2
    found = re.match(NUMBER, words, re.IGNORECASE)
    assert found is not None
    return (number(found.group()) + half) * UNIT_S[re.split(r"[\s-]|(?<=\d)", words)[-1]]
