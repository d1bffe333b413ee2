"""Low autocorrelation sequence questions."""

from __future__ import annotations

from evals.generator.grammar.amounts import in_words
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed
from evals.generator.grammar.prose import compose
from evals.generator.phrasing import Phrasing, Question, asked

_PLUS = {1: "+1", -1: "-1"}


def _classic(draw: Draw, size: int) -> Question:
    n = size + draw.whole(0, 3)
    text = draw.one(
        [
            f"Find a low autocorrelation binary sequence of length {n} with the least energy.",
            f"LABS with n = {n}: what is the minimum energy, the sum of squared aperiodic autocorrelations?",
            f"What is the lowest sidelobe energy of a binary sequence (entries +1 and -1) of length {n}?",
        ]
    )
    return asked(text, "labs", n=n)


def _formula(draw: Draw, size: int) -> Question:
    n = size + draw.whole(0, 3)
    text = compose(
        draw,
        f"The signs s_1, ..., s_{n} are each +1 or -1, and C_k is the sum of s_i * s_(i+k) over i from 1 to {n} - k.",
        "",
        f"Minimise the sum of C_k^2 over k from 1 to {n - 1}.",
    )
    return asked(text, "labs", n=n)


def _coins(draw: Draw, size: int) -> Question:
    n = size + draw.whole(0, 3)
    text = compose(
        draw,
        f"I lay {in_words(n)} coins in a row, each heads or tails. For every distance from 1 to {n - 1} I count the pairs of coins at "
        "that distance that show the same side, subtract the pairs that show different sides, and square the result.",
        "",
        f"How small can I make the sum of those {n - 1} squares by choosing the sides of the {in_words(n)} coins?",
    )
    return asked(text, "labs", n=n)


def _prefix(draw: Draw, size: int) -> Question:
    n = size + draw.whole(1, 3)
    prefix = [draw.one([1, -1]) for _ in range(draw.whole(2, 3))]
    text = compose(
        draw,
        f"A radar code is a sequence of {n} pulses of phase +1 or -1; its first {in_words(len(prefix))} pulses are settled as {listed([_PLUS[p] for p in prefix])}.",
        "",
        "How should the other pulses of the code be chosen to minimise the sum of its squared aperiodic autocorrelations at all non-zero shifts?",
    )
    return asked(text, "labs", n=n, prefix=prefix)


PHRASING = Phrasing((_classic, _formula, _coins, _prefix))
