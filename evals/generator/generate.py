"""One generated row: question, expected formulation and proven answer."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import Field

from evals.generator.grammar.draw import Draw
from evals.generator.optimum import optimum_of
from evals.generator.registry import phrasings
from problems.problem import Frozen

_MOST_TRIES = 20
_SIZES = (4, 7)  # small enough to be proven well within a second in every family


class Row(Frozen):
    """A question of the harness: `answer` where there is an optimum, else `status`."""

    id: str
    text: str
    dataset: str = "generated"
    family: str
    problem: dict[str, Any] = Field(description="the expected formulation, as JSON")
    answer: float | None = None
    status: str | None = None


def generate(family: str, rng: random.Random, size: int, form: int | None = None) -> Row | None:
    """Returns a row of the family, None where its optimum was not proven; drop such a row."""
    forms = phrasings()[family].forms
    number = rng.randrange(len(forms)) if form is None else form % len(forms)
    question = forms[number](Draw(rng), size)
    found = optimum_of(question.problem)
    if found is None:
        return None
    return Row(
        id=f"{family}-{number}",
        text=question.text,
        family=family,
        problem=question.problem.model_dump(mode="json"),
        answer=found.answer,
        status=found.status if found.answer is None else None,
    )


def rows(n: int, seed: int, families: Sequence[str] = ()) -> Iterator[Row]:
    """Yields n rows, the families in turn; the same for the same arguments."""
    names = list(families) or sorted(phrasings())
    for index in range(n):
        family = names[index % len(names)]
        yield _row(family, seed, index, index // len(names))


def _row(family: str, seed: int, index: int, form: int) -> Row:
    for attempt in range(_MOST_TRIES):
        rng = random.Random(f"{seed}/{family}/{index}/{attempt}")  # noqa: S311  # no secret
        row = generate(family, rng, rng.randint(*_SIZES), form)
        if row is not None:
            return row.model_copy(update={"id": f"generated-{seed}-{index}-{row.id}"})
    raise RuntimeError(
        f"none of {_MOST_TRIES} {family} instances (seed {seed}, row {index}) was proven; "
        "make that phrasing's instances smaller"
    )
