"""The things to decide amounts of: the subjects that share facts, and where the text names them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.embedded.ledger.facts import Fact
from agent.interpret.embedded.ledger.marks import Mark

_FEWEST = 2
_WORTH = frozenset({"gain", "cost", "price", "fixed"})
_FORM_WORDS = frozenset({"one", "on"})


@dataclass(frozen=True, slots=True)
class Things:
    """The stems that name each thing, what one of it is measured in, and words that name the class."""

    stems: tuple[tuple[str, ...], ...]
    lead: str
    shared: frozenset[str]
    resources: frozenset[str] = frozenset()
    is_money: bool = False
    measure: tuple[str, float] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """A name of each thing, as its stems."""
        return tuple(" ".join(each) for each in self.stems)

    def distinct(self, index: int) -> frozenset[str]:
        """The stems that only this thing has."""
        return frozenset(self.stems[index]) - self.shared

    def at(self, marks: Sequence[Mark], index: int) -> tuple[int, int] | None:
        """Returns the thing that is named from here, and where its name ends."""
        position, named = index, None
        while position < len(marks) and marks[position].kind == "word":
            word = marks[position].stem
            found = next((i for i in range(len(self.stems)) if word in self.distinct(i)), None)
            if found is None and word not in self.shared:
                break
            if found is not None and named is not None and found != named:
                break
            named = found if found is not None else named
            position += 1
        return (named, position) if named is not None else None


def things_of(facts: Sequence[Fact]) -> Things | None:
    """Returns the things: subjects with a kind of fact in common; None where there are not two."""
    subjects: dict[tuple[str, ...], set[tuple[str, str, str]]] = defaultdict(set)
    leads: dict[tuple[str, ...], str] = {}
    for fact in facts:
        if fact.role != "bound":
            subjects[_named(fact.subject)].add(kind_of(fact))
            leads[_named(fact.subject)] = leads.get(_named(fact.subject)) or fact.lead
    owners: dict[tuple[str, str, str], list[tuple[str, ...]]] = defaultdict(list)
    for subject, kinds in subjects.items():
        for kind in kinds:
            owners[kind].append(subject)
    kept = {each for group in owners.values() if len(group) >= _FEWEST for each in group}
    valued = {each for each in kept if any(kind[0] in _WORTH for kind in subjects[each])}
    stems = tuple(each for each in subjects if each in (valued or kept))
    if len(stems) < _FEWEST:
        return None
    counts: dict[str, int] = defaultdict(int)
    for subject in stems:
        for word in set(subject):
            counts[word] += 1
    shared = frozenset(word for word, count in counts.items() if count > 1)
    if any(_FORM_WORDS & set(fact.subject) for fact in facts):  # "a short spot, a long one"
        shared |= {each[-1] for each in stems if len(each) > 1}
    if any(not set(subject) - shared for subject in stems):
        return None
    measures = {leads[each] for each in stems} - {""}
    return Things(stems, measures.pop() if len(measures) == 1 else "", shared)


def kind_of(fact: Fact) -> tuple[str, str, str]:
    """What a fact tells: its role, dimension and noun."""
    quantity = fact.quantity
    noun = quantity.noun if fact.role == "attribute" else ""
    return fact.role, quantity.dimension if fact.role == "attribute" else "", noun


def _named(subject: tuple[str, ...]) -> tuple[str, ...]:
    kept = tuple(word for word in subject if word not in _FORM_WORDS)
    return kept or subject
