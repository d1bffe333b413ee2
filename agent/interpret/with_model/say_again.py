"""Back-translation: the model tells a problem in its own words without sight of the question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pydantic import Field

from agent.interpret.with_model.evidence.doubt import Doubt
from agent.interpret.with_model.evidence.retold import differences
from agent.interpret.with_model.opened import opened
from agent.llm.messages import Message, Schema
from problems.problem import Frozen
from prompts.render import render
from tools.tool import Progress, Tool

_FORM = re.compile(r"-?\d+(?:[.,]\d+)*")  # lines that differ in their numbers only are of one form
_RELATED = re.compile(r"( is (?:at most|at least|exactly) )")
_OF_A_FORM = 2
_LONGEST_LINE = 400


class Retold(Frozen):
    """One plain sentence for each line of a problem."""

    lines: tuple[str, ...] = Field(max_length=200)


SCHEMA = Schema("retold", Retold.model_json_schema())


def folded(lines: Sequence[str], *, by_first_word: bool = False) -> tuple[str, ...]:
    """Returns the lines with all but the first of each form left out, and long sums cut in the middle.

    Lines are of one form where only their numbers differ, or, in a list of things (`by_first_word`),
    where they begin alike: "node a", "node b".

    >>> folded([f"edge {at} – {at + 1}: weight {at}" for at in range(60)])[-1]
    'edge 1 – 2: weight 1 (… 58 lines more of this form)'
    """
    forms = [line.split(" ")[0] if by_first_word else _FORM.sub("#", line) for line in lines]
    counts, seen, kept = Counter(forms), Counter[str](), []
    for line, form in zip(lines, forms, strict=True):
        seen[form] += 1
        left = counts[form] - _OF_A_FORM
        if seen[form] > _OF_A_FORM and left > 1:
            continue
        is_last = seen[form] == _OF_A_FORM and left > 1
        more = f" (… {left} lines more of this form)" if is_last else ""
        kept.append(f"{_cut(line)}{more}")
    return tuple(kept)


def _cut(line: str) -> str:
    """A long line without its middle: how each side begins and ends, and all of how they are related.

    >>> told = _cut(" + ".join(["7 box"] * 90) + " is at most " + " + ".join(["3 van"] * 90))
    >>> told.count("…"), " box is at most 3 van" in told
    (2, True)
    """
    if len(line) <= _LONGEST_LINE:
        return line
    left, relation, right = (
        _RELATED.split(line, maxsplit=1) if _RELATED.search(line) else (line, "", "")
    )
    return f"{_shortened(left)}{relation}{_shortened(right)}"


def _shortened(side: str) -> str:
    if len(side) <= _LONGEST_LINE // 2:
        return side
    return f"{side[: _LONGEST_LINE // 3]} … {side[-_LONGEST_LINE // 10 :]}"


def telling(lines: Sequence[str]) -> list[Message]:
    """Returns what the model is asked: the lines of the problem, folded, and nothing of the question."""
    numbered = "\n".join(f"{at}. {line}" for at, line in enumerate(lines, start=1))
    return [Message.user(render("say_again", lines=numbered))]


class RetoldInput(Frozen):
    """A question, its files, and a problem of it retold; `unused` are passages without a part in it."""

    question: str
    files: tuple[str, ...] = ()
    lines: tuple[str, ...]
    unused: tuple[int, ...] = ()


class Compared(Frozen):
    """Where the retelling and the question differ."""

    doubts: tuple[Doubt, ...] = ()


def run(request: RetoldInput, progress: Progress) -> Compared:
    """Returns where a retelling and the question differ, passage by passage."""
    progress(0.8, "comparing the retelling with the question")
    found = opened(request.question, request.files)
    told = differences(found.briefing, request.lines, request.unused, is_english=found.is_english)
    return Compared(doubts=tuple(told))


TOOL = Tool(
    name="compare_retold",
    description="Compare a problem told in plain words with the question that it came from.",
    input_type=RetoldInput,
    output_type=Compared,
    run=run,
)
