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
