"""Questions about jobs that take the same steps in the same order, in many words."""

import pytest

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.pipeline import read
from agent.interpret.embedded.reader import Reading
from agent.interpret.embedded.readers import job_shop
from agent.interpret.embedded.readers.flow_shop import READER
from agent.interpret.embedded.tables import find_tables
from agent.interpret.embedded.text import Text
from problems.families.flow_shop import FlowShop

TIMES = ((3, 6), (5, 2), (1, 4))


def _document(text: str) -> Document:
    return Document(Text(text), find_tables(text))


def _problem(text: str) -> FlowShop:
    found = READER.read(_document(text))
    assert isinstance(found, Reading), found
    assert isinstance(found.problem, FlowShop)
    return found.problem


@pytest.mark.parametrize(
    "text",
    [
        "Every shirt order is first washed and then ironed. Order A takes 3 hours of washing and 6 of ironing, B 5 and "
        "2, C 1 and 4. One washing machine, one iron. How soon can everything be done?",
        "Three books are printed and bound, in this order. Printing and binding take 3 and 6 days for the atlas, 5 and 2 "
        "for the novel, 1 and 4 for the cookbook. When can the last one be ready at the soonest?",
        "Cars are first cleaned inside, then washed outside; one team for each step. Minutes inside and outside: car 1 "
        "3 and 6, car 2 5 and 2, car 3 1 and 4. In which order are all cars done soonest?",
        "Permutation flow shop on machines 1, 2. Job A: 3, 6. Job B: 5, 2. Job C: 1, 4. What is the best makespan?",
        "A bakery mixes and then bakes. Mixing and baking times in minutes are 3 and 6 for rye, 5 and 2 for wheat, 1 and "
        "4 for spelt. There is one mixer and one oven. In which order should the doughs be made so that all is "
        "baked as early as possible?",
        "Three patients must each see the nurse first and the doctor afterwards. Ana is with the nurse for 3 minutes and "
        "with the doctor for 6 minutes; Ben is with the nurse for 5 minutes and with the doctor for 2 minutes; Cleo "
        "is with the nurse for 1 minute and with the doctor for 4 minutes. How soon can the doctor go home?",
        "Flow shop, 2 machines, 3 jobs. Machine 1: 3, 5, 1; machine 2: 6, 2, 4. Minimise the makespan.",
        "| job | cutting | sewing |\n|---|---|---|\n| shirt | 3 | 6 |\n| skirt | 5 | 2 |\n| coat | 1 | 4 |\nAll garments "
        "are cut, then sewn; each station handles one garment at a time. What is the earliest time at which "
        "all can be finished?",
        "Each part goes to the press and after that to the paint shop. Part 1 needs 3 minutes on the press and 6 minutes "
        "in the paint shop; part 2 needs 5 minutes on the press and 2 minutes in the paint shop; part 3 needs 1 "
        "minute on the press and 4 minutes in the paint shop. Find the order that finishes all parts earliest.",
        "Applicants take a written test and afterwards an interview, always in that order. Written test, interview "
        "(minutes): Kim 3, 6; Lee 5, 2; Mo 1, 4. When can the whole selection be over at the earliest?",
        "Every pizza must be topped and then baked. Topping takes 3, 5 and 1 minutes for margherita, funghi and diavola; baking takes "
        "6, 2 and 4 minutes. One cook tops, one oven bakes one pizza at a time. How soon can all three be done?",
        "Three jobs must go through machine A first, then machine B. Times on A: 3, 5, 1. Times on B: 6, 2, 4. Find the minimum "
        "makespan.",
        "A car wash has a soap station followed by a rinse station. Car A: soap 3, rinse 6; car B: soap 5, rinse 2; car C: soap 1, "
        "rinse 4 (minutes). In what order should cars enter to finish as early as possible?",
        "Every parcel is weighed and then loaded, by one person each. Parcel 1: weighing 3 min, loading 6 min. Parcel 2: "
        "weighing 5 min, loading 2 min. Parcel 3: weighing 1 min, loading 4 min. How soon can all be loaded?",
    ],
)
def test_two_steps_in_many_forms(text: str) -> None:
    read = _problem(text)
    assert tuple(job.durations for job in read.jobs) == TIMES
    assert not isinstance(job_shop.READER.read(_document(text)), Reading)


def test_the_order_that_is_told_counts() -> None:
    read = _problem(
        "Every order is first washed and then ironed. Order A takes 6 hours of ironing and 3 of washing, order B takes 2 "
        "hours of ironing and 5 of washing. How soon can everything be done?"
    )
    assert read.machines == ("washing", "ironing")
    assert tuple(job.durations for job in read.jobs) == ((3, 6), (5, 2))


def test_one_order_on_four_machines_is_asked_where_it_is_open() -> None:
    text = "Flow shop: jobs pass machines M1 to M4 in this order. Times: [[3,4,6,2],[2,5,3,7],[6,1,4,3]]. Minimum makespan?"
    found = READER.read(_document(text))
    assert isinstance(found, Reading)
    assert found.is_open
    assert _problem(text.replace("Flow", "Permutation flow")).permutation


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("A no-wait flow shop: A 3 and 4, B 2 and 5 on two machines. Makespan?", "no-wait"),
        ("Flow shop with two machines: all jobs visit M1, then M2. Makespan?", "how long"),
        ("Flow shop: Job A: 3, 4. Job B: 2, 5. Job A must be the last on machine 2. Makespan?", "Job A must"),
        ("Flow shop: Job A: 3, 4. Job B: 2, 5. Moving takes 7 minutes. Makespan?", ""),
    ],
)  # fmt: skip
def test_what_is_missing_is_asked(text: str, about: str) -> None:
    asked = read(_document(text))
    assert not isinstance(asked, Reading)
    assert about.lower() in f"{asked.question} {asked.missing}".lower()


@pytest.mark.parametrize(
    "text",
    [
        "Job A: 3 h oven, then 2 h press. Job B: 1 h press, then 4 h oven. How soon can all be done?",
        "Job A: 3 h oven and 2 h press. Job B: 1 h oven and 4 h press. Steps in any order. How soon is all done?",
        "Two identical machines, loads of 3, 4 and 5 hours. How soon can all be done?",
    ],
)
def test_other_questions_are_left_alone(text: str) -> None:
    assert not isinstance(READER.read(_document(text)), Reading)
