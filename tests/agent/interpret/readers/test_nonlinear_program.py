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
    ("A paddock lies along a canal, so only three of its sides need a fence. With 120 m of "
     "fencing, what is the largest rectangular paddock that can be enclosed?", 1800),
    ("I have 60 feet of wire netting for a rectangular chicken run against the barn wall, which "
     "serves as one side. How large can its area be at most?", 450),
    ("A pair of numbers, neither of them negative, has sum 30. What is the greatest possible "
     "product of the first and the square of the second?", 4000),
    ("Two nonnegative numbers add up to 12. Maximise the square of the first times the second.", 256),
    ("The sum of two positive numbers is 10. Make the sum of the first and the square of the "
     "second as small as possible.", 9.75),
    ("Choose two numbers of zero or more that together make 40 so that the sum of the squares is"
     " as small as possible.", 800),
    ("A museum sells 900 - 30p tickets a day when it charges p dollars, with p anywhere from 0 "
     "to 30. Every ticket costs the museum 4 dollars. Which price brings the highest profit?", 5070),
    ("If a coffee costs x euros, 240 - 40x cups are sold. What is the largest revenue?", 360),
    ("At a fee of f pounds, 500 - 5f members join, where f lies between 0 and 100. What is the "
     "maximum revenue?", 12500),
    ("Identical squares are cut out of the four corners of a 24 cm square of tin, and the flaps "
     "are bent up to make a tray. How large can the volume of the tray become?", 1024),
    ("A pipeline must go from a platform 6 km offshore to a refinery on a straight shore. The "
     "refinery is 10 km from the closest point on the shore. Laying pipe costs $5 per km under "
     "water and $4 per km along the shore. Find the lowest cost.", 58),
    ("An oil rig stands 3 miles off a straight coast. The terminal lies 8 miles down the coast "
     "from the nearest point. Pipe costs 500 dollars a mile under the sea and 300 dollars a mile"
     " on land. What is the cheapest pipeline?", 3600),
    ("min x^2 + (y - 3)^2\n"
     "subject to\n"
     "2x + y >= 8\n"
     "x <= 10\n"
     "y <= 10", 5),
    ("minimise (a - 1)^2 + (b + 2)^2, s.t. a + b = 5, -4 <= a <= 9, -4 <= b <= 9", 18),
)  # fmt: skip

ASKED = (
    "A farmer has 750 ft of fencing to enclose a rectangular area and divide it into four pens. What "
    "is the largest total area?",
    "A rectangle must have an area of 100 and its length must be at least 20. What is the smallest "
    "perimeter?",
    "A rectangular tank with an open top is to hold 10 cubic metres. The length of its base is twice "
    "the width. Material for the base costs $10 per square metre. What is the cheapest tank?",
    "Minimise x^2 + y^2 - x*y + 3/x where x is at least twice y.",
    "Two positive numbers add up to 40 and the first is at least twice the second. What is the "
    "largest product?",
    "At a price of p euros, 400 - 4p people come; the hall has 120 seats and each guest costs 3"
    " euros. What is the highest profit?",
    "At a price of p euros, 400 - 4p people come; each guest costs 3 euros and the evening "
    "costs 200 euros. What is the highest profit?",
    "At a price of p euros, 400 - 4p people come. What is the highest profit?",
    "A cable runs from an island 3 km off a straight coast to Whitby, which lies on the coast "
    "12 km from the point nearest to the island. Under water it costs 5 euros a metre, along "
    "the coast 3; it must land at least 2 km from the town. What does the cheapest cable cost?",
    "Two numbers add up to 20. What is the largest value of the first times the square of the "
    "second?",
    "Two positive numbers add up to 20. What is the largest value of the first times the square"
    " root of the second?",
    "A hotel with 80 rooms asks p euros and 300 - 2p rooms are booked. What is the highest revenue?",
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
