"""How fast the machine is."""

from __future__ import annotations

from solvers.performance.machine_speed import machine_speed, work_s


def test_the_speed_is_measured_once_and_near_that_of_the_work() -> None:
    assert machine_speed() == machine_speed()
    assert 0.01 < machine_speed() < 100
    assert work_s() > 0
