"""What a problem's QUBO would take, machine by machine, as rows; every number is the estimate's."""

from __future__ import annotations

from agent.report.money_words import usd_words
from agent.report.section import Table
from problems.plain_duration import lasting
from problems.plain_number import percent, plain
from solvers.quantum.device_estimate import AnnealerEstimate, GateEstimate, QuantumEstimate

NONE = "–"
_WHOLE_UP_TO = 1e6  # counts of shots beyond that are of an order of magnitude
_CITED = ("two_qubit_error", "usd_per")  # the figures that the rows turn on; the JSON has them all


def gate_table(estimate: QuantumEstimate, *, cited: bool) -> Table:
    """Returns one row a gate-based machine: what its circuit takes, and time and price of the shots.

    Not `cited`, the sources are left out, for a terminal.
    """
    table = Table(
        (
            "machine",
            "qubits",
            "two-qubit gates",
            "depth",
            "shots without an error",
            "shots to be all but sure of the optimum",
            "time",
            "price",
            "source",
        ),
        tuple(_gate_row(each) for each in estimate.gate),
    )
    return table if cited else _uncited(table)


def annealer_table(estimate: QuantumEstimate, *, cited: bool) -> Table:
    """Returns one row an annealer: the qubits its chains take, and time and price of the reads."""
    table = Table(
        ("annealer", "qubits", "longest chain", "time", "price", "source"),
        tuple(_annealer_row(each) for each in estimate.annealers),
    )
    return table if cited else _uncited(table)


def encoding_table(estimate: QuantumEstimate) -> Table:
    """Returns one row an encoding: how many qubits the problem takes written that way."""
    return Table(
        ("encoding", "qubits", "couplings", "of them slack"),
        tuple(
            (each.encoding, plain(each.n_qubits), _count(each.n_couplings), plain(each.n_slack))
            for each in estimate.encodings
            if each.n_qubits is not None
        ),
    )


def _uncited(table: Table) -> Table:
    return Table(table.head[:-1], tuple(row[:-1] for row in table.rows))


def _gate_row(each: GateEstimate) -> tuple[str, ...]:
    circuit = each.resources
    if circuit is None:
        misfit = f"needs {each.n_qubits}, has {each.device_qubits}: does not fit"
        return (each.device, misfit, *([NONE] * 6), _sources(each.sources, "n_qubits"))
    return (
        each.device,
        f"{each.n_qubits} of {each.device_qubits}",
        plain(circuit.two_qubit_gates),
        plain(circuit.depth),
        percent(float(f"{each.fidelity:.3g}")) if each.fidelity is not None else NONE,
        _shots(each.shots_for_99),
        _time(each.seconds),
        _price(each),
        _sources(each.sources, *_CITED),
    )


def _price(each: GateEstimate) -> str:
    if each.usd is not None or each.bill is None or each.bill.credits is None:
        return usd_words(each.usd)
    return f"{plain(each.bill.credits)} {each.bill.credit_unit}"


def _annealer_row(each: AnnealerEstimate) -> tuple[str, ...]:
    needed = each.embedding.physical_qubits
    if needed is None or not each.fits:
        known = f"needs {needed}" if needed is not None else "no embedding known"
        misfit = f"{known}, has {each.device_qubits}: does not fit"
        return (each.device, misfit, NONE, NONE, NONE, _sources(each.sources, "n_qubits"))
    return (
        each.device,
        f"{needed} of {each.device_qubits}",
        _count(each.embedding.longest_chain),
        _time(each.seconds),
        usd_words(each.usd),
        _sources(each.sources, *_CITED, "embedding"),
    )


def _sources(cited: tuple[str, ...], *wanted: str) -> str:
    """The sources of the wanted figures, each "FIGURE VALUE: SOURCE (DATE)", without the figure."""
    kept = [each.partition(": ")[2] for each in cited if each.startswith(wanted)]
    return "; ".join(dict.fromkeys(kept)) or NONE


def _time(seconds: float | None) -> str:
    return NONE if seconds is None else lasting(seconds)


def _shots(number: float | None) -> str:
    if number is None:
        return NONE
    return plain(round(number)) if number < _WHOLE_UP_TO else f"{number:.3g}"


def _count(number: int | None) -> str:
    return NONE if number is None else plain(number)
