"""The figures of the time model come out of the measured files alone."""

from __future__ import annotations

from evals.bench.time_predictions import BENCHMARK


def test_predictions_with_a_probe_keep_what_was_asked() -> None:
    rows = {(row.case, row.metric): row for row in BENCHMARK.run()}
    assert rows["campaign", "instances"].met
    assert rows["with probe", "times within a factor 2"].met
    plain = rows["without probe", "times within a factor 2"]
    assert plain.peer_value is not None
    assert plain.ours > plain.peer_value - 0.1
    assert rows["without probe", "times in the 80 % interval"].met
