"""One way to spoil a reply a function: each returns the text of the reply, or None where it has no place."""

from __future__ import annotations

import random
import re

from evals.hostile_replies.broken import BROKEN
from evals.hostile_replies.honest import Reply
from evals.hostile_replies.spoil import Spoil, changed, rules_of, some_name


def _numbers(rule: str) -> list[str]:
    return [
        each
        for each in re.findall(r"(?<![\w.])\d+(?:\.\d+)?", rule)
        if float(each) not in {0.0, 1.0}
    ]


def _drop(reply: Reply, rng: random.Random) -> bool | None:
    if not rules_of(reply):
        return False
    rules_of(reply).pop(rng.randrange(len(rules_of(reply))))
    return None


def _extra_bound(reply: Reply, rng: random.Random) -> None:
    at = rng.randint(1, 3)
    rules_of(reply).append(
        {"rule": f"{some_name(reply, rng)} <= {rng.randint(2, 40)}", "cites": [at]}
    )


def _extra_uncited(reply: Reply, rng: random.Random) -> None:
    rules_of(reply).append({"rule": f"{some_name(reply, rng)} <= {rng.randint(2, 40)}"})


def _extra_order(reply: Reply, rng: random.Random) -> bool | None:
    names = [each["name"] for each in reply["model"]["decide"]]
    if len(names) < 2 or not rules_of(reply):
        return False
    one, other = rng.sample(names, 2)
    rules_of(reply).append(
        {"rule": f"{one} >= {other}", "cites": rules_of(reply)[0].get("cites", [1])}
    )
    return None


def _extra_copied(reply: Reply, rng: random.Random) -> bool | None:
    """A limit on one amount with a number that another rule of the same passage uses."""
    usable = [rule for rule in rules_of(reply) if _numbers(rule["rule"])]
    if not usable:
        return False
    rule = rng.choice(usable)
    rules_of(reply).append(
        {"rule": f"{some_name(reply, rng)} <= {_numbers(rule['rule'])[-1]}", "cites": rule["cites"]}
    )
    return None


def _turned(reply: Reply, rng: random.Random) -> bool | None:
    usable = [rule for rule in rules_of(reply) if "<=" in rule["rule"] or ">=" in rule["rule"]]
    if not usable:
        return False
    rule = rng.choice(usable)
    old = "<=" if "<=" in rule["rule"] else ">="
    rule["rule"] = rule["rule"].replace(old, ">=" if old == "<=" else "<=")
    return None


def _goal(reply: Reply, rng: random.Random) -> None:
    model = reply["model"]
    model["goal"] = "minimise" if model["goal"] == "maximise" else "maximise"


def _invented(reply: Reply, rng: random.Random) -> bool | None:
    usable = [rule for rule in rules_of(reply) if _numbers(rule["rule"])]
    if not usable:
        return False
    rule = rng.choice(usable)
    number = rng.choice(_numbers(rule["rule"]))
    rule["rule"] = rule["rule"].replace(
        number, f"{float(number) * rng.choice([1.1, 2.5, 10]):.12g}", 1
    )
    return None


def _invented_goal(reply: Reply, rng: random.Random) -> bool | None:
    numbers = _numbers(reply["model"]["objective"])
    if not numbers:
        return False
    number = rng.choice(numbers)
    model = reply["model"]
    model["objective"] = model["objective"].replace(number, f"{float(number) + 3.7:.12g}", 1)
    return None


def _swapped(reply: Reply, rng: random.Random) -> bool | None:
    """Two numbers of one rule change places: every number still stands in the text."""
    for rule in rng.sample(rules_of(reply), len(rules_of(reply))):
        numbers = list(dict.fromkeys(_numbers(rule["rule"])))
        if len(numbers) >= 2:
            one, other = rng.sample(numbers, 2)
            rule["rule"] = rule["rule"].replace(one, "@").replace(other, one).replace("@", other)
            return None
    return False


def _in_another_unit(reply: Reply, rng: random.Random) -> bool | None:
    """A limit multiplied or divided as if its unit were another: hours for minutes, grams for kilograms."""
    usable = [rule for rule in rules_of(reply) if _limit(rule["rule"])]
    if not usable:
        return False
    rule = rng.choice(usable)
    rule["rule"] += rng.choice(["*60", "/60", "*1000", "/1000"])
    return None


def _unconverted(reply: Reply, rng: random.Random) -> bool | None:
    """A number that was worked out of the text's is put back as the text has it, in its old unit."""
    for each in reply["derived"]:
        first = each["from"].split("*")[0].split("/")[0]
        old = f"{each['value']:.12g}"
        for rule in rng.sample(rules_of(reply), len(rules_of(reply))):
            numbers = _numbers(rule["rule"])
            if (
                old in numbers
                and len(numbers) > 1
                and ("60" in each["from"] or "1000" in each["from"])
            ):
                rule["rule"] = rule["rule"].replace(old, first)
                return None
    return False


