"""Which instances are measured next: sizes by doubling until proofs stay out, then between those."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from evals.profiles.record import Instance, Profile

_STEPS = (4, 6, 8, 11, 16, 23, 32, 45, 64, 91, 128, 181, 256, 362, 512, 724, 1024)
_OPEN_TO_END = 2  # doublings without a proof after which larger ones are left
_QUICK_S = 0.02  # below it a proof is too fast to tell sizes apart
MOST_BUILT = 200_000  # variables of a QUBO; larger ones take minutes to write

# A number is a size for the rounds that double; a pair the seed and difficulty of another round. The
# largest sizes come late: they take long to build, and tell little where a proof is quick or far.
_ROUNDS: tuple[int | tuple[int, float], ...] = (
    4, 8, 16, 32, 64, (1, 0.2), 128, (7, 0.5), (8, 0.5), (2, 0.8), (3, 0.5), 256, (4, 0.35), (5, 0.65),
    512, 1024, (6, 0.5),
)  # fmt: skip
_FAR = 7  # the seed of the round that takes one size far beyond the first that stays open
_FINE = (
    8  # and of the one that takes four between the largest quick one and the first that stays open
)

Known = dict[Instance, Profile]


def planned(known: Known, names: Iterable[str]) -> Iterator[Instance]:
    """Yields what is missing, round by round and over all families; `known` may grow in between.

    Some rounds double the size, with seed 0. The others take all steps from the first whose proof
    takes noticeable time to one past the first that stays open, with another seed and difficulty. One
    takes a size four times as large as the first that stays open, where heuristics are needed, and one
    takes four just below that, where times grow from quick to long within a few sizes.
    """
    families = tuple(names)
    for turn in _ROUNDS:
        for family in families:
            if isinstance(turn, int):
                yield from _doubled(known, Instance(family, turn, 0.5, 0))
                continue
            seed, difficulty = turn
            for size in _sizes(known, family, seed):
                yield from _missing(known, Instance(family, size, difficulty, seed))


def _missing(known: Known, instance: Instance) -> Iterator[Instance]:
    if instance not in known:
        yield instance


def _doubled(known: Known, instance: Instance) -> Iterator[Instance]:
    """The instance, unless enough smaller ones of its family stayed open or were too large."""
    smaller = [
        known.get(Instance(instance.family, size, 0.5, 0))
        for size in _STEPS[::2]
        if size < instance.size
    ]
    n_open = sum(each is None or each.proof is None for each in smaller)
    if n_open < _OPEN_TO_END and not (smaller and _is_too_large(smaller[-1])):
        yield from _missing(known, instance)


def _is_too_large(profile: Profile | None) -> bool:
    """Whether its models could not be built, or hardly."""
    return profile is None or profile.n_variables is None or profile.n_variables > MOST_BUILT // 4


def _sizes(known: Known, family: str, seed: int) -> tuple[int, ...]:
    if seed == _FAR:
        return _far(known, family)
    return _between(known, family) if seed == _FINE else _window(known, family)


def _between(known: Known, family: str) -> tuple[int, ...]:
    mine = [each for each in known.values() if each.family == family and each.seed != _FINE]
    still_open = [each.size for each in mine if each.proof is None]
    if not still_open:
        return ()
    first = min(still_open)
    quick = [each.size for each in mine if each.proof is not None and each.proof.cpu_s <= _QUICK_S]
    last = max((each for each in quick if each < first), default=_STEPS[0])
    between = {round(last * (first / last) ** (step / 5)) for step in range(1, 5)}
    return tuple(sorted(between - {last, first}))


def _far(known: Known, family: str) -> tuple[int, ...]:
    mine = [each for each in known.values() if each.family == family and each.seed != _FINE]
    still_open = [each.size for each in mine if each.proof is None]
    if not still_open:
        return ()
    return tuple(each for each in _STEPS if each == 4 * min(still_open))


def _window(known: Known, family: str) -> tuple[int, ...]:
    """The steps between too quick and too hard, at most seven and at least three."""
    exact = [each for each in known.values() if each.family == family]
    slow = [each.size for each in exact if each.proof is None or each.proof.cpu_s > _QUICK_S]
    still_open = [each.size for each in exact if each.proof is None]
    largest = max((each.size for each in exact), default=_STEPS[0])
    last = min(_step(min(still_open, default=largest)) + 1, _step(largest))
    first = max(0, min(_step(min(slow, default=largest)) - 1, last - 2))
    return _STEPS[max(first, last - 6) : last + 1]


def _step(size: int) -> int:
    """The number of the first step that is no smaller."""
    return bisect_left(_STEPS, size)
