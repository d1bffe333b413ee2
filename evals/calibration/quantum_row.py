"""One line of the file of quantum routes: what one shot gives, and what a shot takes on each machine."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from evals.calibration.levels import Levels
from evals.profiles.record import Instance
from problems.problem import Frozen

QUANTUM_ROUTES = Path(__file__).parents[1] / "measured" / "quantum_routes.jsonl"

Kind = Literal["qaoa", "annealer stand-in"]


class Machine(Frozen):
    """What k shots take on one machine: `task` + k·`shot`, in seconds and US dollars.

    None: no source. `error_free` is the share of shots without any error, by the estimate.
    """

    name: str
    error_free: float | None = None
    task_s: float = 0.0
    shot_s: float | None = None
    task_usd: float = 0.0
    shot_usd: float | None = None

    def seconds(self, shots: int) -> float | None:
        """Returns the machine's time, without any queue."""
        return None if self.shot_s is None else self.task_s + shots * self.shot_s

    def usd(self, shots: int) -> float | None:
        """Returns the price."""
        return None if self.shot_usd is None else self.task_usd + shots * self.shot_usd


class Run(Frozen):
    """One circuit, or one anneal: what a shot gives, and what it takes.

    `p_optimum` is the chance that a shot shows an answer as good as the best known.
    """

    layers: int
    levels: Levels
    p_optimum: float
    machines: tuple[Machine, ...]


class QuantumRow(Frozen):
    """The quantum routes of one instance, run in simulation without errors.

    Gaps are relative to `best`, the best objective known; `form` is what ran, and `cpu_s` what
    simulating took. "annealer stand-in" is simulated annealing in place of an annealer's read.
    """

    family: str
    size: int
    difficulty: float
    seed: int
    kind: Kind
    form: str
    n_qubits: int
    best: float
    cpu_s: float
    runs: tuple[Run, ...]

    @property
    def instance(self) -> Instance:
        """The instance."""
        return Instance(self.family, self.size, self.difficulty, self.seed)


def read_quantum(path: Path = QUANTUM_ROUTES) -> tuple[QuantumRow, ...]:
    """Returns the lines of the file; none where there is no file."""
    if not path.exists():
        return ()
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(QuantumRow.model_validate_json(line) for line in lines if line)


def write_quantum(rows: Iterable[QuantumRow], path: Path = QUANTUM_ROUTES) -> None:
    """Writes the file anew, in the order of the instances; what is None is left out."""
    ordered = sorted(rows, key=lambda each: (each.instance, each.kind))
    text = "".join(each.model_dump_json(exclude_defaults=True) + "\n" for each in ordered)
    path.write_text(text, encoding="utf-8")
