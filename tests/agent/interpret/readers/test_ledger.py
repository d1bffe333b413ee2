"""Linear programs told thing by thing: read to the right optimum, or asked about."""

import pytest

from agent.contracts.interpretation import Interpretation
from agent.interpret.interpreter import interpret
from tools.actions import solve_exact
from tools.solving import SolveInput

ANSWERED = [
    (
        "A potter throws mugs and bowls. A mug needs 400 g of clay and brings 6 euros; a bowl"
        " needs 900 g of clay and brings 11 euros. She has 18 kg of clay, and her kiln has "
        "room for no more than 30 pieces. How many of each should she throw to earn the most?",
        240.0,
    ),
    (
        "To feed a kennel, dry food and wet food can be mixed. A kilo of dry food has 300 g "
        "of protein and costs 2 euros, a kilo of wet food has 90 g of protein and costs 1 "
        "euro. The mix must contain at least 1500 g of protein, and no more than 60 % of the "
        "mix may be dry food. What is the cheapest mix?",
        11.111111,
    ),
    (
        "A ferry company can charter large boats and small boats. A large boat carries 120 "
        "passengers and costs 900 euros a day; a small boat carries 45 passengers and costs "
        "380 euros a day. At least 500 passengers must be carried, and at most three large "
        "boats are free. How many of each keep the cost as low as possible?",
        4080.0,
    ),
    (
        "An investor has 60,000 dollars for shares, bonds and a savings account. Shares yield"
        " 8 % a year, bonds 5 % and the savings account 2 %. No more than half of the 60,000 "
        "dollars may go into shares, and at least a quarter of the 60,000 dollars must go "
        "into the savings account. How should the money be spread for the highest yearly "
        "income?",
        3450.0,
    ),
    (
        "A tailor sews coats, jackets and vests. A coat takes 4 m of cloth and 6 hours and "
        "sells for 210 euros; a jacket takes 3 m of cloth and 4 hours and sells for 140 "
        "euros; a vest takes 1 m of cloth and 2 hours and sells for 60 euros. He has 90 m of "
        "cloth and 130 hours. At least five vests are on order. How many of each give the "
        "most income?",
        4500.0,
    ),
    (
        "A smoothie of exactly 20 litres is blended from kiwi juice and pear juice. Kiwi "
        "juice contains 9 % sugar and costs 4 dollars a litre; pear juice contains 12 % sugar"
        " and costs 2 dollars a litre. The smoothie may contain 10 % sugar at most. How "
        "cheaply can it be blended?",
        66.666667,
    ),
    (
        "A printer makes posters and cards on one press, which runs 40 hours this week. A "
        "poster takes 3 minutes and earns 2 euros; a card takes 1 minute and earns 0.5 euros."
        " There should be at least three times as many cards as posters. How many of each "
        "bring the greatest profit?",
        1400.0,
    ),
    (
        "Three fields share 60 tonnes of lime in any fractions. A tonne improves 3 hectares "
        "in Norton, 5 hectares in Sutton and 6 hectares in Weston. The lime is divided so "
        "that the field with the fewest hectares improved has as many as possible. How many "
        "hectares is that?",
        85.714286,
    ),
    (
        "A foundry must deliver 40, 70 and 60 bells in the next three weeks. It can cast 50 "
        "bells a week at 30 euros each, and 15 more in overtime at 42 euros each. A bell that"
        " is held over to the next week costs 3 euros. There is nothing in stock. What is the"
        " lowest cost of the plan?",
        5370,
    ),
    (
        "A canteen needs 90 crates of apples. The orchard sells 40 to 100 crates at 6 euros "
        "each, or nothing. The wholesaler sells any number of crates at 7 euros each, but a "
        "delivery costs 45 euros. Where should the canteen buy to spend as little as "
        "possible?",
        540,
    ),
    (
        "A theatre books ads. A radio ad reaches 8000 people and costs 300 dollars; a "
        "newspaper ad reaches 5000 people and costs 150 dollars. The budget is 3000 dollars. "
        "At most six newspaper ads can be placed. How many of each reach the most people?",
        86000.0,
    ),
    (
        "Running a loom at all means a set-up fee of 120 euros; each rug from it earns 50 "
        "euros, takes 5 hours, and at most 20 can be sold. Running a wheel at all means a "
        "set-up fee of 60 euros; each shawl from it earns 20 euros, takes 2 hours, and at "
        "most 25 can be sold. 90 hours are left. What gives the highest profit?",
        780,
    ),
    (
        "A fairground can open either its carousel or its slide, but not both. The carousel "
        "costs 400 euros to open and brings in 4 euros for each guest, of whom up to 300 can "
        "be let in. The slide costs 250 euros to open and brings in 3 euros for each guest, "
        "of whom up to 350 can be let in. What is the highest profit?",
        800,
    ),
    (
        "A mason lays red bricks and grey bricks. One red brick costs 0.8 euros, one grey "
        "brick costs 0.5 euros. He needs at least 1000 bricks. At least a third of all bricks"
        " must be red. What does he pay at the least?",
        600.2,
    ),
    (
        "A gym buys mats and benches. Mats cost 20 euros each and benches cost 75 euros each."
        " It has 1,200 euros, and mats must number at least four times the benches. Which "
        "purchase gives the most pieces?",
        60.0,
    ),
]

