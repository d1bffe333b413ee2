"""What a presolve did, rule by rule, in numbers, labels and one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Rule = Literal[
    "variable bounds",
    "fixed variables",
    "redundant rows",
    "parallel rows",
    "dominated rows",
    "coefficient tightening",
    "dual fixing",
    "low degree",
    "single dominance",
    "pair dominance",
    "roof duality",
]

_DONE: dict[Rule, str] = {
    "variable bounds": "tightened the bounds of {} by the activity of rows",
    "fixed variables": "fixed {} whose bounds met",
    "redundant rows": "dropped {} that nothing within the bounds breaks",
    "parallel rows": "merged {} with the same left side as another",
    "dominated rows": "dropped {} implied by another",
    "coefficient tightening": "tightened the coefficients of {}",
    "dual fixing": "fixed {} at the bound that costs nothing and breaks nothing",
    "low degree": "eliminated {} with two neighbours or fewer",
    "single dominance": "fixed {} whose bias outweighs every coupling",
    "pair dominance": "merged {} with another that it must equal or oppose",
    "roof duality": "fixed {} by roof duality",
}
_OF_ROWS = frozenset[Rule](
    {"redundant rows", "parallel rows", "dominated rows", "coefficient tightening"}
)


@dataclass(frozen=True, slots=True)
class Change:
    """What one application of a rule touched: labels of variables, or of constraints."""

    rule: Rule
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PresolveReport:
    """How much smaller a model became, and why; counts are (before, after).

    `infeasible` says in one sentence why no sample is feasible; None where that was not found.
    """

    n_variables: tuple[int, int]
    n_constraints: tuple[int, int]
    n_products: tuple[int, int]
    n_components: int
    changes: tuple[Change, ...]
    infeasible: str | None = None

    def touched(self, rule: Rule) -> tuple[str, ...]:
        """Returns the labels that a rule touched, each once, in the order of their first change."""
        labels = (
            label for change in self.changes if change.rule == rule for label in change.labels
        )
        return tuple(dict.fromkeys(labels))

    @property
    def words(self) -> str:
        """The report in one sentence.

        >>> PresolveReport((3, 2), (1, 1), (0, 0), 1, (Change("dual fixing", ("x",)),)).words
        'Presolve fixed 1 variable at the bound that costs nothing and breaks nothing: 3 to 2 variables, 1 to 1 constraint.'
        """  # noqa: E501 - one sentence, one line
        if self.infeasible is not None:
            return f"Presolve found the model infeasible: {self.infeasible}."
        rules = dict.fromkeys(change.rule for change in self.changes)
        done = [
            _DONE[rule].format(
                _count(len(self.touched(rule)), "constraint" if rule in _OF_ROWS else "variable")
            )
            for rule in rules
        ]
        sizes = [f"{self.n_variables[0]} to {_count(self.n_variables[1], 'variable')}"]
        if self.n_constraints[0]:
            sizes.append(
                f"{self.n_constraints[0]} to {_count(self.n_constraints[1], 'constraint')}"
            )
        parts = f" in {self.n_components} independent parts" if self.n_components > 1 else ""
        return f"Presolve {', '.join(done) or 'changed nothing'}: {', '.join(sizes)}{parts}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
