"""Which instances the campaign takes next."""

from __future__ import annotations

from collections.abc import Callable

from evals.profiles.plan import Known, planned
from evals.profiles.record import Answer, Instance, Profile
from problems.status import Sense, Status


def _measured(instance: Instance, cpu_s: float, *, proven: bool) -> Profile:
    status = Status.OPTIMAL if proven else Status.FEASIBLE
    answer = Answer(
        budget_s=5, cpu_s=cpu_s, wall_s=cpu_s, status=status, backend="cp_sat", objective=1.0
    )
    return Profile(
        family=instance.family,
        size=instance.size,
        difficulty=instance.difficulty,
        seed=instance.seed,
        route="exact",
        words="",
        structure=None,
        sense=Sense.MINIMISE,
        n_variables=instance.size,
        n_constraints=0,
        n_qubits=instance.size,
        n_slack=0,
        n_couplings=1,
        coefficient_range=1.0,
        speed=1.0,
        answers=(answer,),
    )


def _campaign(seconds: Callable[[int], float], limit_s: float) -> list[Instance]:
    """What is measured where a proof takes so long by size, and none comes beyond the limit."""
    known: Known = {}
    taken = []
    for instance in planned(known, ["one"]):
        taken.append(instance)
        took = seconds(instance.size)
        known[instance] = _measured(instance, min(took, limit_s), proven=took <= limit_s)
    return taken


def test_doubling_ends_after_two_sizes_without_a_proof() -> None:
    taken = _campaign(lambda size: 0.001 * 2 ** (size / 4), 5.0)
    first = [each.size for each in taken if each.seed == 0]
    assert first == [4, 8, 16, 32, 64, 128]


def test_later_rounds_stay_between_too_quick_and_too_hard() -> None:
    taken = _campaign(lambda size: 0.001 * 2 ** (size / 4), 5.0)
    later = {each.size for each in taken if each.seed not in {0, 7, 8}}
    assert later == {16, 23, 32, 45, 64, 91}
    assert {each.difficulty for each in taken} > {0.2, 0.5, 0.8}


def test_one_size_is_far_beyond_the_first_that_stays_open() -> None:
    taken = _campaign(lambda size: 0.001 * 2 ** (size / 4), 5.0)
    assert [each.size for each in taken if each.seed == 7] == [256]
    fine = [each.size for each in taken if each.seed == 8]
    assert len(fine) == 4
    assert all(16 <= size < 64 for size in fine)
    quick = _campaign(lambda _size: 0.001, 5.0)
    assert not [each for each in quick if each.seed in {7, 8}]


def test_what_never_gets_hard_is_measured_at_its_largest_sizes() -> None:
    taken = _campaign(lambda _size: 0.001, 5.0)
    assert max(each.size for each in taken if each.seed == 0) == 1024
    assert {each.size for each in taken if each.seed == 6} == {512, 724, 1024}


def test_nothing_known_is_taken_again() -> None:
    taken = _campaign(lambda size: 0.01 * size, 5.0)
    assert len(taken) == len(set(taken))
    known = {each: _measured(each, 0.01 * each.size, proven=each.size <= 500) for each in taken}
    assert known.keys().isdisjoint(planned(known, ["one"]))
