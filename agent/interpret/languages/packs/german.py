"""German: word for word where the order of words agrees with English, by phrases where it does not."""

from __future__ import annotations

import re

from agent.interpret.languages.lexicons.german_clauses import CLAUSES
from agent.interpret.languages.lexicons.german_orders import PHRASES
from agent.interpret.languages.lexicons.german_sayings import SAYINGS
from agent.interpret.languages.lexicons.german_words import TABLE
from agent.interpret.languages.pack import LanguagePack, words

_SMALL = {
    word: value
    for value, word in enumerate(
        "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
        "fünfzehn sechzehn siebzehn achtzehn neunzehn".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(), start=2
    )
}
_OTHER = {"hundert": 100, "einhundert": 100, "tausend": 1000, "dutzend": 12, "ein dutzend": 12}
_JOINED = {
    f"{'ein' if one == 'eins' else one}und{ten}": value + tens
    for one, value in _SMALL.items()
    if 0 < value < 10
    for ten, tens in _TENS.items()
}
_SPELT = {**_SMALL, **_TENS, **_OTHER, **_JOINED}

_NUMERAL = re.compile(
    r"(?P<digits>(?<![\w.,])[-−]?(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+(?!\s?,|,\d)|\d+\.\d+|\d+)(?![\d]))"
    rf"|\b(?P<spelt>{'|'.join(sorted(_SPELT, key=len, reverse=True))})\b(?!\s*mal\s+so)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_UMLAUTS = str.maketrans("äöü", "aou")
_ENDINGS = ("ern", "er", "en", "se", "e", "n", "s")


def _value(match: re.Match[str]) -> str:
    if match["spelt"]:
        return str(_SPELT[match["spelt"].lower()])
    digits = match["digits"].replace("−", "-")
    if re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        digits = digits.replace(".", "")
    return digits.replace(",", ".")


def _numbers_of_nouns(text: str) -> str:
    """Plurals become the singular with an s ("Stühle" beside "Stuhl": "Stuhls"), as English has it."""
    nouns = {word.lower(): word for word in _WORD.findall(text) if word[0].isupper()}
    nouns = {lower: word for lower, word in nouns.items() if lower not in _KNOWN}

    def plural(match: re.Match[str]) -> str:
        word = match[0]
        if not word[0].isupper():
            return word
        lower = word.lower()
        if lower in _KNOWN:
            return word
        for ending in _ENDINGS:
            stem = lower.removesuffix(ending)
            for base in (stem, stem.translate(_UMLAUTS)):
                if stem != lower and len(base) > 2 and base in nouns:
                    return f"{nouns[base]}s"
        base = lower.translate(_UMLAUTS)
        return f"{nouns[base]}s" if base != lower and base in nouns else word

    return _WORD.sub(plural, text)


# Words of rules and conditions. A rule that understands one takes it away; one that is left blocks.
_RESTRICTING = re.compile(
    r"\b(?:nicht|nie|niemals|kein(?:e[nrsm]?)?|nur|ohne|außer|wenn(?![^.?!,]{0,60}?(?:möglichst|so\s\w+\swie|maximal|minimal|am\s\w+sten))|falls|sofern|solange|entweder|weder|zusammen"
    r"|gemeinsam|zuerst|zuletzt|vorher|nachdem|bevor|spätestens|erst|muss|müssen|darf|dürfen|doppelt|dreimal|halb"
    r"|sowohl|ausgenommen|verboten|ausgeschlossen|dabei\ssein|mitkommen|unbedingt|zwingend|mindestens|höchstens|maximal)\b",
    re.IGNORECASE,
)


def _patterns() -> list[str]:
    sayings = (cue.pattern for each in SAYINGS for cue in each.cues)
    return [*(each.pattern.pattern for each in (*CLAUSES, *PHRASES)), *sayings]


# What the rules know is left to them; only the names of the question are brought to one number.
_KNOWN = frozenset(re.findall(r"[^\W\d_]{4,}", TABLE + " ".join(_patterns())))

PACK = LanguagePack(
    code="de",
    name="German",
    sign=re.compile(
        r"\b(?:und|der|die|das|ist|sind|eine?n?|wie|viele|nicht|mit|für|soll|sollen|kann|höchstens|mindestens"
        r"|wiegt|kostet|braucht|zwischen|möglichst|oder|welche[rs]?|minimiere[n]?|maximiere[n]?|unter|diese"
        r"|durch|von|jede[rsmn]?|wann|dann|finde|wähle|teile|genau|zum|zur|sodass|aus|nach|bis|pro|ich|wir"
        r"|es|gibt|auf|bei|um|zu|werden|wird|alle[sn]?)\b|\b\w*[äöüß]\w*\b",
        re.IGNORECASE,
    ),
    numeral=_NUMERAL,
    value=_value,
    prepare=_numbers_of_nouns,
    rules=(*CLAUSES, *PHRASES, *words(TABLE)),
    sayings=SAYINGS,
    restricting=_RESTRICTING,
    asks="Ich habe die Frage noch nicht ganz verstanden. Nennen Sie bitte, was entschieden werden soll, was "
    "dabei begrenzt ist, was möglichst groß oder klein werden soll, und alle Zahlen dazu.",
    unread="Diese Bedingung habe ich nicht verstanden; können Sie sie anders sagen oder weglassen?",
)
