"""A report as Markdown, whole or in one line."""

from __future__ import annotations

from agent.contracts.report import Report
from agent.contracts.verdict import Finding
from agent.report.headline import headline
from agent.report.safe_text import escaped, printable
from agent.report.section import Section, Table
from agent.report.sections import sections
from agent.report.unsolved import unsolved_sections
from agent.report.verdict_words import source_words
from problems.plain_number import percent, plain


def markdown(report: Report, figure: str | None = None, *, whole: bool = True) -> str:
    """Returns the report; `figure` is the address of a picture to show under the answer.

    Not `whole`, its verdict is a paragraph and the open routes, for a terminal.
    """
    if report.kind == "several":
        titled = zip(report.questions, report.parts, strict=False)
        return "\n\n".join(
            f"## {_inline(said)}\n\n{markdown(part, whole=whole)}" for said, part in titled
        )
    if report.kind == "verdict":
        return _judgement(report, whole=whole)
    if report.kind != "answer":
        return "\n\n".join(escaped(each) for each in report.explanation.split("\n\n"))
    first, *others = sections(report, whole=whole)
    answer, *certainty = first.sentences
    parts = [f"**{_inline(answer)}**", _inline(" ".join(certainty))]
    if figure is not None:
        parts.append(f"![The solution](<{figure.replace('>', '%3E')}>)")
    for section in others:
        parts += _section(section)
    return "\n\n".join(parts)


def _judgement(report: Report, *, whole: bool) -> str:
    first, *others = unsolved_sections(report, whole=whole)
    parts = [f"**{_inline(first.sentences[0])}**", _inline(" ".join(first.sentences[1:]))]
    return "\n\n".join(part for part in [*parts, *(p for s in others for p in _section(s))] if part)


def one_line(report: Report) -> str:
    """Returns the answer, how sure it is and the verdict, in one line of plain text."""
    if report.kind != "answer":
        return printable(report.explanation.split("\n\n")[0])
    assert report.problem is not None and report.verdict is not None
    assert report.solver is not None and report.status is not None
    answer = headline(report.problem, report.solution, report.status, report.solver.budget_s)
    value = "" if report.objective is None else f" {plain(report.objective)}"
    worth = "may be worth it" if report.verdict.worth_quantum else "not worth it"
    return printable(f"[{report.status.value}{value}] {answer} Quantum: {worth}.")


def _section(section: Section) -> list[str]:
    parts = [f"### {section.title}", _inline(" ".join(section.sentences))]
    if section.lines:
        parts.append("\n".join(f"- {_inline(line)}" for line in section.lines))
    parts += [_rows(table) for table in section.tables]
    if section.findings:
        parts.append(_table(section.findings))
    if section.closing:
        parts.append(_inline(" ".join(section.closing)))
    return parts


def _table(findings: tuple[Finding, ...]) -> str:
    head = ("what was weighed", "value", "against", "so", "source")
    rows = tuple(
        (each.name, each.value, each.threshold, each.effect, source_words(each))
        for each in findings
    )
    if not any(each.moved for each in findings):
        return _rows(Table(head, rows))
    moved = (percent(float(f"{each.moved:.3g}")) for each in findings)
    return _rows(
        Table((*head, "moved it by"), tuple((*row, m) for row, m in zip(rows, moved, strict=True)))
    )


def _rows(table: Table) -> str:
    lines = [" | ".join(_inline(cell) for cell in row) for row in table.rows]
    rule = " | ".join(["---"] * len(table.head))
    return "\n".join(f"| {line} |" for line in [" | ".join(table.head), rule, *lines])


def _inline(text: str) -> str:
    return escaped(printable(text))
