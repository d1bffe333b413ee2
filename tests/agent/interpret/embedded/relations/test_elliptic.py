"""Clauses that leave out their verb take it from the clause before, or are asked about."""

from __future__ import annotations

import pytest

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.relations.elliptic import elliptic_relations
from agent.interpret.embedded.relations.relation import EVERYONE_ELSE
from agent.interpret.embedded.text import Text


def _told(text: str) -> list[tuple[str, tuple[str, ...]]]:
    found = elliptic_relations(Document(Text(text)))
    assert found is not None
    assert not found.unclear
    return [(each.subject, each.objects) for each in found.relations]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ida quarrels with Jon, Kai and Liv, Jon with Mia and Kai with Mia.",
            [("Ida", ("Jon", "Kai", "Liv")), ("Jon", ("Mia",)), ("Kai", ("Mia",))],
        ),
        (
            "P is connected to Q and R; S to T and U; Q to U.",
            [("P", ("Q", "R")), ("S", ("T", "U")), ("Q", ("U",))],
        ),
        (
            "Hof borders on Ulm. Ulm on Bonn and Kehl.",
            [("Hof", ("Ulm",)), ("Ulm", ("Bonn", "Kehl"))],
        ),
        ("Hof borders Ulm; Bonn with Kehl.", [("Hof", ("Ulm",)), ("Bonn", ("Kehl",))]),
        ("7 is linked to 8 and 9, 8 with 9.", [("7", ("8", "9")), ("8", ("9",))]),
        (
            "Ida and Jon argue with Kai, and Liv and Mia with Nil.",
            [("Ida", ("Kai",)), ("Jon", ("Kai",)), ("Liv", ("Nil",)), ("Mia", ("Nil",))],
        ),
        ("Oboe clashes with horn, horn with harp.", [("Oboe", ("horn",)), ("horn", ("harp",))]),
        ("Ida talks to Jon, Kai to everyone else.", [("Ida", ("Jon",)), ("Kai", (EVERYONE_ELSE,))]),
        ("Walk home. ida talks to jon, kai to liv.", [("ida", ("jon",)), ("kai", ("liv",))]),
        (
            "Dr. Orr quarrels with Dr. Pym as well as Quinn - Quinn with Dr. Pym.",
            [("Dr. Orr", ("Dr. Pym", "Quinn")), ("Quinn", ("Dr. Pym",))],
        ),
        (
            "Ida quarrels with Jon, with Kai and with Liv; Jon with Kai.",
            [("Ida", ("Jon", "Kai", "Liv")), ("Jon", ("Kai",))],
        ),
        ("Ida talks to Jon, Kai to nobody.", [("Ida", ("Jon",)), ("Kai", ())]),
        ("Ida cannot sit with Jon, nor Kai with Liv.", [("Ida", ("Jon",)), ("Kai", ("Liv",))]),
        ("Node 4 is adjacent to nodes 5 and 6, node 5 to 6.", [("4", ("5", "6")), ("5", ("6",))]),
    ],
)
def test_a_clause_without_its_verb_takes_the_one_before(
    text: str, told: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "unclear"),
    [
        ("Ida quarrels with Jon, Kai to Liv.", "Kai to Liv"),
        ("Ida quarrels with Jon, Kai with.", "Kai with"),
        ("Ida hates Jon and Kai, Jon Liv.", "Jon Liv"),
        ("Ida knows Jon and Kai; Jon, Liv.", "Jon, Liv."),
        ("Ida quarrels with Jon 4, Jon with Kai 2.", "Jon 4"),
        ("Ida quarrels with Jon, Kai and Liv and Mia with Nil.", "Kai and Liv and Mia with Nil"),
        ("Ida quarrels with Jon, Jon works with Kai, Kai with Liv.", "quarrels with … works with"),
        ("Ida does not quarrel with Jon, Kai with Liv.", "Ida does not quarrel with Jon"),
        (
            "Ida quarrels with Jon, Jon with Kai. Kai does not quarrel with Liv.",
            "Kai does not quarrel with Liv",
        ),
        ("Ida quarrels with Jon, Kai with Liv if it rains.", "Kai with Liv if it rains"),
    ],
)
def test_what_can_be_two_things_is_unclear(text: str, unclear: str) -> None:
    found = elliptic_relations(Document(Text(text)))
    assert found is not None
    assert (found.unclear, found.relations) == (unclear, ())


@pytest.mark.parametrize(
    "text",
    [
        "Ida quarrels with Jon and Kai. Jon quarrels with Liv.",
        "Walk with Ida. Kai with Liv.",
        "Hof borders Ulm, Northeim borders Kehl.",
        "Ida quarrels with Jon. There are two buses with seats.",
        "",
    ],
)
def test_texts_that_leave_out_no_verb_are_left_alone(text: str) -> None:
    assert elliptic_relations(Document(Text(text))) is None
