"""Which language a question is in, by its script or by its commonest words."""

from __future__ import annotations

import re

from agent.interpret.languages.pack import packs
from agent.interpret.languages.polite import OTHERS

_ENGLISH = re.compile(
    r"\b(?:the|of|and|is|are|to|for|with|what|which|how|many|much|each|at|most|least|should|can|must|that"
    r"|has|have|from|be|a|an|it|by|on|or|not|as|make|so)\b",
    re.IGNORECASE,
)
_LOOKED_AT = 2_000  # characters; nobody changes the language later
_LETTERS_A_WORD = 3  # a script is counted by letters; a symbol in a formula is no word
_ENOUGH = 2  # common words of a language before it is believed


def language_of(text: str) -> str:
    """Returns a language's code, "en" where nothing speaks for another.

    >>> language_of("Wie viele Stühle und Tische soll die Werkstatt bauen?")
    'de'
    >>> language_of("배낭은 15kg까지 담을 수 있습니다")
    'ko'
    >>> language_of("Combien de chaises faut-il fabriquer pour que le profit soit le plus grand ?")
    'fr'
    >>> language_of("Minimise 3x + 2y, x + y >= 4"), language_of("Der Graph: (1,2)")
    ('en', 'en')
    >>> language_of("何台のトラックが必要ですか"), language_of("angles α, β, γ")
    ('ja', 'en')
    """
    head = text[:_LOOKED_AT]
    signs = {each.code: each.sign for each in packs().values()}
    signs |= {each.code: each.sign for each in OTHERS}
    counts = {code: len(sign.findall(head)) for code, sign in signs.items()}
    english = len(_ENGLISH.findall(head))
    counts |= {each.code: counts[each.code] // _LETTERS_A_WORD for each in OTHERS if each.is_script}
    code, count = max(counts.items(), key=lambda each: each[1])
    enough = _ENOUGH if code in {each.code for each in packs().values()} else _ENOUGH + 1
    return code if count >= enough and count > english else "en"
