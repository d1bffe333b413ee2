"""The amounts to decide, under every name that a text gives them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from agent.interpret.embedded.linear.words import FUNCTION, stem

# Words that count or hold what is meant: "a slice of pizza" is named "pizza" too.
CONTAINERS = frozenset(
    stem(word)
    for word in "slice serving batch glass plate bag box bottle cup pack packet piece unit acre hectare ton "
    "tonne kilogram kg "
    "gram litre liter pound ounce hour minute dose jar can carton crate pallet bowl tray loaf "
    "bar sheet order trip "
    "shift tablespoon teaspoon scoop roll barrel gallon ml mg kilo hectolitre".split()
)
MEASURES = frozenset(
    stem(word)
    for word in "acre hectare ton tonne kilogram kg kilo gram litre liter pound ounce hour minute gallon ml "
    "mg barrel".split()
)
_SMALL = frozenset({"and", "or", "with", "in", "for", "to", "per", "is", "are", "the", "a"})


@dataclass(frozen=True, slots=True)
class Mention:
    """How many words name an entity, and which; -1 stands for all of them at once."""

    entity: int
    length: int


@dataclass(frozen=True)
class Entities:
    """The decisions of one problem.

    `names` are shown to the person. `forms` are stems by which each is mentioned, `groups` stems
    that mean all of them together ("vehicles" where buses and vans are decided).
    """

    names: tuple[str, ...]
    forms: dict[tuple[str, ...], int] = field(default_factory=dict)
    modifiers: dict[tuple[str, ...], int] = field(default_factory=dict)
    groups: frozenset[tuple[str, ...]] = frozenset()

    def mention(self, words: list[str]) -> Mention | None:
        """The longest mention that the words begin with."""
        keys = [stem(word) for word in words]
        for length in range(len(keys), 0, -1):
            key = tuple(keys[:length])
            if key in self.forms and _case_fits(words[:length]):
                return Mention(self.forms[key], length)
            following = words[length].lower() if length < len(words) else ""
            alone = not following.isalpha() or following in FUNCTION or following in _SMALL
            if key in self.modifiers and alone:
                return Mention(self.modifiers[key], length)
            refers = following in {"one", "ones"} or (stem(following),) in self.groups
            if key in self.modifiers and refers:
                return Mention(self.modifiers[key], length + 1)
            if key in self.groups:
                return Mention(-1, length)
        return None


def _case_fits(words: list[str]) -> bool:
    """Whether a one-letter name is not the article "a"."""
    return words != ["a"]


def entities_of(
    names: tuple[str, ...], aliases: dict[str, int], groups: frozenset[str]
) -> Entities:
    """Returns the entities with every form that names just one of them.

    >>> found = entities_of(("desk lamps", "night lamps"), {}, frozenset({"products"}))
    >>> found.mention(["night", "lamps"]).entity, found.mention(["lamps"]).entity
    (1, -1)
    """
    claims: list[tuple[tuple[str, ...], int]] = []
    modifiers: list[tuple[tuple[str, ...], int]] = []
    for index, name in enumerate(names):
        for form, is_modifier in _forms(name):
            (modifiers if is_modifier else claims).append((form, index))
    claims += [(tuple(stem(w) for w in alias.split()), index) for alias, index in aliases.items()]
    owners = Counter(form for form, _ in set(claims))
    shared = frozenset(form for form, count in owners.items() if count > 1)
    forms = {form: index for form, index in claims if form not in shared}
    sole = Counter(form for form, _ in set(modifiers))
    return Entities(
        names=names,
        forms=forms,
        modifiers={
            f: i for f, i in modifiers if sole[f] == 1 and f not in forms and f not in shared
        },
        groups=shared
        | frozenset(tuple(stem(w) for w in group.split()) for group in groups) - forms.keys(),
    )


def _forms(name: str) -> list[tuple[tuple[str, ...], bool]]:
    """The stems by which a name may be said, and whether it is only its first words."""
    words = tuple(stem(word) for word in name.replace("-", " ").split())
    found = [(words, False)]
    if "of" in words[1:-1]:
        cut = words.index("of")
        inner = words[cut + 1 :]
        found += _forms(" ".join(inner)) if words[cut - 1] in CONTAINERS else [(words[:cut], False)]
        words = inner if words[cut - 1] in CONTAINERS else words[:cut]
    tails = (
        words[start:]
        for start in range(1, len(words))
        if words[start] not in _SMALL or name.endswith(" A")
    )
    # "table 2" is never called "2": the text has other twos.
    found += [(tail, False) for tail in tails if not "".join(tail).isdigit()]
    ends = _word_ends(name)
    found += [
        (words[:end], True)
        for end in range(1, len(words))
        if words[end - 1] not in _SMALL and end in ends
    ]
    return found


def _word_ends(name: str) -> frozenset[int]:
    """How many parts stand before the end of each word: "oak-brown desk" ends words at 2 and 3."""
    ends, count = set(), 0
    for word in name.split():
        count += len(word.split("-"))
        ends.add(count)
    return frozenset(ends)
