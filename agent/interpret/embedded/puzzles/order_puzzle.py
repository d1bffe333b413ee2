"""Puzzles of who stands where in a row: seats, houses, floors, finishing orders."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.puzzles.drafts import FAMILY, Rule, all_different
from agent.interpret.embedded.puzzles.order_clauses import clause_rules
from agent.interpret.embedded.puzzles.order_setting import Setting, find_setting
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.relations.unread_rules import asked_about
from agent.interpret.embedded.text import Sentence
from problems.families.constraint_puzzle import ConstraintPuzzle
from problems.status import Sense

_ASKS = re.compile(
    r"\?\s*$|^\W*(?:please\s)?(?:find|determine|work\sout|where|who|which)\b", re.IGNORECASE
)
_CUT = re.compile(r"\s*;\s*|,?\s(?:and|but|while|whereas)\s|,\s", re.IGNORECASE)
_AGAIN = re.compile(
    r"^(?:(?:is|are|also|sits?|lives?|stands?|finish\w*)\s)*(?:not\s)?(?:somewhere\s|directly\s|immediately\s)?(?:to\sthe\s|next\sto|left\sof|right\sof|before|after|behind|ahead|above|below|at\s|on\s(?:the|chair|seat)|in\s)",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"\b(?:different|own|one\s(?:each|person|chair|of)|each|no\stwo|exactly\sone|side\sby\sside|numbered|left\sto\sright|following|clues?|puzzle|row|hello|hi|help)\b",
    re.IGNORECASE,
)
_RIGHT = re.compile(
    r"\b(?:right|rightmost|last|late\w*|high\w*|back|largest|greatest|maxim\w+)\b", re.IGNORECASE
)
_BOUND = re.compile(
    r"\b(?:far|earliest|latest|lowest|highest|leftmost|rightmost|smallest|largest|first|at\sbest|at\sworst|best|worst|can|could)\b",
    re.IGNORECASE,
)


def read_order_puzzle(document: Document) -> Reading | Missing | None:
    """Returns the puzzle of who stands where; None where the text tells of no row, or of no clue."""
    setting = find_setting(document.text.raw)
    if setting is None:
        return None
    rules: list[Rule] = [all_different(kind) for kind in setting.kinds]
    asked: list[Sentence] = []
    for sentence in document.text.sentences:
        if _ASKS.search(sentence.text):
            asked.append(sentence)
            continue
        found = _sentence_rules(sentence, setting)
        if found is None:
            clues = len(rules) - len(setting.kinds)
            return asked_about(FAMILY, sentence) if clues > 1 else None
        rules += found
    if len(rules) == len(setting.kinds) or not asked:
        return None
    return _reading(document, setting, rules, asked[-1])


def _sentence_rules(sentence: Sentence, setting: Setting) -> list[Rule] | None:
    """The rules of a sentence; [] of one that only introduces who and what there is."""
    text = sentence.text
    introduces = sentence.span in setting.intro
    if introduces or not setting.pattern.search(text):
        return [] if introduces or _PLAIN.search(text) or len(text.split()) < 4 else None
    whole = clause_rules(text, setting)
    if whole is not None and not _CUT.search(text):
        return whole
    rules: list[Rule] = []
    for clause in _clauses(text, setting):
        found = clause_rules(clause, setting)
        if found is None:
            return None
        rules += found
    return rules


def _clauses(text: str, setting: Setting) -> list[str]:
    """The parts of a sentence that speak for themselves; "but right of Cem" takes its subject along."""
    clauses: list[str] = []
    pending, subject = "", ""
    position = 0
    for cut in (*_CUT.finditer(text), None):
        end = cut.start() if cut else len(text)
        piece = f"{pending}{text[position:end]}"
        names = setting.pattern.findall(piece)
        if _AGAIN.match(piece.strip()) and subject:
            piece = f"{subject} is {piece.strip()}"
        if cut and (not names or clause_rules(piece, setting) is None):
            pending, position = f"{piece}{cut[0]}", cut.end()
            continue
        clauses.append(piece)
        first = setting.pattern.search(piece)
        subject, pending = first["name"] if first else subject, ""
        position = cut.end() if cut else end
    return clauses


def _reading(document: Document, setting: Setting, rules: list[Rule], asked: Sentence) -> Reading:
    first, last = setting.first, setting.first + setting.n_places - 1
    found = [match["name"] for match in setting.pattern.finditer(asked.text)]
    names = [
        name for name in setting.names if name.casefold() in {each.casefold() for each in found}
    ]
    objective = {names[0]: 1.0} if len(names) == 1 else {}
    goal = (
        Sense.MAXIMISE
        if _BOUND.search(asked.text) and _RIGHT.search(asked.text)
        else Sense.MINIMISE
    )
    problem = ConstraintPuzzle.model_validate(
        {
            "unknowns": [{"name": name, "low": first, "high": last} for name in setting.names],
            "rules": rules,
            "objective": objective,
            "goal": goal,
        }
    )
    return Reading(problem, tuple(sentence.span for sentence in document.text.sentences))
