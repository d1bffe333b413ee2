"""Questions about when to buy how much, and what has to be asked back."""

import pytest

from tests.agent.interpret.readers.questions import asked_back, stated

READ = [
    (
        (
            "A pharmacy orders vaccine. It expects to use 40, 25, 60 and 30 doses in the "
            "next four weeks. The wholesaler charges a delivery fee of 50 euros per order "
            "and 8 euros per dose. Keeping a dose in the fridge over a week costs 0.5 euros, "
            "and the fridge holds at most 80 doses. There are 15 doses in the fridge now. "
            "What ordering plan is cheapest?"
        ),
        {
            "family": "inventory",
            "products": [
                {
                    "name": "item",
                    "demand": [40.0, 25.0, 60.0, 30.0],
                    "price": 8.0,
                    "order_cost": 50.0,
                    "holding_cost": 0.5,
                    "initial_stock": 15.0,
                }
            ],
            "storage": 80.0,
        },
    ),
    (
        (
            "Month-by-month demand for paper is 12, 9, 15, 7 and 11 reams. A ream costs $4 "
            "in the first two months and $6 after that. Each order adds $10 of shipping. A "
            "ream kept from one month to the next costs $0.50. Nothing in stock at present. "
            "Find the minimum total purchasing plan."
        ),
        {
            "family": "inventory",
            "products": [
                {
                    "name": "item",
                    "demand": [12.0, 9.0, 15.0, 7.0, 11.0],
                    "price": [4.0, 4.0, 6.0, 6.0, 6.0],
                    "order_cost": 10.0,
                    "holding_cost": 0.5,
                }
            ],
        },
    ),
    (
        (
            "We buy flour in bags of 25 kg. The bakery needs 60, 45, 80 and 30 kg on the "
            "next four days. A delivery costs 20 euros, a kilo of flour 0.6 euros, and every "
            "kilo left over at the end of a day costs 0.05 euros. Only whole bags are "
            "delivered. What is the cheapest ordering plan?"
        ),
        {
            "family": "inventory",
            "products": [
                {
                    "name": "item",
                    "demand": [60.0, 45.0, 80.0, 30.0],
                    "price": 0.6,
                    "order_cost": 20.0,
                    "holding_cost": 0.05,
                    "batch": 25.0,
                }
            ],
        },
    ),
    (
        (
            "Demand per week:\n| week | 1 | 2 | 3 | 4 |\n|---|---|---|---|---|\n| demand | 30 | "
            "20 | 50 | 40 |\n| price | 3 | 4 | 3 | 5 |\nPlacing an order costs 25. Holding "
            "costs are 1 per unit per week. An order may not exceed 70 units. Minimise total "
            "cost of purchasing; initial inventory is 0."
        ),
        {
            "family": "inventory",
            "products": [
                {
                    "name": "item",
                    "demand": [30.0, 20.0, 50.0, 40.0],
                    "price": [3.0, 4.0, 3.0, 5.0],
                    "order_cost": 25.0,
                    "holding_cost": 1.0,
                    "max_order": 70.0,
                }
            ],
        },
    ),
    (
        (
            "A garage uses 5, 8, 4, 6 tyres over four weeks. An order arrives one week after "
            "it is placed. It has 6 tyres now. Each order costs 30, each tyre 40, a tyre in "
            "the store at the end of a week 2. A tyre that is missing is fitted later at a "
            "cost of 15 per tyre and week. When should it order how many to spend as little "
            "as possible?"
        ),
        {
            "family": "inventory",
            "products": [
                {
                    "name": "item",
                    "demand": [5.0, 8.0, 4.0, 6.0],
                    "price": 40.0,
                    "order_cost": 30.0,
                    "holding_cost": 2.0,
                    "shortage_cost": 15.0,
                    "initial_stock": 6.0,
                    "lead_time": 1,
                }
            ],
        },
    ),
    (
        (
            "A shop sells 10, 14, 9 lamps in three months. A lamp short is a lost sale and "
            "costs 20 dollars. Ordering costs 40 dollars plus 12 dollars per lamp, keeping a "
            "lamp for a month costs 1 dollar. What is the cheapest plan of orders?"
        ),
        {
            "family": "inventory",
            "products": [
                {
                    "name": "item",
                    "demand": [10.0, 14.0, 9.0],
                    "price": 12.0,
                    "order_cost": 40.0,
                    "holding_cost": 1.0,
                    "shortage_cost": 20.0,
                    "shortage": "lost",
                }
            ],
        },
    ),
    (
        (
            "Our school kitchen needs 30 kg of rice on Monday, 20 on Tuesday, 50 on "
            "Wednesday. Each delivery costs 15 euros, rice 1 euro a kilo, and a kilo kept "
            "overnight 0.1 euros. The supplier delivers no less than 30 kg per order. How "
            "should we order at minimal cost?"
        ),
        {
            "family": "inventory",
            "products": [
                {
                    "name": "item",
                    "demand": [30.0, 20.0, 50.0],
                    "price": 1.0,
                    "order_cost": 15.0,
                    "holding_cost": 0.1,
                    "min_order": 30.0,
                }
            ],
        },
    ),
    (
        (
            "Tea and rice share a store with room for 20 boxes. Tea sells 5, 8, 6 boxes, "
            "rice 9, 4, 10 boxes over three months. An order of tea costs 12, of rice 18; "
            "tea costs 1 and rice 2 a box and month in store. A box of tea that is missing "
            "costs 4 in lost profit, rice must always be there. What is the cheapest plan?"
        ),
        {
            "family": "inventory",
            "products": [
                {
                    "name": "Tea",
                    "demand": [5.0, 8.0, 6.0],
                    "order_cost": 12.0,
                    "holding_cost": 1.0,
                    "shortage_cost": 4.0,
                    "shortage": "lost",
                },
                {
                    "name": "rice",
                    "demand": [9.0, 4.0, 10.0],
                    "order_cost": 18.0,
                    "holding_cost": 2.0,
                    "shortage": "lost",
                },
            ],
            "storage": 20.0,
        },
    ),
    (
        (
            "Cement comes in pallets of 10 sacks, at least 2 pallets an order. A site needs "
            "12, 7, 15 and 9 sacks on four days. An order costs 40, a sack 3, a sack kept "
            "overnight 1. What is the cheapest way to order?"
        ),
        {
            "family": "inventory",
            "products": [
                {
                    "name": "item",
                    "demand": [12.0, 7.0, 15.0, 9.0],
                    "price": 3.0,
                    "order_cost": 40.0,
                    "holding_cost": 1.0,
                    "batch": 10.0,
                    "min_order": 20.0,
                }
            ],
        },
    ),
    (
        (
            "A shop sells 30, 40, 20 and 60 bags of coffee in the next four weeks. A bag "
            "costs 5 euros in weeks 1 and 2 and 7 euros from week 3 on, every order costs 25 "
            "euros, a bag in stock at the end of a week costs 0.5 euros, and the store holds "
            "70 bags. When should the shop order how much?"
        ),
        {
            "family": "inventory",
            "products": [
                {
                    "name": "item",
                    "demand": [30.0, 40.0, 20.0, 60.0],
                    "price": [5.0, 5.0, 7.0, 7.0],
                    "order_cost": 25.0,
                    "holding_cost": 0.5,
                }
            ],
            "storage": 70.0,
        },
    ),
    (
        (
            "Demand for gas bottles over the next 4 months: 80, 100, 60, 90. Purchase "
            "prices: $12, $10, $15, $14 in months 1 to 4. A fixed ordering charge of $90 "
            "applies to each order. Inventory carrying charge: $1.5 per bottle per month on "
            "month-end stock. Storage limit: 120 bottles. Beginning inventory: 20. Determine "
            "the ordering policy that minimises total cost."
        ),
        {
            "family": "inventory",
            "products": [
                {
                    "name": "item",
                    "demand": [80.0, 100.0, 60.0, 90.0],
                    "price": [12.0, 10.0, 15.0, 14.0],
                    "order_cost": 90.0,
                    "holding_cost": 1.5,
                    "initial_stock": 20.0,
                }
            ],
            "storage": 120.0,
        },
    ),
    (
        (
            "A hardware store buys nails. Sales for the next 3 weeks: 40, 70, 50 boxes. Each "
            "box costs 6 dollars; a delivery costs 25 dollars. Each box on the shelf at the "
            "end of the week costs 0.5 dollars. The truck carries at most 100 boxes. Stock "
            "now: 10 boxes. What is the cheapest ordering plan?"
        ),
        {
            "family": "inventory",
            "products": [
                {
                    "name": "item",
                    "demand": [40.0, 70.0, 50.0],
                    "price": 6.0,
                    "order_cost": 25.0,
                    "holding_cost": 0.5,
                    "initial_stock": 10.0,
                    "max_order": 100.0,
                }
            ],
        },
    ),
    (
        (
            "For a four-month construction job we require 80, 60, 100 and 40 tonnes of "
            "gravel. Gravel prices per tonne: $10 in month 1, $11 in month 2, $13 in month 3 "
            "and $12 in month 4. Placing an order costs $150 each time. Our yard holds at "
            "most 120 tonnes at the end of a month; storage costs $1 per tonne per month. "
            "Determine the purchasing plan with lowest cost."
        ),
        {
            "family": "inventory",
            "products": [
                {
                    "name": "item",
                    "demand": [80.0, 60.0, 100.0, 40.0],
                    "price": [10.0, 11.0, 13.0, 12.0],
                    "order_cost": 150.0,
                    "holding_cost": 1.0,
                }
            ],
            "storage": 120.0,
        },
    ),
    (
        (
            "Inventory problem: demand per period 25, 40, 30, 35; unit purchase cost 4; "
            "ordering cost 50; holding cost 1 per unit per period; starting inventory 15; no "
            "backorders. Minimise the total cost."
        ),
        {
            "family": "inventory",
            "products": [
                {
                    "name": "item",
                    "demand": [25.0, 40.0, 30.0, 35.0],
                    "price": 4.0,
                    "order_cost": 50.0,
                    "holding_cost": 1.0,
                    "initial_stock": 15.0,
                }
            ],
        },
    ),
    (
        (
            "A hospital uses 120, 100, 150 masks over three weeks. Masks come in cartons of "
            "50. An order costs 30 euros and each carton 20 euros. A mask kept over a week "
            "costs 0.05 euros. What is the cheapest way to order?"
        ),
        {
            "family": "inventory",
            "products": [
                {
                    "name": "item",
                    "demand": [120.0, 100.0, 150.0],
                    "price": 0.4,
                    "order_cost": 30.0,
                    "holding_cost": 0.05,
                    "batch": 50.0,
                }
            ],
        },
    ),
    (
        (
            "Weekly demand for tyres is 30 for each of the next 5 weeks. Each order costs "
            "$60 and each tyre $45; holding a tyre for a week costs $2. There are 25 tyres "
            "on hand. Orders arrive immediately. Minimize total ordering, purchase and "
            "holding costs."
        ),
        {
            "family": "inventory",
            "products": [
                {
                    "name": "item",
                    "demand": [30.0, 30.0, 30.0, 30.0, 30.0],
                    "price": 45.0,
                    "order_cost": 60.0,
                    "holding_cost": 2.0,
                    "initial_stock": 25.0,
                }
            ],
        },
    ),
]

