"""Bin packing against every way to put items into bins."""

from collections.abc import Iterator

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.bin_packing import BinItem, BinPacking, BinPackingSolution
from problems.registry import parse_problem
from problems.structures import Values
from solvers.backends.mathopt_highs import BACKEND
from solvers.result import Request
from tests.brute_force import minimum

TOOLS = "lamp 6, book 5, drill 5, paint 4, radio 3, tools 7"
PLANKS = "a 7, b 5, c 5, d 4, e 4, f 4, g 6"
VANS = "A 4, B 4, C 3, D 3, E 2"
VIDEOS = "a 1.5, b 2.5, c 0.75, d 3.25, e 1, f 2"


def _items(written: str) -> tuple[BinItem, ...]:
    pairs = [each.split(" ") for each in written.split(", ")]
    return tuple(BinItem(name=name, size=float(size)) for name, size in pairs)


EXAMPLES = (
    BinPacking(items=_items(TOOLS), capacity=10, size_unit="kg"),
    BinPacking(items=_items(PLANKS), capacity=12),
    BinPacking(items=_items(VANS), capacity=8, conflicts=(("A", "B"), ("C", "D"))),
    BinPacking(items=_items(VIDEOS), capacity=4),
)


def _divisions(names: list[str]) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Every way to divide names into groups."""
    if not names:
        yield ()
        return
    for rest in _divisions(names[1:]):
        yield ((names[0],), *rest)
        for at, group in enumerate(rest):
            yield (*rest[:at], (names[0], *group), *rest[at + 1 :])


def _fewest(problem: BinPacking) -> float | None:
    checks = (
        problem.check(BinPackingSolution(bins=bins))
        for bins in _divisions([item.name for item in problem.items])
    )
    return min(
        (each.objective for each in checks if each.feasible and each.objective), default=None
    )


def _flow(problem: BinPacking) -> BinPackingSolution:
    program = problem.structure()
    assert program is not None
    answer = BACKEND.solve(
        Request(program), seed=1, budget_s=20, progress=lambda fraction, words: None
    ).answers[0]
    assert isinstance(answer, Values)
    return problem.decode_structure(answer)


@pytest.mark.parametrize("example", range(4))
def test_the_worked_examples_have_the_optimum_they_claim(example: int) -> None:
    assert _fewest(EXAMPLES[example]) == BinPacking.examples[example].objective


@pytest.mark.parametrize("n_bins", [None, 2])
@pytest.mark.parametrize("seed", range(6))
def test_the_cqm_has_the_optimum_of_exhaustive_search(seed: int, n_bins: int | None) -> None:
    problem = BinPacking.random(np.random.default_rng(seed), 5)
    problem = problem.model_copy(update={"n_bins": n_bins})
    assert minimum(problem.cqm()) == _fewest(problem)


@pytest.mark.parametrize("seed", range(6))
def test_the_flow_has_the_optimum_of_exhaustive_search(seed: int) -> None:
    drawn = BinPacking.random(np.random.default_rng(seed), 8)
    problem = BinPacking(items=drawn.items, capacity=drawn.capacity + seed / 4)
    check = problem.check(_flow(problem))
    assert check.feasible
    assert check.objective == _fewest(problem)


def test_the_flow_keeps_to_the_bins_there_are() -> None:
    program = EXAMPLES[0].model_copy(update={"n_bins": 2}).structure()
    assert program is not None
    found = BACKEND.solve(
        Request(program), seed=1, budget_s=20, progress=lambda fraction, words: None
    )
    assert found.status == "infeasible"


def test_conflicts_and_fine_sizes_have_no_flow() -> None:
    assert EXAMPLES[2].structure() is None
    fine = BinPacking(items=_items("a 0.123457, b 0.5"), capacity=1)
    assert fine.structure() is None
    finer = BinPacking(items=_items("a 0.1234567890123457, b 1e10"), capacity=1e11)
    assert finer.structure() is None


def test_decimals_that_add_up_exactly_share_a_bin() -> None:
    problem = BinPacking(items=_items("a 0.1, b 0.2"), capacity=0.3)
    assert minimum(problem.cqm()) == 1
    assert problem.check(_flow(problem)).objective == 1


def test_decode_reads_the_bins_and_leaves_empty_ones_out() -> None:
    problem = BinPacking(items=_items("a 3, b 9, c 8"), capacity=10)
    sample = dict.fromkeys(problem.cqm().variables, 0.0)
    sample |= {"item 1 in bin 0": 1, "item 2 in bin 1": 1, "item 0 in bin 2": 1}
    assert problem.decode(sample).bins == (("b",), ("c",), ("a",))
    assert problem.decode({**sample, "item 2 in bin 1": 0}).bins == (("b",), ("a",))


def test_check_names_what_is_broken() -> None:
    problem = EXAMPLES[2].model_copy(update={"n_bins": 2, "size_unit": "pallets"})
    check = problem.check(BinPackingSolution(bins=(("A", "B", "C"), ("D",), ("D", "ghost"))))
    assert not check.feasible
    assert check.objective is None
    assert [each.message for each in check.violations] == [
        "there is no item called 'ghost'",
        "'D' lies in 2 bins; it must be one",
        "'E' lies in no bin",
        "bin 1 holds 11 pallets; it takes 8 pallets",
        "'A' and 'B' share bin 1; they must be apart",
        "3 bins are used; there may be 2",
    ]
    assert check.violations[3].amount == 3


def test_repair_keeps_what_fits_and_moves_the_rest() -> None:
    problem = EXAMPLES[2]
    broken = BinPackingSolution(bins=(("A", "B", "C"), ("D",), ("D", "ghost")))
    mended, changes = problem.repair(broken)
    assert problem.check(mended).feasible
    assert mended.bins == (("A", "C"), ("D", "B"), ("E",))
    assert changes == ("moved B to a bin with room", "moved E to a bin with room")
    assert problem.repair(mended) == (mended, ())


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"items": [{"name": "a", "size": 12}]}, "'a' has size 12 and a bin holds 10; raise"),
        ({"items": [{"name": "a", "size": 1}] * 2}, "two items are called 'a'"),
        ({"conflicts": [("a", "ghost")]}, "names 'ghost', which is not one of the items"),
        ({"conflicts": [("a", "a")]}, "sets an item apart from itself; leave it out"),
        ({"capacity": 0}, "greater than 0"),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, object], words: str) -> None:
    data = {"family": "bin_packing", "items": [{"name": "a", "size": 4}], "capacity": 10}
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**data, **change})


def test_a_model_that_does_not_fit_is_refused_with_a_remedy() -> None:
    problem = BinPacking.random(np.random.default_rng(1), 1_000)
    with pytest.raises(LimitExceeded, match="pack fewer items"):
        problem.cqm()


def test_the_picture_and_the_words_say_what_lies_where() -> None:
    problem = EXAMPLES[0]
    packed = BinPackingSolution(bins=(("lamp", "paint"), ("book", "drill"), (), ("tools",)))
    bars = problem.figure(packed)
    assert bars.labels == ("bin 1: lamp, paint", "bin 2: book, drill", "bin 3: tools")
    assert bars.values == (10, 10, 7)
    assert bars.limit == 10
    assert problem.describe(packed).startswith(
        "3 bins are used, of 10 kg each: lamp, paint (10 kg); book, drill (10 kg)"
    )


def test_many_items_are_counted_and_shared_out_by_the_flow() -> None:
    many = BinPacking(items=tuple(BinItem(name=str(n), size=1) for n in range(100)), capacity=50)
    assert many.describe(_flow(many)) == "2 bins are used for 100 items."
    assert many.figure(_flow(many)).values == (50, 50)


def test_the_dial_turns_small_items_into_triplets_with_conflicts() -> None:
    easy, half, hard = (
        BinPacking.random(np.random.default_rng(1), 30, each) for each in (0, 0.5, 1)
    )
    assert max(item.size for item in easy.items) <= 0.3 * easy.capacity
    assert min(item.size for item in hard.items) >= 0.25 * hard.capacity
    assert sum(item.size for item in hard.items) == 10 * hard.capacity
    assert len(easy.conflicts) == 0 < len(half.conflicts) < len(hard.conflicts)


@pytest.mark.parametrize("seed", range(4))
def test_conflicts_spare_the_plan_hidden_in_the_triplets(seed: int) -> None:
    assert _fewest(BinPacking.random(np.random.default_rng(seed), 9, 1)) == 3
