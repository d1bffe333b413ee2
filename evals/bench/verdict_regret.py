"""Regret of the advised route on the calibration bench: every route was run, and hindsight knows the best.

Replayed from `evals/measured`: nothing is solved. `python -m evals.profiles` and `python -m
evals.calibration` measure again. Regret is a share of what the best possible answer is worth, over
deadlines, worths, purses and whether data may leave; hindsight's quantum route is QAOA simulated without
errors at the machines' own times and prices, on what has at most 20 qubits. Performance models were
fitted on one half of the instances; the targets are for the other.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Sequence

from agent.contracts.verdict import Route
from evals.benchmark import Benchmark, Row
from evals.calibration.advisers import BASELINES, always_exact, always_hardware
from evals.calibration.bench_replay import Judged, Replayed, bench, judged
from evals.calibration.halves import Half
from evals.calibration.hindsight import Hindsight
from evals.calibration.noisy_route import read_noisy
from evals.calibration.regret import Regret, Summary, regrets, summary
from evals.calibration.terms_grid import terms_grid, usual_terms
from evals.profiles.half_model import fitted_half

_PER_CENT = 100.0
_MOST_MEAN = 0.01
_FEWEST = 300


def _run() -> Iterable[Row]:
    with fitted_half():
        yield from _rows()


def _rows() -> Iterator[Row]:
    replayed = bench()
    verdicts = judged(replayed)
    yield _count(replayed)
    yield from _figures("judged half", _of(verdicts, Half.JUDGED), _peers(replayed, Half.JUDGED))
    yield from _figures("fitted half", _of(verdicts, Half.FITTED), _peers(replayed, Half.FITTED))
    open_ones = [each for each in _of(verdicts, Half.JUDGED) if not each.is_settled]
    yield from _figures("judged, open after probe", open_ones, {})
    yield from _yes(verdicts)
    yield from _hardware(replayed)
    yield _stand_in(replayed)
    yield from _noise()
    yield from _by_family(_of(verdicts, Half.JUDGED), replayed)
    unseen = judged(bench(as_unseen=True))
    yield from _figures("judged, family unknown", _of(unseen, Half.JUDGED), {})


def _of(verdicts: Sequence[Judged], half: Half) -> list[Judged]:
    return [each for each in verdicts if each.regret.case.half is half]


def _peers(replayed: Sequence[Replayed], half: Half) -> dict[str, Summary]:
    """What simpler advice would have cost on the same half."""
    hindsights = [each.hindsight for each in replayed if each.hindsight.case.half is half]
    grid = terms_grid()
    return {name: summary(regrets(hindsights, grid, rule)) for name, rule in BASELINES.items()}


def _count(replayed: Sequence[Replayed]) -> Row:
    families = {each.hindsight.case.instance.family for each in replayed}
    return _row(
        f"{len(families)} families",
        "instances",
        len(replayed),
        f"at least {_FEWEST}",
        met=len(replayed) >= _FEWEST,
        n=len(replayed),
    )


def _figures(name: str, verdicts: Sequence[Judged], peers: dict[str, Summary]) -> Iterator[Row]:
    found = summary(each.regret for each in verdicts)
    is_target = name == "judged half"
    yield _row(
        name, "median regret, %", _PER_CENT * found.median, "0", met=found.median == 0, n=found.n
    )
    asked = f"at most {_MOST_MEAN:.0%}" if is_target else "told"
    is_met = not is_target or found.mean <= _MOST_MEAN
    yield _row(name, "mean regret, %", _PER_CENT * found.mean, asked, met=is_met, n=found.n)
    for peer, figures in peers.items():
        yield _row(
            name,
            "mean regret, %",
            _PER_CENT * found.mean,
            "told",
            met=True,
            n=found.n,
            peer=peer,
            peer_value=_PER_CENT * figures.mean,
        )
    yield _row(name, "90th, %", _PER_CENT * found.ninetieth, "told", met=True, n=found.n)
    yield _row(name, "largest, %", _PER_CENT * found.largest, "told", met=True, n=found.n)
    yield _row(name, "within 1 %, %", _PER_CENT * found.close, "told", met=True, n=found.n)


def _yes(verdicts: Sequence[Judged]) -> Iterator[Row]:
    settled = [each for each in verdicts if each.is_settled]
    n_wrong = sum(each.is_yes for each in settled)
    yield _row(
        "proven in the probe", "yes to quantum", n_wrong, "0", met=n_wrong == 0, n=len(settled)
    )
    said = [each for each in verdicts if each.is_yes]
    right = sum(each.regret.best is Route.QUANTUM for each in said)
    yield _row(
        "all", "yes to quantum", len(said), f"told; {right} right", met=True, n=len(verdicts)
    )
    missed = sum(
        each.regret.best is Route.QUANTUM and not each.regret.is_close and not each.is_yes
        for each in verdicts
    )
    yield _row("all", "no where quantum led", missed, "0", met=missed == 0, n=len(verdicts))


def _hardware(replayed: Sequence[Replayed]) -> Iterator[Row]:
    """What always taking hardware would cost where circuits were run, at a dollar a per cent."""
    for words, is_ideal in (("no errors", True), ("published errors", False)):
        cases = [each.hindsight.case for each in replayed if _has_circuits(each)]
        hindsights = [Hindsight(each, is_ideal=is_ideal) for each in cases]
        found = summary(regrets(hindsights, [usual_terms()], always_hardware))
        families = len({each.instance.family for each in cases})
        yield _row(
            f"hardware, {words}",
            "mean regret, %",
            _PER_CENT * found.mean,
            f"told; {families} families, at most 20 qubits",
            met=True,
            n=found.n,
        )


def _stand_in(replayed: Sequence[Replayed]) -> Row:
    """How often reads of simulated annealing, at an annealer's times and for free, would be ahead."""
    ahead = [_is_ahead(each.hindsight) for each in replayed]
    found = [each for each in ahead if each is not None]
    return _row(
        "annealer stand-in",
        "ahead by 1 %, %",
        _PER_CENT * statistics.mean(found),
        "told; no machine was run",
        met=True,
        n=len(found),
    )


