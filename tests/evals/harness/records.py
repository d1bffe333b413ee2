"""Records without a run behind them."""

from typing import Any

from evals.harness.record import Record, Trace
from evals.harness.scorers.outcome import Outcome


def a_record(name: str, outcome: str = "solved", **more: Any) -> Record:
    """Returns a record of a row with this id."""
    fields: dict[str, Any] = {
        "id": name,
        "configuration": "embedded budget=3s",
        "seed": 0,
        "row_digest": "0",
        "dataset": "bags",
        "outcome": Outcome(outcome),
        "label": "22",
        "answer": None if outcome in {"asked", "failed"} else 22.0,
        "seconds": 0.1,
        "trace": Trace(text="Take what is worth most."),
    }
    return Record.model_validate({**fields, **more})
