"""The models of choosing named sets, limited by how many of them each element may be in.

Set cover, set packing and exact cover are the same rows, Σ x over the sets that hold an element, with
≥ 1, ≤ 1 and = 1. Source: Balas, Padberg: Set partitioning: a survey, SIAM Review 18 (1976).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from problems.errors import LimitExceeded
from problems.figure import BarFigure, MatrixFigure
from problems.modelling.choice_model import choice_cqm, choice_program
from problems.problem import Frozen, Violation
from problems.structures import Floats, Ints, Program

if TYPE_CHECKING:
    import dimod

_MOST_MEMBERS = 2_000_000  # of all sets together: 6 s to build
_MOST_CELLS = 2_500  # of a drawn table; beyond it the sets are bars

Relation = Literal[">=", "<=", "=="]


class NamedSet(Frozen):
    """A set that can be chosen, and the elements it holds."""

    name: str
    elements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """Which set holds which element, and what choosing a set costs.

    Shape: `costs` (sets,); member m is `element[m]` in `holder[m]`, both by index.
    """

    sets: tuple[str, ...]
    elements: tuple[str, ...]
    costs: Floats
    element: Ints
    holder: Ints


def membership(sets: Sequence[NamedSet], elements: tuple[str, ...], costs: Floats) -> Membership:
    """Returns the members of sets by index, an element listed twice once."""
    index = {name: number for number, name in enumerate(elements)}
    pairs = [
        (index[name], number) for number, each in enumerate(sets) for name in set(each.elements)
    ]
    members = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    names = tuple(each.name for each in sets)
    return Membership(names, elements, costs, members[:, 0], members[:, 1])


def refuse_misnamed(sets: Sequence[NamedSet], universe: Iterable[str] | None = None) -> None:
    """Raises ValueError where sets share a name, or hold what is not in the universe."""
    name, times = Counter(each.name for each in sets).most_common(1)[0]
    if times > 1:
        raise ValueError(f"two sets are called {name!r}; give each a name of its own")
    if universe is None:
        return
    listed = Counter(universe)
    element, times = listed.most_common(1)[0]
    if times > 1:
        raise ValueError(f"the element {element!r} is listed twice; list it once")
    for each in sets:
        for element in each.elements:
            if element not in listed:
                raise ValueError(
                    f"the set {each.name!r} holds {element!r}, which is not one of the elements; add "
                    "it to them or take it out of the set"
                )


def membership_cqm(members: Membership, relation: Relation) -> dimod.ConstrainedQuadraticModel:
    """Returns the model with a binary for each set, named after it, whose energy is the summed cost.

    Rows that every choice keeps are left out.

    Raises:
        LimitExceeded: the sets have more than 2,000,000 elements in all.
    """
    _check_size(members)
    cqm = choice_cqm(members.sets, members.costs)
    names = np.array(members.sets, dtype=object)
    counts = np.bincount(members.element, minlength=len(members.elements))
    holders = np.split(names[members.holder], np.cumsum(counts))[: len(members.elements)]
    for element, held in zip(members.elements, holders, strict=True):
        if relation == "<=" and len(held) < 2:
            continue
        terms = [(name, 1) for name in held] or [(members.sets[0], 0)]
        cqm.add_constraint_from_iterable(terms, relation, rhs=1, label=f"element {element}")
    return cqm


def membership_program(members: Membership, relation: Relation) -> Program:
    """Returns the program of the same rows.

    Raises:
        LimitExceeded: the sets have more than 2,000,000 elements in all.
    """
    from scipy.sparse import csr_array

    _check_size(members)
    ones = np.ones(len(members.elements))
    rows = csr_array(
        (np.ones(members.element.size), (members.element, members.holder)),
        shape=(len(members.elements), len(members.sets)),
    )
    return choice_program(
        members.sets,
        members.costs,
        rows,
        row_lower=ones if relation in {">=", "=="} else ones * -np.inf,
        row_upper=ones if relation in {"<=", "=="} else ones * np.inf,
    )


def _check_size(members: Membership) -> None:
    if members.element.size > _MOST_MEMBERS:
        raise LimitExceeded(
            f"the {len(members.sets):,} sets have {members.element.size:,} elements in all; the limit "
            f"is {_MOST_MEMBERS:,}; leave out sets that others make needless"
        )


def misnamed(chosen: Sequence[str], known: Iterable[str]) -> list[Violation]:
    """Returns the choices that name no set, and those made more than once."""
    names = set(known)
    return [
        Violation(
            constraint="sets",
            message=f"there is no set called {name!r}"
            if name not in names
            else f"the set {name!r} is chosen {times} times; it can be once",
            amount=1 if name not in names else times - 1,
        )
        for name, times in Counter(chosen).items()
        if name not in names or times > 1
    ]


def membership_figure(
    title: str, members: Membership, chosen: Sequence[str], value_label: str
) -> MatrixFigure | BarFigure:
    """Returns the table of what each set costs under each of its elements, chosen sets marked.

    Many sets are bars instead. A negative cost is drawn as the worth it stands for.
    """
    picked = set(chosen)
    n_sets, n_elements = len(members.sets), len(members.elements)
    worths = np.abs(members.costs).tolist()
    if n_sets * n_elements > _MOST_CELLS or not n_elements:
        return BarFigure(
            title=title,
            labels=members.sets,
            values=tuple(worths),
            groups=tuple("chosen" if name in picked else "left" for name in members.sets),
            value_label=value_label,
        )
    cells: list[list[float | None]] = [[None] * n_elements for _ in range(n_sets)]
    pairs = list(zip(members.holder.tolist(), members.element.tolist(), strict=True))
    for holder, element in pairs:
        cells[holder][element] = worths[holder]
    return MatrixFigure(
        title=title,
        rows=members.sets,
        columns=members.elements,
        values=tuple(map(tuple, cells)),
        highlighted=tuple(pair for pair in pairs if members.sets[pair[0]] in picked),
    )