def _is_ahead(hindsight: Hindsight) -> bool | None:
    """Whether the stand-in is ahead of every route by 1 % of the stake; None where it was not run."""
    terms = usual_terms()
    stand_in = hindsight.stand_in(terms)
    if stand_in is None:
        return None
    best = max(each.usd for each in hindsight.worths(terms).values())
    return stand_in.usd - best > terms.at_stake_usd / _PER_CENT


def _has_circuits(each: Replayed) -> bool:
    return any(row.kind == "qaoa" for row in each.hindsight.case.quantum)


def _noise() -> Iterator[Row]:
    """The share of optimal shots that the model of errors has, beside a machine's simulated noise."""
    rows = read_noisy()
    if rows:
        modelled = statistics.mean(each.p_modelled for each in rows)
        noisy = statistics.mean(each.p_noisy for each in rows)
        yield _row(
            "model of errors",
            "optimal shots, %",
            _PER_CENT * modelled,
            "told",
            met=True,
            n=len(rows),
            peer="noise of Torino and Marrakesh in Aer",
            peer_value=_PER_CENT * noisy,
        )


def _by_family(verdicts: Sequence[Judged], replayed: Sequence[Replayed]) -> Iterator[Row]:
    hindsights = [each.hindsight for each in replayed if each.hindsight.case.half is Half.JUDGED]
    exact = regrets(hindsights, terms_grid(), always_exact)
    for family in sorted({each.case.instance.family for each in exact}):
        found = summary(each.regret for each in verdicts if _is_of(each.regret, family))
        peer = summary(each for each in exact if _is_of(each, family))
        yield _row(
            family,
            "mean regret, %",
            _PER_CENT * found.mean,
            "told",
            met=True,
            n=found.n,
            peer="always exact",
            peer_value=_PER_CENT * peer.mean,
        )


def _is_of(found: Regret, family: str) -> bool:
    return found.case.instance.family == family


def _row(
    case: str,
    metric: str,
    ours: float,
    target: str,
    *,
    met: bool,
    n: int,
    peer: str = "",
    peer_value: float | None = None,
) -> Row:
    """A row; `n` is how many verdicts, or instances, it is over."""
    return Row(case, metric, ours, peer, peer_value, n, target, met)


BENCHMARK = Benchmark(
    "regret of the advised route on the calibration bench, in per cent of the worth at stake", _run
)
