"""Predictions of the classical side: how long to a proof, how good after a budget, and by which route.

Seconds are CPU seconds of one core of the machine that measured the profiles; `speed` is how many
times faster the machine in question is (`machine_speed`).
"""

from __future__ import annotations

from problems.problem import Frozen
from solvers.performance.log_normal import LogNormal
from solvers.performance.outlook import Outlook, Predicted, PredictedGap, ProbeFacts
from solvers.performance.profile_file import Growth, Known, ProfileFile, RouteFit, profile_file
from solvers.performance.sizes import FamilySizes, Sizes

EXACT, ANNEALING = "exact", "annealing"


class RouteExpectation(Frozen):
    """One route and what its answer is expected to miss: the gap, counting no answer as all of it."""

    route: str
    expected_loss: float
    prediction: PredictedGap


def outlook(
    family: str,
    route: str,
    sizes: Sizes,
    *,
    structure: str | None = None,
    probe: ProbeFacts | None = None,
    file: ProfileFile | None = None,
) -> Outlook | None:
    """Returns everything expected of a route; None where nothing like it was measured.

    `structure` is the native structure of the instance: a family without measurements of its own is
    judged by all families of that structure, or by all there are. `file` stands in for the product's.
    """
    file = file or profile_file()
    fit, known = _fit(file, family, route, structure)
    if fit is None:
        return None
    of_family = file.families.get(family)
    sizes = of_family.sizes.completed(sizes) if of_family else sizes
    found = Outlook(
        sizes=sizes,
        proof=_curve(fit.proof, sizes) if fit.proof else None,
        first=_curve(fit.first, sizes),
        gap_growth=fit.gap,
        known=known,
        n_instances=fit.n_instances,
        date=file.fitted,
        longest_s=file.longest_s,
        probe_fits=file.probe,
    )
    return found.after(probe) if probe is not None else found


def predict_seconds(
    family: str,
    route: str,
    sizes: Sizes,
    gap: float = 0.0,
    *,
    structure: str | None = None,
    probe: ProbeFacts | None = None,
    speed: float = 1.0,
) -> Predicted | None:
    """Returns the time to a proof, or to within `gap` of the best known; None where nothing is known.

    It never falls with any size, nor with a smaller gap.

    >>> small = predict_seconds("max_cut", "exact", Sizes(20, 0, 20, 60))
    >>> large = predict_seconds("max_cut", "exact", Sizes(60, 0, 60, 240))
    >>> small.low < small.seconds < large.seconds
    True
    """
    found = outlook(family, route, sizes, structure=structure, probe=_slowed(probe, speed))
    if found is None:
        return None
    predicted = found.seconds_to(gap)
    return predicted.model_copy(
        update={
            "seconds": predicted.seconds / speed if predicted.seconds is not None else None,
            "low": predicted.low / speed,
            "high": predicted.high / speed if predicted.high is not None else None,
        }
    )


def predict_gap(
    family: str,
    route: str,
    sizes: Sizes,
    budget_s: float,
    *,
    structure: str | None = None,
    probe: ProbeFacts | None = None,
    speed: float = 1.0,
) -> PredictedGap | None:
    """Returns how good the answer is after a budget; None where nothing is known. It never grows with it.

    >>> soon, later = (predict_gap("labs", "exact", Sizes(40, 0, 400, 8000), s) for s in (1.0, 100.0))
    >>> soon.gap >= later.gap
    True
    """
    found = outlook(family, route, sizes, structure=structure, probe=_slowed(probe, speed))
    if found is None:
        return None
    return found.gap_after(budget_s * speed).model_copy(update={"budget_s": budget_s})


def best_route(
    family: str,
    sizes: Sizes,
    budget_s: float,
    *,
    structure: str | None = None,
    probe: ProbeFacts | None = None,
    speed: float = 1.0,
) -> tuple[RouteExpectation, ...]:
    """Returns the routes with the one first whose answer is expected to be best; a probe is exact's.

    The loss counts no answer as the whole. Routes without measurements, or without a QUBO to anneal,
    are left out; of equals the exact one goes first, for it may prove what it finds.
    """
    found = []
    for route in (EXACT, ANNEALING):
        if route == ANNEALING and sizes.n_qubits is None:
            continue
        seen = probe if route == EXACT else None
        predicted = predict_gap(
            family, route, sizes, budget_s, structure=structure, probe=seen, speed=speed
        )
        if predicted is not None:
            loss = predicted.p_none + (1.0 - predicted.p_none) * min(1.0, predicted.gap)
            found.append(RouteExpectation(route=route, expected_loss=loss, prediction=predicted))
    return tuple(sorted(found, key=lambda each: each.expected_loss))


def sizes_of(family: str) -> FamilySizes | None:
    """Returns how a family's sizes follow from its natural one; None where it was not measured.

    >>> sizes_of("tsp").n_variables.exponent > 1.5  # a variable for each pair of cities
    True
    """
    fit = profile_file().families.get(family)
    return fit.sizes if fit else None


def sizes_in_words(family: str, words: str) -> Sizes | None:
    """Returns the sizes of a typical instance that its family describes so; None where that is not known.

    >>> sizes_in_words("tsp", "50 places").n_variables > 1000
    True
    """
    laws = sizes_of(family)
    return laws.named(words) if laws else None


def _fit(
    file: ProfileFile, family: str, route: str, structure: str | None
) -> tuple[RouteFit | None, Known]:
    of_family = file.families.get(family)
    if of_family is not None and route in of_family.routes:
        return of_family.routes[route], "family"
    name = structure or (of_family.structure if of_family else "")
    if name and route in file.pools.get(name, {}):
        return file.pools[name][route], "structure"
    return file.pools.get("", {}).get(route), "all"


def _curve(growth: Growth, sizes: Sizes) -> LogNormal:
    return LogNormal(growth.location(sizes), growth.spread(sizes))


def _slowed(probe: ProbeFacts | None, speed: float) -> ProbeFacts | None:
    """A probe as the machine of the profiles would have told it."""
    return probe.model_copy(update={"seconds": probe.seconds * speed}) if probe else None
