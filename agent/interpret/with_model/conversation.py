"""One reading of a question by a model: its reply, judged, with one chance to mend it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from agent.interpret.alternatives import quick_outcome
from agent.interpret.with_model.asking import first_messages, other_form, repair_messages
from agent.interpret.with_model.brief_action import Brief
from agent.interpret.with_model.evidence.doubt import Doubt, Kind
from agent.interpret.with_model.weigh_action import Weighed, WeighInput
from agent.llm.budget import TokenBudget
from agent.llm.client import ChatClient
from agent.llm.completion import Completion
from agent.llm.messages import Message, Schema
from problems.errors import VerdiqError
from problems.status import Status
from tools.outcome import Outcome
from tools.tool import Progress
from tools.worker import Workers

# An object of any form: servers that promise a schema keep braces balanced, and we validate the rest.
_OBJECT = Schema("reading", {"type": "object"})
_WEIGHING_S = 30.0
# Doubts that a passage can answer; one about a number or a rule is answered by naming its source.
_MAY_BE_KEPT = frozenset({Kind.OUTCOME, Kind.SWAPPED, Kind.TURNED, Kind.GOAL})
_WARM = 0.7
QUICK_S = 3.0  # what a reading may take to be solved, so that it can be held against others
_ODD = frozenset({Status.UNBOUNDED, Status.INFEASIBLE})


@dataclass(frozen=True, slots=True)
class Take:
    """What came of one reading, and what it comes to where that is found quickly."""

    weighed: Weighed
    optimum: Outcome | None = None
    kept: tuple[Doubt, ...] = ()
    is_repaired: bool = False
    is_unchecked: bool = False  # weighing it failed, which is no fault of the reply

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What speaks against it."""
        return self.weighed.doubts

    @property
    def is_clean(self) -> bool:
        """Whether it states a problem that nothing speaks against."""
        return self.weighed.kind == "problem" and not self.doubts and not self.kept


@dataclass(frozen=True, slots=True)
class Conversation:
    """Everything that the readings of one question share."""

    question: str
    files: tuple[str, ...]
    brief: Brief
    client: ChatClient
    budget: TokenBudget
    workers: Workers
    progress: Progress
    seed: int
    deadline: float
    lessons: tuple[str, ...] = ()

    async def read(
        self, attempt: int, before: Sequence[Take], is_enough: Callable[[Take], bool]
    ) -> Take:
        """Returns the reading of attempt 0, 1, …; later ones are told how one `before` read it.

        A reading with doubts that `is_enough` all the same is not mended.

        Raises:
            LlmError: no reply came.
        """
        self.progress(0.2, "asking the language model")
        form = _form(before, is_offered=bool(self.brief.signatures)) if attempt else ""
        reply = await self._reply(first_messages(self.brief, self.lessons, form), attempt)
        first = _disputed_before(await self._weighed(reply), before)
        faults = (
            [first.weighed.words]
            if first.weighed.kind == "fault"
            else [each.sentence for each in first.doubts]
        )
        if not faults or first.is_unchecked or is_enough(first):
            return first
        self.progress(0.4, "asking it to mend its reading")
        family = first.weighed.problem.family if first.weighed.problem else ""
        again = repair_messages(self.brief, self.lessons, reply, family, faults)
        mended = await self._weighed(await self._reply(again, attempt))
        return _better(first, replace(mended, is_repaired=True))

    async def ask(
        self, messages: Sequence[Message], schema: Schema, attempt: int = 0
    ) -> Completion:
        """Returns the model's answer, within the deadline and the budget of the question.

        Raises:
            LlmError: no answer came.
        """
        left = self.deadline - asyncio.get_running_loop().time()
        return await self.client.complete(
            messages,
            schema=schema,
            temperature=_WARM if attempt else 0.0,
            seed=self.seed + attempt,
            deadline_s=max(left, 0.01),
            budget=self.budget,
        )

    async def _reply(self, messages: Sequence[Message], attempt: int) -> str:
        completion = await self.ask(messages, _OBJECT, attempt)
        called = next(
            (call.arguments for call in completion.tool_calls if call.name == _OBJECT.name), ""
        )
        return (
            completion.text
            or called
            or (completion.reasoning if completion.data is not None else "")
        )

    async def _weighed(self, reply: str) -> Take:
        request = WeighInput(question=self.question, files=self.files, reply=reply)
        try:
            output = await self.workers.call(
                "weigh_reply", request, grace_s=_WEIGHING_S, progress=self.progress
            )
        except VerdiqError as error:
            words = f"the reading could not be checked ({error})"
            return Take(Weighed(kind="fault", words=words), is_unchecked=True)
        weighed = Weighed.model_validate(output)
        if weighed.problem is None:
            return Take(weighed)
        optimum = await quick_outcome(
            weighed.problem, self.workers, self.progress, self.seed, budget_s=QUICK_S
        )
        return Take(_with_outcome(weighed, optimum), optimum)


