"""What every way of telling two amounts of each agent and task comes to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.text import Span

Rows = tuple[tuple[float, ...], ...]
LOAD = re.compile(
    r"\b(?:hours?|h|minutes?|min|days?|times?|durations?|gb|mb|kg|tonnes?|t|litres?|takes?|taking|takes|needs?|needing|uses?|usage|used|requires?"
    r"|resources?|loads?|weights?|weighs?|sizes?|space|memory|consum\w+|occup\w+|room|efforts?|workloads?|requirements?|demands?|cpu|points)\b",
    re.IGNORECASE,
)
COST = re.compile(
    r"\b(?:costs?|costing|prices?|euros?|dollars?|pounds?|francs?|ct|cents?|eur|usd|pays?|paid|profits?|earn\w*|revenues?|values?|fees?|charges?|charging"
    r"|wages?|expens\w+|gains?|benefits?|returns?|yields?|income)\b|[$€£]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Grids:
    """Loads and costs, a row for each agent and a column for each task, and where they stand."""

    tasks: tuple[str, ...]
    loads: Rows
    costs: Rows
    spans: tuple[Span, ...]


def kind_of(words: str) -> str:
    """Returns "load" or "cost", whichever the words speak of last, "" where of neither.

    >>> kind_of("Costs (a row for each agent):"), kind_of("resource use"), kind_of("so")
    ('cost', 'load', '')
    """
    loads, costs = list(LOAD.finditer(words)), list(COST.finditer(words))
    if not loads and not costs:
        return ""
    return (
        "load"
        if (loads[-1].start() if loads else -1) > (costs[-1].start() if costs else -1)
        else "cost"
    )


def transposed(rows: Rows) -> Rows:
    """Returns rows as columns."""
    return tuple(zip(*rows, strict=True))
