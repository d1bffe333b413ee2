"""Questions about when to make how much, and what has to be asked back."""

import pytest

from tests.agent.interpret.readers.questions import asked_back, stated

READ = [
    (
        (
            "A dairy has to supply 300, 450, 200 and 380 tubs of yoghurt over four days. "
            "Cleaning the line before a run costs $500 per run, no matter how many tubs "
            "follow; tubs held overnight in the cold store cost 2 dollars each. How should "
            "the runs be planned so that the total cost is as low as possible? The cold "
            "store is empty at first."
        ),
        {
            "family": "lot_sizing",
            "items": [
                {
                    "name": "item",
                    "demand": [300.0, 450.0, 200.0, 380.0],
                    "setup_cost": 500.0,
                    "holding_cost": 2.0,
                }
            ],
        },
    ),
    (
        (
            "Minimise setup plus inventory cost. Demand: January 40, February 60, March 30, "
            "April 70. Each production run costs 120 to set up; carrying one unit from one "
            "month to the next costs 1.5. There are 10 units in stock at the beginning of "
            "January."
        ),
        {
            "family": "lot_sizing",
            "items": [
                {
                    "name": "item",
                    "demand": [40.0, 60.0, 30.0, 70.0],
                    "setup_cost": 120.0,
                    "holding_cost": 1.5,
                    "initial_stock": 10.0,
                }
            ],
        },
    ),
    (
        (
            "We print calendars. Orders due: 120 in week 1, 80 in week 2, 150 in week 3. The "
            "press can print at most 160 calendars a week. Getting the press running costs "
            "200 euros each time, a calendar costs 0.80 euros to print, and storing one for "
            "a week costs 10 cents. Find the cheapest plan."
        ),
        {
            "family": "lot_sizing",
            "items": [
                {
                    "name": "item",
                    "demand": [120.0, 80.0, 150.0],
                    "setup_cost": 200.0,
                    "unit_cost": 0.8,
                    "holding_cost": 0.1,
                }
            ],
            "capacity": 160.0,
        },
    ),
    (
        (
            "| month | units needed | set-up cost | holding cost |\n|---|---|---|---|\n| 1 | "
            "20 | 100 | 1 |\n| 2 | 35 | 90 | 1 |\n| 3 | 15 | 120 | 2 |\n\nWhen should we "
            "produce, and how much, to keep set-up and holding costs to a minimum? There is "
            "no opening stock and demand must be met in full every month."
        ),
        {
            "family": "lot_sizing",
            "items": [
                {
                    "name": "item",
                    "demand": [20.0, 35.0, 15.0],
                    "setup_cost": [100.0, 90.0, 120.0],
                    "holding_cost": [1.0, 1.0, 2.0],
                }
            ],
        },
    ),
    (
        (
            "A kiln is fired for tiles. Required tiles:\n- Day 1: 200\n- Day 2: 150\n- Day 3: "
            "300\n- Day 4: 100\n\nFiring the kiln costs 80 pounds per firing. A tile that waits "
            "for the next day costs 0.2 pounds. Which days should the kiln be fired and for "
            "how many tiles at the lowest total cost?"
        ),
        {
            "family": "lot_sizing",
            "items": [
                {
                    "name": "item",
                    "demand": [200.0, 150.0, 300.0, 100.0],
                    "setup_cost": 80.0,
                    "holding_cost": 0.2,
                }
            ],
        },
    ),
    (
        (
            "A bottling plant faces a constant demand of 50 crates a day for 6 days. Every "
            "day on which the line is started costs 140 euros; each crate in stock at the "
            "end of a day costs 1 euro. The stock is 20 crates at the start. What is the "
            "least total cost?"
        ),
        {
            "family": "lot_sizing",
            "items": [
                {
                    "name": "item",
                    "demand": [50.0, 50.0, 50.0, 50.0, 50.0, 50.0],
                    "setup_cost": 140.0,
                    "holding_cost": 1.0,
                    "initial_stock": 20.0,
                }
            ],
        },
    ),
    (
        (
            "A workshop builds cabinets: 4 are wanted in the first week, 7 in the second, 3 "
            "in the third and 6 in the fourth. It can build up to 8 per week. A week in "
            "which it builds any cabinet costs 300 to set up. Each finished cabinet in the "
            "warehouse at the end of a week costs 25. Cabinets may be delivered late at a "
            "cost of 60 per cabinet and week. What does the best plan cost?"
        ),
        {
            "family": "lot_sizing",
            "items": [
                {
                    "name": "item",
                    "demand": [4.0, 7.0, 3.0, 6.0],
                    "setup_cost": 300.0,
                    "holding_cost": 25.0,
                    "backlog_cost": 60.0,
                }
            ],
            "capacity": 8.0,
        },
    ),
    (
        (
            "Two products are made on one line with 40 hours a week. Weekly demand over "
            "three weeks: A 10, 12, 8 and B 6, 9, 11. A set-up costs 50 for A and 70 for B. "
            "An A in stock at the end of a week costs 2 and a B 3. Making an A takes 1 hour "
            "and a B 2 hours. Plan the lots at the least cost."
        ),
        {
            "family": "lot_sizing",
            "items": [
                {"name": "A", "demand": [10.0, 12.0, 8.0], "setup_cost": 50.0, "holding_cost": 2.0},
                {
                    "name": "B",
                    "demand": [6.0, 9.0, 11.0],
                    "setup_cost": 70.0,
                    "holding_cost": 3.0,
                    "unit_time": 2.0,
                },
            ],
            "capacity": 40.0,
        },
    ),
    (
        (
            "A line has 10 hours a day for two products. Making one A takes 1 hour and "
            "setting up for it 2 hours, a B takes 2 hours and its set-up 1 hour. Wanted on "
            "three days: A 2, 3, 2 and B 1, 2, 1. A set-up costs 30 for A and 20 for B, a "
            "unit in stock overnight 4 for A and 5 for B; what is late costs 15 a unit and "
            "day. Least cost?"
        ),
        {
            "family": "lot_sizing",
            "items": [
                {
                    "name": "A",
                    "demand": [2.0, 3.0, 2.0],
                    "setup_cost": 30.0,
                    "holding_cost": 4.0,
                    "backlog_cost": 15.0,
                    "setup_time": 2.0,
                },
                {
                    "name": "B",
                    "demand": [1.0, 2.0, 1.0],
                    "setup_cost": 20.0,
                    "holding_cost": 5.0,
                    "backlog_cost": 15.0,
                    "setup_time": 1.0,
                    "unit_time": 2.0,
                },
            ],
            "capacity": 10.0,
        },
    ),
    (
        (
            "A press can make 60 parts a day. Wanted are 40, 80 and 50 parts on three days. "
            "A set-up costs 200, a part 3, and a part in stock overnight 2. What is the "
            "cheapest plan?"
        ),
        {
            "family": "lot_sizing",
            "items": [
                {
                    "name": "item",
                    "demand": [40.0, 80.0, 50.0],
                    "setup_cost": 200.0,
                    "unit_cost": 3.0,
                    "holding_cost": 2.0,
                }
            ],
            "capacity": 60.0,
        },
    ),
    (
        (
            "A bakery needs 20, 50, 10, 50 and 50 cakes in the next five weeks. Starting the "
            "production line in a week costs 100 euros, keeping a cake for a week costs 1 "
            "euro. In which weeks should it bake how many?"
        ),
        {
            "family": "lot_sizing",
            "items": [
                {
                    "name": "item",
                    "demand": [20.0, 50.0, 10.0, 50.0, 50.0],
                    "setup_cost": 100.0,
                    "holding_cost": 1.0,
                }
            ],
        },
    ),
    (
        (
            "A brewery makes beer in batches: required volumes for the coming 6 weeks are "
            "12, 0, 9, 14, 3 and 10 hectolitres. Whenever the brewhouse is heated in a week "
            "this costs €75. Beer left in the tanks at the end of the week costs €2 per "
            "hectolitre. No more than 20 hectolitres can be brewed in any week. At what "
            "minimum cost can the brewery serve its customers?"
        ),
        {
            "family": "lot_sizing",
            "items": [
                {
                    "name": "item",
                    "demand": [12.0, 0.0, 9.0, 14.0, 3.0, 10.0],
                    "setup_cost": 75.0,
                    "holding_cost": 2.0,
                }
            ],
            "capacity": 20.0,
        },
    ),
    (
        (
            "Plan the production of skis for November, December and January: 100, 250 and "
            "180 pairs are to be delivered. The changeover costs $1,200 in every month with "
            "production. Unsold pairs in stock cost $3 a month. Minimise the total cost."
        ),
        {
            "family": "lot_sizing",
            "items": [
                {
                    "name": "item",
                    "demand": [100.0, 250.0, 180.0],
                    "setup_cost": 1200.0,
                    "holding_cost": 3.0,
                }
            ],
        },
    ),
    (
        (
            "Over the next 5 months a paint factory must ship 110, 90, 140, 60 and 120 "
            "drums. In any month in which it produces, it pays 400 dollars for cleaning. "
            "Producing a drum costs 12 dollars. A drum left in stock at the end of a month "
            "costs 1.5 dollars. The factory can produce at most 200 drums a month and begins "
            "with 30 drums in stock. What is the cheapest production schedule?"
        ),
        {
            "family": "lot_sizing",
            "items": [
                {
                    "name": "item",
                    "demand": [110.0, 90.0, 140.0, 60.0, 120.0],
                    "setup_cost": 400.0,
                    "unit_cost": 12.0,
                    "holding_cost": 1.5,
                    "initial_stock": 30.0,
                }
            ],
            "capacity": 200.0,
        },
    ),
    (
        (
            "Demand (units): Q1 50, Q2 80, Q3 40, Q4 90. Setup cost: 150. Holding cost: 2 "
            "per unit per quarter. Production cost: 5 per unit. Capacity: 100 units per "
            "quarter. Find the optimal production plan minimising the total cost."
        ),
        {
            "family": "lot_sizing",
            "items": [
                {
                    "name": "item",
                    "demand": [50.0, 80.0, 40.0, 90.0],
                    "setup_cost": 150.0,
                    "unit_cost": 5.0,
                    "holding_cost": 2.0,
                }
            ],
            "capacity": 100.0,
        },
    ),
    (
        (
            "A chocolate maker wants to know when to run its line. Required boxes: 20 on "
            "Monday, 35 on Tuesday, 10 on Wednesday, 45 on Thursday. Each run costs £60. A "
            "box stored overnight costs £0.80. How should it plan at minimum cost?"
        ),
        {
            "family": "lot_sizing",
            "items": [
                {
                    "name": "item",
                    "demand": [20.0, 35.0, 10.0, 45.0],
                    "setup_cost": 60.0,
                    "holding_cost": 0.8,
                }
            ],
        },
    ),
    (
        (
            "A foundry plans 4 weeks: castings needed: week 1: 12; week 2: 18; week 3: 6; "
            "week 4: 20. Each pour needs a set-up of 300 euros. Castings can be poured ahead "
            "and kept at 9 euros a week each. In a week no more than 30 castings can be "
            "poured. What are the minimum costs?"
        ),
        {
            "family": "lot_sizing",
            "items": [
                {
                    "name": "item",
                    "demand": [12.0, 18.0, 6.0, 20.0],
                    "setup_cost": 300.0,
                    "holding_cost": 9.0,
                }
            ],
            "capacity": 30.0,
        },
    ),
    (
        (
            "My grandmother bakes bread for 7 days. She needs 2, 3, 1, 4, 2, 5 and 3 loaves. "
            "Heating the oven takes 90 minutes however many loaves she bakes, and each loaf "
            "stored to the following day costs her 10 minutes of extra care. How many "
            "minutes does she need at the least?"
        ),
        {
            "family": "lot_sizing",
            "items": [
                {
                    "name": "item",
                    "demand": [2.0, 3.0, 1.0, 4.0, 2.0, 5.0, 3.0],
                    "setup_cost": 90.0,
                    "holding_cost": 10.0,
                }
            ],
        },
    ),
    (
        (
            "A bakery needs 20, 50, 10 and 50 cakes in the next four weeks. Starting the "
            "line costs 100 euros in weeks 1 and 2 and 150 euros from week 3 on; keeping a "
            "cake for a week costs 1 euro. When should it bake how many at least cost?"
        ),
        {
            "family": "lot_sizing",
            "items": [
                {
                    "name": "item",
                    "demand": [20.0, 50.0, 10.0, 50.0],
                    "setup_cost": [100.0, 100.0, 150.0, 150.0],
                    "holding_cost": 1.0,
                }
            ],
        },
    ),
    (
        (
            "A bakery needs 20, 50, 10 and 50 cakes in the next four weeks. Starting the "
            "line costs 100 euros, keeping a cake for a week costs 1 euro. At most 40 cakes "
            "can be stored. At most 60 can be baked in a week. When should it bake how many "
            "at least cost?"
        ),
        {
            "family": "inventory",
            "products": [
                {
                    "name": "item",
                    "demand": [20.0, 50.0, 10.0, 50.0],
                    "order_cost": 100.0,
                    "holding_cost": 1.0,
                    "max_order": 60.0,
                }
            ],
            "storage": 40.0,
        },
    ),
    (
        (
            "A bakery needs 20, 50, 10 and 50 cakes in the next four weeks. Starting the "
            "line costs 100 euros, keeping a cake for a week costs 1 euro. Cakes are baked "
            "in batches of 25. When should it bake how many at least cost?"
        ),
        {
            "family": "inventory",
            "products": [
                {
                    "name": "item",
                    "demand": [20.0, 50.0, 10.0, 50.0],
                    "order_cost": 100.0,
                    "holding_cost": 1.0,
                    "batch": 25.0,
                }
            ],
        },
    ),
]

