"""A family's crossover: the best algorithm, its words, its facts, and what hardware it would take."""

from math import inf

import numpy as np
import pytest

from problems.errors import BadInput
from solvers.quantum.crossover import Crossover, SizedRun
from solvers.quantum.crossover_words import duration, in_words
from solvers.quantum.devices import GateDevice, device_facts
from solvers.quantum.exponential_time import ExponentialTime
from solvers.quantum.family_crossover import FamilyCrossover, error_corrected_crossover
from solvers.quantum.growth import Growth
from solvers.quantum.hardware_gap import hardware_gap
from solvers.quantum.overlap import Overlap, published_overlap
from solvers.quantum.scaling_facts import published, scaling, scaling_facts

YEAR_S = 31_557_600.0
SPARSE = Growth(coefficient=1.5, power=1)


def of(
    base: float, deadline_s: float = YEAR_S, overlap: Overlap | None = None, n_limit: int = 3_000
) -> FamilyCrossover:
    classical = ExponentialTime(
        base=base,
        base_low=1 + (base - 1) * 0.9,
        base_high=1 + (base - 1) * 1.1,
        anchor_n=60,
        anchor_s=1.0,
        source="a test's own line",
    )
    return error_corrected_crossover(
        "max_cut",
        classical,
        SPARSE,
        bits=8,
        deadline_s=deadline_s,
        overlap=overlap,
        n_limit=n_limit,
    )


def test_the_best_algorithm_is_named_and_the_others_stand_beside_it() -> None:
    found = of(1.1)
    assert found.algorithm == "a square root of the solver's own search"
    assert [name for name, _ in found.others] == ["Grover's search over all assignments"]
    assert found.others[0][1].n is None  # 1.414ⁿ calls against 1.1ⁿ
    assert "a test's own line" in found.how
    assert found.crossover.n is not None
    assert (found.earliest or inf) <= found.crossover.n <= (found.latest or inf)


def test_a_thousand_processors_move_it_to_larger_sizes() -> None:
    found = of(1.1)
    assert (found.against_many.n or inf) > (found.crossover.n or inf)
    assert "Against 1,000 processors: at the earliest from n ≈" in found.words


def test_the_instances_own_size_has_its_hours_on_both_sides() -> None:
    assert of(1.1).here is None
    classical = ExponentialTime(base=1.2, base_low=1.2, base_high=1.2, anchor_n=60, anchor_s=3600.0)
    found = error_corrected_crossover(
        "max_cut", classical, SPARSE, bits=8, deadline_s=YEAR_S, n=60, n_limit=500
    )
    assert found.here is not None
    assert found.here.n == 60
    assert found.here.classical_hours == pytest.approx(1.0)
    assert found.crossover.n is not None
    ahead = (found.here.hours or inf) < 1.0
    assert ahead == (found.crossover.n <= 60)


def test_qaoa_that_is_known_to_succeed_is_tried_too() -> None:
    without, with_it = of(1.3), of(1.3, overlap=Overlap(layers=50, rate=0.02, how="a wish"))
    assert with_it.algorithm == "QAOA of 50 layers with amplitude amplification"
    assert (with_it.crossover.n or inf) <= (without.crossover.n or inf)
    assert "a wish" in with_it.how


