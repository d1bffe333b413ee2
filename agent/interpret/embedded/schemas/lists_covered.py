"""The cheapest choice of workers, sets or sites, where data list who can do each task, or what each does."""

from __future__ import annotations

from agent.interpret.embedded.named_data.counted_from import counted_from
from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.schema import Schema
from agent.interpret.embedded.named_data.slots import Slot
from problems.families.set_cover import CoverSet, SetCover


def _build(data: Data) -> SetCover | None:
    lists, costs = data.grid("lists"), data.vector("cost")
    n_workers, n_tasks = len(costs), len(data.names["task"])
    if n_workers == n_tasks:
        return None  # a list may be of a task or of a worker
    first = counted_from(data.document.text.raw, (k for row in lists for k in row), n_workers)
    if first is None:
        return None
    able = [{int(k) - first for k in row} for row in lists]
    tasks = data.names["task"]
    return SetCover(
        universe=tasks,
        sets=tuple(
            CoverSet(
                name=name,
                elements=tuple(task for task, who in zip(tasks, able, strict=True) if w in who),
                cost=cost,
            )
            for w, (name, cost) in enumerate(zip(data.names["worker"], costs, strict=True))
        ),
    )


SCHEMA = Schema(
    name="set_cover",
    cues=(
        r"\bminim|\bleast\b|\bcheap|\blowest\b",
        r"\b(?:all|every|each)\s(?:the\s|of\sthe\s)?(?:\w+\s)?(?:tasks?|jobs?|skills?|areas?|regions?|elements?|customers?|districts?)\b",
        r"\bperform|\bcover|\bqualif|\bserve|\breach",
    ),
    axes={
        "task": "task|job|skill|area|region|element|customer|district",
        "worker": "worker|person|people|employee|set|site|station|team|subset",
    },
    slots=(
        Slot("lists", ("task", "..."), "qualified|able|cover|covered|skill|capable|reach|who|by"),
        Slot("cost", ("worker",), "cost|wage|price|salary|hire"),
    ),
    build=_build,
    refuses=r"\bbudget\b|\bat\smost\s(?:one|two|three|\d+)\b|\bat\sleast\s(?:two|three|[2-9])\b|\beach\sworker\scan\b[^.]{0,40}\bonly\b",
)
