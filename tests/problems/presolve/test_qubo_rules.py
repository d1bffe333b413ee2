"""The rules of QUBOs, each on cases worked out by hand."""

from itertools import combinations, pairwise

import numpy as np
import pytest

from problems.presolve.bits import Follow
from problems.presolve.implication_network import saturated_network
from problems.presolve.low_degree import eliminate_low_degree
from problems.presolve.pair_dominance import merge_pairs
from problems.presolve.roof_duality import fix_by_roof_duality
from problems.presolve.single_dominance import fix_dominated
from tests.problems.presolve.written_models import bits


@pytest.mark.parametrize(
    ("bias", "coupling", "value"),
    [(3, -3, 0), (2.5, -3, None), (-3, 3, 1), (-2.5, 3, None), (0, 5, 0), (0, -5, 1)],
)
def test_a_bias_that_outweighs_its_couplings_settles_a_bit(
    bias: float, coupling: float, value: int | None
) -> None:
    step = fix_dominated(
        bits({"a": bias, "b": 1.5, "c": -1.5}, {("a", "b"): coupling, ("b", "c"): -9})
    )
    settled = step is not None and "a" in step.touched
    assert settled == (value is not None)
    if step is not None and settled:
        after = np.zeros((1, len(step.bits.labels)), dtype=np.int8)
        assert step.lift(after)[0, 0] == value


def _other_than(label: str) -> dict[tuple[str, str], float]:
    return {(label, "z"): 1.0, (label, "w"): -1.0}


def test_a_strong_positive_coupling_opposes_two_bits() -> None:
    # Of a and b, whose biases are −3 and −4, exactly one is worth it, for any z and w.
    step = merge_pairs(
        bits({"a": -3, "b": -4, "z": 0, "w": 0}, {("a", "b"): 9, **_other_than("b")})
    )
    assert step is not None
    assert step.touched in (("a",), ("b",))
    whole = step.lift(np.array([[0, 0, 0], [1, 0, 0]], dtype=np.int8))
    assert (whole[:, 0] + whole[:, 1] == 1).all()
    assert step.bits.terms.offset + step.bits.linear[0] == pytest.approx(
        -3 if step.touched == ("b",) else -4
    )


def test_a_strong_negative_coupling_equates_two_bits() -> None:
    step = merge_pairs(bits({"a": 3, "b": 4, "z": 0, "w": 0}, {("a", "b"): -9, **_other_than("b")}))
    assert step is not None
    whole = step.lift(np.array([[0, 0, 0], [1, 0, 0]], dtype=np.int8))
    assert (whole[:, 0] == whole[:, 1]).all()
    assert step.bits.linear[0] == -2


def test_weak_couplings_merge_nothing() -> None:
    assert merge_pairs(bits({"a": -3, "b": -4}, {("a", "b"): 2})) is None


@pytest.mark.parametrize(
    ("coupling", "a", "b"), [(9, 1.0, 1.0), (9, -10.5, -10.5), (-9, -2.0, 9.5), (-9, 9.5, -2.0)]
)
def test_bits_that_may_be_best_otherwise_are_not_merged(
    coupling: float, a: float, b: float
) -> None:
    linear = {"a": a, "b": b, "z": 0, "w": 0}
    pairs = {("a", "b"): coupling, ("a", "z"): 0.5, ("a", "w"): -0.5, **_other_than("b")}
    step = merge_pairs(bits(linear, pairs))
    assert step is None or not {"a", "b"} & set(step.touched)


def test_a_ring_is_minimised_away() -> None:
    names = [f"v{i}" for i in range(9)]
    ring = dict.fromkeys(zip(names, [*names[1:], names[0]], strict=True), 2.0)
    current, lifts = bits(dict.fromkeys(names, -2.0), ring), []
    while (step := eliminate_low_degree(current)) is not None:
        current = step.bits
        lifts.append(step.lift)
    assert current.labels == ()
    assert current.terms.offset == -8  # the most bits of a ring of 9 no two of which are neighbours
    sample = np.zeros((1, 0), dtype=np.int8)
    for lift in reversed(lifts):
        assert isinstance(lift, Follow)
        sample = lift(sample)
    ones = sample[0]
    assert ones.sum() == 4
    assert not (ones & np.roll(ones, 1)).any()


def test_long_paths_take_few_steps() -> None:
    n = 1000
    names = [f"v{i}" for i in range(n)]
    path = dict.fromkeys(pairwise(names), 1.0)
    current, n_steps = bits(dict.fromkeys(names, -1.0), path), 0
    while (step := eliminate_low_degree(current)) is not None:
        current, n_steps = step.bits, n_steps + 1
    assert current.terms.offset == -n / 2
    assert n_steps < 30


def test_three_neighbours_are_too_many() -> None:
    names = "abcd"
    pairs = {(u, v): 1.0 for at, u in enumerate(names) for v in names[at + 1 :]}
    assert eliminate_low_degree(bits(dict.fromkeys(names, -1.0), pairs)) is None


def test_roof_duality_settles_what_no_single_bias_does() -> None:
    # With negative couplings only, the largest flow finds the minimum itself.
    linear = {"a": 2.0, "b": 2.0, "c": 1.0, "d": 1.0}
    pairs = {("a", "b"): -3.0, ("b", "c"): -2.0, ("c", "d"): -2.0, ("a", "d"): -1.0}
    assert fix_dominated(bits(linear, pairs)) is None
    step = fix_by_roof_duality(bits(linear, pairs))
    assert step is not None
    assert step.bits.labels == ()
    assert step.bits.terms.offset == -2
    assert step.lift(np.zeros((1, 0), dtype=np.int8)).tolist() == [[1, 1, 1, 1]]


def test_roof_duality_leaves_a_frustrated_triangle() -> None:
    pairs = {("a", "b"): 2.0, ("b", "c"): 2.0, ("a", "c"): 2.0}
    assert fix_by_roof_duality(bits(dict.fromkeys("abc", -2.0), pairs)) is None


@pytest.mark.parametrize("scale", [1.0, 0.1, 1e-9, 1e12, np.pi])
def test_the_flow_is_the_largest_at_every_scale(scale: float) -> None:
    rng = np.random.default_rng(3)
    names = [f"v{i}" for i in range(12)]
    linear = {name: scale * rng.normal() for name in names}
    pairs = {
        (u, v): -scale * abs(rng.normal()) for at, u in enumerate(names) for v in names[at + 1 :]
    }
    given = bits(linear, pairs)
    assert saturated_network(given).is_largest
    step = fix_by_roof_duality(given)
    assert step is not None
    assert step.bits.labels == (), "couplings of one sign are settled altogether"


def test_nothing_is_done_to_nothing() -> None:
    none = bits({}, {})
    rules = (fix_dominated, merge_pairs, eliminate_low_degree, fix_by_roof_duality)
    assert [rule(none) for rule in rules] == [None] * 4


def test_what_rounding_leaves_of_a_bias_is_no_bias() -> None:
    linear = {"a": 1e-16, "b": -2e-15, "c": -1e-16, "d": 1e-17}
    pairs = dict.fromkeys(combinations("abcd", 2), 8.4)
    network = saturated_network(bits(linear, pairs))
    assert network.is_largest
    assert network.residual.data.min() > 1
