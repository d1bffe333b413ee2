"""What errors leave of a QAOA run: the share of shots without any, and the signal in the energy."""

from __future__ import annotations

from math import exp, inf, log, log1p

from solvers.quantum.devices import Fact, GateDevice
from solvers.quantum.quantum_resources import GateResources

# Fitted by `python -m evals.fit_signal_model` to density matrices of 4 to 9 qubits under depolarising
# two-qubit gates; that command prints the error. A string of two Z, carried back through the circuit,
# meets 4·gates/n gates on the way and feels a share of 0.73 of their errors.
SIGNAL_WEIGHT = 2.94


def fidelity(device: GateDevice, resources: GateResources) -> float | None:
    """Returns (1 − e₂)^gates · (1 − e₁)^pulses · (1 − e_readout)^n: the share of error-free shots.

    With the machine's medians, unless the layout is real and brings the errors of its own qubits: a
    layout of few qubits finds better ones than the median, one of many cannot leave out the worst.
    None where the two-qubit error is unknown; one-qubit and readout errors that are unknown count
    as none. It is pessimistic for mean energies; `signal` is the figure for those.
    """
    if resources.errors is not None:
        return resources.errors.error_free
    found = log_fidelity(device, resources)
    return None if found is None else exp(found)


def log_fidelity(device: GateDevice, resources: GateResources) -> float | None:
    """Returns the natural logarithm of `fidelity`, which holds where the share itself is too small to."""
    if resources.errors is not None:
        return log(max(resources.errors.error_free, 5e-324))
    if device.two_qubit_error is None:
        return None
    return (
        resources.two_qubit_gates * log1p(-device.two_qubit_error.value)
        + resources.pulses * log1p(-_value(device.one_qubit_error))
        + resources.n_qubits * log1p(-_value(device.readout_error))
    )


def signal(device: GateDevice, resources: GateResources) -> float | None:
    """Returns the share of the energy's deviation from random guessing that errors leave.

    With the machine's medians, or the layout's own errors, as `fidelity`; None as there.
    """
    found = log_signal(device, resources)
    return None if found is None else exp(found)


def log_signal(device: GateDevice, resources: GateResources) -> float | None:
    """Returns the natural logarithm of `signal`, which holds where the share itself is too small to."""
    sums = _sums(device, resources)
    return None if sums is None else _log_signal_left(*sums, resources.n_qubits)


def signal_left(two_qubit: float, one_qubit: float, readout: float, n_qubits: int) -> float:
    """Returns (1 − 2·readout)² · exp(−w·(4/3·two_qubit + one_qubit)/n) with w of `SIGNAL_WEIGHT`.

    The first two are errors summed over all gates, `readout` is the mean of a bit. An average
    infidelity e is a depolarising strength of 4/3·e on two qubits, of which a string meets those of
    4/n gates, and of 2·e on one, of which it meets those of 2/n pulses.
    """
    return exp(_log_signal_left(two_qubit, one_qubit, readout, n_qubits))


def _log_signal_left(two_qubit: float, one_qubit: float, readout: float, n_qubits: int) -> float:
    if readout >= 0.5:
        return -inf
    strength = 4 / 3 * two_qubit + one_qubit
    return 2 * log1p(-2 * readout) - SIGNAL_WEIGHT * strength / max(n_qubits, 1)


def _sums(device: GateDevice, resources: GateResources) -> tuple[float, float, float] | None:
    """Errors summed over two-qubit and one-qubit gates, and the mean of readout."""
    if resources.errors is not None:
        return resources.errors.two_qubit, resources.errors.one_qubit, resources.errors.readout
    if device.two_qubit_error is None:
        return None
    return (
        device.two_qubit_error.value * resources.two_qubit_gates,
        _value(device.one_qubit_error) * resources.pulses,
        _value(device.readout_error),
    )


def _value(fact: Fact | None) -> float:
    return fact.value if fact is not None else 0.0