def _limit(rule: str) -> bool:
    """Whether a rule ends in a number other than 0 that limits it."""
    return bool(re.search(r"[<>=]\s*-?\d*[1-9]\d*(?:\.\d+)?$", rule))


def _fractions(reply: Reply, rng: random.Random) -> bool | None:
    """What is counted may be a fraction."""
    counted = [each for each in reply["model"]["decide"] if each["kind"] == "integer"]
    for each in counted:
        each["kind"] = "continuous"
    return None if counted else False


def _no_floor(reply: Reply, rng: random.Random) -> bool | None:
    """One amount may be negative."""
    usable = [each for each in reply["model"]["decide"] if each["kind"] != "binary"]
    if not usable:
        return False
    rng.choice(usable)["lower"] = None
    return None


def _extreme(reply: Reply, rng: random.Random) -> bool | None:
    """The largest term of the goal in place of its sum, or the least."""
    terms = re.split(r"\s\+\s", reply["model"]["objective"])
    if len(terms) < 2 or "-" in reply["model"]["objective"]:
        return False
    over = "max" if reply["model"]["goal"] == "minimise" else "min"
    reply["model"]["objective"] = f"{over}({', '.join(terms)})"
    return None


def _shifted(reply: Reply, rng: random.Random) -> bool | None:
    """The numbers of the goal each go to the next amount, as from the row above in a table."""
    terms = [each.split("*") for each in reply["model"]["objective"].split(" + ")]
    if len({each[0] for each in terms}) < 2 or any(len(each) != 2 for each in terms):
        return False
    values = [each[0] for each in terms]
    moved = [values[-1], *values[:-1]]
    names = [each[1] for each in terms]
    reply["model"]["objective"] = " + ".join(f"{v}*{n}" for v, n in zip(moved, names, strict=True))
    return None


def _twice(reply: Reply, rng: random.Random) -> bool | None:
    """A rule stands a second time, with a number of another rule as its limit."""
    usable = [rule for rule in rules_of(reply) if _limit(rule["rule"])]
    limits = list(dict.fromkeys(rule["rule"].split(" ")[-1] for rule in usable))
    if len(limits) < 2:
        return False
    rule = rng.choice(usable)
    old = rule["rule"].split(" ")[-1]
    other = rng.choice([each for each in limits if each != old])
    cites = sorted({at for each in usable for at in each["cites"]})
    rules_of(reply).append({"rule": rule["rule"].removesuffix(old) + other, "cites": cites})
    return None


def _part_of_a_sum(reply: Reply, rng: random.Random) -> bool | None:
    """A sum forgets one of its amounts."""
    usable = [rule for rule in rules_of(reply) if " + " in rule["rule"] and _limit(rule["rule"])]
    if not usable:
        return False
    rule = rng.choice(usable)
    left, sign, right = re.split(r"\s([<>]?=)\s", rule["rule"])
    terms = left.split(" + ")
    terms.pop(rng.randrange(len(terms)))
    rule["rule"] = f"{' + '.join(terms)} {sign} {right}"
    return None


def _dropped_and_excused(reply: Reply, rng: random.Random) -> bool | None:
    """A rule is gone, and what it cited is said to have no part in the problem."""
    if not rules_of(reply):
        return False
    gone = rules_of(reply).pop(rng.randrange(len(rules_of(reply))))
    reply["unused"].append({"cites": gone["cites"], "why": "it limits nothing"})
    return None


def _said_of_the_result(reply: Reply, rng: random.Random) -> None:
    reply["objective"] = 999
    reply["status"] = "optimal"


SPOILT: dict[str, Spoil] = {
    "dropped rule": changed(_drop),
    "extra limit": changed(_extra_bound),
    "extra limit, uncited": changed(_extra_uncited),
    "extra order": changed(_extra_order),
    "extra limit, copied number": changed(_extra_copied),
    "turned limit": changed(_turned),
    "turned goal": changed(_goal),
    "invented number": changed(_invented),
    "invented number in the goal": changed(_invented_goal),
    "swapped numbers": changed(_swapped),
    "limit in another unit": changed(_in_another_unit),
    "number not converted": changed(_unconverted),
    "fractions of what is counted": changed(_fractions),
    "amounts below zero": changed(_no_floor),
    "extreme for a sum": changed(_extreme),
    "shifted by a row": changed(_shifted),
    "extra limit, a rule twice": changed(_twice),
    "part of a sum": changed(_part_of_a_sum),
    "dropped rule, called unused": changed(_dropped_and_excused),
    "says the result": changed(_said_of_the_result),
    **BROKEN,
}