ASK = [
    (
        (
            "A bakery needs 20, 50, 10, 50 and 50 cakes in the next five weeks. Starting the "
            "line in a week costs 100 euros, keeping a cake for a week costs 1 euro. It "
            "never bakes in week 3. In which weeks should it bake how many at least cost?"
        ),
        "never bakes in week 3",
    ),
    (
        (
            "A bakery needs 20, 50, 10, 50 and 50 cakes in the next five weeks. Starting the "
            "line in a week costs 100 euros, keeping a cake for a week costs 1 euro. A cake "
            "keeps for at most two weeks. In which weeks should it bake how many at least "
            "cost?"
        ),
        "at most two weeks",
    ),
    (
        (
            "A bakery needs 20, 50, 10, 50 and 50 cakes in the next five weeks. Starting the "
            "line in a week costs 100 euros, keeping a cake for a week costs 1 euro. At the "
            "end 10 cakes must remain. In which weeks should it bake how many at least cost?"
        ),
        "10 cakes must remain",
    ),
    (
        (
            "A bakery needs 20, 50, 10, 50 and 50 cakes in the next five weeks. Starting the "
            "line in a week costs 100 euros, keeping a cake for a week costs 1 euro. It "
            "cannot bake two weeks running. In which weeks should it bake how many at least "
            "cost?"
        ),
        "two weeks running",
    ),
    (
        (
            "A brewery must deliver 30, 60 and 20 barrels in three weeks. A barrel kept over "
            "to the next week costs 2 euros. Brew as cheaply as possible: in which weeks is "
            "how much brewed, with set-ups?"
        ),
        "set up",
    ),
    (
        (
            "A forge must deliver 30, 60 and 20 bolts in three weeks. Each set-up costs 80 "
            "euros; bolts can be kept. What is the cheapest production plan?"
        ),
        "keep",
    ),
    (
        (
            "A bakery needs 20, 50, 10 and 50 cakes in the next four weeks. Starting the "
            "line costs 100 euros, keeping a cake for a week costs 1 euro. If it bakes at "
            "all, it bakes at least 30 cakes. When should it bake how many at least cost?"
        ),
        "If it bakes at all",
    ),
    (
        (
            "A bakery needs 20, 50, 10 and 50 cakes in the next four weeks. Starting the "
            "line costs 100 euros, keeping a cake for a week costs 1 euro. In week 3 the "
            "line is being repaired. When should it bake how many at least cost?"
        ),
        "week 3",
    ),
]


@pytest.mark.parametrize(("text", "problem"), READ)
def test_what_is_read(text: str, problem: dict[str, object]) -> None:
    assert stated(text) == problem


@pytest.mark.parametrize(("text", "words"), ASK)
def test_what_is_asked_back(text: str, words: str) -> None:
    assert words in asked_back(text)
