"""The parts of a report on a problem that was left unsolved: what was asked about it, and the verdict."""

from __future__ import annotations

from typing import assert_never

from agent.contracts.report import Report
from agent.contracts.verdict import Verdict
from agent.report.break_even_table import break_even_table
from agent.report.machine_tables import annealer_table, encoding_table, gate_table
from agent.report.quantum_section import quantum_section
from agent.report.section import Section, Table
from agent.report.understanding import understanding
from problems.plain_duration import lasting
from problems.plain_number import plain
from solvers.quantum.device_estimate import QuantumEstimate

_NO_QUBO = (
    "What quantum machines would take cannot be said: there is no QUBO of this problem to run."
)


def unsolved_sections(report: Report, *, whole: bool) -> tuple[Section, ...]:
    """Returns what there is to say, what was asked first; empty sections are left out.

    The `whole` of the verdict, or the short of it.
    """
    problem, verdict, sense = report.problem, report.verdict, report.sense
    assert problem is not None and verdict is not None and sense is not None
    every = (
        Section("", (verdict.summary,)),
        *_asked(report, verdict),
        quantum_section(verdict, "Nothing was solved; this is the judgement alone.", whole=whole),
        Section(
            "What was understood",
            understanding(problem, sense, report.assumptions, report.unused_numbers),
            lines=() if _is_example(report) else problem.restate(),
        ),
    )
    return tuple(section for section in every if section.sentences)


def _asked(report: Report, verdict: Verdict) -> tuple[Section, ...]:
    assert report.consult is not None
    estimate = report.estimate
    match report.consult.asks:
        case "resources":
            return _machines(estimate)
        case "annealer":
            return (_annealers(estimate), _search(estimate))
        case "when":
            return (_when(verdict), _search(estimate))
        case "verdict":
            return ()
        case _ as never:
            assert_never(never)


def _machines(estimate: QuantumEstimate | None) -> tuple[Section, ...]:
    if estimate is None:
        return (Section("Machine by machine", (_NO_QUBO,)),)
    tables = tuple(
        table for table in (gate_table(estimate), annealer_table(estimate)) if table.rows
    )
    layers = "one layer" if estimate.layers == 1 else f"{estimate.layers} layers"
    return (
        Section(
            "Machine by machine",
            (
                f"As a QUBO the problem takes {_counted(estimate.n_variables, 'qubit')} and "
                f"{_counted(estimate.n_couplings, 'coupling')}. The rows are estimates of {layers} of QAOA "
                f"with {estimate.shots} shots, or of as many reads of an annealer; nothing was run.",
                *(f"Note: {note}." for note in estimate.notes),
            ),
            tables=tables,
        ),
        _encodings(estimate),
    )


def _encodings(estimate: QuantumEstimate) -> Section:
    table = encoding_table(estimate)
    if len(table.rows) < 2:
        return Section("", ())
    return Section(
        "By encoding", ("How the problem is written changes its qubits.",), tables=(table,)
    )


def _annealers(estimate: QuantumEstimate | None) -> Section:
    title = "On an annealer"
    if estimate is None:
        return Section(title, (_NO_QUBO,))
    said = (
        f"An annealer takes the QUBO of {_counted(estimate.n_variables, 'variable')} with chains of "
        f"qubits; the rows are estimates of {estimate.shots} reads. It proves nothing."
    )
    return Section(title, (said,), tables=(annealer_table(estimate),))


def _when(verdict: Verdict) -> Section:
    table: tuple[Table, ...] = (break_even_table(verdict),) if verdict.break_evens else ()
    return Section("When it would be worth it", (verdict.break_even,), tables=table)


def _search(estimate: QuantumEstimate | None) -> Section:
    """What an error-corrected machine would take, where the estimate has it."""
    title = "On an error-corrected machine"
    search = estimate.search if estimate else None
    if search is None:
        return Section("", ())
    if search.code is None:
        said = f"Searching all assignments takes {search.calls:.2g} calls, beyond any code that was counted."
    else:
        said = (
            f"Searching all assignments would take {search.code.physical_qubits:.2g} physical qubits "
            f"and {lasting(search.code.seconds)}."
        )
    return Section(title, (said, f"How it was counted: {search.how}."))


def _is_example(report: Report) -> bool:
    return report.consult is not None and report.consult.is_example


def _counted(number: int, thing: str) -> str:
    return f"{plain(number)} {thing}" if number == 1 else f"{plain(number)} {thing}s"