def _form(before: Sequence[Take], *, is_offered: bool) -> str:
    """How the next reading is to differ from the first that states a problem."""
    take = next((each for each in before if each.weighed.problem is not None), None)
    if take is None or take.weighed.problem is None:
        return other_form(None, is_proven=False, is_offered=is_offered)
    is_proven = take.optimum is not None and take.optimum.status.is_proof
    family = take.weighed.problem.family
    return other_form(family, is_proven=is_proven, is_offered=is_offered)


def _disputed_before(take: Take, before: Sequence[Take]) -> Take:
    """A reading without the doubts that an earlier one disputed with a passage; they stay `kept`."""
    disputed = {each.about for other in before for each in other.kept}
    kept = tuple(each for each in take.doubts if each.about in disputed)
    if not kept:
        return take
    left = tuple(each for each in take.doubts if each not in kept)
    return replace(take, weighed=take.weighed.model_copy(update={"doubts": left}), kept=kept)


def _better(first: Take, mended: Take) -> Take:
    """The mended reading, but where it is worse off than the first.

    A doubt that allows it, and that the mended reply disputes with a passage, is set aside: such a
    reading is `kept`, and counts only with another that agrees.
    """
    if mended.weighed.kind == "fault" and first.weighed.kind == "problem":
        return first
    if mended.weighed.kind == first.weighed.kind == "problem" and len(mended.doubts) > len(
        first.doubts
    ):
        return first
    disputed = {each.point for each in mended.weighed.keep}
    raised = {doubt for at, doubt in enumerate(first.doubts, start=1) if at in disputed}
    kept = tuple(each for each in mended.doubts if each in raised and each.kind in _MAY_BE_KEPT)
    if not kept:
        return mended
    left = tuple(each for each in mended.doubts if each not in kept)
    weighed = mended.weighed.model_copy(update={"doubts": left})
    return replace(mended, weighed=weighed, kept=(*first.kept, *kept))


def _with_outcome(weighed: Weighed, optimum: Outcome | None) -> Weighed:
    """The reading with a doubt where its proven outcome is one that nobody asks for."""
    if optimum is None:
        return weighed
    outcome = optimum.status.value if optimum.status in _ODD else "solved by doing nothing at all"
    if optimum.status not in _ODD and not _does_nothing(optimum):
        return weighed
    odd = Doubt(
        kind=Kind.OUTCOME,
        sentence=f"as it stands, this problem is {outcome}; look for a rule or a goal that is missing or "
        "turned round, and keep it as it is only where the question really says so.",
    )
    return weighed.model_copy(update={"doubts": (*weighed.doubts, odd)})


def _does_nothing(optimum: Outcome) -> bool:
    """Whether every amount of the optimum is 0."""
    values = getattr(optimum.solution, "values", None)
    return isinstance(values, dict) and bool(values) and not any(values.values())
