"""Questions of calculus: the optimum behind many ways to ask, and what must be asked back."""

import pytest

from agent.contracts.interpretation import Interpretation
from agent.interpret.interpreter import interpret
from problems.families.nonlinear_program import NonlinearProgram
from tools.actions import solve_exact
from tools.solving import SolveInput

SOLVED = (
    ("A farmer has 2400 m of fencing and wants to fence a rectangular field that borders a straight "
     "river. No fence is needed along the river. What is the largest area?", 720_000),
    ("What dimensions of a rectangle with perimeter 36 cm give the greatest area?", 81),
    ("What is the shortest fence for a rectangular yard of 400 square metres?", 80),
    ("A wire of 20 cm is bent into a rectangle. What is the greatest area?", 25),
    ("Which rectangle of area 64 has the shortest diagonal?", 11.3137085),
    ("A closed cylindrical can must hold 500 cubic centimetres. What radius and height use the least "
     "metal?", 348.734205),
    ("Design a can with a volume of 355 cm³ whose surface area is as small as possible.", 277.545024),
    ("An open-top box with a square base must have a volume of 32000 cm^3. Find the dimensions that "
     "minimise the amount of material used.", 4800),
    ("If 1200 cm² of material is available to make a box with a square base and an open top, find the "
     "largest possible volume of the box.", 4000),
    ("A cylinder without a lid has surface area 300 cm². What is its largest volume?", 564.189584),
    ("A sheet of metal measures 16 cm by 10 cm. Squares are cut from the four corners and the sides "
     "are turned up to make an open tray. How large should the squares be for the maximum volume?", 144),
    ("Find two numbers whose sum is 23 and whose product is a maximum.", 132.25),
    ("Find two positive numbers whose product is 100 and whose sum is a minimum.", 20),
    ("Find two numbers whose difference is 10 and whose product is a minimum.", -25),
    ("The sum of two positive numbers is 16. What is the smallest possible value of the sum of their "
     "squares?", 128),
    ("Two nonnegative numbers have a sum of 9. Maximise the product of one number and the square of "
     "the other number.", 108),
    ("Split the number 20 into two parts so that their product is as large as possible.", 100),
    ("A page is to contain 24 square inches of print. The margins at the top and bottom are 1.5 inches "
     "and the margins on each side are 1 inch. What dimensions use the least paper?", 54),
    ("Find the largest rectangle that can be inscribed in a semicircle of radius 5.", 25),
    ("What is the maximum area of a rectangle inscribed in a circle with radius 4 cm?", 32),
    ("A rectangular garden of area 75 square feet is surrounded on three sides by a wall costing $10 per "
     "foot and on the fourth side by a fence costing $5 per foot. Find the dimensions so that the cost is "
     "least.", 300),
    ("Minimise x^2 + y^2 - x*y + 3/x subject to x >= 0.5, y >= 0, x + y <= 10.", 3.5716524),
    ("Maximise \\sqrt{x} + 2\\sqrt{y} subject to x + y \\le 20, x \\ge 0, y \\ge 0.", 10),
    ("An open box is to be made from a square piece of cardboard 12 inches on a side by cutting equal "
     "squares from the corners and folding up the sides. What is the largest volume?", 128),
    ("Find the minimum of f(x) = x^4 - 8x^2 + 3.", -13),
    ("What is the maximum value of the profit P(x) = -2x^2 + 80x - 300?", 500),
    ("An orchard has 50 trees, each producing 800 apples. For each additional tree planted, the output "
     "per tree drops by 10 apples. How many trees should be added to get the most apples?", 42_250),
    ("A cinema sells 200 tickets at $10 each. For every $1 increase in price, 10 fewer tickets are "
     "sold. Which price gives the largest revenue?", 2250),
    ("A hall charges $8 for a ticket and 300 people come. For every $0.50 reduction in the price, 30 "
     "more people attend. What price maximises revenue?", 2535),
)  # fmt: skip

ASKED = (
    "A farmer has 750 ft of fencing to enclose a rectangular area and divide it into four pens. What "
    "is the largest total area?",
    "A rectangle must have an area of 100 and its length must be at least 20. What is the smallest "
    "perimeter?",
    "A rectangular tank with an open top is to hold 10 cubic metres. The length of its base is twice "
    "the width. Material for the base costs $10 per square metre. What is the cheapest tank?",
    "Minimise x^2 + y^2 - x*y + 3/x where x is at least twice y.",
    "Find two numbers whose product is a maximum.",
)


@pytest.mark.parametrize(("text", "objective"), SOLVED)
def test_a_question_of_calculus_leads_to_its_optimum(text: str, objective: float) -> None:
    found = interpret(text, ())
    assert isinstance(found, Interpretation), found
    assert isinstance(found.problem, NonlinearProgram)
    outcome = solve_exact.run(SolveInput(problem=found.problem, budget_s=1), lambda *_: None)
    assert outcome.objective == pytest.approx(objective, rel=1e-5)


@pytest.mark.parametrize("text", ASKED)
def test_what_has_more_in_it_than_a_formula_holds_is_asked_back(text: str) -> None:
    assert not isinstance(interpret(text, ()), Interpretation)
