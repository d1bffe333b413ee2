"""Error correction: published break-evens, and laws."""

from itertools import pairwise

import pytest

from solvers.quantum.error_corrected import break_even_s, search_resources, surface_code
from solvers.quantum.surface_code import CodeParameters


def test_published_break_evens_are_reproduced() -> None:
    """Babbush et al., PRX Quantum 2021: about 100 days quadratic, about 14 s quartic."""
    assert break_even_s(2) / 86_400 == pytest.approx(100, rel=0.05)
    assert break_even_s(4) == pytest.approx(14, rel=0.05)


def test_a_toffoli_takes_what_is_published_at_that_distance() -> None:
    """170 µs at a cycle of 1 µs and an error of 1e-3: a distance of about 30."""
    resources = surface_code(100, 1e10, 1e10, CodeParameters())
    assert resources is not None
    assert 23 <= resources.distance <= 35
    assert resources.toffoli_s == pytest.approx(170e-6, rel=0.25)


def test_better_machines_are_never_worse() -> None:
    errors = (5e-3, 2e-3, 1e-3, 3e-4, 1e-4, 1e-5)
    found = [surface_code(100, 1e8, 1e8, CodeParameters(physical_error=error)) for error in errors]
    for worse, better in pairwise(each for each in found if each is not None):
        assert better.distance <= worse.distance
        assert better.physical_qubits <= worse.physical_qubits
        assert better.seconds <= worse.seconds
    assert found[2] is not None


def test_more_work_never_takes_less() -> None:
    found = [search_resources(n, 3 * n, 8, CodeParameters()) for n in (10, 20, 40, 80)]
    for smaller, larger in pairwise(found):
        assert smaller.code is not None
        assert larger.code is not None
        assert larger.code.physical_qubits >= smaller.code.physical_qubits
        assert larger.code.seconds > smaller.code.seconds
    assert (found[-1].years or 0) > 10_000  # a square root does not help against 2⁸⁰


def test_factories_share_what_need_not_wait() -> None:
    one, many = (
        surface_code(100, 1e9, 1e6, CodeParameters(n_factories=count)) for count in (1, 100)
    )
    assert one is not None
    assert many is not None
    assert many.seconds < one.seconds / 50
    assert many.physical_qubits > one.physical_qubits


def test_what_no_code_reaches_is_told() -> None:
    assert surface_code(1e6, 1e300, 1e300, CodeParameters()) is None
    assert search_resources(1000, 3000, 8, CodeParameters()).code is None
