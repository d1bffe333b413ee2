"""Amounts that a reply sets against each other, where the question compares them otherwise or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from agent.interpret.with_model.evidence.beside import Place
from agent.interpret.with_model.evidence.doubt import Doubt, Kind
from agent.interpret.with_model.evidence.known_numbers import rounded
from agent.interpret.with_model.evidence.naming import Naming
from agent.interpret.with_model.evidence.rows import Row, SpelledModel, same_direction

_SENTENCE = re.compile(r"(?<!\d)[.;!?\n](?=\s|$)|[.;!?](?=\s)|\n")
# What a text says where it compares two amounts, or lets one hang on the other.
_COMPARES = re.compile(
    r"\b(?:than|as\s(?:many|much|long|large|great|often|big)|exceed\w*|surpass\w*|outnumber\w*|half|twice|double|thrice|triple|third"
    r"|quarter|times|ratio|share|proportion|equal\w*|same\s(?:number|amount|quantity|share|as|size)|different|difference|minus|if|then|when\w*|unless|except|without"
    r"|requires?|depends?|prerequisite|before|after|followed|precede\w*|balance\w*|(?:not|never|cannot)\sboth|either|together"
    r"|only|alongside|accompan\w+|match\w*|more|less|fewer|least\sas|other|latter|former|compared?|relative|limited\sby"
    r"|must\salso|need\w*\s(?:a|an|the|one)\b|for\s(?:each|every))\b|%|[<>≤≥=]",
    re.IGNORECASE,
)
# Without a name only these compare two amounts: "no more of the first than of the second".
_STRONG = re.compile(
    r"\bthan\b(?!\s[$€£]?\d)|\bas\s(?:many|much)\b(?!\sas\spossible)|\bexceed\w*\s(?!\d)|\bequal|\bsame\snumber|\bratio\b|\bother\b"
    r"|\b(?:former|latter)\b|[<>≤≥]",
    re.IGNORECASE,
)
_PAIR = 2


def ordered(words: str, model: SpelledModel, naming: Naming) -> Iterator[Doubt]:
    """Yields a doubt for each order between two named amounts that no sentence of the question compares.

    `words` is the question in English. Amounts that the text does not name are looked at only where it
    compares nothing at all.
    """
    sentences = [each for each in _SENTENCE.split(words) if each and _COMPARES.search(each)]
    compared = [
        (frozenset(m.name for m in naming.mentions(each)), bool(_STRONG.search(each)))
        for each in sentences
    ]
    seen: set[str] = set()
    for row in model.rows:
        if not _is_bare_order(row) or row.rule.rule in seen:
            continue
        names = set(row.terms)
        if not names <= naming.names:
            kinds = {model.scalars[name].kind for name in names}
            are_counted = (
                not row.rule.each
                and kinds != {"binary"}
                and not any([*model.goal] == [name] for name in names)
            )
            if not are_counted or any(is_strong for _, is_strong in compared):
                continue
        elif any(_are_compared(names, held, is_strong=is_strong) for held, is_strong in compared):
            continue
        seen.add(row.rule.rule)
        one, other = sorted(row.terms)
        yield Doubt(
            kind=Kind.EXTRA,
            sentence=f"the rule {row.rule.rule[:120]!r} sets {one!r} against {other!r}, and no sentence of the question "
            "compares the two; leave it out.",
        )


def idle(model: SpelledModel, held: Mapping[float, Sequence[Place]]) -> Iterator[Doubt]:
    """Yields a doubt for two rules that limit the same sum the same way, as at most 6 and at most 20."""
    seen: set[tuple[str, str]] = set()
    for one, other in same_direction(model.rows):
        rules = (one.rule.rule, other.rule.rule)
        if one.rule == other.rule or rules in seen or rules[0] == rules[1]:
            continue
        if _is_said(one, held) and _is_said(other, held):
            continue
        seen.add(rules)
        yield Doubt(
            kind=Kind.EXTRA,
            sentence=f"{rules[0][:100]!r} and {rules[1][:100]!r} limit the same sum the same way, so that one of them "
            "says nothing; keep what the question states.",
        )


def _is_said(row: Row, held: Mapping[float, Sequence[Place]]) -> bool:
    """Whether the text limits the number of a row the same way, so that it states an idle rule itself."""
    sign = "<=" if row.is_most else ">="
    found = held.get(rounded(row.limit), ())
    return row.is_limit and (row.limit == 1 or any(sign in each.signs for each in found))


def _is_bare_order(row: Row) -> bool:
    """Whether a row sets two single amounts against each other with no number of its own."""
    return (
        row.is_ratio and len(row.terms) == _PAIR and {abs(v) for v in row.terms.values()} == {1.0}
    )


def _are_compared(names: set[str], held: frozenset[str], *, is_strong: bool) -> bool:
    """Whether a comparing sentence that names `held` can be about two amounts: both, or one or none and "than"."""
    return names <= held or (is_strong and (not held or bool(names & held)))
