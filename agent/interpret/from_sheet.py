"""Problems that a sheet spells out with what the words say once, such as a capacity."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from pydantic import ValidationError

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.text import Span
from problems.errors import FormatError
from problems.format_registry import sheet_forms
from problems.problem import Problem
from problems.sheet_form import Filled, Parameter, SheetForm, filled
from problems.validation import one_sentence

_BETWEEN = r"\s*(?:is|are|of|=|:|at\smost|at|up\sto|the|a|\s)*?\s*"
_AND = r"\s*(?:[,;&]\s*(?:and\s)?|\band\s)\s*"


def read_sheet(document: Document, wanted: Collection[str]) -> Reading | Missing | None:
    """Returns the problem of a family in `wanted` that the one sheet spells out; None if it is none.

    Without a family wanted, the headers must be those of one form only, and leave nothing open.

    Raises:
        FormatError: a cell does not fit; the message names its row and column.
    """
    tables = [table for table in document.tables if table.span is None and any(table.columns)]
    if len(tables) != 1:
        return None
    forms = [sheet_forms()[name] for name in wanted if name in sheet_forms()]
    if forms:
        found = [each for form in forms if (each := _reading(form, tables[0], document))]
        return found[0] if found else None
    fitting = [
        each
        for form in sheet_forms().values()
        if (each := _reading(form, tables[0], document, whole=True))
    ]
    return fitting[0] if len(fitting) == 1 and isinstance(fitting[0], Reading) else None


def _reading(
    form: SheetForm, table: Table, document: Document, *, whole: bool = False
) -> Reading | Missing | None:
    """What a form makes of the table; `whole` asks that it takes every column."""
    said, used = _parameters(form, table, document)
    sheet = filled(form, table.columns, table.rows, said)
    if sheet is None or (whole and sheet.extra and not form.takes_extra):
        return None
    missing = next(
        (each for each in form.parameters if each.required and each.field not in said), None
    )
    if missing is not None:
        return Missing(form.family, missing.names[0], f"What is the {missing.names[0]}?")
    return Reading(_built(form, sheet, table), used, _ignored(form, sheet))


def _built(form: SheetForm, sheet: Filled, table: Table) -> Problem[Any]:
    try:
        return form.build(sheet)
    except FormatError as error:
        raise FormatError(f"'{table.name}': {error}") from error
    except ValidationError as error:
        raise FormatError(f"'{table.name}': {one_sentence(error, 'the sheet')}") from error


def _ignored(form: SheetForm, sheet: Filled) -> tuple[str, ...]:
    if form.takes_extra or not sheet.extra:
        return ()
    columns = ", ".join(repr(name) for name in sheet.extra)
    return (f"The columns {columns} of the sheet were not used.",)


def _parameters(
    form: SheetForm, table: Table, document: Document
) -> tuple[Mapping[str, str], tuple[Span, ...]]:
    """The parameters that the words give, and where."""
    said: dict[str, str] = {}
    used: list[Span] = []
    for parameter in form.parameters:
        if parameter.takes == "number":
            found = _number_after(parameter, document)
        else:
            found = _names_after(parameter, table, document)
        if found:
            said[parameter.field], span = found
            used.append(span)
    return said, tuple(used)


def _number_after(parameter: Parameter, document: Document) -> tuple[str, Span] | None:
    """The number that follows one of the parameter's names, or stands right before it."""
    raw = document.text.raw
    for name in parameter.names:
        pattern = rf"\b{re.escape(name)}\b{_BETWEEN}$"
        for number in document.numbers:
            before, after = raw[: number.span.start], raw[number.span.end :]
            named = re.search(pattern, before[-60:], re.IGNORECASE)
            counted = re.match(rf"[ \t]*{re.escape(name)}\b", after, re.IGNORECASE)
            if named or counted:
                return repr(number.value), number.span
    return None


def _names_after(parameter: Parameter, table: Table, document: Document) -> tuple[str, Span] | None:
    """The name in a cell that follows one of the parameter's names; of a list, all that follow it."""
    cells = sorted({cell for row in table.rows for cell in row if cell}, key=len, reverse=True)
    written = {cell.lower(): cell for cell in reversed(cells)}
    cell = rf"(?<!\w)(?:{'|'.join(map(re.escape, cells))})(?!\w)"
    more = rf"(?:{_AND}{cell})*" if parameter.takes == "cells" else ""
    for name in parameter.names:
        pattern = rf"\b{re.escape(name)}\b{_BETWEEN}(?P<cells>{cell}{more})"
        found = re.search(pattern, document.text.raw, re.IGNORECASE)
        if found:
            said = re.findall(cell, found["cells"], re.IGNORECASE)
            value = "; ".join(written[each.lower()] for each in said)
            return value, Span(*found.span("cells"))
    return None
