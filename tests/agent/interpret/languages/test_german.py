"""Questions in German on the ten core families, read and solved to their optimum."""

from __future__ import annotations

import pytest

from agent.contracts.clarification import Clarification
from agent.interpret.interpreter import interpret
from tests.agent.interpret.languages.asking import optimum_of, places_of

QUESTIONS = (
    (
        "knapsack",
        18,
        "Ein Wanderer packt für eine Tour. In seinen Rucksack passen 9 kg. Das Zelt wiegt 4 kg und hat für ihn den Wert 8, der Schlafsack wiegt 3 kg und hat den Wert 6, das Essen wiegt 5 kg und hat den Wert 9, die Lampe wiegt 2 kg und hat den Wert 4. Was soll er mitnehmen?",
    ),
    (
        "max_cut",
        15,
        "Die folgenden Kollegen streiten sich: Uwe-Pia 6, Pia-Kim 2, Kim-Uwe 4, Kim-Ole 5. Setze sie so an zwei Tische, dass der Streit zwischen den Tischen so groß wie möglich ist.",
    ),
    (
        "graph_coloring",
        3,
        "Fünf Sitzungen sollen geplant werden. Sitzungen, die gemeinsame Mitglieder haben, dürfen nicht parallel laufen: Bau-Kultur, Bau-Sport, Kultur-Sport, Sport-Schule, Schule-Verkehr. Wie viele Termine werden mindestens benötigt?",
    ),
    (
        "number_partition",
        4,
        "Die Gewichte 31, 18, 24, 9, 15 und 27 kg sollen auf zwei Wagen verteilt werden, sodass der Unterschied minimal ist.",
    ),
    (
        "assignment",
        19,
        "Vier Mitarbeiter, vier Aufgaben, jeder eine. Kosten:\n\n| | A1 | A2 | A3 | A4 |\n|---|---|---|---|---|\n| Otto | 8 | 6 | 7 | 5 |\n| Lisa | 4 | 9 | 3 | 6 |\n| Marc | 7 | 5 | 8 | 9 |\n| Nora | 6 | 7 | 5 | 4 |\n\nWie ist die günstigste Zuordnung?",
    ),
    (
        "tsp",
        1120,
        "Ein Postbote muss Aachen, Bonn, Celle und Dessau besuchen und am Ende wieder am Start sein. Entfernungen in km: Aachen-Bonn 90, Aachen-Celle 380, Aachen-Dessau 520, Bonn-Celle 340, Bonn-Dessau 450, Celle-Dessau 200. Was ist die kürzeste Rundreise?",
    ),
    (
        "job_shop",
        7,
        "Auftrag 1: erst 3 Stunden Maschine A, dann 2 Stunden Maschine B. Auftrag 2: erst 2 Stunden Maschine B, dann 4 Stunden Maschine A. Jede Maschine bearbeitet nur einen Auftrag gleichzeitig. Wie kurz kann die Gesamtdauer sein?",
    ),
    (
        "knapsack",
        20,
        "Unser Kleinbus verträgt höchstens 14 kg Gepäck. Die Gitarre hat ein Gewicht von 6 kg und einen Nutzen von 9, die Trommel wiegt 8 kg bei einem Nutzen von 11, das Mikrofon 2 kg bei einem Nutzen von 4 und der Verstärker 9 kg bei einem Nutzen von 10. Was nehmen wir mit, wenn der Gesamtnutzen so groß wie möglich sein soll?",
    ),
    (
        "knapsack",
        70,
        "Die Gemeinde verfügt über ein Budget von 90.000 Euro. Ein Spielplatz kostet 40.000 Euro und bringt einen Nutzen von 30, ein Radweg kostet 55.000 Euro und bringt einen Nutzen von 45, eine Bücherei kostet 30.000 Euro und bringt einen Nutzen von 25. Welche Projekte sollten gefördert werden, damit der Nutzen möglichst hoch ist?",
    ),
    (
        "max_cut",
        11,
        "Eine Schulklasse soll in zwei Gruppen geteilt werden. Zwischen den Gruppen soll so viel Streit wie möglich liegen. Streit: Mia-Tom 4, Mia-Ali 2, Tom-Ali 3, Ali-Eva 4.",
    ),
    (
        "max_cut",
        13,
        "Zerlege die Knoten des Graphen in zwei Mengen, so dass das Gewicht der Kanten zwischen den Mengen möglichst groß wird: a-b 5, b-c 4, c-d 3, d-a 1, a-c 2.",
    ),
    (
        "graph_coloring",
        3,
        "Folgende Kurse haben gemeinsame Teilnehmer und dürfen nicht zur selben Zeit liegen: Yoga-Tanz, Yoga-Chor, Tanz-Chor, Chor-Malen. Wie viele Zeitfenster sind nötig?",
    ),
    (
        "graph_coloring",
        3,
        "Sender, die sich stören, brauchen verschiedene Frequenzen. Es stören sich: Nord-Süd, Nord-West, Süd-West, West-Ost. Wie viele Frequenzen genügen?",
    ),
    (
        "number_partition",
        1,
        "Verteile die Pakete mit 12, 9, 7, 5 und 4 kg so auf zwei Lkw, dass beide möglichst gleich schwer beladen sind.",
    ),
    (
        "number_partition",
        0,
        "Bilde aus den Zahlen 3, 8, 5, 10, 4 und 6 zwei Gruppen mit möglichst gleicher Summe.",
    ),
    (
        "number_partition",
        3,
        "Wie kann man die Werte 17, 12, 9, 6, 5 in 2 Teilmengen zerlegen, sodass die Differenz der Summen minimal wird?",
    ),
    (
        "assignment",
        9,
        "Drei Handwerker sollen drei Arbeiten erledigen, jeder genau eine. Max verlangt für die Arbeiten 1, 2 und 3 jeweils 5, 2 und 6 Euro, Lea 4, 3 und 7 Euro, Uli 8, 6 und 3 Euro. Wie werden die Gesamtkosten minimal?",
    ),
    (
        "assignment",
        12,
        "Weise jedem Arbeiter genau eine Maschine zu, so dass die Gesamtzeit möglichst kurz ist.\n\n| | Fräse | Presse | Säge |\n|---|---|---|---|\n| Kurt | 6 | 4 | 9 |\n| Rosa | 5 | 7 | 8 |\n| Ida | 7 | 8 | 3 |",
    ),
    (
        "tsp",
        25,
        "Ein Vertreter startet in Ulm, besucht Aalen, Kempten und Memmingen je einmal und fährt wieder nach Ulm zurück. Abstände: Ulm-Aalen 5, Ulm-Kempten 9, Ulm-Memmingen 6, Aalen-Kempten 11, Aalen-Memmingen 10, Kempten-Memmingen 3. In welcher Reihenfolge ist die Strecke am kürzesten?",
    ),
    (
        "portfolio",
        8.5,
        "Aus den Aktien A, B und C sollen genau 2 gewählt werden. Erwartete Renditen: 7, 9, 6. Kovarianzmatrix: [[5, 1, 0], [1, 9, 2], [0, 2, 4]]. Maximiere Rendite minus 0,5 mal Varianz.",
    ),
    ("qubo", -9, "Finde binäre Variablen a, b, c, die 3a - 5b + 2c + 4ab - 6bc minimieren."),
    (
        "linear_program",
        135,
        "Eine Bäckerei backt Brote und Kuchen. Ein Brot bringt 2 Euro Gewinn und braucht 1 kg Mehl und 2 Eier, ein Kuchen bringt 5 Euro Gewinn und braucht 2 kg Mehl und 6 Eier. Vorhanden sind 60 kg Mehl und 150 Eier. Wie viele Brote und Kuchen sollten gebacken werden, um den Gewinn zu maximieren?",
    ),
    (
        "linear_program",
        750,
        "Eine Schneiderei näht Hosen und Jacken. An jeder Hose verdient sie 20 Euro, an jeder Jacke 35 Euro. Eine Hose benötigt 2 Meter Stoff und 3 Stunden Arbeit, eine Jacke 4 Meter Stoff und 5 Stunden Arbeit. Es stehen 80 Meter Stoff und 110 Stunden zur Verfügung. Bei welchen Stückzahlen ist der Gewinn am größten?",
    ),
    (
        "linear_program",
        50,
        "Maximiere 3x + 5y unter den Nebenbedingungen x + y <= 10, 2x + y <= 16, x >= 0, y >= 0.",
    ),
    (
        "bin_packing",
        2,
        "Jede Kiste fasst 10 kg. Die Pakete wiegen 4 kg, 5 kg, 6 kg, 3 kg und 2 kg. Wie viele Kisten braucht man mindestens?",
    ),
    (
        "set_cover",
        2,
        "Team A deckt die Gebiete 1, 2 und 3 ab, Team B deckt die Gebiete 3 und 4 ab, Team C deckt die Gebiete 1 und 4 ab. Wie viele Teams braucht man mindestens, um alle Gebiete abzudecken?",
    ),
    (
        "knapsack",
        33,
        "In meinen Koffer dürfen höchstens 20 kg. Mantel: 5 kg, Nutzen 8. Stiefel: 7 kg, Nutzen 9. Laptop: 3 kg, Nutzen 10. Bücher: 9 kg, Nutzen 7. Kamera: 2 kg, Nutzen 6. Welche Auswahl hat den größten Nutzen?",
    ),
    (
        "knapsack",
        100,
        "Das Budget liegt bei 600 Euro. Was lohnt sich am meisten? Kurs A kostet 250 Euro und bringt 40 Punkte, Kurs B kostet 300 Euro und bringt 55 Punkte, Kurs C kostet 350 Euro und bringt 60 Punkte.",
    ),
    (
        "knapsack",
        1500,
        "Ein Lkw kann 8 Tonnen laden. Zur Auswahl stehen vier Maschinen:\n\n| Maschine | Gewicht (t) | Erlös (Euro) |\n|---|---|---|\n| Presse | 5 | 900 |\n| Fräse | 3 | 600 |\n| Säge | 2 | 350 |\n| Bohrer | 4 | 700 |\n\nWelche Maschinen sollen geladen werden, damit der Erlös maximal ist?",
    ),
    (
        "max_cut",
        12,
        "Wie trenne ich diese Spieler in zwei Teams, damit die Rivalitäten zwischen den Teams maximal sind? Ana-Bo 2, Bo-Cy 3, Cy-Dan 5, Dan-Ana 1, Ana-Cy 4.",
    ),
    (
        "graph_coloring",
        3,
        "Färbe die Knoten so, dass benachbarte Knoten unterschiedliche Farben bekommen. Kanten: 1-2, 2-3, 3-1, 3-4. Wie viele Farben braucht man mindestens?",
    ),
    (
        "graph_coloring",
        3,
        "Diese Vorträge haben gemeinsame Zuhörer und können nicht gleichzeitig stattfinden: Optik-Akustik, Akustik-Mechanik, Mechanik-Optik, Mechanik-Statik. Mit wie vielen Zeitblöcken kommt man aus?",
    ),
    (
        "number_partition",
        20,
        "Zwei Lastwagen sollen möglichst gleich schwer beladen werden. Die Kisten wiegen 120, 80, 150, 60 und 90 kg.",
    ),
    (
        "number_partition",
        2,
        "Drei Freunde teilen sich Murmelsäcke mit 14, 9, 12, 7, 10 und 8 Murmeln. Wie teilen sie am gerechtesten?",
    ),
    (
        "assignment",
        9,
        "Wer soll welchen Auftrag übernehmen, damit die Kosten so niedrig wie möglich sind? Kostenmatrix: [[9, 2, 7], [6, 4, 3], [5, 8, 1]].",
    ),
    (
        "tsp",
        22,
        "Plane die schnellste Route durch Rom, Pisa, Bari und Turin, die am Ende wieder zum Anfang führt. Fahrzeiten in Stunden: Rom-Pisa 4, Rom-Bari 5, Rom-Turin 7, Pisa-Bari 8, Pisa-Turin 3, Bari-Turin 10.",
    ),
    (
        "portfolio",
        7,
        "Ich will genau 2 von 3 Fonds kaufen. Die erwarteten Renditen betragen 5, 8 und 6, die Kovarianzen sind [[3, 0, 1], [0, 9, 2], [1, 2, 4]]. Gesucht ist das Maximum von Rendite minus 0,5 mal Varianz.",
    ),
    ("qubo", -5, "Minimiere für binäre x, y, z den Ausdruck 2x - 3y + z - 4xy + 5yz."),
    (
        "linear_program",
        384,
        "Eine Fabrik fertigt Lampen und Regale. Pro Lampe werden 12 Euro Gewinn erzielt, pro Regal 20 Euro. Eine Lampe erfordert 2 Stunden Montage und 1 Stunde Lackieren, ein Regal 3 Stunden Montage und 2 Stunden Lackieren. Für die Montage stehen 60 Stunden bereit, für das Lackieren 36 Stunden. Wie viele Lampen und Regale sollte sie für den höchsten Gewinn fertigen?",
    ),
    (
        "linear_program",
        2200,
        "Eine Werkstatt stellt Stühle und Tische her. Ein Stuhl bringt 45 € und braucht 5 Bretter und 10 Stunden, ein Tisch bringt 80 € und braucht 20 Bretter und 15 Stunden. Es gibt 400 Bretter und 450 Stunden. Es müssen mindestens 10 Tische gebaut werden. Wie viele von jedem maximieren den Gewinn?",
    ),
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

# Each has a condition that no rule understands; a reading without it would be wrong.
CONDITIONS = (
    "Mein Rucksack trägt 10 kg. Ein Zelt wiegt 5 kg und ist 9 wert, ein Kocher wiegt 3 kg und ist 5 wert, ein Seil wiegt 4 kg und ist 6 wert. Zelt und Kocher dürfen nicht zusammen mit. Was soll ich mitnehmen?",
    "Mein Rucksack trägt 10 kg. Ein Zelt wiegt 5 kg und ist 9 wert, ein Kocher wiegt 3 kg und ist 5 wert, ein Seil wiegt 4 kg und ist 6 wert. Wenn ich den Kocher nehme, brauche ich auch das Seil. Was soll ich mitnehmen?",
    "Finde die kürzeste Rundreise durch A, B und C, aber B muss vor C besucht werden. Entfernungen: A-B 3, A-C 4, B-C 5.",
    "Mein Rucksack trägt 10 kg. Ein Zelt wiegt 5 kg und ist 9 wert, ein Kocher wiegt 3 kg und ist 5 wert, ein Seil wiegt 4 kg und ist 6 wert. Was soll ich ohne das Seil mitnehmen?",
    "Teile die Zahlen 14, 9, 7, 22, 5 und 11 in zwei möglichst gleiche Gruppen, aber 14 und 22 dürfen nicht zusammen sein.",
    "Ana braucht für die Aufgaben 1, 2 und 3 jeweils 4, 7 und 5 Stunden, Ben 6, 3 und 8, Cem 5, 9 und 4. Jeder übernimmt genau eine Aufgabe. Ben kann Aufgabe 2 nicht übernehmen. Wie werden die wenigsten Stunden gebraucht?",
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


@pytest.mark.parametrize("question", CONDITIONS)
def test_a_condition_that_is_not_understood_is_asked_about(question: str) -> None:
    assert isinstance(interpret(question, ()), Clarification)
