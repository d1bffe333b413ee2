"""Questions about who works when, and what has to be asked back."""

import pytest

from tests.agent.interpret.readers.questions import asked_back, stated

READ = [
    (
        (
            "Plan the nurses Ana, Ben and Cem for Monday to Wednesday, with an early and a "
            "late shift each day and one nurse on each. Nobody works an early shift the day "
            "after a late one, and nobody works more than two days in a row. Ana would like "
            "Monday off, Ben would like Tuesday off, Cem would like to work the early shift "
            "on Wednesday. Leave as few wishes unmet as you can."
        ),
        {
            "family": "shift_rostering",
            "people": [{"name": "Ana"}, {"name": "Ben"}, {"name": "Cem"}],
            "days": ["Monday", "Tuesday", "Wednesday"],
            "shifts": [{"name": "early"}, {"name": "late"}],
            "cover": [
                {"shift": "early", "minimum": 1, "maximum": 1},
                {"shift": "late", "minimum": 1, "maximum": 1},
            ],
            "wishes": [
                {"person": "Ana", "day": "Monday"},
                {"person": "Ben", "day": "Tuesday"},
                {"person": "Cem", "day": "Wednesday", "shift": "early", "kind": "work"},
            ],
            "forbidden_successions": [["late", "early"]],
            "max_consecutive_days": 2,
        },
    ),
    (
        (
            "My café opens Friday, Saturday and Sunday and needs 2 people each day. Lea "
            "earns 90 a day, Max 80, Noa 100, Ole 70. Ole cannot come on Sunday, Max works "
            "two days at most, and Noa at least one. What is the cheapest roster?"
        ),
        {
            "family": "shift_rostering",
            "people": [
                {"name": "Lea", "shift_cost": 90.0},
                {"name": "Max", "max_shifts": 2, "shift_cost": 80.0},
                {"name": "Noa", "min_shifts": 1, "shift_cost": 100.0},
                {"name": "Ole", "shift_cost": 70.0},
            ],
            "days": ["Friday", "Saturday", "Sunday"],
            "shifts": [{"name": "day"}],
            "cover": [{"shift": "day", "minimum": 2, "maximum": 2}],
            "absences": [{"person": "Ole", "day": "Sunday"}],
        },
    ),
    (
        (
            "Make a rota for a help desk from Monday to Friday with exactly one agent on "
            "duty each day. Agents and daily wages:\n| agent | wage | max days |\n"
            "|---|---|---|\n| Iris | 120 | 2 |\n| Jan | 95 | 3 |\n| Kay | 110 | 5 |\nJan is on "
            "holiday on Monday and Tuesday. Nobody works more than two days in a row. Keep "
            "the wage bill as low as possible: what is the lowest total cost?"
        ),
        {
            "family": "shift_rostering",
            "people": [
                {"name": "Iris", "max_shifts": 2, "shift_cost": 120.0},
                {"name": "Jan", "max_shifts": 3, "shift_cost": 95.0},
                {"name": "Kay", "max_shifts": 5, "shift_cost": 110.0},
            ],
            "days": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
            "shifts": [{"name": "day"}],
            "cover": [{"shift": "day", "minimum": 1, "maximum": 1}],
            "absences": [{"person": "Jan", "day": "Monday"}, {"person": "Jan", "day": "Tuesday"}],
            "max_consecutive_days": 2,
        },
    ),
    (
        (
            "The security firm needs three guards on each of four nights. Paul, Quentin, "
            "Rita, Sven and Tara are available. No one may work more than three nights. Paul "
            "asks for night 1 off, Rita asks for night 2 off and Tara prefers not to work on "
            "night 4. Find the roster that disappoints the fewest requests."
        ),
        {
            "family": "shift_rostering",
            "people": [
                {"name": "Paul", "max_shifts": 3},
                {"name": "Quentin", "max_shifts": 3},
                {"name": "Rita", "max_shifts": 3},
                {"name": "Sven", "max_shifts": 3},
                {"name": "Tara", "max_shifts": 3},
            ],
            "days": ["night 1", "night 2", "night 3", "night 4"],
            "shifts": [{"name": "night"}],
            "cover": [{"shift": "night", "minimum": 3, "maximum": 3}],
            "wishes": [
                {"person": "Paul", "day": "night 1"},
                {"person": "Rita", "day": "night 2"},
                {"person": "Tara", "day": "night 4"},
            ],
        },
    ),
    (
        (
            "A clinic has a morning and an evening shift from Monday to Wednesday. The "
            "morning shift needs two people, the evening shift one. Dora costs 150 a shift, "
            "Emil 130, Fay 160 and Gus 140. Emil cannot work the evening shift. Gus is away "
            "on Wednesday. No evening shift may be followed by a morning shift the next day. "
            "Find the cheapest shift plan."
        ),
        {
            "family": "shift_rostering",
            "people": [
                {"name": "Dora", "shift_cost": 150.0},
                {"name": "Emil", "shift_cost": 130.0},
                {"name": "Fay", "shift_cost": 160.0},
                {"name": "Gus", "shift_cost": 140.0},
            ],
            "days": ["Monday", "Tuesday", "Wednesday"],
            "shifts": [{"name": "morning"}, {"name": "evening"}],
            "cover": [
                {"shift": "morning", "minimum": 2, "maximum": 2},
                {"shift": "evening", "minimum": 1, "maximum": 1},
            ],
            "absences": [
                {"person": "Emil", "shift": "evening"},
                {"person": "Gus", "day": "Wednesday"},
            ],
            "forbidden_successions": [["evening", "morning"]],
        },
    ),
    (
        (
            "Shifts at the pool: on Saturday 2 lifeguards are needed, on Sunday 3. Amy gets "
            "€100 a day, Bob €90, Cleo €95 and Dirk €120. Cleo can work at most one day. "
            "What is the minimum wage cost of the weekend roster?"
        ),
        {
            "family": "shift_rostering",
            "people": [
                {"name": "Amy", "shift_cost": 100.0},
                {"name": "Bob", "shift_cost": 90.0},
                {"name": "Cleo", "max_shifts": 1, "shift_cost": 95.0},
                {"name": "Dirk", "shift_cost": 120.0},
            ],
            "days": ["Saturday", "Sunday"],
            "shifts": [{"name": "day"}],
            "cover": [
                {"shift": "day", "day": "Saturday", "minimum": 2, "maximum": 2},
                {"shift": "day", "day": "Sunday", "minimum": 3, "maximum": 3},
            ],
        },
    ),
    (
        (
            "| day | early | late |\n|---|---|---|\n| Monday | 1 | 1 |\n| Tuesday | 2 | 1 |\n\n"
            "This is how many people each shift of our shop needs. Hanna, Ivo, Jill and Kurt "
            "can work. Hanna wants Monday off (5 points), Ivo wants the late shift off on "
            "Tuesday (2 points), Kurt wants Tuesday off (4 points). What roster loses the "
            "fewest points?"
        ),
        {
            "family": "shift_rostering",
            "people": [{"name": "Hanna"}, {"name": "Ivo"}, {"name": "Jill"}, {"name": "Kurt"}],
            "days": ["Monday", "Tuesday"],
            "shifts": [{"name": "early"}, {"name": "late"}],
            "cover": [
                {"shift": "early", "day": "Monday", "minimum": 1, "maximum": 1},
                {"shift": "late", "day": "Monday", "minimum": 1, "maximum": 1},
                {"shift": "early", "day": "Tuesday", "minimum": 2, "maximum": 2},
                {"shift": "late", "day": "Tuesday", "minimum": 1, "maximum": 1},
            ],
            "wishes": [
                {"person": "Hanna", "day": "Monday", "weight": 5.0},
                {"person": "Ivo", "day": "Tuesday", "shift": "late", "weight": 2.0},
                {"person": "Kurt", "day": "Tuesday", "weight": 4.0},
            ],
        },
    ),
    (
        (
            "Three security guards, Tom, Una and Vic, share the nights of Friday, Saturday "
            "and Sunday; exactly one is on duty each night. Tom charges 120 euros a night, "
            "Una 100, Vic 90. Vic is not available on Saturday and nobody does more than two "
            "nights. Which rota costs the least?"
        ),
        {
            "family": "shift_rostering",
            "people": [
                {"name": "Tom", "max_shifts": 2, "shift_cost": 120.0},
                {"name": "Una", "max_shifts": 2, "shift_cost": 100.0},
                {"name": "Vic", "max_shifts": 2, "shift_cost": 90.0},
            ],
            "days": ["Friday", "Saturday", "Sunday"],
            "shifts": [{"name": "day"}],
            "cover": [{"shift": "day", "minimum": 1, "maximum": 1}],
            "absences": [{"person": "Vic", "day": "Saturday"}],
        },
    ),
    (
        (
            "Staff a shop Monday through Friday with at least two of Kim, Lou, Max and Nia "
            "every day. Daily pay: Kim $100, Lou $90, Max $110, Nia $95. Lou can't work "
            "Thursdays. Max works at most 3 days. Minimise total pay."
        ),
        {
            "family": "shift_rostering",
            "people": [
                {"name": "Kim", "shift_cost": 100.0},
                {"name": "Lou", "shift_cost": 90.0},
                {"name": "Max", "max_shifts": 3, "shift_cost": 110.0},
                {"name": "Nia", "shift_cost": 95.0},
            ],
            "days": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
            "shifts": [{"name": "day"}],
            "cover": [{"shift": "day", "minimum": 2}],
            "absences": [{"person": "Lou", "day": "Thursday"}],
        },
    ),
]

