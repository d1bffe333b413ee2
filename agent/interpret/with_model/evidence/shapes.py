"""Amounts and goals of another kind than the question's: fractions of what is counted, a sum for a largest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.linear.wholeness import wholeness_of
from agent.interpret.embedded.programs.wholeness import says_divisible, says_whole
from agent.interpret.with_model.evidence.doubt import Doubt, Kind
from agent.interpret.with_model.evidence.naming import Naming
from agent.interpret.with_model.evidence.rows import SpelledModel
from agent.interpret.with_model.reply import SaidModel
from problems.algebra.parse import parse_expression
from problems.algebra.tree import Aggregate, Call
from problems.algebra.walk import nodes

_BELOW_ZERO = re.compile(
    r"\b(?:negative|free|unrestricted|unbounded|below\s(?:zero|0)|any\s(?:real|value|number)|real\s(?:numbers?|values?)|borrow\w*|short|sign)\b|[-−]\s?\d",
    re.IGNORECASE,
)
_LARGE = r"maximum|maximal|max|largest|longest|latest|last|worst|busiest|slowest|heaviest|biggest|highest|greatest|farthest|furthest|makespan"
_SMALL = r"minimum|minimal|min|smallest|least|worst|fewest|lowest|poorest|weakest|shortest|slowest"
_EXTREME = re.compile(
    rf"\bminimi[sz]\w*\s(?:the\s)?(?:{_LARGE})\b|\bmaximi[sz]\w*\s(?:the\s)?(?:{_SMALL})\b|\bmin-?max\b|\bmax-?min\b|\bmakespan\b"
    rf"|\bthe\s(?:{_SMALL})\s[^.;]{{0,60}}\bas\s(?:many|much|large|high|big|great)\sas\spossible"
    rf"|\bthe\s(?:{_LARGE})\s[^.;]{{0,60}}\bas\s(?:few|little|small|low|short)\sas\spossible",
    re.IGNORECASE,
)
_ANY_EXTREME = re.compile(
    rf"\b(?:{_LARGE}|{_SMALL}|fair\w*|even\w*|balance\w*|bottleneck|cap|capped|whichever|either|deviat\w+|differ\w+|gap|range|overtime|extra|excess\w*|tier\w*|piecewise|first)\b",
    re.IGNORECASE,
)
_FAIR = re.compile(
    rf"\b(?:fair\w*|even\w*|balance\w*|bottleneck|equal\w*|whichever|deviat\w+|gap|worst[\s-]case|finish\w*|complet\w+|done"
    rf"|the\s(?:{_LARGE})\s(?!profit|earning|revenue|return|value|cost|income|gain|yield|number|interest|sales)\w+)\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?:feet|foot|acres?|hectares?|kg|kilos?|kilograms?|tons?|tonnes?|lit(?:re|er)s?|pounds?|ounces?|grams?|met(?:re|er)s?|gallons?"
    r"|barrels?|hours?|minutes?|dollars?|euros?|cups?)\sof\s(?:the\s)?$",
    re.IGNORECASE,
)
_BEFORE = 30  # characters before a name in which what it is measured in stands
_TERMS = 2


def shape_doubts(
    document: Document, words: str, said: SaidModel, model: SpelledModel, naming: Naming
) -> Iterator[Doubt]:
    """Yields a doubt for amounts that may be fractions or negative against the text, and for a goal of another form.

    `words` is the question in English.
    """
    yield from _wholeness(document, words, model, naming)
    if model.is_linear and not _BELOW_ZERO.search(words):
        for name in sorted(naming.names):
            if model.scalars[name].lower < 0:
                yield Doubt(
                    kind=Kind.SHAPE,
                    sentence=f"{name!r} may be negative in your reply, and the question speaks of no such amounts; give it "
                    'a lower limit ("lower": 0), or say what makes it negative.',
                )
    yield from _goal(words, said, model)


def _wholeness(
    document: Document, words: str, model: SpelledModel, naming: Naming
) -> Iterator[Doubt]:
    kinds = {name: model.scalars[name].kind for name in naming.names}
    if not kinds:
        return
    broken = sorted(name for name, kind in kinds.items() if kind == "continuous")
    is_measured = any(
        _MEASURED.search(words[: each.start][-_BEFORE:]) for each in naming.mentions(words)
    )
    if broken and len(broken) == len(kinds) and not is_measured:
        says = says_whole(words) and not says_divisible(words)
        found = wholeness_of(document, sorted(kinds)) if not says else None
        if says or (found is not None and found.is_whole and not found.is_open):
            yield Doubt(
                kind=Kind.SHAPE,
                sentence=f'{broken[0]!r} may be a fraction in your reply, and the question counts in whole numbers; make it "integer".',
            )
    whole = sorted(name for name, kind in kinds.items() if kind == "integer")
    if whole and says_divisible(words) and not says_whole(words):
        yield Doubt(
            kind=Kind.SHAPE,
            sentence=f'{whole[0]!r} is whole in your reply, and the question says that fractions are fine; make it "continuous".',
        )


def _goal(words: str, said: SaidModel, model: SpelledModel) -> Iterator[Doubt]:
    goal = parse_expression(said.objective)
    held = list(nodes(goal))
    is_extreme = (isinstance(goal, Aggregate) and goal.over != "sum") or (
        isinstance(goal, Call) and goal.function in {"min", "max"}
    )
    takes_extreme = any(
        (isinstance(node, Aggregate) and node.over != "sum")
        or (isinstance(node, Call) and node.function in {"min", "max"})
        for node in held
    )
    asked = _EXTREME.search(words) or _FAIR.search(words)
    if (takes_extreme and not _ANY_EXTREME.search(words)) or (is_extreme and not asked):
        yield Doubt(
            kind=Kind.SHAPE,
            sentence="the goal takes the largest or least of several amounts, and the question speaks of none; state the "
            "goal as it does.",
        )
    is_sum = model.is_linear and not takes_extreme and len(model.goal) >= _TERMS
    if is_sum and _EXTREME.search(words):
        yield Doubt(
            kind=Kind.SHAPE,
            sentence="the goal is a sum, and the question asks for the largest or least of several amounts; state the goal "
            "as it does.",
        )
