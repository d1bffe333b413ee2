"""Questions of the graph and set families, most without the family's name in them."""

import pytest

from agent.contracts.clarification import Clarification
from agent.contracts.interpretation import Interpretation
from agent.interpret.interpreter import interpret
from problems.registry import families
from tools.actions import solve_exact
from tools.solving import SolveInput

_FAMILIES = (
    "set_cover vertex_cover independent_set clique dominating_set spanning_tree matching set_packing "
    "exact_cover max_k_cut graph_partition community_detection"
).split()
# What the rules do not read yet: a team told without a verb.
_UNREAD = {("exact_cover", 2)}
_EXAMPLES = [
    (name, example.text, example.objective)
    for name in _FAMILIES
    for number, example in enumerate(families()[name].examples)
    if (name, number) not in _UNREAD
]
_QUESTIONS = [
    (
        "set_cover",
        (
            "We need at least one person on the team for each skill: Java, SQL, design, testing. "
            "Ana knows Java and SQL. Ben knows SQL and design. Cem knows design and testing. Dia "
            "knows testing. What is the smallest team that has every skill?"
        ),
        2,
    ),
    (
        "set_cover",
        (
            "Each street must be lit by at least one lamp. Lamp A (cost 4) lights streets 1, 2 and "
            "3. Lamp B (cost 3) lights streets 3 and 4. Lamp C (cost 5) lights streets 1 and 4. "
            "Lamp D (cost 3) lights streets 2 and 4. Minimise the total cost."
        ),
        7,
    ),
    (
        "set_cover",
        ("Find a minimum set cover of {1,2,3,4,5} with S1={1,2,3}, S2={2,4}, S3={3,4}, S4={4,5}."),
        2,
    ),
    (
        "set_cover",
        (
            "Which vaccines should be stocked so that all strains are covered with as few vaccine"
            "s as possible?\n"
            "V1: a, b\n"
            "V2: b, c\n"
            "V3: c, d\n"
            "V4: a, d"
        ),
        2,
    ),
    (
        "vertex_cover",
        (
            "Every corridor in the museum must have a guard at one of its two ends. Corridors: A-B,"
            " B-C, C-D, B-D. What is the minimum number of guards?"
        ),
        2,
    ),
    (
        "vertex_cover",
        (
            "Rooms A, B, C, D and E are joined by hallways A-B, B-C, C-D and D-E. A camera in a "
            "room sees all hallways that touch it. How few cameras see every hallway?"
        ),
        2,
    ),
    (
        "independent_set",
        (
            "Ann does not get along with Bob, and Bob does not get along with Carl. Carl does not "
            "get along with Dora. What is the largest group I can invite with no two people who do "
            "not get along?"
        ),
        2,
    ),
    (
        "independent_set",
        (
            "Radio masts can be built at P, Q, R, S and T, but two masts that interfere cannot both"
            " be built. P interferes with Q and R; S interferes with T. What is the greatest number"
            " of masts?"
        ),
        3,
    ),
    (
        "independent_set",
        (
            "Choose projects of the highest total value so that no two conflicting projects are "
            "chosen. Values: A 6, B 9, C 8, D 3. Conflicts: A-B, B-C, C-D."
        ),
        14,
    ),
    (
        "clique",
        (
            "Select the largest committee in which all members know each other. Acquaintances: Amy-"
            "Bob, Amy-Cat, Bob-Cat, Cat-Dan, Dan-Eve."
        ),
        3,
    ),
    (
        "clique",
        (
            "Which is the biggest set of proteins that all interact with one another? P1 interacts "
            "with P2 and P3. P2 interacts with P3 and P4. P4 interacts with P5."
        ),
        3,
    ),
    (
        "dominating_set",
        (
            "Every town must have a hospital or be adjacent to a town that has one. Roads: A-B, "
            "A-C, A-D, D-E, E-F. What is the minimum number of hospitals?"
        ),
        2,
    ),
    (
        "dominating_set",
        (
            "Place routers so that each computer either has a router or is directly linked to a "
            "computer with one. Links: hub1-pc1, hub1-pc2, hub1-pc3. As few routers as possible."
        ),
        1,
    ),
    (
        "spanning_tree",
        (
            "What is the least amount of cable that links all the offices? Ann-Bea 3 m, Bea-Cat 2 "
            "m, Ann-Cat 4 m, Cat-Dee 1 m."
        ),
        6,
    ),
    (
        "spanning_tree",
        (
            "Connect every village to the water grid at minimum cost. A pipe between Ash and Birch "
            "costs 4, between Birch and Cedar costs 5, and between Ash and Cedar costs 7."
        ),
        9,
    ),
    (
        "spanning_tree",
        (
            "Roads with building costs: A-B (3), B-C (4), A-C (6). Which roads should be built so "
            "that one can drive between any two towns as cheaply as possible?"
        ),
        7,
    ),
    (
        "matching",
        (
            "Pair up the chess players so that the sum of the match qualities is as large as "
            "possible; each plays at most one match. Quality: Ann-Bob 5, Bob-Cid 7, Cid-Dot 6, Ann-"
            "Dot 2."
        ),
        11,
    ),
    (
        "matching",
        (
            "Four travellers share two double rooms. How much they annoy one another: Ann-Bob 4, "
            "Ann-Cid 1, Bob-Dot 4, Cid-Dot 3, Ann-Dot 6, Bob-Cid 2. Everyone must have a room mate,"
            " and the total annoyance should be as small as possible."
        ),
        5,
    ),
    (
        "set_packing",
        (
            "Which conference sessions can be held so that no speaker is in two of them? Session 1 "
            "needs Ann and Bob, session 2 needs Bob and Cid, session 3 needs Cid and Dot. As many "
            "sessions as possible."
        ),
        2,
    ),
    (
        "exact_cover",
        (
            "Pick as few tiles as possible so that every square from 1 to 5 is covered exactly "
            "once. T1 covers 1 and 2. T2 covers 3, 4 and 5. T3 covers 2 and 3. T4 covers 4 and 5. "
            "T5 covers 1."
        ),
        2,
    ),
    (
        "max_k_cut",
        (
            "Seat the guests at three tables so that as much tension as possible is between "
            "different tables. Tension: Ann-Bob 4, Bob-Cid 3, Ann-Cid 2."
        ),
        9,
    ),
    (
        "graph_partition",
        (
            "Six employees are split into two teams of three; as few friendships as possible should"
            " be cut. Friends: A-B, B-C, C-D, D-E, E-F, F-A."
        ),
        2,
    ),
]
_INCOMPLETE = [
    (
        "Every road must be watched by a camera at one of its ends. Roads: A-B, B-C, C-D. A "
        "camera must be placed at D. How few cameras?"
    ),
    (
        "Choose the largest group of friends in which no two quarrel. Ana quarrels with Ben, "
        "Ben with Cem. If Ana comes, Dia must come too."
    ),
    ("Connect all villages with cable. A-B 3, B-C 4, A-C 5. The budget is 6."),
    (
        "Every village needs a clinic in it or next to it, at the least cost. Neighbours: A-B, "
        "B-C, C-D."
    ),
    (
        "Find the cheapest suppliers who together sell bolts and nuts. Acme sells bolts for $3,"
        " Best sells bolts and nuts."
    ),
    ("What is the minimum vertex cover?"),
    (
        "Choose a largest independent set of the graph with edges 1-2, 2-3, 3-4 with at most 1 "
        "of the odd nodes."
    ),
    (
        "Pair up the players for the highest quality: Ann-Bob 5, Bob-Cid 7. Bob must not play "
        "with Cid."
    ),
    (
        "Which tests cover all requirements with the fewest tests? T1 covers r1 and r2. T2 "
        "covers r2 and r3. T3 covers r3 and r1. T1 and T2 cannot both be kept."
    ),
    (
        "Find a minimum dominating set of the graph with edges 1-2, 2-3, 3-4, where the chosen "
        "nodes have to be connected."
    ),
]


@pytest.mark.parametrize(("family", "text", "objective"), [*_EXAMPLES, *_QUESTIONS])
def test_what_is_said_tells_the_family_and_the_optimum(
    family: str, text: str, objective: float
) -> None:
    found = interpret(text, ())
    assert isinstance(found, Interpretation), found
    assert found.problem.family == family
    solved = solve_exact.run(SolveInput(problem=found.problem, budget_s=5, seed=1), lambda *_: None)
    assert solved.objective == pytest.approx(objective)


@pytest.mark.parametrize("text", _INCOMPLETE)
def test_what_cannot_be_kept_or_is_missing_is_asked_about(text: str) -> None:
    assert isinstance(interpret(text, ()), Clarification)
