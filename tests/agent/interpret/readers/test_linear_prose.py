"""Linear problems as people tell them: with entities, what one of each takes and gives, and limits."""

import pytest

from agent.interpret.embedded.readers.linear_program import READER
from problems.families.linear_program import LinearProgram
from tests.agent.interpret.readers.questions import problem

# Each question with its program: the goal, then one limit after another, in the order of the names.
TOLD = {
    "ferries": (
        "Cars are brought over the river by raft or by ferry. A raft can take 3 cars per trip and a ferry can "
        "take 12 cars per trip. A raft burns 4 liters of diesel per trip while a ferry burns 20 liters of "
        "diesel per trip. At most 30% of the trips can be by raft, and there can be at most 9 ferry trips. If "
        "at least 90 cars have to be brought over, how many trips by each should be made to minimize the total "
        "amount of diesel burned?",
        ("raft", "ferry"),
        "min 4 20 | 0.7 -0.3 <= 0 | 0 1 <= 9 | 3 12 >= 90",
    ),
    "kilns": (
        "A potter makes vases and bowls. Each vase requires 25 minutes of moulding time and 60 minutes of "
        "firing time. Each bowl requires 10 minutes of moulding time and 45 minutes of firing time. Per week "
        "there are 900 minutes available for moulding and 2400 minutes available for firing. The profit per "
        "vase is $12 and the profit per bowl is $7. How many of each should the potter make to maximize "
        "profit?",
        ("vase", "bowl"),
        "max 12 7 | 25 10 <= 900 | 60 45 <= 2400",
    ),
    "vans": (
        "A courier can rent electric and diesel vans. An electric van can carry 300 parcels per day and emits "
        "10 units of soot. A diesel van can carry 520 parcels per day and emits 45 units of soot. By law they "
        "may emit at most 900 units of soot per day, and at least 9000 parcels have to be carried per day. "
        "How many of each type of van should be rented to minimize the total number of vans?",
        ("electric van", "diesel van"),
        "min 1 1 | 10 45 <= 900 | 300 520 >= 9000",
    ),
    "hours in minutes": (
        "A workshop builds stools and benches. A stool takes 30 minutes of sawing and a bench takes 2 hours of "
        "sawing. There are 40 hours of sawing time available. A stool earns $9 and a bench earns $31. How "
        "many of each maximize the profit?",
        ("stool", "bench"),
        "max 9 31 | 30 120 <= 2400",
    ),
    "guards": (
        "A museum hires day guards and night guards. A day guard works 8 hours per shift and gets paid $130. "
        "A night guard works 10 hours per shift and gets paid $210. The museum needs 400 hours of guard time "
        "and has a budget of $9000. How many of each should be hired to minimize the total number of guards?",
        ("day guard", "night guard"),
        "min 1 1 | 8 10 >= 400 | 130 210 <= 9000",
    ),
    "shares": (
        "Ines has $50000 to invest in a bakery and a brewery. She has decided that the money invested in the "
        "bakery must be at least twice as much as the money invested in the brewery, and at most $15000 can go "
        "into the brewery. If the bakery earns 6% and the brewery earns 9%, how much should she invest in "
        "each to maximize her profit?",
        ("bakery", "brewery"),
        "max 0.06 0.09 | 1 1 <= 50000 | 1 -2 >= 0 | 0 1 <= 15000",
    ),
    "a third": (
        "A stand sells lemonades and iced teas. A lemonade costs the stand $1 and an iced tea costs $2. "
        "The stand can spend at most $500 on lemonades and iced teas. A lemonade is sold for a profit of $2 "
        "and an iced tea is sold for a profit of $3. The number of iced teas is at most a third of the "
        "lemonades. How many of each maximize the profit?",
        ("lemonade", "iced tea"),
        "max 2 3 | 1 2 <= 500 | -0.3333333333333333 1 <= 0",
    ),
    "diet of packs": (
        "Rosa eats packs of walnuts and packs of raisins. A pack of walnuts contains 15 grams of fat and 4 "
        "units of fiber. A pack of raisins contains 1 gram of fat and 7 units of fiber. She must get at least "
        "60 units of fiber and at least 40 grams of fat. A pack of walnuts contains 3 grams of sugar and a "
        "pack of raisins contains 25 grams of sugar. How many packs of each should she eat to minimize her "
        "sugar intake?",
        ("pack of walnuts", "pack of raisins"),
        "min 3 25 | 4 7 >= 60 | 15 1 >= 40",
    ),
    "more than": (
        "A choir buys black and red robes. A black robe needs 3 meters of cloth and a red robe needs 4 meters "
        "of cloth. A black robe takes 2 hours to sew and a red robe takes 3 hours to sew. There are 200 "
        "meters of cloth and 140 hours available. The number of black robes must be more than the number of red "
        "robes. The profit per black robe is $20 and the profit per red robe is $27. How many of each robe "
        "maximize the profit?",
        ("black robe", "red robe"),
        "max 20 27 | 3 4 <= 200 | 2 3 <= 140 | 1 -1 >= 1",
    ),
    "respectively": (
        "A mill grinds wheat and rye. The profits per ton are $40 and $55 for wheat and rye respectively. "
        "Each ton of wheat takes 2 hours and each ton of rye takes 3 hours. There are 120 hours available. At "
        "least 10 tons of wheat must be ground. How many tons of each maximize profit?",
        ("wheat", "rye"),
        "max 40 55 | 2 3 <= 120 | 1 0 >= 10",
    ),
    "three kinds": (
        "A florist sells three bouquets: small, medium and large bouquets. A small bouquet needs 5 roses, a "
        "medium bouquet needs 9 roses and a large bouquet needs 15 roses. A small bouquet takes 6 minutes, a "
        "medium bouquet takes 8 minutes and a large bouquet takes 12 minutes. The florist has 600 roses and "
        "500 minutes. The profit is $4 per small bouquet, $7 per medium bouquet and $11 per large bouquet. How "
        "many of each bouquet should be made to maximize profit?",
        ("small bouquet", "medium bouquet", "large bouquet"),
        "max 4 7 11 | 5 9 15 <= 600 | 6 8 12 <= 500",
    ),
    "revenue less cost": (
        "A press prints posters and maps. A poster sells for $9 and costs $4 to print. A map sells for $15 "
        "and costs $6 to print. A poster uses 2 sheets and a map uses 5 sheets. There are 800 sheets. At most "
        "150 maps can be sold. How many of each maximize the profit?",
        ("poster", "map"),
        "max 5 9 | 2 5 <= 800 | 0 1 <= 150",
    ),
    "it takes": (
        "A hatter makes caps and berets. It takes 20 minutes to make a cap and 35 minutes to make a beret. "
        "There are 1400 minutes available. At least 10 berets must be made. If a cap brings a profit of $6 and "
        "a beret brings a profit of $10, how many of each should be made to maximize profit?",
        ("cap", "beret"),
        "max 6 10 | 20 35 <= 1400 | 0 1 >= 10",
    ),
    "each of them": (
        "A nursery plants oaks and maples. An oak needs 4 bags of soil and a maple needs 3 bags of soil. There "
        "are 240 bags of soil. At least 12 of each tree must be planted. The profit per oak is $30 and the "
        "profit per maple is $21. How many of each maximize the profit?",
        ("oak", "maple"),
        "max 30 21 | 4 3 <= 240 | 1 0 >= 12 | 0 1 >= 12",
    ),
    "in total": (
        "A caterer prepares hot and cold lunches. A hot lunch costs $5 and a cold lunch costs $3. At least 40 "
        "lunches must be prepared in total, and at least 25% of the lunches must be hot. How many of each "
        "lunch minimize the cost?",
        ("hot lunch", "cold lunch"),
        "min 5 3 | 1 1 >= 40 | 0.75 -0.25 >= 0",
    ),
    "packages of parts": (
        "A store puts together gift boxes. A sweet box holds 8 cookies and 3 candles, and a calm box holds 2 "
        "cookies and 6 candles. The store has 400 cookies and 360 candles. A sweet box brings a profit of $6 "
        "and a calm box brings a profit of $8. How many of each box should be put together to maximize profit?",
        ("sweet box", "calm box"),
        "max 6 8 | 8 2 <= 400 | 3 6 <= 360",
    ),
    "machines by letter": (
        "A plant runs machine A and machine B. Machine A can fill 40 bottles per hour and consumes 6 kWh per "
        "hour. Machine B can fill 70 bottles per hour and consumes 9 kWh per hour. At least 2000 bottles must "
        "be filled and at most 270 kWh can be consumed. For how many hours should each machine be run to "
        "minimize the total time?",
        ("machine A", "machine B"),
        "min 1 1 | 40 70 >= 2000 | 6 9 <= 270",
    ),
    "land": (
        "A grower has 80 acres for peas and beans. Peas require 3 hours of work per acre and beans require 5 "
        "hours of work per acre. There are 300 hours of work available. The profit per acre of peas is $200 "
        "and the profit per acre of beans is $310. How many acres of each should be planted to maximize "
        "profit?",
        ("peas", "beans"),
        "max 200 310 | 3 5 <= 300 | 1 1 <= 80",
    ),
    "capped shares": (
        "A radio plays songs and jingles. A song attracts 900 listeners and a jingle attracts 150 listeners. A "
        "song costs $50 and a jingle costs $8. The budget is $4000. At most 20% of all plays can be jingles. "
        "How many songs and jingles should be played to maximize the number of listeners?",
        ("song", "jingle"),
        "max 900 150 | 50 8 <= 4000 | -0.2 0.8 <= 0",
    ),
    "no comparing word": (
        "A forge has 500 kg of iron and 120 hours of labour. A gate needs 20 kg of iron and 6 hours of labour. "
        "A railing needs 12 kg of iron and 2 hours of labour. A gate sells for $340 and a railing sells for "
        "$150. How many gates and railings should the forge make to maximize revenue?",
        ("gate", "railing"),
        "max 340 150 | 20 12 <= 500 | 6 2 <= 120",
    ),
    "at least but at most": (
        "A kiosk sells maps and guides. A map earns $2 and a guide earns $5. At least 20 maps but at most 80 "
        "are sold each day. The number of guides cannot exceed the number of maps. How many of each maximize "
        "the profit?",
        ("map", "guide"),
        "max 2 5 | 1 0 >= 20 | 1 0 <= 80 | -1 1 <= 0",
    ),
    "fewest animals": (
        "Bricks are carried by mules and donkeys. A mule can carry 18 bricks while a donkey can carry 12 "
        "bricks. There can be at most twice as many mules as donkeys. If at least 500 bricks must be carried, "
        "find the minimum number of animals, mules and donkeys, that are needed.",
        ("mule", "donkey"),
        "min 1 1 | 1 -2 <= 0 | 18 12 >= 500",
    ),
    "half as many": (
        "A school orders desks and lockers. A desk costs $90 and a locker costs $60. At least 30 desks must be "
        "ordered. The number of lockers must be at least half the number of desks. How many of each should be "
        "ordered to minimize the cost?",
        ("desk", "locker"),
        "min 90 60 | 1 0 >= 30 | -0.5 1 >= 0",
    ),
    "workers who": (
        "A resort employs lifeguards who earn $150 per day and attendants who earn $90 per day. The resort "
        "needs at least 20 workers per day, of whom at least 6 must be lifeguards. The number of lifeguards "
        "should be at least a quarter of the number of attendants. How many of each minimize the wage bill?",
        ("lifeguards", "attendants"),
        "min 150 90 | 1 1 >= 20 | 1 0 >= 6 | 1 -0.25 >= 0",
    ),
    "between": (
        "A brewer makes ale and stout. A barrel of ale earns $60 and a barrel of stout earns $75. A barrel of "
        "ale uses 5 kg of malt and a barrel of stout uses 8 kg of malt. There are 640 kg of malt. The number of "
        "barrels of stout must be between 10 and 50. How many barrels of each maximize profit?",
        ("barrel of ale", "barrel of stout"),
        "max 60 75 | 5 8 <= 640 | 0 1 >= 10 | 0 1 <= 50",
    ),
}


