"""What a reading leaves out must be seen."""

import pytest

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.text import Text
from agent.interpret.embedded.unread import unread_limit, unused_numbers, with_context


def _document(text: str) -> Document:
    return Document(Text(text))


def test_numbers_outside_the_used_places_are_reported_with_their_words() -> None:
    document = _document("The tent of 1999 weighs 7 kg. Take one?")
    seven = document.numbers[1]
    (loose,) = unused_numbers(document, (seven.span,))
    assert with_context(document, loose) == "The tent of 1999 weighs 7 kg. Take one?"


@pytest.mark.parametrize(
    "sentence",
    [
        "Take at most 3 of them.",
        "If the tent is taken, the stove must be taken too.",
        "Not both the lamp and the rope.",
        "The camera must be included.",
        "Spend no more than $20.",
    ],
)
def test_a_limit_or_a_rule_that_was_not_read_is_found(sentence: str) -> None:
    found = unread_limit(_document(f"A tent weighs 7 kg. {sentence}"), ())
    assert found is not None and found.text == sentence


def test_a_plain_number_is_no_limit() -> None:
    assert unread_limit(_document("A tent weighs 7 kg and a stove 3 kg."), ()) is None
