"""How large a statevector this computer's free memory holds, known before anything is started."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from solvers.qaoa.engines.engine import Precision

MOST_QUBITS = 28  # in float32, 3 GiB; an evaluation takes seconds then, and a training minutes

# Up to here float64: 384 MiB with its gradient at 24; each qubit more doubles it.
MOST_FLOAT64_QUBITS = 24
_NUMBER_BYTES = {"float64": 8, "float32": 4}
_ARRAYS = (
    6.25  # of 2ⁿ numbers: costs, two states of two numbers each, probabilities, a mask of bytes
)
_FEWEST_ARRAYS = 4.25  # without a gradient
_OTHERS = 300 << 20  # what Python and the libraries take: 28 qubits held 6.53 GiB in all

_MEMINFO = Path("/proc/meminfo")
# Of each version of control groups: its folder, and the files of the limit and of what is used.
_CGROUPS = (
    (Path("/sys/fs/cgroup"), "memory.max", "memory.current"),
    (Path("/sys/fs/cgroup/memory"), "memory.limit_in_bytes", "memory.usage_in_bytes"),
)


@dataclass(frozen=True, slots=True)
class Need:
    """What an exact simulation takes; `trainable` says whether there is room for the gradient too."""

    n_qubits: int
    precision: Precision
    n_bytes: int
    trainable: bool

    @property
    def in_words(self) -> str:
        """What is needed, for one who waits."""
        return f"{self.n_bytes / 2**30:.1f} GiB in {self.precision}"


def need_of(n_qubits: int, free_bytes: int) -> Need:
    """Returns precision and memory of a simulation of so many qubits.

    >>> need_of(20, 8 << 30).precision, need_of(28, 8 << 30).precision
    ('float64', 'float32')
    """
    precision: Precision = "float64" if n_qubits <= MOST_FLOAT64_QUBITS else "float32"
    a_number = _NUMBER_BYTES[precision] << n_qubits
    with_gradient = _OTHERS + int(_ARRAYS * a_number)
    trainable = with_gradient <= free_bytes
    n_bytes = with_gradient if trainable else _OTHERS + int(_FEWEST_ARRAYS * a_number)
    return Need(n_qubits, precision, n_bytes, trainable)


def refusal(n_qubits: int, free_bytes: int) -> str | None:
    """Returns why so many qubits cannot be simulated here, in one sentence, or None.

    >>> refusal(20, 8 << 30)
    """
    need = need_of(n_qubits, free_bytes)
    if need.n_bytes <= free_bytes:
        return None
    return (
        f"{n_qubits} qubits need {need.n_bytes / 2**30:.1f} GiB for the statevector in "
        f"{need.precision}; {free_bytes / 2**30:.1f} GiB is free; use 'annealing' or 'exact', or free memory"
    )


def free_memory() -> int:
    """Returns the bytes that a new process can take without swapping or being killed.

    The least of what the kernel calls available and what the control groups leave; where neither is
    told (not Linux), 4 GiB, which a computer that runs this has.
    """
    limits = [_left_in(*files) for files in _CGROUPS]
    known = [each for each in (_available(), *limits) if each is not None]
    return min(known, default=4 << 30)


def _available() -> int | None:
    """MemAvailable of the kernel's table, which is in KiB."""
    if not _MEMINFO.exists():
        return None
    return _field(_MEMINFO.read_text(), "MemAvailable:", 0) << 10


def _left_in(folder: Path, limit: str, used: str) -> int | None:
    """What a control group leaves; None without a limit. Files read long ago can be dropped."""
    try:
        most, now = (folder / limit).read_text().strip(), int((folder / used).read_text())
        idle_files = _field((folder / "memory.stat").read_text(), "inactive_file", 0)
    except OSError:
        return None
    return max(0, int(most) - now + idle_files) if most.isdigit() else None


def _field(table: str, name: str, missing: int) -> int:
    """The number beside a name in a table of lines."""
    lines = (line.split() for line in table.splitlines())
    return next((int(words[1]) for words in lines if words and words[0] == name), missing)
