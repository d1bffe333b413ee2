"""Questions about jobs that visit machines in whatever order."""

import pytest

from agent.interpret.embedded.readers import job_shop
from agent.interpret.embedded.readers.open_shop import READER
from problems.families.open_shop import OpenShop
from tests.agent.interpret.readers.questions import QUESTIONS, missing, outcome, problem

_TIMES = {"Fiat": {"bodywork": 3, "engine": 2}, "Seat": {"bodywork": 1, "engine": 4}}


@pytest.mark.parametrize(
    "text",
    [
        "Two cars are repaired in any order of the works. Job Fiat: 3 h bodywork, 2 h engine. Job Seat: "
        "1 h bodywork, 4 h engine. When can everything be finished?",
        'Cars and hours: {"Fiat": [["bodywork", 3], ["engine", 2]], "Seat": [["bodywork", 1], '
        '["engine", 4]]}. The order of works is flexible. Minimise the makespan.',
        "The sequence can vary from car to car. Finish all as early as possible: "
        '{"Fiat": {"a": {"bodywork": [3, "bodywork"]}, "b": {"engine": [2, "engine"]}}, '
        '"Seat": {"c": {"bodywork": [1, "bodywork"]}, "d": {"engine": [4, "engine"]}}}',
    ],
)
def test_shops_in_many_forms(text: str) -> None:
    read = problem(READER, text)
    assert isinstance(read, OpenShop)
    times = {
        job.name.removeprefix("Job "): {each.machine: each.duration for each in job.operations}
        for job in read.jobs
    }
    assert times == _TIMES
    assert outcome(job_shop.READER, text) is None


def test_another_rule_is_asked_back() -> None:
    text = (
        "Job A: 3 h oven, 2 h press. Job B: 1 h oven, 4 h press. Any order; finish early; no-wait."
    )
    assert "no-wait" in missing(READER, text)


def test_a_fixed_order_is_no_open_shop() -> None:
    assert outcome(READER, QUESTIONS["job_shop"]) is None


_TOLD = [[("bodywork", 3), ("engine", 2)], [("bodywork", 1), ("engine", 4)]]


@pytest.mark.parametrize(
    "text",
    [
        "A garage has one bay for bodywork and one for engine work, and a bay holds one car. The order does not matter. The "
        "Fiat needs 3 hours of bodywork and 2 hours of engine work, the Seat needs 1 hour of bodywork and 4 hours of "
        "engine work. How soon can all cars be ready?",
        "Phones are tested in the heat chamber and on the shaker; which test comes first is up to us. Phone A: heat chamber 3 "
        "h, shaker 2 h. Phone B: heat chamber 1 h and shaker 4 h. When can all tests be over at the earliest?",
        "The talks of a candidate may be held in whatever order suits. Candidate A is to talk to Ana for 3 hours and Ben for 2 "
        "hours; candidate B is to talk to Ana for 1 hour and Ben for 4 hours. What is the least time within which "
        "all interviews can be over?",
        "Every student sees both examiners, in either order. Hours with Xenia, Yves: Kim 3, 2; Lee 1, 4. An examiner hears one "
        "student at a time. How soon are all exams over?",
        "Ann spends 3 hours in the archive and 2 hours in the lab, Bob spends 1 hour in the archive and 4 hours in the lab. Each room "
        "takes one person, and the order is up to them. How soon can both be done?",
    ],
)
def test_shops_told_in_sentences(text: str) -> None:
    read = problem(READER, text)
    assert isinstance(read, OpenShop)
    durations = [[each.duration for each in job.operations] for job in read.jobs]
    assert durations == [[time for _, time in steps] for steps in _TOLD]


def test_a_rule_in_a_sentence_is_asked_back() -> None:
    text = (
        "Any order. The Fiat needs 3 hours of bodywork and 2 hours of engine work, the Seat needs 1 hour of bodywork "
        "and 4 hours of engine work. The Seat must leave before the Fiat. How soon can all be ready?"
    )
    assert "Seat must leave" in missing(READER, text)