def _rows(
    program: LinearProgram, names: tuple[str, ...]
) -> list[tuple[tuple[float, ...], str, float]]:
    found = [
        (tuple(row.terms.get(name, 0.0) for name in names), row.relation, row.rhs)
        for row in program.constraints
    ]
    return sorted(found, key=str)


def _expected(
    written: str,
) -> tuple[str, tuple[float, ...], list[tuple[tuple[float, ...], str, float]]]:
    goal, *limits = (part.split() for part in written.split("|"))
    rows = [(tuple(map(float, row[:-2])), row[-2], float(row[-1])) for row in limits]
    return goal[0], tuple(map(float, goal[1:])), sorted(rows, key=str)


@pytest.mark.parametrize("key", TOLD)
def test_a_told_problem_is_read(key: str) -> None:
    text, wanted, written = TOLD[key]
    read = problem(READER, text)
    assert isinstance(read, LinearProgram)
    by_word = {name: _position(name, wanted) for name in (each.name for each in read.variables)}
    names = tuple(sorted(by_word, key=lambda name: by_word[name]))
    assert len(names) == len(wanted)
    sense, goal, rows = _expected(written)
    assert read.goal.value.startswith(sense)
    assert tuple(read.linear.get(name, 0.0) for name in names) == pytest.approx(goal)
    found = _rows(read, names)
    assert [(relation, bound) for _, relation, bound in found] == [
        (relation, bound) for _, relation, bound in rows
    ]
    for (one, _, _), (two, _, _) in zip(found, rows, strict=True):
        assert one == pytest.approx(two)


def _position(name: str, wanted: tuple[str, ...]) -> int:
    """Which of the wanted names a name is, whatever article, plural or measure it comes with."""
    words = {word.lower().rstrip("s") for word in name.split()}
    hits = [
        index
        for index, each in enumerate(wanted)
        if {word.lower().rstrip("s") for word in each.split()} & words
        == {word.lower().rstrip("s") for word in each.split()}
        or words <= {word.lower().rstrip("s") for word in each.split()}
    ]
    assert len(hits) == 1, (name, wanted)
    return hits[0]
