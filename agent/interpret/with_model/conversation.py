"""One reading of a question by a model: its reply, judged, with one chance to mend it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.alternatives import quick_outcome
from agent.interpret.with_model.brief_action import Brief
from agent.interpret.with_model.evidence.doubt import Doubt, Kind
from agent.interpret.with_model.weigh_action import Weighed, WeighInput
from agent.llm.budget import TokenBudget
from agent.llm.client import ChatClient
from agent.llm.completion import Completion
from agent.llm.messages import Message, Schema
from problems.errors import VerdiqError
from problems.status import Status
from prompts.render import render
from tools.outcome import Outcome
from tools.tool import Progress
from tools.worker import Workers

# An object of any form: servers that promise a schema keep braces balanced, and we validate the rest.
_OBJECT = Schema("reading", {"type": "object"})
_WEIGHING_S = 30.0
# What a later reading is told, so that it does not repeat the first.
_FORMS = {
    1: 'kind "model" in the small language',
    2: "the form that you did not think of first (a family in place of a model, or the other way round)",
}
_WARM = 0.7
QUICK_S = 3.0  # what a reading may take to be solved, so that it can be held against others
_ODD = frozenset({Status.UNBOUNDED, Status.INFEASIBLE})


@dataclass(frozen=True, slots=True)
class Take:
    """What came of one reading, and what it comes to where that is found quickly."""

    weighed: Weighed
    optimum: Outcome | None = None

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What speaks against it."""
        return self.weighed.doubts

    @property
    def is_clean(self) -> bool:
        """Whether it states a problem that nothing speaks against."""
        return self.weighed.kind == "problem" and not self.doubts


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

    async def read(self, attempt: int) -> Take:
        """Returns the reading of attempt 0, 1, …; later ones are told to be independent.

        Raises:
            LlmError: no reply came.
        """
        messages = [
            Message.system(render("read_question", names=self.brief.names)),
            Message.user(
                render(
                    "question",
                    signatures=self.brief.signatures,
                    lessons=self._told(),
                    question=self.brief.question,
                )
            ),
        ]
        if attempt in _FORMS:
            again = render("other_way", form=_FORMS[attempt])
            messages[-1] = Message.user(f"{messages[-1].content}\n{again}")
        self.progress(0.2, "asking the language model")
        reply = await self._reply(messages, attempt)
        first = await self._weighed(reply)
        if first.weighed.kind != "fault" and not first.doubts:
            return first
        faults = (
            [first.weighed.words]
            if first.weighed.kind == "fault"
            else [d.sentence for d in first.doubts]
        )
        self.progress(0.4, "asking it to mend its reading")
        mended = await self._weighed(
            await self._reply([*messages, Message.assistant(reply), _repair(faults)], attempt)
        )
        return _better(first, mended)

    def _told(self) -> str:
        """The lessons as a block of their own, nothing where there are none."""
        if not self.lessons:
            return ""
        rules = "\n".join(f"- {each.replace('<', '‹')}" for each in self.lessons)
        return render("lessons", rules=rules) + "\n"

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
            return Take(Weighed(kind="fault", words=f"the reading could not be checked ({error})"))
        weighed = Weighed.model_validate(output)
        if weighed.problem is None:
            return Take(weighed)
        optimum = await quick_outcome(
            weighed.problem, self.workers, self.progress, self.seed, budget_s=QUICK_S
        )
        return Take(_with_outcome(weighed, optimum), optimum)


def _repair(faults: Sequence[str]) -> Message:
    return Message.user(render("repair", faults="\n".join(f"- {each}" for each in faults[:12])))


def _better(first: Take, mended: Take) -> Take:
    """The mended reading, but where it is worse off than the first."""
    if mended.weighed.kind == "fault" and first.weighed.kind == "problem":
        return first
    if mended.weighed.kind == first.weighed.kind == "problem" and len(mended.doubts) > len(
        first.doubts
    ):
        return first
    return mended


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
