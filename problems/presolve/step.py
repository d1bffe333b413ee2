"""What a presolve rule of CQMs gives: a smaller model, or the reason why none is feasible."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from problems.encoding.model_arrays import ModelArrays
from problems.presolve.report import Rule


@dataclass(frozen=True, slots=True)
class Step:
    """The model after a rule, what the rule touched, and the values of variables it took out."""

    rule: Rule
    model: ModelArrays
    touched: tuple[str, ...]
    fixed: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Why no sample of the model is feasible, in one clause."""

    reason: str


RuleResult = (
    Step | Contradiction | None
)  # None: the rule does not accept the model, or changes nothing
ModelRule = Callable[[ModelArrays], RuleResult]


@dataclass(frozen=True, slots=True)
class Restore:
    """The way back from a sample of the presolved model: the values that were fixed are put in.

    `order` are the labels of the whole model.
    """

    order: tuple[str, ...]
    fixed: Mapping[str, float]

    def __call__(self, sample: Mapping[str, float]) -> dict[str, float]:
        """Returns the sample of the whole model, each variable once, in the model's order.

        >>> Restore(("x", "y"), {"y": 1.0})({"x": 0.0})
        {'x': 0.0, 'y': 1.0}
        """
        return {
            label: self.fixed[label] if label in self.fixed else float(sample[label])
            for label in self.order
        }

    def after(self, earlier: Restore) -> Restore:
        """Returns this way back followed by that of the step before it."""
        return Restore(earlier.order, {**earlier.fixed, **self.fixed})
