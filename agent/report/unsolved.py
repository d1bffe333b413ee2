"""The parts of a report on a problem that was left unsolved: what was asked about it, and the verdict."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from agent.contracts.report import Report
from agent.contracts.verdict import Verdict
from agent.report.break_even_table import break_even_table
from agent.report.consult_words import NO_QUBO, consult_words, qubits_words
from agent.report.machine_tables import annealer_table, encoding_table, gate_table
from agent.report.quantum_section import quantum_section
from agent.report.section import Section
from agent.report.understanding import understanding
from problems.plain_duration import lasting
from problems.plain_number import plain
from solvers.quantum.algorithms import Algorithm, algorithm, knowledge
from solvers.quantum.device_estimate import QuantumEstimate


def unsolved_sections(report: Report, *, whole: bool) -> tuple[Section, ...]:
    """Returns what there is to say, what was asked first; empty sections are left out.

    The `whole` of the verdict, or the short of it.
    """
    problem, verdict, sense = report.problem, report.verdict, report.sense
    assert problem is not None and verdict is not None and sense is not None
    assert report.consult is not None
    judged = quantum_section(
        verdict, "Nothing was solved; this is the judgement alone.", whole=whole
    )
    every = (
        Section("", (*consult_words(report.consult, verdict, report.estimate), verdict.summary)),
        *_asked(report, verdict, whole=whole),
        replace(judged, sentences=judged.sentences[1:]),  # its summary stands above
        Section(
            "What was understood",
            understanding(problem, sense, report.assumptions, report.unused_numbers),
            lines=() if _is_example(report) else problem.restate(),
        ),
    )
    return tuple(section for section in every if section.sentences)


def _asked(report: Report, verdict: Verdict, *, whole: bool) -> tuple[Section, ...]:
    assert report.consult is not None
    estimate = report.estimate
    match report.consult.asks:
        case "resources":
            return _machines(estimate, cited=whole)
        case "annealer":
            return (_annealers(estimate, cited=whole), _known_of(algorithm("annealing")))
        case "when":
            return (*_when(verdict, whole=whole), _search(estimate), _known_of(_meant(verdict)))
        case "verdict":
            return ()
        case _ as never:
            assert_never(never)


def _machines(estimate: QuantumEstimate | None, *, cited: bool) -> tuple[Section, ...]:
    if estimate is None:
        return ()
    tables = tuple(
        table
        for table in (gate_table(estimate, cited=cited), annealer_table(estimate, cited=cited))
        if table.rows
    )
    layers = "one layer" if estimate.layers == 1 else f"{estimate.layers} layers"
    return (
        Section(
            "Machine by machine",
            (
                f"The QUBO has {qubits_words(estimate.n_variables)} and "
                f"{plain(estimate.n_couplings)} couplings. The rows are estimates of {layers} of QAOA "
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


def _annealers(estimate: QuantumEstimate | None, *, cited: bool) -> Section:
    title = "On an annealer"
    if estimate is None:
        return Section(title, (NO_QUBO,))
    said = (
        f"An annealer holds each of the QUBO's {plain(estimate.n_variables)} variables in a chain of "
        f"qubits; the rows are estimates of {estimate.shots} reads. It proves nothing."
    )
    return Section(title, (said,), tables=(annealer_table(estimate, cited=cited),))


def _when(verdict: Verdict, *, whole: bool) -> tuple[Section, ...]:
    """Where the answer turns; the whole of a verdict with routes has that table itself."""
    if not verdict.break_evens or (whole and verdict.routes):
        return ()
    said = "Each was searched for with all else as it is today."
    return (Section("When it would be worth it", (said,), tables=(break_even_table(verdict),)),)


def _meant(verdict: Verdict) -> Algorithm:
    """The algorithm that the verdict is about, quantum optimisation as a whole where it names none."""
    titled = {each.title: each for each in knowledge().algorithms}
    return titled.get(verdict.algorithm, algorithm("optimisation"))


def _known_of(known: Algorithm) -> Section:
    """Where the field stands, by published statements."""
    stated = (known.readiness_why, known.classical_rival, *known.would_change)
    cited = (f"{each.says} ({each.source}; {each.date})" for each in stated)
    return Section(f"{known.title}: {known.readiness.value}", tuple(cited))


def _search(estimate: QuantumEstimate | None) -> Section:
    """What an error-corrected machine would take, where the estimate has it."""
    title = "On an error-corrected machine"
    search = estimate.search if estimate else None
    if search is None:
        return Section("", ())
    if search.code is None:
        said = f"Searching all assignments takes {search.calls:.3g} calls, beyond any code that was counted."
    else:
        qubits = plain(round(search.code.physical_qubits))
        said = (
            f"Searching all assignments would take {qubits} physical qubits and "
            f"{lasting(search.code.seconds)}."
        )
    return Section(title, (said, f"How it was counted: {search.how}."))


def _is_example(report: Report) -> bool:
    return report.consult is not None and report.consult.is_example
