"""Reading a question with a model and without one, until they agree or the budget is spent."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from agent.contracts.ask import Ask
from agent.contracts.clarification import Clarification
from agent.contracts.interpretation import Interpretation
from agent.contracts.model_use import ModelUse
from agent.contracts.parts import Parts
from agent.contracts.reply import Reply
from agent.interpret.action import Understood
from agent.interpret.alternatives import quick_outcome, said_of_optimum
from agent.interpret.with_model.brief_action import Brief, BriefInput
from agent.interpret.with_model.conversation import QUICK_S, Conversation, Take
from agent.interpret.with_model.evidence.doubt import Kind
from agent.interpret.with_model.lessons import Lesson, lessons_for
from agent.interpret.with_model.retelling import is_retold
from agent.interpret.with_model.vote import (
    CLEAN,
    DOUBTED,
    EMBEDDED,
    KEPT,
    Candidate,
    agree,
    clusters,
    decided,
)
from agent.llm.budget import TokenBudget
from agent.llm.client import ChatClient
from agent.llm.errors import BudgetExhausted, LlmError
from problems.errors import VerdiqError
from tools.tool import Progress
from tools.worker import Workers

_BRIEFING_S = 30.0
_READINGS_SHOWN = 3  # that a person is shown, each by its first lines
_LINES_SHOWN = 6
# Shares solved of 298 questions read with a played model: 204 of 210 readings that agreed with the
# embedded one, 63 of 66 retold, 20 of 22 voted for (docs/evaluation.md; `verdiq eval --interpreter llm`
# measures them again).
_AGREED, _RETOLD, _VOTED = 0.97, 0.95, 0.91
_UNUSABLE = "The language model gave no reading that could be used, so this is read without it."
_UNCHECKED = (
    "The language model's reading was too large to be checked in time, so this is read without it."
)


@dataclass(frozen=True, slots=True)
class ModelReader:
    """A model, and what one question may take of it."""

    client: ChatClient
    max_tokens: int = 60_000
    max_cost_usd: float | None = None
    most_readings: int = 3
    deadline_s: float = 240.0
    lessons: tuple[Lesson, ...] = ()

    async def read(
        self, ask: Ask, understood: Understood, workers: Workers, progress: Progress
    ) -> Understood:
        """Returns what the question means by the model and the embedded interpreter together.

        Where no reply comes the embedded interpreter's result stands, with a note.
        """
        if isinstance(understood.result, Reply):
            return understood
        likely = _family_of(understood)
        request = BriefInput(question=ask.question, files=ask.files, likely=likely)
        try:
            output = await workers.call(
                "brief_model", request, grace_s=_BRIEFING_S, progress=progress
            )
            brief = Brief.model_validate(output)
        except VerdiqError as error:
            return _noted(understood, f"The language model was not asked: {error}.", None)
        if brief.spells_out:
            return understood
        budget = TokenBudget(
            max_tokens=self.max_tokens,
            max_cost_usd=self.max_cost_usd,
            prices=self.client.settings.prices,
        )
        conversation = Conversation(
            ask.question,
            ask.files,
            brief,
            self.client,
            budget,
            workers,
            progress,
            ask.seed,
            asyncio.get_running_loop().time() + self.deadline_s,
            lessons_for(ask.question, self.lessons),
        )
        session = _Session(conversation, understood, self.most_readings)
        try:
            result = await session.result()
        except LlmError as error:
            note = f"The language model could not be asked, so the question was read without it: {error}"
            return _noted(understood, note, self._use(budget))
        result = result.model_copy(update={"model_use": self._use(budget)})
        return understood.model_copy(update={"result": result})

    def _use(self, budget: TokenBudget) -> ModelUse:
        return ModelUse(
            model=self.client.settings.model,
            calls=budget.n_calls,
            tokens=budget.spent.total_tokens,
            cost_usd=budget.spent.cost_usd,
        )


def _family_of(understood: Understood) -> str | None:
    result = understood.result
    if isinstance(result, Interpretation):
        return result.problem.family
    return result.family if isinstance(result, Clarification) else None


def _noted(understood: Understood, note: str, use: ModelUse | None) -> Understood:
    result = understood.result
    update: dict[str, object] = {"model_use": use}
    if isinstance(result, Interpretation):
        update["assumptions"] = (*result.assumptions, note)
    elif isinstance(result, Clarification):
        update["question"] = f"{result.question} ({note})"
    return understood.model_copy(update={"result": result.model_copy(update=update)})


@dataclass(slots=True)
class _Session:
    """The readings of one question."""

    talk: Conversation
    understood: Understood
    most_readings: int

    async def result(self) -> Interpretation | Clarification | Parts:
        """Returns what enough readings agree on, or a question."""
        candidates = await self._embedded()
        takes: list[Take] = []
        for attempt in range(self.most_readings):
            try:
                take = await self.talk.read(
                    attempt, takes, is_enough=lambda found: self._is_shared(found, candidates)
                )
            except BudgetExhausted:
                if not takes:
                    raise
                break
            takes.append(take)
            if take.weighed.problem is not None:
                candidates.append(Candidate(take.weighed.problem, take.optimum, _weight(take)))
            settled = await self._settled(takes, candidates)
            if settled is not None:
                return settled
            if take.is_unchecked:  # a further reading of the same data would take as long
                break
        return self._open(takes, candidates)

    def _is_shared(self, take: Take, candidates: list[Candidate]) -> bool:
        """Whether a reading, doubted or not, says what the embedded interpreter says."""
        problem = take.weighed.problem
        if problem is None:
            return False
        own = Candidate(problem, take.optimum, _weight(take))
        return any(each.is_embedded and agree(each, own) for each in candidates)

    async def _embedded(self) -> list[Candidate]:
        result = self.understood.result
        if not isinstance(result, Interpretation):
            return []
        optimum = await quick_outcome(
            result.problem,
            self.talk.workers,
            self.talk.progress,
            self.talk.seed,
            budget_s=QUICK_S,
        )
        return [Candidate(result.problem, optimum, EMBEDDED, is_embedded=True)]

    async def _settled(
        self, takes: list[Take], candidates: list[Candidate]
    ) -> Interpretation | Clarification | Parts | None:
        """What the readings so far settle, if anything."""
        winner = decided(clusters(candidates))
        if winner is not None:
            is_shared = any(each.is_embedded for each in winner.candidates)
            return self._read(takes, winner.candidates[0], is_shared=is_shared)
        take = takes[-1]
        is_split = take.weighed.kind == "several" and not take.doubts
        if is_split and len(take.weighed.parts) > 1 and not candidates:
            return Parts(questions=take.weighed.parts)
        asked = [each for each in takes if each.weighed.kind == "question"]
        has_embedded = any(each.is_embedded for each in candidates)
        if asked and (len(asked) > 1 or not has_embedded):
            return self._question(asked[0])
        if take.is_clean and len(candidates) == 1 and await is_retold(self.talk, take):
            return self._read(takes, candidates[0], is_shared=False)
        return None

    def _read(self, takes: list[Take], chosen: Candidate, *, is_shared: bool) -> Interpretation:
        """The chosen reading, with what it left aside."""
        result = self.understood.result
        if is_shared:
            assert isinstance(result, Interpretation)
            return result.model_copy(
                update={
                    "interpreter": "both",
                    "confidence": max(_AGREED, result.confidence),
                    "is_open": False,  # the model settles what the words left open
                }
            )
        take = next(each for each in takes if each.weighed.problem == chosen.problem)
        return Interpretation(
            problem=chosen.problem,
            assumptions=take.weighed.unused,
            interpreter="llm",
            confidence=_RETOLD if len(takes) == 1 else _VOTED,
            origins=take.weighed.origins,
        )

    def _question(self, take: Take) -> Clarification:
        return Clarification(
            question=take.weighed.words[:2000] or "Please say more about what is to be decided.",
            missing=take.weighed.missing or ("what the question leaves open",),
            family=None,
        )

    def _open(
        self, takes: list[Take], candidates: list[Candidate]
    ) -> Interpretation | Clarification:
        """What is said where nothing was settled: a question, never a guess."""
        result = self.understood.result
        asked = next((each for each in takes if each.weighed.kind == "question"), None)
        if asked is not None:
            return self._question(asked)
        if isinstance(result, Interpretation) and all(
            each.weighed.kind in {"fault", "reply"} for each in takes
        ):
            note = _UNCHECKED if takes[-1].is_unchecked else _UNUSABLE
            return result.model_copy(update={"assumptions": (*result.assumptions, note)})
        found = clusters(candidates)
        if len(found) > 1:
            return Clarification(
                question="This can be read in more than one way, and the answers differ; which do you mean?",
                missing=("which reading is meant",),
                readings=tuple(_in_short(each.candidates[0]) for each in found[:_READINGS_SHOWN]),
                family=found[0].candidates[0].problem.family,
            )
        odd = next((each for each in takes if _is_only_odd(each)), None)
        if odd is not None and odd.weighed.problem is not None:
            return Clarification(
                question=f"As I read it, {said_of_optimum(odd.optimum)}; is that what you meant?",
                missing=("whether a rule is missing or too strict",),
                readings=("; ".join(odd.weighed.lines[:12]),),
                family=odd.weighed.problem.family,
            )
        if isinstance(result, Clarification):
            is_unchecked = bool(takes) and takes[-1].is_unchecked
            more = f" ({_UNCHECKED})" if is_unchecked else ""
            return result.model_copy(update={"question": f"{result.question}{more}"})
        doubts = [doubt.sentence for take in takes for doubt in take.doubts]
        return Clarification(
            question="I could not read the question without doubts; please say it in other words, one "
            "rule a sentence.",
            missing=tuple(dict.fromkeys(doubts))[:5] or ("a clearer wording",),
        )


def _weight(take: Take) -> float:
    if take.is_clean:
        return CLEAN
    return DOUBTED if take.doubts else KEPT


def _in_short(candidate: Candidate) -> str:
    """A reading in its first lines, and what it comes to."""
    lines = candidate.problem.restate()[:_LINES_SHOWN]
    return f"{'; '.join(lines)} ({said_of_optimum(candidate.optimum)})"


def _is_only_odd(take: Take) -> bool:
    """Whether nothing but its outcome speaks against a reading."""
    return bool(take.doubts) and all(each.kind is Kind.OUTCOME for each in take.doubts)