ASK = [
    (
        (
            "A shop sells 30, 40, 20 bags in three weeks. Every order costs 25 euros, a bag "
            "costs 5 euros, but 4 euros when at least 50 are ordered, and a bag in stock "
            "costs 1 euro a week. Cheapest plan?"
        ),
        "second value",
    ),
    (
        (
            "A shop sells 30, 40, 20 bags in three weeks. Every order costs 25 euros, a bag "
            "costs 5 euros, and a bag in stock costs 1 euro a week. At least 10 bags must be "
            "in stock at the end of every week. Cheapest plan?"
        ),
        "must be in stock",
    ),
    (
        (
            "A shop sells 30, 40, 20 bags in three weeks. Every order costs 25 euros, a bag "
            "costs 5 euros, and a bag in stock costs 1 euro a week. No more than two orders "
            "can be placed. Cheapest plan?"
        ),
        "No more than two orders",
    ),
    (
        (
            "A shop sells 10, 14, 9 lamps in three months. A lamp short costs 20 dollars. "
            "Ordering costs 40 dollars plus 12 dollars per lamp, keeping a lamp for a month "
            "costs 1 dollar. What is the cheapest plan of orders?"
        ),
        "lost",
    ),
    (
        (
            "A hospital uses 120, 100, 150 masks over three weeks. An order costs 30 euros "
            "and each mask 0.4 euros. A mask kept over a week costs 0.05 euros. At least 20 "
            "masks must always be in reserve. What is the cheapest way to order?"
        ),
        "At least 20 masks",
    ),
    (
        (
            "A shop needs 30, 40 and 20 bags in weeks 1, 2 and 3. Every order costs 25 "
            "euros, a bag costs 5 euros, a bag in stock at the end of a week 1 euro. Orders "
            "above 50 bags get a discount of 10 %. Cheapest plan?"
        ),
        "Orders above 50",
    ),
    (
        (
            "A shop needs 30, 40 and 20 bags in weeks 1, 2 and 3. Every order costs 25 "
            "euros, a bag costs 5 euros, a bag in stock at the end of a week 1 euro. The "
            "supplier does not deliver in week 2. Cheapest plan?"
        ),
        "does not deliver in week 2",
    ),
]


@pytest.mark.parametrize(("text", "problem"), READ)
def test_what_is_read(text: str, problem: dict[str, object]) -> None:
    assert stated(text) == problem


@pytest.mark.parametrize(("text", "words"), ASK)
def test_what_is_asked_back(text: str, words: str) -> None:
    assert words in asked_back(text)
