"""The order of a question's parts, and sentences with numbers that have nothing to do with it."""

from __future__ import annotations

import re

from evals.generator.grammar.draw import Draw

_ONE_OF_MANY = re.compile(
    r"(?<![\d.,])(1 (?:hour|day|minute|week|litre|pallet|page|point|time|crate|tonne|step|walk|vote|unit"
    r"|euro|dollar|pound))s\b"
)
_BESIDE_THE_POINT = (
    ("By the way, I am writing this at {} o'clock in the morning.", 1, 11),
    ("My colleague in room {} asked me to look into this.", 101, 420),
    ("We had the same question back in {}, and nobody solved it.", 1998, 2023),
    ("Our company was founded in {}.", 1890, 2015),
    ("(I have already spent {} minutes on this by hand.)", 20, 90),
    ("For what it's worth, my grandmother turned {} last week and loves such puzzles.", 71, 96),
    ("This is question {} on my list for today.", 2, 9),
    ("You can reach me on extension {} if needed.", 400, 499),
    ("My notes on this are on page {} of the blue folder.", 12, 88),
)
_POLITE = ("", "", "", "", "Hi! ", "Hello! ", "Please help. ", "Good morning. ")


def compose(draw: Draw, setting: str, facts: str, ask: str) -> str:
    """Returns setting, facts and question in one text, at times with a sentence beside the point.

    The question may stand first; so it must be clear without what comes before it.
    """
    parts = [setting, facts, ask]
    if draw.chance(0.2):
        parts = [ask, setting, facts]
    if draw.chance(0.2):
        place = 0 if setting.endswith((":", ",")) else draw.whole(0, 1)
        parts.insert(place, _beside(draw))
    text = " ".join(part for part in parts if part)
    return draw.one(_POLITE) + _tidy(text)


def _beside(draw: Draw) -> str:
    words, low, high = draw.one(_BESIDE_THE_POINT)
    return words.format(draw.whole(low, high))


def _tidy(text: str) -> str:
    text = _ONE_OF_MANY.sub(r"\1", text)
    return text.replace(" \n", "\n").replace("\n ", "\n").strip()
