"""QAOA on costs of any degree: LABS and k-SAT, without the bits that a QUBO of them adds."""

from itertools import combinations

import numpy as np

from problems.encoding.multilinear import Monomials, in_bits
from problems.modelling.autocorrelation import autocorrelations, energy_terms
from solvers.diagonal import polynomial_energies, states
from solvers.qaoa.engines.engine import engine_for
from solvers.qaoa.engines.standardised import Standardised
from solvers.qaoa.landscape import Landscape, landscape_of
from solvers.qaoa.schedules.schedule import linear_ramp
from solvers.qaoa.schedules.training import train


def _unsatisfied(clauses: list[dict[int, bool]]) -> Monomials:
    """How many clauses fail: one does where each of its variables has the value that it does not want."""
    terms: dict[tuple[int, ...], float] = {}
    for clause in clauses:
        wanted = [variable for variable, value in clause.items() if value]
        fixed = tuple(variable for variable, value in clause.items() if not value)
        for size in range(len(wanted) + 1):
            for part in combinations(wanted, size):  # the product of (1 − x) over the wanted ones
                key = tuple(sorted((*fixed, *part)))
                terms[key] = terms.get(key, 0.0) + (-1.0) ** size
    return terms


def _random_clauses(n: int, count: int, width: int, seed: int) -> list[dict[int, bool]]:
    rng = np.random.default_rng(seed)
    return [
        {int(each): bool(rng.integers(2)) for each in rng.choice(n, width, replace=False)}
        for _ in range(count)
    ]


def _gain(land: Landscape) -> float:
    """How much likelier three trained layers make an optimum than chance does."""
    engine = Standardised(engine_for(land.costs), land.mean, land.spread)
    training = train(engine, linear_ramp(3), lambda n_done: n_done < 60)
    optimal = land.is_optimal
    return float(engine.probabilities(training.angles)[optimal].sum() / optimal.mean())


def test_labs_has_its_published_optimum_and_qaoa_finds_it_likelier_than_chance() -> None:
    n = 11
    terms = in_bits(energy_terms([(index, 1) for index in range(n)]))
    land = landscape_of(polynomial_energies(terms, n))
    assert land.minimum == 5  # Packebusch and Mertens 2016, table 1
    for number in (0, 5, 1234):
        signs = (2 * states(np.array([number]), n)[0] - 1).tolist()
        assert land.costs[number] == (autocorrelations(signs) ** 2).sum()
    assert _gain(land) > 5


def test_satisfiability_counts_the_clauses_that_fail() -> None:
    clauses = _random_clauses(10, 60, 5, seed=1)
    land = landscape_of(polynomial_energies(_unsatisfied(clauses), 10))
    bits = states(np.arange(2**10), 10).astype(bool)
    failing = [
        sum(all(row[variable] != value for variable, value in clause.items()) for clause in clauses)
        for row in bits
    ]
    np.testing.assert_array_equal(land.costs, failing)
    assert _gain(land) > 1.5
