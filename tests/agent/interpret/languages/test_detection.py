"""Languages that are not read get a sentence of their own; English is never taken for another."""

from __future__ import annotations

import pytest

from agent.contracts.clarification import Clarification
from agent.interpret.interpreter import interpret
from agent.interpret.languages.detection import language_of
from agent.interpret.languages.polite import OTHERS
from problems.registry import families

ASKED = {
    "fr": "Combien de chaises et de tables faut-il fabriquer pour que le profit soit le plus grand ?",
    "es": "¿Cuántas sillas y mesas hay que fabricar para que el beneficio sea el mayor con 400 tablas?",
    "it": "Quante sedie e quanti tavoli si devono produrre per avere il profitto più alto con 400 assi?",
    "pt": "Quantas cadeiras e mesas devem ser feitas para que o lucro seja o maior, com 400 tábuas?",
    "nl": "Hoeveel stoelen en tafels moet een werkplaats maken voor het hoogste resultaat?",
    "ja": "リュックサックには15キロまで入ります。何を持っていけばいいですか。",
    "zh": "背包最多能装十五公斤。我应该带什么才能使总价值最大？",
    "ru": "Рюкзак вмещает 15 килограммов. Что взять с собой, чтобы стоимость была наибольшей?",
}


@pytest.mark.parametrize("code", ASKED)
def test_the_answer_is_in_the_persons_language(code: str) -> None:
    asked = interpret(ASKED[code], ())
    assert isinstance(asked, Clarification)
    assert asked.question == next(each.sentence for each in OTHERS if each.code == code)


def test_no_worked_example_is_taken_for_another_language() -> None:
    for family in families().values():
        for example in family.examples:
            assert language_of(example.text) == "en", example.text


def test_what_is_missing_is_asked_for_in_german_with_the_detail() -> None:
    asked = interpret(
        "Mein Rucksack ist klein. Ein Zelt wiegt 7 kg und ist 9 wert. Was soll ich mitnehmen?", ()
    )
    assert isinstance(asked, Clarification)
    assert asked.question.startswith("Ich habe die Frage noch nicht ganz verstanden.")


def test_korean_names_come_back_in_korean() -> None:
    asked = interpret(
        "배낭이 있습니다. 텐트는 무게가 7kg이고 가치가 9입니다. 무엇을 가져가야 할까요?", ()
    )
    assert isinstance(asked, Clarification)
    assert "zq" not in asked.question.lower()
