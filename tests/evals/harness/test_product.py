"""A row that breaks, hangs or cannot be asked is part of the figures, and the next row goes on."""

import asyncio
from pathlib import Path

import pytest

from evals.harness.campaign import pending, run_rows
from evals.harness.interpreters import Interpreter, chosen
from evals.harness.product import product
from evals.harness.record import Record
from evals.harness.results_file import results
from evals.harness.row import Row
from evals.harness.settings import Settings
from tests.evals.harness.rows import KNAPSACK

FAST = Settings(budget_s=1.0, seed=0, jobs=1)


def test_a_row_past_its_deadline_is_given_up_and_the_next_is_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def both() -> None:
        async with product(chosen("embedded")[0], FAST) as opened:
            with monkeypatch.context() as patch:
                patch.setattr(Settings, "deadline_s", 0.0)
                late = await opened.answer(Row(id="a", text=KNAPSACK, answer=22))
            assert late.ending == "timed_out"
            found = await opened.answer(Row(id="b", text=KNAPSACK, answer=22))
            assert found.report is not None
            assert found.report.objective == 22

    asyncio.run(both())


def test_what_the_product_refuses_is_no_answer_and_no_crash() -> None:
    async def ask() -> None:
        async with product(chosen("embedded")[0], FAST) as opened:
            ran = await opened.answer(Row(id="a", text="7 " * 1_000_000, answer=1))
            assert ran.ending == "refused"
            assert ran.said

    asyncio.run(ask())


def test_an_interpreter_that_breaks_ends_no_run(tmp_path: Path) -> None:
    broken = Interpreter("broken", ("no.such.module",))
    rows = [Row(id=name, text=KNAPSACK, answer=22) for name in "ab"]
    seen: list[Record] = []
    with results(tmp_path, resume=False) as kept:
        asyncio.run(run_rows(rows, broken, FAST, kept, seen.append))
        assert not pending(rows, kept, FAST.configuration("broken"), FAST.seed)
    assert [each.outcome for each in seen] == ["failed", "failed"]
