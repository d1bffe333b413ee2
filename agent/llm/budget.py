"""A limit on tokens or money for a run, which no call can overrun.

A call is reserved at the most it can take before it is made: the tokens read are bounded by the bytes of
the request (`prompt_bound.py`), those written by the limit sent along. What it took in truth is settled
afterwards; a call that broke, or whose server reports nothing, counts as its most. What is relied on is
that the server keeps to the limit that it accepted.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace

from agent.llm.errors import BudgetExhausted
from agent.llm.usage import Prices, Usage


@dataclass(slots=True)
class TokenBudget:
    """What a run may still take; shared by all of its calls, from any thread.

    >>> budget = TokenBudget(max_tokens=1000)
    >>> with budget.reserve(prompt_tokens=300, completion_tokens=500) as reservation:
    ...     reservation.settle(Usage(80, 120))
    >>> budget.spent.total_tokens, budget.left_tokens
    (200, 800)
    """

    max_tokens: int | None = None
    max_cost_usd: float | None = None
    prices: Prices | None = None
    n_calls: int = 0
    spent: Usage = field(default_factory=Usage)
    _reserved_tokens: int = 0
    _reserved_usd: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def __post_init__(self) -> None:
        if self.max_cost_usd is not None and self.prices is None:
            raise BudgetExhausted(
                f"a budget of ${self.max_cost_usd:g} cannot be kept without prices; set "
                "price_prompt_usd and price_completion_usd, or give a budget in tokens"
            )

    @property
    def left_tokens(self) -> int | None:
        """Tokens that are neither spent nor reserved; None without such a limit."""
        if self.max_tokens is None:
            return None
        return max(self.max_tokens - self.spent.total_tokens - self._reserved_tokens, 0)

    @property
    def left_usd(self) -> float | None:
        """Money that is neither spent nor reserved; None without such a limit."""
        if self.max_cost_usd is None:
            return None
        return max(self.max_cost_usd - (self.spent.cost_usd or 0.0) - self._reserved_usd, 0.0)

    def affordable_completion(self, prompt_tokens: int) -> int | None:
        """Returns the most tokens that may be written after so many are read; None for no limit."""
        limits = []
        if self.left_tokens is not None:
            limits.append(self.left_tokens - prompt_tokens)
        if self.left_usd is not None and self.prices is not None:
            left = self.left_usd - self.prices.cost_usd(prompt_tokens, 0)
            per_token = self.prices.completion_usd / 1e6
            limits.append(int(left / per_token) if per_token else (2**31 if left >= 0 else -1))
        return min(limits) if limits else None

    def reserve(self, *, prompt_tokens: int, completion_tokens: int) -> Reservation:
        """Returns a reservation of the most a call can take.

        Raises:
            BudgetExhausted: it could take more than is left.
        """
        tokens = prompt_tokens + completion_tokens
        usd = self.prices.cost_usd(prompt_tokens, completion_tokens) if self.prices else 0.0
        with self._lock:
            if self.left_tokens is not None and tokens > self.left_tokens:
                raise BudgetExhausted(
                    f"the call could take {tokens:,} tokens and {self.left_tokens:,} are left of the "
                    f"budget of {self.max_tokens:,}; raise the budget or shorten the question"
                )
            if self.left_usd is not None and usd > self.left_usd:
                raise BudgetExhausted(
                    f"the call could cost ${usd:.4f} and ${self.left_usd:.4f} is left of the budget "
                    f"of ${self.max_cost_usd:g}; raise the budget or shorten the question"
                )
            self._reserved_tokens += tokens
            self._reserved_usd += usd
        most = Usage(prompt_tokens, completion_tokens, cost_usd=usd if self.prices else None)
        return Reservation(self, most)

    def _replace(self, reserved: Usage, taken: Usage | None) -> None:
        with self._lock:
            self._reserved_tokens -= reserved.total_tokens
            self._reserved_usd -= reserved.cost_usd or 0.0
            if taken is not None:
                self.n_calls += 1
                self.spent += self._priced(taken)

    def _priced(self, taken: Usage) -> Usage:
        """Returns the usage with what it costs by our prices, where the server named no cost."""
        if taken.cost_usd is not None or self.prices is None:
            return taken
        cost = self.prices.cost_usd(taken.prompt_tokens, taken.completion_tokens)
        return replace(taken, cost_usd=cost)


@dataclass(slots=True)
class Reservation:
    """A call's share of the budget, to be settled once; left unsettled it counts as spent whole."""

    budget: TokenBudget
    most: Usage
    is_open: bool = True

    def settle(self, taken: Usage) -> None:
        """Counts what the call took in truth."""
        self._close(taken)

    def release(self) -> None:
        """Counts nothing: the call was turned away before anything was read."""
        self._close(None)

    def forfeit(self) -> None:
        """Counts the most: what the call took is not known."""
        self._close(replace(self.most, is_estimated=True))

    def _close(self, taken: Usage | None) -> None:
        if self.is_open:
            self.is_open = False
            self.budget._replace(self.most, taken)  # the other half of one idea

    def __enter__(self) -> Reservation:
        return self

    def __exit__(self, *_: object) -> None:
        self.forfeit()
