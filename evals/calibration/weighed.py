"""What the judge weighs of each instance of the bench: its features from the file, its offers anew.

Features are kept for instances that the probe left open; of a settled one nothing else counts.
"""

from __future__ import annotations

from pathlib import Path

from evals.profiles.record import Instance
from problems.errors import EncodingError, LimitExceeded
from problems.instance.features import InstanceFeatures
from problems.problem import Frozen
from solvers.quantum.offer import Offer
from solvers.quantum.offers import offers
from tools.forms import qubo_of

FEATURES = Path(__file__).parents[1] / "measured" / "open_features.jsonl"

# A QUBO of more variables or couplings fits no machine of the catalogue: the most qubits are 5,640, and
# each coupling takes a coupler of its own, of which an annealer has 40,484.
_MOST_QUBITS, _MOST_COUPLINGS = 5_640, 40_484


class OpenFeatures(Frozen):
    """The features of one instance that the probe left open."""

    family: str
    size: int
    difficulty: float
    seed: int
    features: InstanceFeatures

    @property
    def instance(self) -> Instance:
        """The instance."""
        return Instance(self.family, self.size, self.difficulty, self.seed)


def read_features(path: Path = FEATURES) -> dict[Instance, InstanceFeatures]:
    """Returns the features by instance; none where there is no file."""
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (OpenFeatures.model_validate_json(line) for line in lines if line)
    return {row.instance: row.features for row in rows}


def append_features(instance: Instance, features: InstanceFeatures, path: Path = FEATURES) -> None:
    """Adds one line to the file; what is None or empty is left out."""
    row = OpenFeatures(
        family=instance.family,
        size=instance.size,
        difficulty=instance.difficulty,
        seed=instance.seed,
        features=features,
    )
    with path.open("a", encoding="utf-8") as file:
        file.write(row.model_dump_json(exclude_defaults=True) + "\n")


def offers_on(instance: Instance, n_qubits: int | None, n_couplings: int) -> tuple[Offer, ...]:
    """Returns what each machine offers; none where the QUBO fits no machine, or there is none."""
    if n_qubits is None or n_qubits > _MOST_QUBITS or n_couplings > _MOST_COUPLINGS:
        return ()
    try:
        return offers(qubo_of(instance.problem()), instance.family)
    except (EncodingError, LimitExceeded):
        return ()
