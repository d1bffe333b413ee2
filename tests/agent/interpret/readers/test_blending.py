"""Questions about mixing ingredients within content limits, and what has to be asked back."""

import pytest

from tests.agent.interpret.readers.questions import asked_back, stated

READ = [
    (
        (
            "A steelworks needs 10 tonnes of steel with exactly 18 % chromium and at least 8 "
            "% nickel. Ore X costs 400 dollars per tonne and contains 25 % chromium and 4 % "
            "nickel. Ore Y costs 600 dollars per tonne and contains 15 % chromium and 14 % "
            "nickel. Ore Z costs 300 dollars per tonne and contains 10 % chromium and 9 % "
            "nickel. Find the cheapest blend."
        ),
        {
            "family": "blending",
            "ingredients": [
                {"name": "Ore X", "cost": 400.0, "contents": {"chromium": 0.25, "nickel": 0.04}},
                {"name": "Ore Y", "cost": 600.0, "contents": {"chromium": 0.15, "nickel": 0.14}},
                {"name": "Ore Z", "cost": 300.0, "contents": {"chromium": 0.1, "nickel": 0.09}},
            ],
            "products": [
                {
                    "name": "mix",
                    "least": 10.0,
                    "most": 10.0,
                    "limits": [
                        {"content": "chromium", "least": 0.18, "most": 0.18},
                        {"content": "nickel", "least": 0.08},
                    ],
                }
            ],
            "amount_unit": "tonnes",
        },
    ),
    (
        (
            "What is the lowest cost of 1,000 kg of cattle feed whose protein content must "
            "be at least 18 % and whose fat content must not exceed 5 %?\n\n| ingredient | "
            "protein | fat | price per kg | available (kg) |\n|---|---|---|---|---|\n| barley "
            "| 11 % | 2 % | 0.25 | 800 |\n| soya | 44 % | 6 % | 0.60 | 400 |\n| fishmeal | 60 "
            "% | 9 % | 1.10 | 150 |"
        ),
        {
            "family": "blending",
            "ingredients": [
                {
                    "name": "barley",
                    "cost": 0.25,
                    "available": 800.0,
                    "contents": {"protein": 0.11, "fat": 0.02},
                },
                {
                    "name": "soya",
                    "cost": 0.6,
                    "available": 400.0,
                    "contents": {"protein": 0.44, "fat": 0.06},
                },
                {
                    "name": "fishmeal",
                    "cost": 1.1,
                    "available": 150.0,
                    "contents": {"protein": 0.6, "fat": 0.09},
                },
            ],
            "products": [
                {
                    "name": "mix",
                    "least": 1000.0,
                    "most": 1000.0,
                    "limits": [
                        {"content": "protein", "least": 0.18},
                        {"content": "fat", "most": 0.05},
                    ],
                }
            ],
            "amount_unit": "kg",
        },
    ),
    (
        (
            "Paint is mixed from three base paints. Base 1: 20 % pigment, 3.50 euros per "
            "litre. Base 2: 35 % pigment, 5.20 euros per litre. Base 3: 50 % pigment, 8 "
            "euros per litre. We want 80 litres of paint with between 30 and 40 % pigment at "
            "the lowest price; there are only 30 litres of Base 2."
        ),
        {
            "family": "blending",
            "ingredients": [
                {"name": "Base 1", "cost": 3.5, "contents": {"pigment": 0.2}},
                {"name": "Base 2", "cost": 5.2, "available": 30.0, "contents": {"pigment": 0.35}},
                {"name": "Base 3", "cost": 8.0, "contents": {"pigment": 0.5}},
            ],
            "products": [
                {
                    "name": "mix",
                    "least": 80.0,
                    "most": 80.0,
                    "limits": [{"content": "pigment", "least": 0.3, "most": 0.4}],
                }
            ],
            "amount_unit": "litres",
        },
    ),
    (
        (
            "Two coffees are blended. Arabica has 1.2 % caffeine and costs $9 per kg, "
            "robusta has 2.4 % caffeine and costs $5 per kg. 40 kg of a blend with no more "
            "than 1.6 % caffeine is needed. How much does it cost at least?"
        ),
        {
            "family": "blending",
            "ingredients": [
                {"name": "Arabica", "cost": 9.0, "contents": {"caffeine": 0.012}},
                {"name": "robusta", "cost": 5.0, "contents": {"caffeine": 0.024}},
            ],
            "products": [
                {
                    "name": "mix",
                    "least": 40.0,
                    "most": 40.0,
                    "limits": [{"content": "caffeine", "most": 0.016}],
                }
            ],
            "amount_unit": "kg",
        },
    ),
    (
        (
            "A farmer prepares 300 kg of chicken feed. Maize (9 % protein, 0.30 euros per "
            "kg), peas (22 % protein, 0.45 euros per kg) and sunflower meal (35 % protein, "
            "0.55 euros per kg) are available. The feed needs 20 % protein or more, and "
            "maize may make up at most 40 % of it. Cheapest feed?"
        ),
        {
            "family": "blending",
            "ingredients": [
                {"name": "Maize", "cost": 0.3, "contents": {"protein": 0.09}},
                {"name": "peas", "cost": 0.45, "contents": {"protein": 0.22}},
                {"name": "sunflower meal", "cost": 0.55, "contents": {"protein": 0.35}},
            ],
            "products": [
                {
                    "name": "mix",
                    "least": 300.0,
                    "most": 300.0,
                    "limits": [
                        {"content": "protein", "least": 0.2},
                        {"content": "Maize", "most": 0.4},
                    ],
                }
            ],
            "amount_unit": "kg",
        },
    ),
    (
        (
            "Mix 100 kg of feed from corn at 0.3 a kilo, soy at 0.9 and oats at 0.4. Corn "
            "has 8 % protein and 4 % fibre, soy 44 % and 6 %, oats 12 % and 11 %. The feed "
            "must have at least 20 % protein and at most 6 % fibre. What is the cheapest mix?"
        ),
        {
            "family": "blending",
            "ingredients": [
                {"name": "corn", "cost": 0.3, "contents": {"protein": 0.08, "fibre": 0.04}},
                {"name": "soy", "cost": 0.9, "contents": {"protein": 0.44, "fibre": 0.06}},
                {"name": "oats", "cost": 0.4, "contents": {"protein": 0.12, "fibre": 0.11}},
            ],
            "products": [
                {
                    "name": "mix",
                    "least": 100.0,
                    "most": 100.0,
                    "limits": [
                        {"content": "protein", "least": 0.2},
                        {"content": "fibre", "most": 0.06},
                    ],
                }
            ],
            "amount_unit": "kg",
        },
    ),
    (
        (
            "Juice A costs 2 euros a litre and has 12 % sugar, juice B costs 1 euro a litre "
            "and has 4 % sugar, juice C costs 1.5 euros and has 9 % sugar. We need 50 litres "
            "with 8 to 10 % sugar for as little money as possible when blending."
        ),
        {
            "family": "blending",
            "ingredients": [
                {"name": "Juice A", "cost": 2.0, "contents": {"sugar": 0.12}},
                {"name": "juice B", "cost": 1.0, "contents": {"sugar": 0.04}},
                {"name": "juice C", "cost": 1.5, "contents": {"sugar": 0.09}},
            ],
            "products": [
                {
                    "name": "mix",
                    "least": 50.0,
                    "most": 50.0,
                    "limits": [{"content": "sugar", "least": 0.08, "most": 0.1}],
                }
            ],
            "amount_unit": "litres",
        },
    ),
    (
        (
            "A jeweller wants 200 g of an alloy that is between 60 and 65 % gold. Scrap one "
            "is 75 % gold and costs 40 euros per gram, scrap two is 50 % gold and costs 25 "
            "euros per gram, scrap three is 33 % gold and costs 15 euros per gram. What is "
            "the lowest cost?"
        ),
        {
            "family": "blending",
            "ingredients": [
                {"name": "Scrap one", "cost": 40.0, "contents": {"gold": 0.75}},
                {"name": "scrap two", "cost": 25.0, "contents": {"gold": 0.5}},
                {"name": "scrap three", "cost": 15.0, "contents": {"gold": 0.33}},
            ],
            "products": [
                {
                    "name": "mix",
                    "least": 200.0,
                    "most": 200.0,
                    "limits": [{"content": "gold", "least": 0.6, "most": 0.65}],
                }
            ],
            "amount_unit": "g",
        },
    ),
    (
        (
            "How can 1 tonne of concrete mix be produced most cheaply if it has to contain "
            "at least 15 % cement and no more than 8 % water? Mix P: cement 20 %, water 10 "
            "%, 90 euros per tonne. Mix Q: cement 12 %, water 5 %, 60 euros per tonne. Mix "
            "R: cement 16 %, water 7 %, 85 euros per tonne."
        ),
        {
            "family": "blending",
            "ingredients": [
                {"name": "Mix P", "cost": 90.0, "contents": {"cement": 0.2, "water": 0.1}},
                {"name": "Mix Q", "cost": 60.0, "contents": {"cement": 0.12, "water": 0.05}},
                {"name": "Mix R", "cost": 85.0, "contents": {"cement": 0.16, "water": 0.07}},
            ],
            "products": [
                {
                    "name": "mix",
                    "least": 1.0,
                    "most": 1.0,
                    "limits": [
                        {"content": "cement", "least": 0.15},
                        {"content": "water", "most": 0.08},
                    ],
                }
            ],
            "amount_unit": "tonne",
        },
    ),
    (
        (
            "Feed for 80 kg must be mixed from oats, hay pellets and linseed. Oats: 11 % "
            "protein, 5 % fat, 0.28 €/kg. Hay pellets: 9 % protein, 2 % fat, 0.20 €/kg. "
            "Linseed: 23 % protein, 35 % fat, 0.90 €/kg. Protein should be at least 12 %, "
            "fat at most 10 %. Linseed must not exceed 20 % of the mix. Minimise cost."
        ),
        {
            "family": "blending",
            "ingredients": [
                {"name": "oats", "cost": 0.28, "contents": {"protein": 0.11, "fat": 0.05}},
                {"name": "hay pellets", "cost": 0.2, "contents": {"protein": 0.09, "fat": 0.02}},
                {"name": "linseed", "cost": 0.9, "contents": {"protein": 0.23, "fat": 0.35}},
            ],
            "products": [
                {
                    "name": "mix",
                    "least": 80.0,
                    "most": 80.0,
                    "limits": [
                        {"content": "protein", "least": 0.12},
                        {"content": "fat", "most": 0.1},
                        {"content": "linseed", "most": 0.2},
                    ],
                }
            ],
            "amount_unit": "kg",
        },
    ),
    (
        (
            "A coal merchant must supply 300 tonnes of coal with no more than 1 % sulphur "
            "and at least 25 MJ per kg. Coal A costs 80 per tonne, has 1.5 % sulphur and 28 "
            "MJ per kg; coal B costs 95 per tonne, has 0.6 % sulphur and 24 MJ per kg. Find "
            "the cheapest blend."
        ),
        {
            "family": "blending",
            "ingredients": [
                {"name": "Coal A", "cost": 80.0, "contents": {"sulphur": 0.015, "mj": 28.0}},
                {"name": "coal B", "cost": 95.0, "contents": {"sulphur": 0.006, "mj": 24.0}},
            ],
            "products": [
                {
                    "name": "mix",
                    "least": 300.0,
                    "most": 300.0,
                    "limits": [
                        {"content": "sulphur", "most": 0.01},
                        {"content": "mj", "least": 25.0},
                    ],
                }
            ],
            "amount_unit": "tonnes",
        },
    ),
]