ASKED = [
    (
        "A joiner makes stools, racks and trays. A stool earns 20 euros and takes 2 hours; a "
        "rack earns 35 euros and takes 3 hours. There are 60 hours. How many of each earn the"
        " most?"
    ),
    (
        "A depot buys lorries and cars; two cars need one parking lot and a lorry needs 2 "
        "parking lots. There are 40 parking lots. A lorry earns 90 euros and a car earns 40 "
        "euros. How many of each earn the most?"
    ),
    (
        "A bakery earns 3 euros on each loaf and 5 euros on each cake. A loaf takes 10 "
        "minutes and a cake 25 minutes. The oven is free 8 hours a day. At most 900 loaves "
        "can be sold a month. How many of each earn the most?"
    ),
    (
        "A farm grows kale and leeks on 30 hectares. A hectare of kale earns 400 euros and "
        "takes 5 days of work, a hectare of leeks earns 600 euros and takes 9 days of work. "
        "200 days are available. Leeks must not be planted next to the river. What earns the "
        "most?"
    ),
    (
        "A club buys balls at 10 euros and nets at 40 euros. It has 500 euros. It wants about"
        " as many balls as nets. How many of each give the most things?"
    ),
    (
        "A chef makes soup and stew. A bowl of soup earns 4 euros and a bowl of stew earns 7 "
        "euros. A stew takes 30 minutes. There are 5 hours. What earns the most?"
    ),
    (
        "A weaver makes scarves and rugs. A scarf earns 12 euros and takes 2 hours, a rug "
        "earns 40 euros and takes 7 hours. There are 70 hours, 10 of which are kept for "
        "repairs if the loom breaks. How many of each earn the most?"
    ),
    (
        "A miller blends wheat at 3 euros a kilo and rye at 2 euros a kilo. He needs 100 kg. "
        "Rye should be limited to 40 %. What mix costs the least?"
    ),
    (
        "A workshop makes lamps and clocks. A lamp earns 30 euros and takes 3 hours, a clock "
        "earns 50 euros and takes 4 hours. There are 120 hours. If any clocks are made, at "
        "least 5 lamps must be made too. How many of each earn the most?"
    ),
    (
        "A workshop makes lamps and clocks. A lamp earns 30 euros and takes 3 hours, a clock "
        "earns 50 euros and takes 4 hours. There are 120 hours. The second shift has "
        "different rates. Clocks beyond the tenth earn only 40 euros. How many of each earn "
        "the most?"
    ),
    (
        "A shop sells pens for 2 euros that cost 1 euro, and pads for 5 euros that cost 3 "
        "euros. It has 300 euros. What gives the most profit?"
    ),
    (
        "A fund puts 100,000 euros into gold and land. Gold yields 4 %, land yields 6 %. At "
        "most 40 % of the profit may come from land. How should the money be invested for the"
        " greatest income?"
    ),
    (
        "A fund puts 100,000 euros into gold and land. Gold yields 4 %, land yields 6 %. At "
        "most 40 % of the 90,000 euros may go into land. How should the money be invested for"
        " the greatest income?"
    ),
    (
        "A carrier runs trucks and vans. A truck carries 12 tonnes and costs 300 euros, a van"
        " carries 2 tonnes and costs 80 euros. At least 60 tonnes must be moved every day, "
        "and there are 200 driver hours a week. What is the lowest cost?"
    ),
    (
        "A dairy makes butter and cheese. A kilo of butter earns 3 euros and uses 20 litres "
        "of milk; a kilo of cheese earns 5 euros and uses 10 litres of milk. There are 900 "
        "litres of milk. Every customer wants both in the same amount. How much of each earns"
        " the most?"
    ),
    (
        "A band plays waltzes and polkas. A waltz lasts 5 minutes and a polka 3 minutes. The "
        "concert lasts 2 hours. How many of each?"
    ),
    (
        "A vintner bottles red and white. A bottle of red earns 6 euros, a bottle of white "
        "earns 5 euros. No more than 300 bottles of red can be sold. How many of each earn "
        "the most?"
    ),
    (
        "A caterer makes rolls and wraps. A roll costs 1 euro and a wrap costs 2 euros. "
        "Guests need 200 snacks, and a third must be wraps or rolls with cheese. What is the "
        "cheapest order?"
    ),
    (
        "A planner picks hives and ponds. A hive costs 80 euros and yields 20 kg of honey, a "
        "pond costs 500 euros and yields 60 kg of fish. There are 4,000 euros. Which choice "
        "yields the most?"
    ),
    (
        "A school buys desks and chairs. A desk costs 90 euros and a chair 40 euros. It needs"
        " at least 30 desks and a chair more than twice the desks less ten. What is the least"
        " cost?"
    ),
    (
        "A team sews flags and banners. A flag earns 8 euros and takes 40 minutes, a banner "
        "earns 15 euros and takes 90 minutes. There are 60 hours. Tom can sew only flags, and"
        " he works 20 of the hours. How many of each earn the most?"
    ),
    (
        "A garage rents vans at 60 euros a day and cars at 35 euros a day; a van seats 9 and "
        "a car seats 5. At least 70 people travel for three days. What is the lowest cost?"
    ),
]


@pytest.mark.parametrize(("text", "optimum"), ANSWERED)
def test_the_optimum_of_a_program_told_thing_by_thing(text: str, optimum: float) -> None:
    read = interpret(text, ())
    assert isinstance(read, Interpretation)
    request = SolveInput(problem=read.problem, budget_s=10.0, seed=1)
    solved = solve_exact.run(request, lambda *_: None)
    assert solved.objective == pytest.approx(optimum)


@pytest.mark.parametrize("text", ASKED)
def test_what_is_left_open_is_asked(text: str) -> None:
    assert not isinstance(interpret(text, ()), Interpretation)