def test_labs_takes_the_published_chance_in_its_own_bits() -> None:
    """1.46^(N/2) calls overtake 1.73^N, the published branch and bound, and only late 1.25^N."""
    overlap = published_overlap("labs")
    assert overlap is not None
    assert overlap.terms is not None
    count = sum(
        n - i - 2 * t
        for n in (200,)
        for i in range(1, n - 2)
        for t in range(1, (n - i - 1) // 2 + 1)
    )
    assert overlap.terms(np.array([200.0]))[0] == pytest.approx(count, rel=0.05)
    found = {}
    for base in (1.25, 1.73):
        line = ExponentialTime(base=base, base_low=base, base_high=base, anchor_n=40, anchor_s=1.0)
        squared = Growth(coefficient=0.25, power=2)
        found[base] = error_corrected_crossover(
            "labs", line, Growth(coefficient=0.1, power=3), bits=12, deadline_s=YEAR_S,
            variables=squared, overlap=overlap, n_limit=2_000,
        )  # fmt: skip
    of_qaoa = {
        base: dict([(each.algorithm, each.crossover), *each.others])[
            "QAOA of 12 layers with amplitude amplification"
        ].n
        for base, each in found.items()
    }
    assert 40 < (of_qaoa[1.73] or inf) < 100
    assert (of_qaoa[1.25] or inf) > 300
    assert "1.46^n" in found[1.73].how


def test_a_solver_that_hardly_grows_is_never_overtaken() -> None:
    found = of(1.0005)
    assert found.crossover.n is None
    assert found.words.startswith("none below n = 3,000: the classical solver stays ahead")
    assert hardware_gap(found.crossover) is None


@pytest.mark.parametrize("base", [1.02, 1.1, 1.5])
def test_a_longer_deadline_never_takes_the_crossover_away(base: float) -> None:
    within = [of(base, seconds).crossover.within_deadline for seconds in (1.0, 3600.0, 1e12)]
    assert within == sorted(within)
    assert within[-1]


def test_too_late_is_told_with_the_deadline() -> None:
    run = SizedRun(
        n=310,
        hours=2**25.1,
        log2_hours=25.1,
        classical_hours=2**25.2,
        physical_qubits=12e6,
        logical_qubits=5_000.0,
        distance=31,
        factories=2,
    )
    found = Crossover(run=run, n_limit=10_000, deadline_s=YEAR_S, within_deadline=False)
    assert in_words(found) == (
        "at the earliest from n ≈ 310 on, after 4,100 years, on 12 million physical qubits; "
        "none within 1 year below n = 10,000"
    )
    in_time = found.model_copy(update={"within_deadline": True})
    assert in_words(in_time).endswith("on 12 million physical qubits")
    assert duration(5_000.0).startswith("10^")


def test_the_gap_to_todays_largest_machine_and_to_announced_ones_is_a_ratio() -> None:
    found = of(1.1).crossover
    gap = hardware_gap(found)
    assert gap is not None
    largest = max(each.n_qubits.value for each in device_facts() if isinstance(each, GateDevice))
    assert found.run is not None
    assert gap.ratio == pytest.approx(found.run.physical_qubits / largest)
    assert {each.plan.machine for each in gap.plans} >= {"Starling", "Blue Jay"}
    for each in gap.plans:
        assert each.ratio == pytest.approx(each.needed / each.plan.planned)
        assert f"{each.plan.maker} announced" in gap.words


def test_every_fact_has_a_source_and_a_date_and_its_own_name() -> None:
    facts = scaling_facts()
    keys = [each.key for each in facts.scalings] + [each.key for each in facts.findings]
    assert len(set(keys)) == len(keys)
    for fact in facts.scalings:
        assert fact.smallest_n < fact.largest_n
        if fact.base_low is not None and fact.base_high is not None:
            assert fact.base_low <= fact.base <= fact.base_high
    sources = [each.source for each in facts.scalings] + [each.source for each in facts.findings]
    assert all(len(each) > 10 for each in (*sources, *(each.source for each in facts.plans)))


def test_an_unknown_fact_is_refused_by_name() -> None:
    with pytest.raises(BadInput, match="no published fact 'perpetual motion'"):
        scaling("perpetual motion")
    with pytest.raises(BadInput, match="'input and output'"):
        published("perpetual motion")


def test_amplification_halves_the_published_exponent_of_labs() -> None:
    assert scaling("labs qaoa").base ** 0.5 == pytest.approx(
        scaling("labs qaoa amplified").base, abs=0.005
    )
