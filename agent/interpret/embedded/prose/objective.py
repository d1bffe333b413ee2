"""What is to be as large or as small as possible."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.linear.amounts import COST, PROFIT, REVENUE, kind_of
from agent.interpret.embedded.linear.entities import Entities
from agent.interpret.embedded.linear.goal import Goal
from agent.interpret.embedded.linear.tokens import Token, tokens_of
from agent.interpret.embedded.linear.words import FUNCTION, stem, stems
from agent.interpret.embedded.prose.bounds import Setting
from agent.interpret.embedded.prose.phrases import same
from agent.interpret.embedded.prose.resources import Resource, matching
from agent.interpret.embedded.text import Sentence, Span
from problems.status import Sense

_VERB = re.compile(r"\b(?:(?P<up>maximi[sz]\w*)|(?P<down>minimi[sz]\w*))", re.IGNORECASE)
_LESSER_VERB = re.compile(
    r"\bto\s(?:(?P<up>increase)|(?P<down>reduce|decrease|lower|cut))\b|"
    r"(?<!\bat\s)\b(?:(?P<up2>maximum|maximal|highest|greatest|largest|biggest|(?<=the\s)most"
    r"|as\s(?:much|many|large|high|great))|(?P<down2>minimum|minimal|lowest|(?<=the\s)least|smallest"
    r"|cheapest|fewest|shortest|as\s(?:little|few|small|low|cheap)))\b(?!\s(?:of\s)?[$€£]?\d"
    r"|\s(?:\w+\s){0,2}of\s[$€£]?\d)",
    re.IGNORECASE,
)
_END = re.compile(
    r"[.?!;,:]|\b(?:while|subject|given|by|without|so\sthat|under|considering|if|when|within|cannot"
    r"|must|should|during|adhering|meeting|assuming)\b",
    re.IGNORECASE,
)
_TIMES = frozenset(stem(word) for word in "time hour minute second duration".split())
_COUNTS = frozenset(stem(word) for word in "number total count amount".split())


def objective(document: Document, entities: Entities, setting: Setting) -> Goal | None:
    """Returns the goal that every phrase about it agrees on, None where there is none or two."""
    for pattern in (_VERB, _LESSER_VERB):
        goals = [
            (goal, sentence.text.endswith("?"))
            for sentence in document.text.sentences
            for match in pattern.finditer(sentence.text)
            if (goal := _goal(document, sentence, match, entities, setting))
        ]
        # What a story wants along the way gives way to what is asked in the end.
        asked = [goal for goal, is_question in goals if is_question]
        told = asked or [goal for goal, _ in goals]
        if told:
            same_goal = all((g.sense, g.terms) == (told[0].sense, told[0].terms) for g in told)
            return told[0] if same_goal else None
    return None


def _goal(
    document: Document,
    sentence: Sentence,
    match: re.Match[str],
    entities: Entities,
    setting: Setting,
) -> Goal | None:
    found = match.groupdict()
    sense = Sense.MAXIMISE if found["up"] or found.get("up2") else Sense.MINIMISE
    end = _END.search(sentence.text, match.end())
    stop = end.start() if end else len(sentence.text)
    tokens = _piece(document, sentence, match.end(), stop, entities)
    target = _target(tokens, setting, sense)
    if target is None and match[0].lower() == "cheapest":
        target = _of_kind(COST, setting)
    if target is None and not [t for t in tokens if t.text not in FUNCTION | {"possible"}]:
        before = _piece(document, sentence, 0, match.start(), entities)[-5:]
        target = _target(before, setting, sense)
    if target is None:
        return None
    return Goal(sense, target.terms, target.spans, target.kind, target.assumption)


def _piece(
    document: Document, sentence: Sentence, start: int, stop: int, entities: Entities
) -> tuple[Token, ...]:
    offset = sentence.span.start
    part = Sentence(sentence.text[start:stop], Span(offset + start, offset + stop))
    return tokens_of(document, part, entities)


def _target(tokens: Sequence[Token], setting: Setting, sense: Sense) -> Goal | None:
    words = [
        token.text.split()[-1]
        for token in tokens
        if token.kind in {"word", "group"} and token.text not in FUNCTION
    ]
    stems_ = [stem(word) for word in words]
    kind = kind_of(stems_)
    if kind:
        found = _of_kind(kind, setting)
        if found:
            return found
    counted = _number_of(tokens, setting) or _counted_thing(tokens, setting, stems_)
    if counted is not None:
        return counted
    nears = [_head(tokens), [same(word) for word in words]]
    found = _thing(nears, setting, sense) or _loosely(nears, setting)
    return found if found is not None or kind else _count(tokens, setting, stems_)


def _counted_thing(tokens: Sequence[Token], setting: Setting, stems_: list[str]) -> Goal | None:
    """ "the number of refills", where refills are not what numbers count but what they are said with."""
    head = _head(tokens)
    if head and {token.text for token in tokens[:4]} & {"number", "count"}:
        strong = {word for each in setting.resources for word in each.strong}
        weak = [each for each in setting.resources if head[0] in each.weak]
        if head[0] not in strong and len(weak) == 1 and weak[0].unit in {"tim", ""}:
            return _covering(weak[0], setting)
        if head[0] not in strong:
            return _others(setting, head) or _count(tokens, setting, stems_)
    return None


def _thing(nears: Sequence[list[str]], setting: Setting, sense: Sense) -> Goal | None:
    """The thing that numbers are given for, or the time that is decided itself."""
    for near in nears:
        plain = [each for each in setting.resources if not each.is_money]
        resource = matching(near, (), None, plain) if near else None
        if resource is not None:
            return _covering(resource, setting)
        if set(near) & _TIMES:
            timed = [each for each in plain if _is_time(each)]
            if len(timed) == 1:
                return _covering(timed[0], setting)
            if not timed and setting.wholes & _TIMES:
                return Goal(sense, setting.everything, ())
    return None


def _loosely(nears: Sequence[list[str]], setting: Setting) -> Goal | None:
    """The only thing that shares a word with the goal."""
    said = {word for near in nears for word in near}
    sharing = [each for each in setting.resources if said & (each.strong | each.weak)]
    if len(sharing) == 1 and not sharing[0].is_money:
        return _covering(sharing[0], setting)
    for near in nears:
        money = [each for each in setting.resources if each.is_money and set(near) & each.strong]
        if len(money) == 1:
            return _covering(money[0], setting)
    return None


def _number_of(tokens: Sequence[Token], setting: Setting) -> Goal | None:
    """ "the total number of vehicles", where no resource is called vehicles."""
    strong = {word for each in setting.resources for word in each.strong}
    for index, token in enumerate(tokens):
        if token.text in {"number", "total"}:
            rest = [each for each in tokens[index + 1 :] if each.text not in FUNCTION]
            if not rest or rest[0].text in {"number", "total"}:
                continue
            if rest[0].kind == "group" and same(rest[0].text.split()[-1]) not in strong:
                named = [each.entity for each in rest if each.kind == "entity"]
                terms = dict.fromkeys(named, 1.0) if len(set(named)) > 1 else setting.everything
                return Goal(Sense.MINIMISE, terms, ())
            if rest[0].kind == "entity" and _is_short(rest[0], setting):
                said = f'"{rest[0].text}" is taken to mean all of them.'
                return Goal(Sense.MINIMISE, setting.everything, (), assumption=said)
            if rest[0].kind == "entity":
                return Goal(Sense.MINIMISE, {t.entity: 1.0 for t in rest if t.kind == "entity"}, ())
    return None


def _is_short(token: Token, setting: Setting) -> bool:
    """Whether a name is said without the word that tells it apart: "tests" for "spit tests"."""
    return len(stems(token.text)) < len(stems(setting.names[token.entity]))


def _others(setting: Setting, head: list[str]) -> Goal | None:
    """The number of something that each brings one of: patients, where tests are decided."""
    if head[0] != "person":
        return None
    said = "Each of them counts once in what is to be counted."
    return Goal(Sense.MINIMISE, setting.everything, (), assumption=said)


def _is_time(resource: Resource) -> bool:
    return stem(resource.unit_word) in _TIMES if resource.unit_word else False


def _count(tokens: Sequence[Token], setting: Setting, stems_: list[str]) -> Goal | None:
    """ "the total number of vehicles", or of those that are named."""
    named = dict.fromkeys((token.entity for token in tokens if token.kind == "entity"), 1.0)
    grouped = any(token.kind == "group" for token in tokens) or bool(set(stems_) & setting.wholes)
    texts = {token.text for token in tokens}
    if not texts & {"number", "total", "count", "amount", "many", "few", "much", "units"} and not (
        grouped
    ):
        return None
    if named and not _strangers(tokens):
        return Goal(Sense.MINIMISE, named, ())
    return Goal(Sense.MINIMISE, setting.everything, ()) if grouped and not named else None


def _strangers(tokens: Sequence[Token]) -> bool:
    """Whether something else is counted before the names: "the number of wheels of the cars"."""
    first = next(i for i, token in enumerate(tokens) if token.kind == "entity")
    return any(
        token.kind == "word" and token.text not in FUNCTION and stem(token.text) not in _COUNTS
        for token in tokens[:first]
    )


def _head(tokens: Sequence[Token]) -> list[str]:
    """The words up to where the phrase goes on to say what for."""
    words: list[str] = []
    for token in tokens:
        if (
            token.text in {"to", "that", "which", "for", "needed", "required", "used", "in"}
            and words
        ):
            break
        if token.kind in {"word", "group"} and token.text not in FUNCTION:
            words.append(same(token.text.split()[-1]))
    return words


def _covering(resource: Resource, setting: Setting) -> Goal | None:
    if len(resource.values) < setting.n_entities:
        return None
    return Goal(Sense.MINIMISE, resource.values, resource.spans, resource.kind)


def _of_kind(kind: str, setting: Setting) -> Goal | None:
    """The money that is meant; profit may also be what comes in less what it costs."""
    sums = [each for each in setting.resources if each.is_money]
    fitting = [each for each in sums if each.kind == kind]
    if fitting:
        return _covering(fitting[0], setting) if len(fitting) == 1 else None
    income = [each for each in sums if each.kind == REVENUE]
    cost = [each for each in sums if each.kind == COST]
    if kind == PROFIT and len(income) == len(cost) == 1:
        return _difference(income[0], cost[0], setting)
    paid = len(sums) == 1 and sums[0].kind == COST and "pay" in sums[0].weak
    # "Tutoring pays $25" is what one earns.
    if paid or (kind == COST and len(sums) == 1):
        return _covering(sums[0], setting)
    others = {PROFIT: (REVENUE, ""), REVENUE: (PROFIT, ""), COST: ("",)}[kind]
    for other in others:
        rest = [each for each in sums if each.kind == other]
        if len(rest) == 1 and not (cost and other == REVENUE):
            return _covering(rest[0], setting)
    return None


def _difference(income: Resource, cost: Resource, setting: Setting) -> Goal | None:
    if income.values.keys() != cost.values.keys() or len(cost.values) < setting.n_entities:
        return None
    terms = {entity: value - cost.values[entity] for entity, value in income.values.items()}
    said = "Profit is taken as what one sells for less what it costs."
    return Goal(Sense.MAXIMISE, terms, (*income.spans, *cost.spans), PROFIT, said)
