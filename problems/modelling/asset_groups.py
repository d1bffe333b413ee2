"""Groups of assets, such as sectors, and how much may be held of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from pydantic import Field

from problems.modelling.limits import limit_violations
from problems.modelling.network import check_names
from problems.plain_number import plain
from problems.problem import Frozen, Violation
from problems.structures import Floats


class AssetGroup(Frozen):
    """Assets, such as those of a sector, and how much of them may be held together."""

    name: str
    assets: tuple[str, ...] = Field(min_length=1, max_length=10_000)
    least: float = Field(default=0, ge=0, description="share, or number where assets are chosen")
    most: float | None = Field(default=None, ge=0)


def check_groups(groups: Sequence[AssetGroup], assets: Sequence[str]) -> None:
    """Refuses groups of one name, of what is no asset, and with crossed limits.

    Raises:
        ValueError: one sentence; pydantic makes it a validation error.
    """
    known = set(assets)
    check_names("groups", [group.name for group in groups])
    for group in groups:
        check_names(f"assets of group {group.name!r}", group.assets)
        unknown = next((name for name in group.assets if name not in known), None)
        if unknown is not None:
            raise ValueError(f"group {group.name!r} names {unknown!r}, which is no asset")
        if group.most is not None and group.least > group.most:
            raise ValueError(
                f"the least of group {group.name!r} is {plain(group.least)} and the most "
                f"{plain(group.most)}; swap them"
            )


def group_rows(groups: Sequence[AssetGroup], assets: Sequence[str]) -> tuple[Floats, Floats]:
    """Returns 1 for each asset of each group, and the limits. Shape: (groups, assets), (groups, 2)."""
    at = {name: index for index, name in enumerate(assets)}
    members = np.zeros((len(groups), len(assets)))
    limits = np.zeros((len(groups), 2))
    for row, group in enumerate(groups):
        members[row, [at[name] for name in group.assets]] = 1.0
        limits[row] = group.least, np.inf if group.most is None else group.most
    return members, limits


def group_violations(
    groups: Sequence[AssetGroup], held: Mapping[str, float]
) -> Iterator[Violation]:
    """Yields where a group is held less or more than it may."""
    for group in groups:
        terms = dict.fromkeys(group.assets, 1.0)
        yield from limit_violations(f"group {group.name}", terms, ">=", group.least, held)
        if group.most is not None:
            yield from limit_violations(f"group {group.name}", terms, "<=", group.most, held)
