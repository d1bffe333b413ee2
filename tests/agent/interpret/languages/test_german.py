"""Questions in German on the ten core families, read and solved to their optimum."""

from __future__ import annotations

import pytest

from tests.agent.interpret.languages.asking import optimum_of, places_of

QUESTIONS = (
    (
        "knapsack",
        22,
        "Mein Rucksack trägt 15 kg. Ein Zelt wiegt 7 kg und ist 9 wert, ein Kocher 3 kg und ist 5 wert, eine Lampe wiegt 1 kg und ist 2 wert, ein Seil wiegt 4 kg und ist 6 wert. Was soll ich mitnehmen?",
    ),
    (
        "knapsack",
        11,
        "Welche Gegenstände soll ich einpacken, damit der Gesamtwert möglichst groß ist? Der Rucksack fasst höchstens 10 kg. Zelt: Gewicht 7 kg, Wert 9; Kocher: Gewicht 3,5 kg, Wert 5; Lampe: Gewicht 1 kg, Wert 2.",
    ),
    (
        "max_cut",
        14,
        "Teile diese Leute in zwei Gruppen, sodass möglichst viel Streit zwischen den Gruppen liegt: Ana-Ben 3, Ana-Cem 1, Ben-Dia 2, Cem-Dia 4, Dia-Eva 1, Ana-Eva 2, Ben-Cem 5.",
    ),
    (
        "graph_coloring",
        3,
        "Prüfungen mit gemeinsamen Studenten dürfen nicht gleichzeitig stattfinden: Algebra-Biologie, Algebra-Chemie, Biologie-Chemie, Chemie-Drama, Drama-Englisch, Englisch-Algebra. Wie viele Termine brauchen wir?",
    ),
    (
        "number_partition",
        0,
        "Teile die Gewichte 8, 7, 6, 5, 4, 11 und 3 in zwei möglichst gleiche Haufen.",
    ),
    (
        "assignment",
        9,
        "Ana macht die Aufgaben 1, 2, 3 für 9, 2, 7 Euro, Ben für 6, 4, 3, Cem für 5, 8, 1. Je eine Aufgabe, insgesamt am billigsten?",
    ),
    (
        "tsp",
        1873,
        "Finde die kürzeste Rundreise durch Berlin, Hamburg, Köln und München. Entfernungen: Berlin-Hamburg 289 km, Berlin-Köln 575 km, Berlin-München 584 km, Hamburg-Köln 425 km, Hamburg-München 791 km, Köln-München 575 km.",
    ),
    (
        "job_shop",
        11,
        "Drei Aufträge. Auftrag A: 3 h Schneiden, dann 2 h Bohren, dann 2 h Lackieren. Auftrag B: 2 h Schneiden, 1 h Lackieren, 4 h Bohren. Auftrag C: 4 h Bohren, dann 3 h Lackieren. Eine Maschine von jeder Art. Wann kann alles fertig sein?",
    ),
    (
        "portfolio",
        6,
        "Wähle genau 2 von 4 Anlagen mit erwarteten Renditen 8, 6, 9, 5 und Kovarianz [[10,2,4,1],[2,6,1,0],[4,1,14,2],[1,0,2,4]], um Rendite minus 0,5 mal Varianz zu maximieren.",
    ),
    (
        "linear_program",
        2200,
        "Eine Werkstatt stellt Stühle und Tische her. Ein Stuhl bringt 45 € und braucht 5 Bretter und 10 Stunden, ein Tisch bringt 80 € und braucht 20 Bretter und 15 Stunden. Es gibt 400 Bretter und 450 Stunden. Wie viele von jedem maximieren den Gewinn?",
    ),
    (
        "linear_program",
        10800,
        "Ein Bauer hat 100 Hektar für Weizen und Gerste. Ein Hektar Weizen braucht 50 Euro Saatgut und bringt einen Gewinn von 120 Euro, ein Hektar Gerste braucht 30 Euro Saatgut und bringt 90 Euro Gewinn. Er kann 4200 Euro für Saatgut ausgeben. Wie soll das Land für den größten Gewinn aufgeteilt werden?",
    ),
    ("qubo", -4, "Minimiere -2 x1 - 3 x2 + 4 x1*x2 - x3, wobei x1, x2, x3 binär sind."),
)


@pytest.mark.parametrize(("family", "objective", "question"), QUESTIONS)
def test_a_question_is_read_and_solved(family: str, objective: float, question: str) -> None:
    assert optimum_of(question) == (family, objective)


@pytest.mark.parametrize(("family", "objective", "question"), QUESTIONS)
def test_numbers_are_traced_to_the_question_as_asked(
    family: str, objective: float, question: str
) -> None:
    for written, value in places_of(question):
        assert abs(value) == abs(written)
