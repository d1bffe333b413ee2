"""The ways in which a file is spoilt: each takes its bytes and a generator, and returns others."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np

Spoil = Callable[[bytes, np.random.Generator], bytes]

_NUMBER = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")
_WORDS = (b"seven", b"NaN", b"inf", b"-inf", b"1e999", b"0x10", b"1_000", b"", b"--3", b"null")
_HUGE = (b"999999999999", b"4294967296", b"-1", b"1e308", b"123456789012345678901234567890")
_HOSTILE = (
    b"../../etc/passwd",
    b"file:///etc/passwd",
    b"__import__('os').system('true')",
    b"=cmd|' /C calc'!A0",
    b"'; DROP TABLE runs; --",
    b"{{7*7}}",
    b"\x00",
    b"\xff\xfe\xfd",
    "\u202egnirts\u202c".encode(),
    b"A" * 20_000,
    b"[" * 5_000,
    b"%s%n" * 100,
)


def cut(content: bytes, rng: np.random.Generator) -> bytes:
    """Returns a beginning of the file."""
    return content[: int(rng.integers(1, max(2, len(content))))]


def shuffled(content: bytes, rng: np.random.Generator) -> bytes:
    """Returns the lines in another order."""
    lines = content.split(b"\n")
    return b"\n".join(lines[at] for at in rng.permutation(len(lines)))


def wrong_types(content: bytes, rng: np.random.Generator) -> bytes:
    """Returns the file with a number made a word, or NaN."""
    return _replaced(content, rng, _WORDS)


def absurd_sizes(content: bytes, rng: np.random.Generator) -> bytes:
    """Returns the file with a number made far too large."""
    return _replaced(content, rng, _HUGE)


def hostile_names(content: bytes, rng: np.random.Generator) -> bytes:
    """Returns the file with a word made something that is meant to do harm."""
    words = list(re.finditer(rb"\w+", content))
    if not words:
        return _HOSTILE[0]
    word = words[int(rng.integers(len(words)))]
    return (
        content[: word.start()] + _HOSTILE[int(rng.integers(len(_HOSTILE)))] + content[word.end() :]
    )


def flipped_bytes(content: bytes, rng: np.random.Generator) -> bytes:
    """Returns the file with a few bytes changed."""
    spoilt = bytearray(content)
    for at in rng.integers(0, len(spoilt), 1 + len(spoilt) // 50):
        spoilt[at] = int(rng.integers(256))
    return bytes(spoilt)


def repeated(content: bytes, rng: np.random.Generator) -> bytes:
    """Returns the file with a line many times over."""
    lines = content.split(b"\n")
    at = int(rng.integers(len(lines)))
    return b"\n".join([*lines[:at], *[lines[at]] * 2_000, *lines[at:]])


WAYS: tuple[Spoil, ...] = (
    cut,
    shuffled,
    wrong_types,
    absurd_sizes,
    hostile_names,
    flipped_bytes,
    repeated,
)


def _replaced(content: bytes, rng: np.random.Generator, by: tuple[bytes, ...]) -> bytes:
    numbers = list(_NUMBER.finditer(content))
    if not numbers:
        return cut(content, rng)
    number = numbers[int(rng.integers(len(numbers)))]
    return content[: number.start()] + by[int(rng.integers(len(by)))] + content[number.end() :]
