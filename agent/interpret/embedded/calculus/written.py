"""Formulas written in a question: goals, limits, demand functions, and LaTeX."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from agent.interpret.embedded.calculus.drafts import Draft, plain
from agent.interpret.embedded.calculus.wanted import wanted
from agent.interpret.embedded.document import Document
from agent.interpret.embedded.text import Span
from problems.errors import InvalidProblem
from problems.expressions.parse import parse_formula
from problems.expressions.tree import names_in
from problems.families.nonlinear_program import Amount
from problems.modelling.limits import Relation
from problems.status import Sense

_LATEX: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), plain_text)
    for pattern, plain_text in (
        (r"\\(?:d|t)?frac\s?\{([^{}]{1,80})\}\s?\{([^{}]{1,80})\}", r"((\1)/(\2))"),
        (r"\\sqrt\s?\{([^{}]{1,80})\}", r"sqrt(\1)"),
        (r"\^\s?\{([^{}]{1,40})\}", r"^(\1)"),
        (r"_\s?\{?(\w{1,6})\}?", r"_\1"),
        (r"\\(?:cdot|times)\b", "*"),
        (r"\\(?:leq?slant|leq?)\b", "<="),
        (r"\\(?:geq?slant|geq?)\b", ">="),
        (r"\\(sin|cos|exp|log|ln|min|max|pi)\b", r"\1"),
        (r"\\(?:left|right|quad|qquad|displaystyle|,|;|!)", " "),
        (r"\\text\s?\{([^{}]{1,60})\}", r" \1 "),
        (r"\$", " "),
        (r"(?<!\w)e\^", "exp^"),
    )
)
# Letters stand alone or after a number (2xy): two in a row elsewhere are a word.
_PIECE = (
    r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?|\.\d+|(?:sqrt|exp|log|ln|abs|sin|cos|min|max|pi)(?![^\W\d_])"
    r"|(?<![^\W\d_])[a-zA-Zπ](?:_?\d+)?(?![^\W\d_])|(?<=\d)[a-z]{2,3}(?![^\W\d_])|\*\*|[-+*/^()²³·×√−|])"
)
_FORMULA = rf"{_PIECE}(?:\s{{0,2}}{_PIECE}){{0,200}}"
_GOAL = re.compile(
    r"\b(?P<verb>maximi[sz]e|minimi[sz]e|max(?:imum)?|min(?:imum)?|smallest|largest|least|greatest)\b"
    r"(?:\s(?:the|value|function|objective|expression|of|for|possible|a|quantity|revenue|profit|cost|is)){0,6}\s?:?\s{0,2}"
    rf"(?:[A-Za-z](?:\([\w\s,]{{1,20}}\))?\s?=\s?)?(?P<formula>{_FORMULA})",
    re.IGNORECASE,
)
_RELATION = re.compile(
    rf"(?P<first>{_FORMULA})(?P<rest>(?:\s?(?:<=|>=|=|<|>|≤|≥)\s?{_FORMULA}){{1,3}})"
)
_STEP = re.compile(r"\s?(<=|>=|=|<|>|≤|≥)\s?([^<>=≤≥]+)")
_SIGNS: dict[str, Relation] = {
    "≤": "<=",
    "≥": ">=",
    "<": "<=",
    ">": ">=",
    "<=": "<=",
    ">=": ">=",
    "=": "=",
}
_LIST = re.compile(
    r"(?P<names>[a-zA-Z](?:_?\d+)?(?:\s?,\s?(?:and\s)?[a-zA-Z](?:_?\d+)?){1,8}|[a-zA-Z]\sand\s[a-zA-Z])\s?(?P<sign><=|>=|<|>|≤|≥)\s?(?P<side>-?\d+(?:\.\d+)?)(?![\d*/^+])"
)
_DEFINED = re.compile(rf"\b[a-zA-Z]\s?\([\w\s,]{{1,20}}\)\s?=\s?(?P<formula>{_FORMULA})")
_WHOLE = re.compile(r"\bintegers?\b|\bwhole\b", re.IGNORECASE)
_POSITIVE = re.compile(r"\b(?:positive|non-?\s?negative)\b", re.IGNORECASE)

_LONGEST = 20_000
_EVERYTHING = Span(0, _LONGEST)  # a draft is made only where nothing is left over
# Limits in words beside the formulas: they would be left out.
_SPOKEN_RULE = re.compile(
    r"\b(?:at\s(?:most|least)|no\s(?:more|less|fewer)|more\sthan|less\sthan|twice|half|double|cannot|must|either|unless"
    r"|only|exceed\w*|equals?|sum\sof|between|greater\sthan|odd|even|prime|distinct|different)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Bounds:
    low: dict[str, float]
    high: dict[str, float]


def written_program(document: Document) -> Draft | None:
    """Returns the program that formulas spell, None where one cannot be read or is not there."""
    if len(document.text.raw) > _LONGEST:
        return None
    text = plain_algebra(_with_lines_apart(document.text.raw))
    goal = _GOAL.search(text)
    if goal:
        way = (
            Sense.MAXIMISE if goal["verb"].lower()[:3] in {"max", "lar", "gre"} else Sense.MINIMISE
        )
        return _limited(text, goal["formula"], way, text[: goal.start()], text[goal.end() :])
    defined = list(_DEFINED.finditer(text))
    aim = wanted(document)
    if len(defined) != 1 or aim is None:
        return None
    named = defined[0]
    return _limited(text, named["formula"], aim.goal, text[: named.start()], text[named.end() :])


_SUBJECT_TO = re.compile(r"\b(?:s\.\s?t\.|st\b(?=\s?:)|subj\.?\sto\b):?", re.IGNORECASE)
_LINE_END = re.compile(r"(?:(?<![^\W\d_]{2})[^\W_]|\d|[)²³}])[.,]?[ \t]*$")
_GOES_ON = re.compile(r"\s*(?:[-+*/^·×−]|<|>|=|≤|≥)")


def _with_lines_apart(text: str) -> str:
    r"""Returns a text whose lines end in ";" where the next one starts anew.

    >>> _with_lines_apart("min x^2\ns.t. x + y <= 4\n0 <= x").split("\n")
    ['min x^2 ;', ' ;  x + y <= 4 ;', '0 <= x']
    """
    lines = _SUBJECT_TO.sub(" ; ", text).split("\n")
    for index, (line, following) in enumerate(pairwise(lines)):
        relates = re.search(r"[<>=≤≥]", line) and re.match(r"\s*[-−]?\s*[\w(]", following)
        if _LINE_END.search(line) and (relates or not _GOES_ON.match(following)):
            lines[index] = f"{line} ;"
    return "\n".join(lines)


def _limited(text: str, formula: str, goal: Sense, before: str, after: str) -> Draft | None:
    """The program of a goal, and of the relations after it, where nothing else is said."""
    objective = _parsed(formula)
    if objective is None:
        return None
    rows: list[tuple[str, Relation, str]] = []
    for match in _LIST.finditer(after):
        names = re.findall(r"[a-zA-Z](?:_?\d+)?", re.sub(r"\band\b", " ", match["names"]))
        rows += [(name, _SIGNS[match["sign"]], match["side"]) for name in names]
    after = _LIST.sub(" ; ", after)
    chains = [_chain(match) for match in _RELATION.finditer(after)]
    words = before + _RELATION.sub(" ; ", after)
    if None in chains or _SPOKEN_RULE.search(words) or re.search(r"[<>≤≥=^\d]", words):
        return None
    rows += [row for chain in chains for row in chain or ()]
    return _program(text, goal, objective, rows)


def plain_algebra(text: str) -> str:
    r"""Returns a text with its LaTeX written plainly.

    >>> plain_algebra(r"$\\frac{1}{x} + x^{2} \\ge 3$").replace("\\", "").split()
    ['((1)/(x))', '+', 'x^(2)', '>=', '3']
    """
    for _ in range(3):  # a fraction inside a fraction, and once more
        for pattern, replacement in _LATEX:
            text = pattern.sub(replacement, text)
    text = re.sub(r"[ \t]+", " ", text)
    return re.sub(r"\be\s?\^\s?(?=[(\w-])", "exp ", text.replace("exp^", "exp "))


def _parsed(formula: str) -> str | None:
    formula = formula.strip().rstrip("+-*/^·×−,. ")
    formula = re.sub(r"(?<=\d),(?=\d{3})", "", formula)
    try:
        tree = parse_formula(formula, tuple(set(re.findall(r"[a-zA-Z](?:_?\d+)?", formula))))
    except InvalidProblem:
        return None
    return formula if names_in(tree) else None


def _chain(match: re.Match[str]) -> list[tuple[str, Relation, str]] | None:
    parts = [match["first"], *(step[2] for step in _STEP.finditer(match["rest"]))]
    signs = [_SIGNS[step[1]] for step in _STEP.finditer(match["rest"])]
    rows: list[tuple[str, Relation, str]] = []
    for left, sign, right in zip(parts, signs, parts[1:], strict=False):
        sides = [each.strip().rstrip(",. ") for each in (left, right)]
        try:
            for side in sides:
                parse_formula(side)
        except InvalidProblem:
            return None
        rows.append((sides[0], sign, sides[1]))
    return rows


def _program(
    text: str, goal: Sense, objective: str, rows: list[tuple[str, Relation, str]]
) -> Draft | None:
    names: dict[str, None] = dict.fromkeys(names_in(parse_formula(objective)))
    for left, _, right in rows:
        for side in (left, right):
            names.update(dict.fromkeys(names_in(parse_formula(side))))
    if any(len(re.sub(r"_?\d+", "", name)) > 1 for name in names):
        return None  # letters in a row: a word, or a product that cannot be told from one
    bounds, kept = _bounds(rows)
    lowest = 0.0 if _POSITIVE.search(text) else None
    is_whole = bool(_WHOLE.search(text))
    said: tuple[str, ...] = ()
    if lowest is None and set(names) - set(bounds.low):
        open_ = " and ".join(name for name in names if name not in bounds.low)
        said = (f"{open_} may be negative.",)
    return Draft(
        goal=goal,
        objective=objective,
        amounts=tuple(
            Amount(
                name=name,
                lower=bounds.low.get(name, lowest),
                upper=bounds.high.get(name),
                is_whole=is_whole,
            )
            for name in names
        ),
        rows=tuple(kept),
        used=(_EVERYTHING,),
        assumptions=said,
    )


def _bounds(
    rows: list[tuple[str, Relation, str]],
) -> tuple[_Bounds, list[tuple[str, Relation, str]]]:
    found, kept = _Bounds({}, {}), []
    flipped: dict[Relation, Relation] = {"<=": ">=", ">=": "<=", "=": "="}
    for left, sign, right in rows:
        name, side, relation = left, right, sign
        if _number(left) is not None:
            name, side, relation = right, left, flipped[sign]
        value = _number(side)
        if value is None or not re.fullmatch(r"[a-zA-Z](?:_?\d+)?", name) or relation == "=":
            kept.append((left, sign, right))
        elif relation == ">=":
            found.low[name] = max(value, found.low.get(name, value))
        else:
            found.high[name] = min(value, found.high.get(name, value))
    return found, kept


def _number(side: str) -> float | None:
    side = side.replace("−", "-").replace(",", "").strip()
    return float(side) if re.fullmatch(r"-?\d+(?:\.\d+)?|-?\.\d+", side) else None


_DEMAND = re.compile(
    r"\b(?P<name>[a-zA-Z])\s?(?:\(\s?(?P<price>[a-zA-Z])\s?\)\s?)?=\s?(?P<formula>" + _FORMULA + ")"
)
_RANGE = re.compile(
    r"(?P<low>\d[\d,]*(?:\.\d+)?)\s?(?:≤|<=|<)\s?(?P<name>[a-zA-Z])\s?(?:≤|<=|<)\s?(?P<high>\d[\d,]*(?:\.\d+)?)"
)
_REVENUE = re.compile(r"\brevenue\b", re.IGNORECASE)
_PRICE_NAMED = re.compile(
    r"\b(?:charges?|price|priced|sells?|rate|fare|fee|costs?)\b", re.IGNORECASE
)


def demand(document: Document) -> Draft | None:
    """Returns price × demand where demand is written as a function of the price."""
    text = plain_algebra(document.text.raw)
    written = list(_DEMAND.finditer(text))
    if len(written) != 1 or not _REVENUE.search(text) or not _PRICE_NAMED.search(text):
        return None
    if re.search(r"\bcosts?\s(?:[$€£]|\d|of)|\bprofit\b", text, re.IGNORECASE):
        return None
    match = written[0]
    formula = _parsed(match["formula"])
    names = names_in(parse_formula(formula)) if formula else ()
    if formula is None or len(names) != 1 or (match["price"] and match["price"] != names[0]):
        return None
    price = names[0]
    range_ = next((each for each in _RANGE.finditer(text) if each["name"] == price), None)
    allowed = {_number(range_["low"]), _number(range_["high"])} if range_ else set()
    inside = {float(each.replace(",", "")) for each in re.findall(r"\d[\d,]*\.?\d*", formula)}
    for number in document.numbers:
        if number.value not in allowed and abs(number.value) not in inside:
            return None
    is_whole = bool(re.search(r"\bintegers?\b|\bwhole\b", text, re.IGNORECASE))
    low, high = (_number(range_["low"]), _number(range_["high"])) if range_ else (0.0, None)
    is_price = match["name"].lower() == "p" and not match["price"]
    worth = f"({formula})*{price}"
    return Draft(
        goal=Sense.MAXIMISE,
        objective=worth,
        amounts=(
            Amount(
                name=price,
                lower=low,
                upper=high,
                is_whole=is_whole,
                meaning="number sold" if is_price else "price",
            ),
        ),
        rows=((formula, ">=", plain(0)),),
        used=(_EVERYTHING,),
    )
