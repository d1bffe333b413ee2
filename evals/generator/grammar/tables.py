"""Tables as people paste them: Markdown, comma separated, tab separated, or aligned."""

from __future__ import annotations

from collections.abc import Sequence

from evals.generator.grammar.draw import Draw

Cells = Sequence[Sequence[object]]


def table(draw: Draw, header: Sequence[str], rows: Cells) -> str:
    """Returns the table in one of the layouts, between line breaks."""
    layout = draw.one([markdown, comma_separated, aligned, tab_separated])
    return "\n" + layout(header, rows) + "\n"


def markdown(header: Sequence[str], rows: Cells) -> str:
    """Returns a table with bars.

    >>> print(markdown(["a", "b"], [[1, 2]]))
    | a | b |
    |---|---|
    | 1 | 2 |
    """
    lines = [header, *rows]
    drawn = ["| " + " | ".join(str(cell) for cell in line) + " |" for line in lines]
    return "\n".join([drawn[0], "|" + "---|" * len(header), *drawn[1:]])


def comma_separated(header: Sequence[str], rows: Cells) -> str:
    """Returns a table as CSV.

    >>> comma_separated(["a", "b"], [[1, 2]])
    'a,b\\n1,2'
    """
    return "\n".join(",".join(str(cell) for cell in line) for line in [header, *rows])


def tab_separated(header: Sequence[str], rows: Cells) -> str:
    """Returns a table as it is copied from a spreadsheet."""
    return "\n".join("\t".join(str(cell) for cell in line) for line in [header, *rows])


def aligned(header: Sequence[str], rows: Cells) -> str:
    """Returns a table in columns of equal width.

    >>> print(aligned(["a", "bb"], [["long", 2]]))
    a     bb
    long  2
    """
    lines = [[str(cell) for cell in line] for line in [header, *rows]]
    widths = [max(len(line[i]) for line in lines) for i in range(len(header))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def matrix(draw: Draw, rows: Cells) -> str:
    """Returns a matrix without names: brackets in a line, brackets by row, or numbers by row."""
    inner = ["[" + ", ".join(str(cell) for cell in row) + "]" for row in rows]
    match draw.whole(0, 2):
        case 0:
            return "[" + ", ".join(inner) + "]"
        case 1:
            return "\n[" + ",\n ".join(inner) + "]\n"
        case _:
            return "\n" + "\n".join(" ".join(str(cell) for cell in row) for row in rows) + "\n"
