"""Files that are numbers in a fixed order, wherever their lines break."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np

from problems.errors import FormatError, LimitExceeded
from problems.parsing.entry_lines import MOST_CHARACTERS
from problems.structures import Floats, Ints

_WHOLE = re.compile(r"[+-]?\d{1,15}(?:\.0*)?")
_NUMERIC = re.compile(r"[\d\s+\-.eE]+")
_SHOWN = 40  # characters of an offending word that a message quotes


@dataclass(slots=True)
class NumberStream:
    """The numbers of a text one after another; each call says what it takes, for the message.

    Lines that begin with `comment` are passed over. `what` names the format.
    """

    text: str
    what: str
    comment: str = "#"
    _words: list[str] = field(init=False)
    _at: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        if len(self.text) > MOST_CHARACTERS:
            raise LimitExceeded(
                f"the {self.what} has {len(self.text):,} characters; the limit is {MOST_CHARACTERS:,}"
            )
        if self.comment in self.text:
            lines = self.text.splitlines()
            kept = ("" if line.lstrip().startswith(self.comment) else line for line in lines)
            self.text = "\n".join(kept)
        self._words = self.text.split()

    @property
    def left(self) -> int:
        """How many words have not been taken yet."""
        return len(self._words) - self._at

    def word(self, meaning: str) -> str:
        """Returns the next word as it stands."""
        return self._take(1, meaning)[0]

    def count(self, meaning: str, *, least: int = 0, most: int) -> int:
        """Returns the next number, which is whole and at least `least`.

        Raises:
            FormatError: it is no such number.
            LimitExceeded: it is more than `most`.
        """
        value = int(self.counts(1, meaning, least=least)[0])
        if value > most:
            raise LimitExceeded(f"the {self.what} has {value:,} {meaning}; the limit is {most:,}")
        return value

    def counts(self, n: int, meaning: str, *, least: int = 0, most: int | None = None) -> Ints:
        """Returns the next `n` numbers, which are whole and within bounds. Shape: (n,)."""
        start = self._at
        words = self._take(n, meaning)
        odd = next((at for at, word in enumerate(words) if not _WHOLE.fullmatch(word)), None)
        if odd is not None:
            raise self._refuse(start + odd, f"where a whole number belongs ({meaning})")
        values = np.array(words, dtype=float).astype(np.int64)
        outside = (values < least) | (values > (values.max(initial=0) if most is None else most))
        for at in np.flatnonzero(outside)[:1].tolist():
            within = f"{least} to {most}" if most is not None else f"{least} or more"
            raise self._refuse(start + at, f"where {meaning} belong, which are {within}")
        return values

    def value(self, meaning: str) -> float:
        """Returns the next number."""
        return float(self.values(1, meaning)[0])

    def values(self, n: int, meaning: str) -> Floats:
        """Returns the next `n` numbers. Shape: (n,)."""
        start = self._at
        words = self._take(n, meaning)
        try:
            values = np.array(words, dtype=float)
        except ValueError:
            values = np.array([_finite(word) for word in words])
        odd = ~np.isfinite(values) | np.array(["_" in word for word in words], dtype=bool)
        for at in np.flatnonzero(odd)[:1].tolist():
            raise self._refuse(start + at, f"where a number belongs ({meaning})")
        return values

    def whole_columns(
        self, table: Floats, n_columns: int, meaning: str, *, least: int, most: int
    ) -> Ints:
        """Returns the first columns of the table taken last, which are whole and within bounds.

        Shape: `table` (rows, width); the result (rows, n_columns).
        """
        columns = table[:, :n_columns]
        odd = (columns < least) | (columns > most) | (columns != np.rint(columns))
        for row, column in np.argwhere(odd)[:1].tolist():
            at = self._at - table.size + row * table.shape[1] + column
            raise self._refuse(at, f"where {meaning} belong, which are {least} to {most}")
        return columns.astype(np.int64)

    def finish(self) -> None:
        """Raises FormatError where the text goes on."""
        if self.left:
            raise self._refuse(self._at, f"after the end of the {self.what}")

    def _take(self, n: int, meaning: str) -> list[str]:
        if self.left < n:
            last = len(self.text.rstrip().splitlines())
            raise FormatError(
                f"line {last}: the {self.what} ends where {n - self.left} more of its {meaning} "
                "should follow; it may have been cut off"
            )
        words = self._words[self._at : self._at + n]
        self._at += n
        return words

    def _refuse(self, at: int, why: str) -> FormatError:
        passed = 0
        for number, line in enumerate(self.text.splitlines(), start=1):
            passed += len(line.split())
            if passed > at:
                return FormatError(f"line {number}: {self._words[at][:_SHOWN]!r} stands {why}")
        raise AssertionError("the word stands on a line")


def is_numeric(head: str, comment: str = "#") -> bool:
    """Whether the beginning of a text holds nothing but numbers and comments.

    >>> is_numeric("# costs\\n3 2\\n1.5 -2 1e3\\n"), is_numeric("name,weight\\n")
    (True, False)
    """
    lines = head.splitlines()
    kept = "\n".join(line for line in lines if not line.lstrip().startswith(comment))
    return bool(kept.strip()) and _NUMERIC.fullmatch(kept) is not None


def first_numbers(head: str, comment: str = "#") -> list[int]:
    """Returns the whole numbers of the first line that holds data; none where one is not whole."""
    for line in head.splitlines():
        words = line.split()
        if words and not words[0].startswith(comment):
            whole = all(_WHOLE.fullmatch(word) for word in words)
            return [int(float(word)) for word in words] if whole else []
    return []


def _finite(word: str) -> float:
    try:
        return float(word)
    except ValueError:
        return np.nan