ASK = [
    (
        (
            "A refinery blends 5000 barrels of gasoline out of naphtha, alkylate and butane. "
            "Octane numbers are 70 for naphtha, 96 for alkylate and 92 for butane; a barrel "
            "costs $60, $85 and $50. The gasoline must have an octane number of at least 87. "
            "At most 800 barrels of butane can be had. Minimise cost."
        ),
        "Octane numbers",
    ),
    (
        (
            "Mix 100 kg of feed from corn at 0.3 a kilo and soy at 0.9. Corn has 8 % "
            "protein. The feed must have at least 20 % protein. What is the cheapest mix?"
        ),
        "protein does soy hold",
    ),
    (
        (
            "We mix feed from corn at 0.3 a kilo and soy at 0.9. Corn has 8 % protein, soy "
            "44 %. The feed must have at least 20 % protein. What is the cheapest mix?"
        ),
        "How much is to be mixed",
    ),
    (
        (
            "Mix 100 kg of feed from corn at 0.3 a kilo and soy at 0.9. Corn has 8 % "
            "protein, soy 44 %. The feed must have at least 20 % protein. There must be "
            "twice as much corn as soy. What is the cheapest mix?"
        ),
        "twice as much corn",
    ),
    (
        (
            "Mix 100 kg of feed from corn at 0.3 a kilo and soy at 0.9. Corn has 8 % "
            "protein, soy 44 %. The feed must have at least 20 % protein. If soy is used, at "
            "least 30 kg of it must go in. What is the cheapest mix?"
        ),
        "at least 30 kg",
    ),
    (
        (
            "A refinery mixes two crudes into 100 barrels of fuel. Crude A costs $30 a "
            "barrel and has 2 % sulphur; crude B costs $40 a barrel and has 0.5 % sulphur. "
            "The fuel may have 1 % sulphur at most. For each barrel of A at least one barrel "
            "of B must be used. What is the lowest cost?"
        ),
        "For each barrel of A",
    ),
]


@pytest.mark.parametrize(("text", "problem"), READ)
def test_what_is_read(text: str, problem: dict[str, object]) -> None:
    assert stated(text) == problem


@pytest.mark.parametrize(("text", "words"), ASK)
def test_what_is_asked_back(text: str, words: str) -> None:
    assert words in asked_back(text)
