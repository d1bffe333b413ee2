"""The linear programs whose form the words tell, each read by a reader of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.programs.diet import is_diet, read_diet
from agent.interpret.embedded.programs.located import is_located, read_located
from agent.interpret.embedded.programs.production_plan import (
    is_production_plan,
    read_production_plan,
)
from agent.interpret.embedded.programs.staffing import is_staffing, read_staffing
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.records.product_mix import is_product_mix, read_product_mix
from agent.interpret.embedded.records.reductions import is_reduction, read_reduction
from agent.interpret.embedded.records.shares import is_divided, read_shares
from agent.interpret.embedded.records.stock_plan import is_stock_plan, read_stock_plan

_LONGEST = 60_000  # characters; longer questions hold data in files


@dataclass(frozen=True, slots=True)
class Form:
    """How a known form is recognised, cheaply, and read."""

    accepts: Callable[[Document], bool]
    read: Callable[[Document], Reading | Missing | None]


_FORMS = (
    Form(is_divided, read_shares),
    Form(is_product_mix, read_product_mix),
    Form(is_reduction, read_reduction),
    Form(is_stock_plan, read_stock_plan),
    Form(is_diet, read_diet),
    Form(is_located, read_located),
    Form(is_staffing, read_staffing),
    Form(is_production_plan, read_production_plan),
)


def is_known_form(document: Document) -> bool:
    """Whether a linear program of a known form is told."""
    return len(document.text.raw) <= _LONGEST and any(form.accepts(document) for form in _FORMS)


def read_known_form(document: Document) -> Reading | Missing | None:
    """Returns the first known form that can be read, None where none is told."""
    if len(document.text.raw) > _LONGEST:
        return None
    for form in _FORMS:
        outcome = form.read(document) if form.accepts(document) else None
        if outcome is not None:
            return outcome
    return None
