"""Measures what is known of one instance before it is solved."""

from __future__ import annotations

from problems.instance.features import InstanceFeatures
from problems.problem import Frozen
from problems.registry import AnyProblem
from tools.tool import Progress, Tool


class MeasureInput(Frozen):
    """The problem whose instance is measured."""

    problem: AnyProblem


def run(request: MeasureInput, progress: Progress) -> InstanceFeatures:
    """Returns the features of the instance; what it has no model for is left empty."""
    from problems.instance.measure import features_of

    progress(0.1, "measuring the instance")
    return features_of(request.problem)


TOOL = Tool(
    name="measure_instance",
    description=(
        "Measure one typed problem without solving it: sizes before and after presolve and encoding, "
        "kinds of constraints, density, degree and treewidth bounds, precision, symmetry, signs of "
        "hardness, and structure that makes it easy, each with its source."
    ),
    input_type=MeasureInput,
    output_type=InstanceFeatures,
    run=run,
)
