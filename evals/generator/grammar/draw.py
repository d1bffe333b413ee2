"""Random choices in the words that phrasings need, all from one seeded generator."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Draw:
    """Choices of one question; equal generators give equal choices."""

    rng: random.Random

    def one(self, options: Sequence[T]) -> T:
        """Returns one of the options."""
        return self.rng.choice(options)

    def some(self, options: Sequence[T], n: int) -> list[T]:
        """Returns n different options in random order."""
        return self.rng.sample(list(options), n)

    def shuffled(self, options: Sequence[T]) -> list[T]:
        """Returns all options in random order."""
        return self.some(options, len(options))

    def whole(self, low: int, high: int) -> int:
        """Returns a whole number from low to high, both included."""
        return self.rng.randint(low, high)

    def wholes(self, n: int, low: int, high: int) -> list[int]:
        """Returns n whole numbers, repeats allowed."""
        return [self.rng.randint(low, high) for _ in range(n)]

    def different(self, n: int, low: int, high: int) -> list[int]:
        """Returns n different whole numbers."""
        return self.rng.sample(range(low, high + 1), n)

    def chance(self, share: float) -> bool:
        """Whether a thing of this probability happens."""
        return self.rng.random() < share
