"""What fits, and what is said where it does not."""

from pathlib import Path

import pytest

from solvers.qaoa.engines import memory
from solvers.qaoa.engines.memory import free_memory, need_of, refusal

_GIB = 1 << 30


def test_large_states_are_in_float32_and_28_qubits_take_less_than_5_gib() -> None:
    assert need_of(24, 64 * _GIB).precision == "float64"
    assert need_of(25, 64 * _GIB).precision == "float32"
    need = need_of(28, 5 * _GIB)
    assert not need.trainable
    assert need.n_bytes < 4.7 * _GIB
    assert need_of(28, 16 * _GIB).trainable


def test_what_does_not_fit_is_refused_in_one_sentence_with_all_numbers() -> None:
    assert refusal(28, 5 * _GIB) is None
    assert refusal(26, _GIB) == (
        "26 qubits need 1.4 GiB for the statevector in float32; 1.0 GiB is free; use 'annealing' or "
        "'exact', or free memory"
    )


def test_a_control_group_limits_what_the_computer_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "meminfo"
    table.write_text("MemTotal: 9000000 kB\nMemAvailable: 8388608 kB\n")
    monkeypatch.setattr(memory, "_MEMINFO", table)
    monkeypatch.setattr(memory, "_CGROUPS", ((tmp_path, "memory.max", "memory.current"),))
    assert free_memory() == 8 * _GIB
    (tmp_path / "memory.max").write_text(f"{4 * _GIB}\n")
    (tmp_path / "memory.current").write_text(f"{2 * _GIB}\n")
    (tmp_path / "memory.stat").write_text(f"anon 5\ninactive_file {_GIB}\n")
    assert free_memory() == 3 * _GIB
    (tmp_path / "memory.max").write_text("max\n")
    assert free_memory() == 8 * _GIB
    table.unlink()
    assert free_memory() == 4 * _GIB
