"""The best shape of a figure of which one quantity is given."""

from __future__ import annotations

import re

from agent.interpret.embedded.calculus.drafts import Draft, plain, positive
from agent.interpret.embedded.calculus.figures import Figure, figure_of
from agent.interpret.embedded.calculus.wanted import Given, Wanted, given
from agent.interpret.embedded.document import Document
from problems.modelling.limits import Relation
from problems.status import Sense

_LITRES = re.compile(r"\b(?:litres?|liters?|ml|gallons?|ounces|oz|pints?)\b", re.IGNORECASE)


def shape(document: Document, aim: Wanted) -> Draft | None:
    """Returns the program of a figure: one quantity given, another as large or small as can be."""
    text = document.text.raw
    figure = figure_of(text)
    if figure is None:
        return None
    told = given(document, tuple(figure.quantities))
    if len(told) != 1 or (_LITRES.search(text) and "volume" in figure.quantities):
        return None
    known = told[0]
    quantity = _wanted_quantity(figure, aim, known)
    if quantity is None or quantity == known.quantity:
        return None
    formula, fixed = figure.quantities[quantity], figure.quantities[known.quantity]
    if formula == fixed or (aim.goal is Sense.MAXIMISE) != (quantity == figure.size):
        return None
    return Draft(
        goal=aim.goal,
        objective=formula,
        amounts=positive(*figure.measures),
        rows=((fixed, _relation(known, aim), plain(known.number.value)),),
        used=(known.number.span,),
        assumptions=(f"The figure is a {figure.name}.",),
    )


def _wanted_quantity(figure: Figure, aim: Wanted, known: Given) -> str | None:
    """The quantity to be best: the first one named that is not the one given, else the figure's size."""
    for each in aim.quantities:
        if each in figure.quantities and each != known.quantity:
            return each
    if aim.goal is Sense.MAXIMISE:
        return figure.size
    if known.quantity == figure.size:
        return "material" if "material" in figure.quantities else None
    return None


def _relation(known: Given, aim: Wanted) -> Relation:
    """As told, where it holds the goal back; a limit on the other side would not."""
    match known.relation:
        case "<=" if aim.goal is Sense.MAXIMISE:
            return "<="
        case ">=" if aim.goal is Sense.MINIMISE:
            return ">="
        case _:
            return "="
