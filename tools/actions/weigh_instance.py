"""Measures one instance and what every quantum machine offers on it: all that the verdict weighs."""

from __future__ import annotations

from problems.errors import LimitExceeded
from problems.instance.features import InstanceFeatures
from problems.problem import Frozen
from problems.registry import AnyProblem
from solvers.quantum.offer import Offer
from tools.tool import Progress, Tool


class WeighInput(Frozen):
    """The problem whose instance is weighed."""

    problem: AnyProblem


class Weighed(Frozen):
    """What is known of an instance, and the machines' offers; none where it has no QUBO."""

    features: InstanceFeatures
    offers: tuple[Offer, ...] = ()


def run(request: WeighInput, progress: Progress) -> Weighed:
    """Returns the features and the offers; nothing is solved."""
    from problems.instance.measure import measured
    from solvers.quantum.coupling_graph import CouplingGraph
    from solvers.quantum.offers import offers
    from tools.polynomial_note import polynomial_note

    progress(0.1, "measuring the instance")
    found = measured(request.problem)
    features, graph = found.features, found.graph
    if graph is None:
        return Weighed(features=features)
    note = polynomial_note(request.problem, graph.n)
    if note:
        left_out = (*features.left_out, f"{note[:1].upper()}{note[1:]}.")
        features = features.model_copy(update={"left_out": left_out})
    progress(0.5, "asking what quantum machines offer")
    try:
        offered = offers(CouplingGraph(graph.n, graph.left, graph.right), features.family)
    except LimitExceeded as error:
        left_out = (*features.left_out, f"What quantum machines offer is not known: {error}.")
        return Weighed(features=features.model_copy(update={"left_out": left_out}))
    return Weighed(features=features, offers=offered)


TOOL = Tool(
    name="weigh_instance",
    description=(
        "Weigh one typed problem for quantum computing without solving it: its sizes, structure and "
        "signs of hardness, and for every quantum machine the qubits, gates, chance of an optimum a "
        "shot, time and price, from which the best of any number of shots follows."
    ),
    input_type=WeighInput,
    output_type=Weighed,
    run=run,
)