ASK = [
    (
        (
            "A reception is staffed by one person a day from Monday to Thursday. Ute costs "
            "80 a day, Vera 100 and Willi 120. Ute and Vera cannot work together. What is "
            "the cheapest roster?"
        ),
        "work together",
    ),
    (
        (
            "A reception is staffed by two people a day from Monday to Thursday. Ute costs "
            "80 a day, Vera 100 and Willi 120. If Ute works on Monday, she must work on "
            "Tuesday too. What is the cheapest roster?"
        ),
        "If Ute works",
    ),
    (
        (
            "A reception is staffed by one person a day from Monday to Thursday. Ute costs "
            "80 a day, Vera 100 and Willi. What is the cheapest roster?"
        ),
        "Willi",
    ),
    (
        (
            "Two guards on the night shift of each of 3 nights, one of them at least a first "
            "aider. Uma and Vic are first aiders, Wim and Xia are not. Everyone works at "
            "most two nights. Uma wants nights 1 and 2 off (5 points each), Wim wants night "
            "3 off (3 points), Vic wants night 1 off (2 points). What is the least loss of "
            "points in the roster?"
        ),
        "first aider",
    ),
    (
        (
            "A reception is staffed by one person a day from Monday to Thursday. Ute costs "
            "80 a day, Vera 100 and Willi 120. Vera wants Monday off. What is the cheapest "
            "roster?"
        ),
        "How much pay does a wish",
    ),
    (
        (
            "A reception is staffed by one person a day from Monday to Thursday. Ute costs "
            "80 a day, Vera 100 and Willi 120. Ute works on Tuesday. Overtime is not "
            "allowed. What is the cheapest roster?"
        ),
        "Ute works on Tuesday",
    ),
    (
        (
            "A reception is staffed by two people a day from Monday to Thursday. Ute costs "
            "80 a day, Vera 100 and Willi 120. Ute must have two days off in a row. What is "
            "the cheapest roster?"
        ),
        "two days off in a row",
    ),
    (
        (
            "A reception is staffed by two people a day from Monday to Thursday. Ute costs "
            "80 a day, Vera 100 and Willi 120, on Thursday everyone costs double. What is "
            "the cheapest roster?"
        ),
        "costs double",
    ),
    (
        (
            "A reception is staffed by one person a day from Monday to Thursday. Ute costs "
            "80 a day, Vera 100 and Willi 120. The reception is closed on Wednesday. What is "
            "the cheapest roster?"
        ),
        "closed on Wednesday",
    ),
    (
        (
            "A reception is open from Monday to Thursday. Ute costs 80 a day, Vera 100 and "
            "Willi 120. What is the cheapest roster?"
        ),
        "How many people",
    ),
    (
        (
            "The library needs one person in the morning and two in the afternoon on Monday, "
            "Tuesday and Wednesday. Ann, Bea, Cal and Dov work there, each at most one shift "
            "a day and at most three shifts in all. Ann would prefer not to work in the "
            "afternoon on Monday. Bea asks for Tuesday off. Cal wants Wednesday off. Find "
            "the roster with the fewest broken wishes."
        ),
        "each at most one shift",
    ),
    (
        (
            "A reception is staffed by one person a day from Monday to Thursday. Ute costs "
            "80 a day, Vera 100 and Willi 120. Vera works at least as often as Ute. What is "
            "the cheapest roster?"
        ),
        "at least as often",
    ),
    (
        (
            "A reception is staffed by one person a day from Monday to Thursday. Ute costs "
            "80 a day, Vera 100 and Willi 120. Ute works only on Monday. What is the "
            "cheapest roster?"
        ),
        "only on Monday",
    ),
    (
        (
            "A reception is staffed by one person a day from Monday to Thursday. Ute costs "
            "80 a day, Vera 100 and Willi 120. Ute works Monday or Tuesday but not both. "
            "What is the cheapest roster?"
        ),
        "not both",
    ),
    (
        (
            "A reception is staffed by one person a day from Monday to Thursday. Ute costs "
            "80 a day, Vera 100 and Willi 120. After a day off, Ute works two days. What is "
            "the cheapest roster?"
        ),
        "After a day off",
    ),
]


@pytest.mark.parametrize(("text", "problem"), READ)
def test_what_is_read(text: str, problem: dict[str, object]) -> None:
    assert stated(text) == problem


@pytest.mark.parametrize(("text", "words"), ASK)
def test_what_is_asked_back(text: str, words: str) -> None:
    assert words in asked_back(text)
