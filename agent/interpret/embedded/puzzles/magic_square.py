"""Magic squares: a square of different numbers whose rows, columns and diagonals have one sum."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.grids.cells import find_cell_grid
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.puzzles.drafts import FAMILY, Rule, all_different, goal_of, linear
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.relations.unread_rules import asked_about
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unused_numbers, with_context
from problems.families.constraint_puzzle import ConstraintPuzzle

_MAGIC = re.compile(r"\bmagic\ssquare\b", re.IGNORECASE)
_SIZE = re.compile(
    r"\b(?P<n>\d|three|four|five)\s?(?:x|×|by|-by-)\s?(?:\d|three|four|five)\b|\border\s(?P<order>\d|three|four|five)\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\b(?P<low>\d+)\s?(?:to|through|-|–|\.\.\.?)\s?(?P<high>\d+)\b")
_SUM = re.compile(
    r"\b(?:magic\s(?:sum|constant|number)(?:\s(?:is|of|=))?|(?:add\sup|sums?|adds?(?:\sup)?|total)\s(?:to|up\sto)?|sum\s(?:of|is))\s(?P<sum>\d+)\b",
    re.IGNORECASE,
)
_CORNER = (
    r"(?:top|upper|bottom|lower)[\s-](?:left|right)(?:[\s-]hand)?(?:\s(?:corner|cell|number))?"
)
_CELL = re.compile(
    rf"\b(?P<corner>{_CORNER})|\b(?P<centre>cent(?:re|er)|middle)(?:\s(?:cell|square|number|of\sthe\ssquare))?(?!\s(?:row|column|left|right))"
    r"|\brow\s(?P<row>\d|one|two|three|four|five),?\s(?:and\s)?column\s(?P<column>\d|one|two|three|four|five)\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\s*(?:is|=|:|contains|holds|must\sbe|has|equals)\s(?:the\snumber\s|a\s)?(?P<value>\d+)\b|\s*\((?P<bracket>\d+)\)",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\?|^\W*(?:find|determine|what|which)\b", re.IGNORECASE)
_EXTRA = re.compile(
    r"\b(?:odd|even|prime|twice|larger\sthan|smaller\sthan|greater\sthan|less\sthan|next\sto|adjacent|semi-?magic|pandiagonal|product)\b",
    re.IGNORECASE,
)


def read_magic_square(document: Document) -> Reading | Missing | None:
    """Returns the puzzle of a magic square with the cells that are given."""
    text = document.text.raw
    if not _MAGIC.search(text):
        return None
    extra = next((s for s in document.text.sentences if _EXTRA.search(s.text)), None)
    if extra:
        return asked_about(FAMILY, extra)
    size = _size(text)
    if size is None:
        return Missing(FAMILY, "the size of the square", "How many rows has the magic square?")
    names = [[f"row {i} column {j}" for j in range(1, size + 1)] for i in range(1, size + 1)]
    span = _RANGE.search(text)
    low, high = (int(span["low"]), int(span["high"])) if span else (1, size * size)
    if high - low + 1 < size * size:
        return None
    used = [Span(*m.span()) for m in (span, _SIZE.search(text), _SUM.search(text)) if m]
    rules, objective = _lines(names, text, low, high), {}
    for sentence in document.text.sentences:
        asks = bool(_ASKS.search(sentence.text))
        for match in _CELL.finditer(sentence.text):
            name = _cell(match, names)
            given = _GIVEN.match(sentence.text, match.end())
            if name and given:
                rules.append(linear({name: 1.0}, "=", float(given["value"] or given["bracket"])))
                start = sentence.span.start
                used.append(Span(start + match.start(), start + given.end()))
            elif name and asks:
                objective[name] = 1.0
                used.append(
                    Span(sentence.span.start + match.start(), sentence.span.start + match.end())
                )
    used += _grid_givens(document, names, rules)
    loose = [
        n
        for n in unused_numbers(document, used)
        if n.value not in {2.0, float(size), float(size * size)}
    ]
    if loose or len(objective) > 1:
        shown = with_context(document, loose[0]) if loose else " and ".join(objective)
        return Missing(FAMILY, f'what "{shown}" means', f'What does "{shown}" say of the square?')
    problem = ConstraintPuzzle.model_validate(
        {
            "unknowns": [{"name": n, "low": low, "high": high} for row in names for n in row],
            "rules": rules,
            "objective": objective,
            "goal": goal_of(text),
        }
    )
    return Reading(problem, tuple(sentence.span for sentence in document.text.sentences))


def _size(text: str) -> int | None:
    match = _SIZE.search(text)
    if match:
        return int(find_numbers(match["n"] or match["order"])[0].value)
    grid = find_cell_grid(text, (3, 4, 5, 6))
    return len(grid.rows) if grid else None


def _lines(names: list[list[str]], text: str, low: int, high: int) -> list[Rule]:
    """All different, and each row, column and diagonal with the magic sum, told or of the first row."""
    size = len(names)
    flat = [name for row in names for name in row]
    lines = [*names, *(list(column) for column in zip(*names, strict=True))]
    lines += [[names[k][k] for k in range(size)], [names[k][size - 1 - k] for k in range(size)]]
    told = _SUM.search(text)
    total = float(told["sum"]) if told else None
    if total is None and high - low + 1 == size * size:
        total = size * (low + high) / 2
    rules = [all_different(flat)]
    for line in lines:
        if total is not None:
            rules.append(linear(dict.fromkeys(line, 1.0), "=", total))
        elif line is not names[0]:
            terms = dict.fromkeys(names[0], 1.0)
            for name in line:
                terms[name] = terms.get(name, 0.0) - 1.0
            rules.append(linear(terms, "=", 0.0))
    return rules


def _cell(match: re.Match[str], names: list[list[str]]) -> str | None:
    size = len(names)
    if match["corner"]:
        word = match["corner"].lower()
        row = 0 if re.match(r"top|upper", word) else size - 1
        return names[row][0 if "left" in word else size - 1]
    if match["centre"]:
        return names[size // 2][size // 2] if size % 2 else None
    row, column = (int(find_numbers(match[key])[0].value) for key in ("row", "column"))
    return names[row - 1][column - 1] if max(row, column) <= size and min(row, column) > 0 else None


def _grid_givens(document: Document, names: list[list[str]], rules: list[Rule]) -> list[Span]:
    grid = find_cell_grid(document.text.raw, (len(names),))
    if grid is None or len(grid.rows) != len(names):
        return []
    rules += [
        linear({names[i][j]: 1.0}, "=", float(cell))
        for i, row in enumerate(grid.rows)
        for j, cell in enumerate(row)
        if cell
    ]
    return [grid.span]
