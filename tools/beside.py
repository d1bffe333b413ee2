"""Annealing beside an exact search, which may give way to it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from problems.errors import VerdiqError
from solvers.live import Live
from solvers.registry import accepting
from tools.forms import Form, qubo_form
from tools.outcome import Outcome, best_of
from tools.rescore import rescore
from tools.solving import Clock, SolveInput, attempt, origin

# Of the time, after which an overtaken search without constraints gives way (evals/bench/dispatch.py).
_TRIED = 0.25
_AGAIN_S = 0.02  # between looks at an annealer that was still writing the QUBO


@dataclass(slots=True)
class Beside:
    """An annealer in a thread of its own. Both searches compute outside the interpreter's lock.

    `ahead_of` tells what the exact search has now; `overtaken` is called once where annealing has the
    better answer when its first part is over, for the exact search to give way or to go on beside it.
    """

    request: SolveInput
    clock: Clock
    ahead_of: Callable[[], Outcome | None]
    overtaken: Callable[[], None]
    outcome: Outcome | None = None
    _live: Live = field(default_factory=Live)
    _threads: list[threading.Thread] = field(default_factory=list)

    def start(self) -> None:
        """Begins to anneal; a second time does nothing."""
        if not self._threads:
            self._threads = [threading.Thread(target=self._anneal, name="annealing", daemon=True)]
            self._threads[0].start()

    def end(self, *, at_once: bool) -> Outcome | None:
        """Returns what annealing has found once it is over; where not at once, its time is its own."""
        if at_once:
            self._live.stop()
        for thread in self._threads:
            thread.join()
        return self.outcome

    def _anneal(self) -> None:
        try:
            form = qubo_form(self.request.problem)
        except VerdiqError:  # there is no QUBO, or no room for it: the exact search goes on alone
            return
        samplers = accepting(form.model, "sampling")
        if not samplers or self._live.is_stopped:
            return
        began_s, over = self.clock.spent_s, threading.Event()
        judging = threading.Thread(target=self._judge, args=(form, began_s, over), daemon=True)
        judging.start()
        self.outcome, _ = attempt(
            "solve_annealing",
            self.request,
            form,
            samplers[0],
            budget_s=self.clock.left_s,
            progress=lambda fraction, words: None,
            began_s=began_s,
            live=self._live,
        )
        over.set()
        judging.join()

    def _judge(self, form: Form, began_s: float, over: threading.Event) -> None:
        """Waits for the first part to be over, and tells where the exact search is behind by then."""
        if over.wait(_TRIED * self.clock.left_s):
            return
        while (found := self._so_far(form, began_s)) is None:
            if over.wait(_AGAIN_S):
                return
        if is_ahead(found, self.ahead_of()):
            self.overtaken()

    def _so_far(self, form: Form, began_s: float) -> Outcome | None:
        raw = self._live.peek()
        if raw is None:
            return None
        spent_s = self.clock.spent_s - began_s
        sampler = accepting(form.model, "sampling")[0]
        source = origin("solve_annealing", self.request, form, sampler, spent_s)
        return rescore(self.request.problem, form, raw, source, began_s=began_s)


def is_ahead(annealed: Outcome, exact: Outcome | None) -> bool:
    """Returns whether annealing has a feasible answer that is better than the exact search's."""
    if not annealed.is_feasible:
        return False
    if exact is None or not exact.is_feasible:
        return True
    return best_of(exact, annealed).objective != exact.objective
