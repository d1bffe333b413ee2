"""Solves with OR-Tools, and proves what it can: status, bound and gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from problems.structures import Answer
from solvers.live import Live
from solvers.result import Aim
from tools.beside import Beside
from tools.listener import Listener, listener
from tools.outcome import Outcome, best_of
from tools.rescore import rescore
from tools.snapshot import snapshot
from tools.solving import Clock, ExactInput, SolveInput, attempt, origin, within
from tools.tool import Progress, Tool
from tools.turns import Turn, turns_of

_TOO_LITTLE_S = 0.05


@dataclass(slots=True)
class _Search:
    """One call: the outcomes of the turns that are over, and the turn that is running."""

    request: SolveInput
    clock: Clock
    live: Live
    aim: Aim
    outcomes: list[Outcome] = field(default_factory=list)
    hint: Answer | None = None
    running: tuple[Turn, float] | None = None
    is_overtaken: bool = False

    @property
    def is_turned(self) -> bool:
        """Whether the time that is left is wanted for another aim."""
        wanted = self.live.aim
        is_other = wanted is not None and wanted not in {self.aim, "both"}
        return is_other and not self.is_over

    @property
    def is_over(self) -> bool:
        """Whether there is a proof, or no time or no wish for more."""
        proven = bool(self.outcomes) and self.outcomes[-1].status.is_proof
        no_more = self.live.is_stopped or self.is_overtaken
        return proven or no_more or self.clock.left_s <= _TOO_LITTLE_S

    def overtake(self) -> None:
        """Leaves the rest of the time to the annealer, where there are no constraints.

        Where there are, both go on: a search that prunes by them can be behind until it ends.
        """
        running = self.running
        if running is not None and not getattr(running[0].form.model, "constraints", True):
            self.is_overtaken = True
            self.live.skip()

    def take_all(self, turns: Sequence[Turn], progress: Progress) -> None:
        """Runs turns until the search is over, or its time is wanted for another aim."""
        for number, turn in enumerate(turns):
            self._take(turn, within(progress, number / len(turns), (number + 1) / len(turns)))
            if self.is_over or self.is_turned:
                return

    def _take(self, turn: Turn, progress: Progress) -> None:
        began_s = self.clock.spent_s
        self.running = turn, began_s
        latest, answer = attempt(
            "solve_exact",
            self.request,
            turn.form,
            turn.backend,
            budget_s=turn.budget_s(self.clock),
            progress=progress,
            hint=self.hint,
            began_s=began_s,
            live=self.live,
        )
        self.outcomes.append(latest)
        self.running = None
        self.hint = answer if latest.is_feasible else self.hint

    def so_far(self) -> Outcome | None:
        """The best that is known now; None where nothing is, as no backend has begun its search."""
        running, raw = self.running, self.live.peek()
        known = list(self.outcomes)
        if running is not None and raw is not None:
            turn, began_s = running
            spent_s = self.clock.spent_s - began_s
            source = origin("solve_exact", self.request, turn.form, turn.backend, spent_s)
            problem = self.request.problem
            known.append(rescore(problem, turn.form, raw, source, began_s=began_s))
        return best_of(*known) if known else None


def run(request: SolveInput, progress: Progress) -> Outcome:
    """Returns the best answer of the exact backends, with a proof where one was found in time.

    Of an `ExactInput` who listens is told the outcome so far after `probe_s` seconds; it may end the
    search at any time, or turn it to another aim.

    Raises:
        EncodingError: no backend that is installed can take any form of the problem.
    """
    heard = listener()
    asked = request if isinstance(request, ExactInput) else ExactInput(**dict(request))
    probe_s = asked.probe_s
    search = _Search(request, Clock.start(request.budget_s), heard.live, asked.aim)
    beside = Beside(request, search.clock, search.so_far, search.overtake)
    heard.live.on_both = beside.start
    if asked.aim == "both":
        beside.start()
    try:
        _searched(search, heard, probe_s, progress)
    finally:
        annealed = beside.end(at_once=not search.is_overtaken or heard.live.is_stopped)
    if annealed is None:
        return best_of(*search.outcomes)
    best = best_of(*search.outcomes, annealed)
    seconds = round(search.clock.spent_s, 4)  # not the sum: they ran side by side
    return best.model_copy(
        update={"provenance": best.provenance.model_copy(update={"seconds": seconds})}
    )


def _searched(search: _Search, heard: Listener, probe_s: float | None, progress: Progress) -> None:
    request = search.request
    turns = turns_of(request.problem, aim=search.aim, probe_s=probe_s)
    after_s = None if probe_s is None else probe_s - search.clock.spent_s
    with snapshot(
        after_s, search.so_far, lambda outcome: heard.tell(outcome.model_dump(mode="json"))
    ):
        search.take_all(turns, progress)
        if search.is_turned:
            search.aim = heard.live.aim or search.aim
            rest = turns_of(request.problem, aim=search.aim, probe_s=None, is_begun=True)
            search.take_all(rest, progress)


TOOL = Tool(
    name="solve_exact",
    description=(
        "Solve a typed optimisation problem with OR-Tools (CP-SAT, routing, MathOpt, knapsack). "
        "Returns the best solution, re-scored from the problem, with a proven status, bound and gap."
    ),
    input_type=ExactInput,
    output_type=Outcome,
    run=run,
)
