"""The issue's questions by family, and what a reader makes of a question."""

from typing import Any

from agent.contracts.clarification import Clarification
from agent.contracts.interpretation import Interpretation
from agent.interpret.embedded.document import Document
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.tables import find_tables
from agent.interpret.embedded.text import Text
from agent.interpret.interpreter import interpret
from problems.problem import Problem

QUESTIONS = {
    "knapsack": "My backpack holds 15 kg. A tent weighs 7 kg and is worth 9, a stove 3 kg worth 5, a lamp "
    "1 kg worth 2, a rope 4 kg worth 6, a camera 5 kg worth 8. What should I take?",
    "max_cut": "Split these people into two teams so that as much quarrelling as possible is across teams: "
    "Ana-Ben 3, Ana-Cem 1, Ben-Dia 2, Cem-Dia 4, Dia-Eva 1, Ana-Eva 2, Ben-Cem 5.",
    "number_partition": "Divide the weights 8, 7, 6, 5, 4, 11 and 3 into two piles that are as "
    "equal as possible.",
    "graph_coloring": "Exams that share students can't be in the same slot: algebra-biology, "
    "algebra-chemistry, biology-chemistry, chemistry-drama, drama-english, english-algebra. "
    "How many slots do we need?",
    "tsp": "A van starts at the depot, visits north, east, south and west once and comes back. Distances: "
    "depot-north 12, depot-east 7, depot-south 9, depot-west 14, north-east 10, north-south 21, "
    "north-west 8, east-south 6, east-west 17, south-west 11. Shortest round trip?",
    "assignment": "Ana does jobs 1, 2, 3 for 9, 2, 7 euros, Ben for 6, 4, 3, Cem for 5, 8, 1. "
    "One job each, cheapest overall?",
    "linear_program": "A workshop makes chairs and tables. A chair earns $45 and needs 5 boards and "
    "10 hours, "
    "a table earns $80 and needs 20 boards and 15 hours. There are 400 boards and 450 hours. "
    "How many of each maximise profit?",
    "job_shop": "Three jobs. Job A: 3 h cutting, then 2 h drilling, then 2 h painting. Job B: 2 h cutting, "
    "1 h painting, 4 h drilling. Job C: 4 h drilling, then 3 h painting. One machine of each kind. "
    "When can everything be finished?",
    "qubo": "Minimise 3a - 2b + c - 4ab + 2bc - ac over binary a, b, c.",
    "portfolio": "Pick exactly 2 of 4 assets with expected returns 8, 6, 9, 5 and covariance "
    "[[10,2,4,1],[2,6,1,0],[4,1,14,2],[1,0,2,4]] to maximise return minus 0.5 times variance (the sum "
    "of the covariances of the chosen pairs, each counted both ways, plus their own).",
    "weather": "What will the weather be in Lisbon tomorrow?",
    "diet": "A diet needs at least 60 g of protein and 20 g of fat each day. Beans cost 2 and give 8 g of "
    "protein and 1 g of fat, nuts cost 5 and give 6 g of protein and 9 g of fat. What is cheapest?",
    "shortest path": "Find the shortest path from A to D. Roads: A-B 4, B-D 5, A-C 2, C-D 8.",
    "max flow": "How much can flow from s to t at most? Pipes: s-a 3, s-b 5, a-t 4, b-t 2.",
    "allocation": "A company has to split 100 trucks between two routes X and Y. Each truck on X "
    "costs $10 and on "
    "Y $20. Route X needs at least 30 trucks. How should it allocate them to minimise the total cost?",
}


def others(family: str) -> list[str]:
    """The questions of every other kind."""
    return [text for kind, text in QUESTIONS.items() if kind != family]


def outcome(reader: Reader, text: str) -> Reading | Missing | None:
    """What the reader makes of the text; None where its evidence is nil, as the pipeline does."""
    document = Document(Text(text), find_tables(text))
    return reader.read(document) if reader.evidence(document) > 0 else None


def problem(reader: Reader, text: str) -> Problem[Any]:
    """The problem that the reader reads in the text."""
    result = outcome(reader, text)
    assert isinstance(result, Reading), result
    return result.problem


def missing(reader: Reader, text: str) -> str:
    """What the reader says is missing."""
    result = outcome(reader, text)
    assert isinstance(result, Missing), result
    assert result.family == reader.family
    return result.what


def stated(text: str) -> dict[str, object]:
    """What the question states: the problem's fields that are not their defaults."""
    outcome = interpret(text, ())
    assert isinstance(outcome, Interpretation), outcome
    read = outcome.problem
    return {"family": read.family, **read.model_dump(mode="json", exclude_defaults=True)}


def asked_back(text: str) -> str:
    """What is asked back about the question, in one line of words."""
    outcome = interpret(text, ())
    assert isinstance(outcome, Clarification), outcome
    return " ".join((outcome.question, *outcome.missing))
