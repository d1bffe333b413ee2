"""What a problem's QUBO would take, machine by machine, as rows; every number is the estimate's."""

from __future__ import annotations

from agent.report.section import Table
from problems.plain_number import percent, plain
from solvers.quantum.device_estimate import AnnealerEstimate, GateEstimate, QuantumEstimate

NONE = "–"
_CITED = ("two_qubit_error", "usd_per")  # the figures that the rows turn on; the JSON has them all


def gate_table(estimate: QuantumEstimate) -> Table:
    """Returns one row a gate-based machine: what its circuit takes, and time and price of the shots."""
    return Table(
        (
            "machine",
            "qubits",
            "two-qubit gates",
            "depth",
            "shots without an error",
            "shots to see the optimum (99 %)",
            "time",
            "price",
            "source",
        ),
        tuple(_gate_row(each) for each in estimate.gate),
    )


def annealer_table(estimate: QuantumEstimate) -> Table:
    """Returns one row an annealer: the qubits its chains take, and time and price of the reads."""
    return Table(
        ("annealer", "qubits", "longest chain", "time", "price", "source"),
        tuple(_annealer_row(each) for each in estimate.annealers),
    )


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


def seconds_words(seconds: float | None) -> str:
    """Returns a time in the unit that a person would choose.

    >>> [seconds_words(each) for each in (None, 0.00213, 12.3, 7200.0, 3.2e10)]
    ['–', '2.13 ms', '12.3 s', '2 h', '1014 years']
    """
    if seconds is None:
        return NONE
    for unit, length in (("years", 31_557_600.0), ("days", 86_400.0), ("h", 3600.0)):
        if seconds >= 2 * length:
            return f"{_short(seconds / length)} {unit}"
    return f"{_short(seconds)} s" if seconds >= 0.1 else f"{_short(1000 * seconds)} ms"


def usd_words(usd: float | None) -> str:
    """Returns a price in US dollars.

    >>> usd_words(327.98), usd_words(0.0021), usd_words(None)
    ('327.98 USD', '0.0021 USD', '–')
    """
    if usd is None:
        return NONE
    return f"{usd:.2f} USD" if usd >= 0.01 else f"{_short(usd)} USD"


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
        _short(each.shots_for_99) if each.shots_for_99 is not None else NONE,
        seconds_words(each.seconds),
        _price(each),
        _sources(each.sources, *_CITED),
    )


def _price(each: GateEstimate) -> str:
    if each.usd is not None or each.bill is None or each.bill.credits is None:
        return usd_words(each.usd)
    return f"{_short(each.bill.credits)} {each.bill.credit_unit}"


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
        seconds_words(each.seconds),
        usd_words(each.usd),
        _sources(each.sources, *_CITED, "embedding"),
    )


def _sources(cited: tuple[str, ...], *wanted: str) -> str:
    """The sources of the wanted figures, each "FIGURE VALUE: SOURCE (DATE)", without the figure."""
    kept = [each.partition(": ")[2] for each in cited if each.startswith(wanted)]
    return "; ".join(dict.fromkeys(kept)) or NONE


def _count(number: int | None) -> str:
    return NONE if number is None else plain(number)


def _short(number: float) -> str:
    return plain(float(f"{number:.4g}"))
