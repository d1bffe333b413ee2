"""Reads questions that decide how much of each, within linear limits."""

from __future__ import annotations

import re
from collections import Counter

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.ledger.contradictions import contradicted
from agent.interpret.embedded.ledger.fairness import is_fairness, read_fairness
from agent.interpret.embedded.ledger.lots import read_lots
from agent.interpret.embedded.ledger.overtime import read_overtime
from agent.interpret.embedded.ledger.reading import read_ledger
from agent.interpret.embedded.linear.algebra import is_written_out, read_algebra
from agent.interpret.embedded.linear.candidates import candidates
from agent.interpret.embedded.linear.program import Draft, draft
from agent.interpret.embedded.linear.spoken_program import program_of
from agent.interpret.embedded.programs.known_forms import is_known_form, read_known_form
from agent.interpret.embedded.prose.conditions import changing_sentence
from agent.interpret.embedded.prose.decisions import speaks_of_variables
from agent.interpret.embedded.prose.reading import read_prose
from agent.interpret.embedded.prose.short_names import doubtful_sentence
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.stated.reading import read_stated
from agent.interpret.embedded.units import unit_of
from agent.interpret.embedded.unread import unread_limit, unused_numbers, with_context
from problems.families.linear_program import LinearProgram

_GOAL = re.compile(
    r"\b(?:maximi[sz]\w*|minimi[sz]\w*|(?:to|and|will)\s(?:reduce|decrease|increase|lower)\b|(?:maximum|minimum|highest|lowest|least|most|largest|smallest"
    r"|greatest|cheapest|best)\b|as\s(?:much|many|little|few|low|high|cheap)\b.{0,40}?\bpossible\b)",
    re.IGNORECASE,
)
_AMOUNTS = re.compile(
    r"\bhow\s(?:many|much|should)\b|\bmix\b|\bblend\b|\ballocat\w+|\bnumber\sof\seach\b"
    r"|\bhow\sto\s(?:split|mix|blend|use)|\bproduc\w+|\binvest\w*"
    r"|\boptimal\s(?:plan|mix|layout|solution|allocation)|\bsubject\sto\b|\bdiet\b",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    r"\bat\s(?:most|least)\b|\bexceed\b|\bavailable\b|\bno\s(?:more|less|fewer)\sthan\b"
    r"|\bmaximum\sof\b|\bminimum\sof\b|\blimit\w*\b|\bup\sto\b"
    r"|\bmust\b|\bbudget\b|<=|>=|\bthere\sare\b|\bhas\b",
    re.IGNORECASE,
)
# No question has so many ways to name what it decides that trying more would help.
_MOST_TRIED = 24
_WEAKEST, _FEWEST_NUMBERS = 0.15, 3
# Longer than any program told in sentences; the work grows with the square of a sentence.
_LONGEST_PROSE = 20_000

# Goals that multiply or divide amounts: read as a sum they would be another problem.
_NOT_A_SUM = re.compile(
    r"\b(?:minimi[sz]\w*|maximi[sz]\w*)\b[^.]{0,80}?\b(?:ratio\b|rate\sat\swhich\b|per\sunit\sof\b|per\ston-\w)"
    r"|\bdefined\sas\b[^.]{0,160}\bdivided\sby\b|\bcalculated\sas\s(?:the|its|their)\b[^.]{0,60}\btimes\sthe\snumber\b",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
# Sums in words with two meanings: which way round, or of which terms.
_TWO_MEANINGS = re.compile(
    r"\bdifference\sof\s[^.;]{1,50}?\bbetween\b"
    r"|\bdifference\s(?:in\s[^,.;]{1,40}?\s)?between\s(?:(?!\sand\s)[^,.;]){1,60},\s[^.;]{1,80}?\band\b"
    r"|\btimes\s(?:greater|more|larger|higher)\sthan\s(?:twice|thrice|half|\w+\stimes)\b",
    re.IGNORECASE,
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if is_written_out(text):
        return 0.92
    if is_known_form(document):
        return 0.96
    if len(text) > _LONGEST_PROSE:
        return 0.0
    if is_fairness(document):
        return 0.6
    signs = [bool(pattern.search(text)) for pattern in (_GOAL, _AMOUNTS, _LIMITS)]
    # With a goal alone it is heard where no other reader can make sense of the question.
    weak = _WEAKEST if len(document.numbers) > _FEWEST_NUMBERS else 0.0
    return {3: 0.75, 2: 0.4}.get(sum(signs), weak) if signs[0] else 0.0


@refusing("the linear program")
def _read(document: Document) -> Reading | Missing | None:
    written = read_algebra(document)
    if written is not None:
        return written
    if _evidence(document) == _WEAKEST:
        told = _told(document)
        return told if told is not None and _stands(document, told) else None
    unfit = _NOT_A_SUM.search(document.text.raw)
    if unfit and _evidence(document) > 0.5:
        shown = " ".join(unfit[0].split())[:100]
        return Missing(
            "linear_program",
            f'the goal "{shown}"',
            f'"{shown}" multiplies or divides amounts, and I can read goals in words that are sums; '
            "can you write the goal as a formula?",
        )
    formed = read_known_form(document)
    if isinstance(formed, Missing):
        return read_ledger(document) or formed
    if formed is not None:
        return formed
    unclear = _TWO_MEANINGS.search(document.text.raw)
    if unclear and _evidence(document) > 0.5:
        shown = " ".join(unclear[0].split())[:100]
        return Missing(
            "linear_program",
            f'what "{shown}" means',
            f'"{shown}" can be read in more than one way; please say it as a sum, such as "X minus Y is at '
            'least 5".',
        )
    best: Draft | None = None
    converts = mixes_units(document)
    changes = not speaks_of_variables(document.text.raw) and changing_sentence(document)
    for index, entities in enumerate(candidates(document)):
        if index == _MOST_TRIED:
            break
        found = draft(document, entities)
        reading = None if converts or changes else _complete(document, found)
        if reading and not _drops_a_thing(document, reading):
            return _told_better(document, reading)
        if best is None or _progress(found) > _progress(best):
            best = found
    prose = read_prose(document) or (None if converts else read_stated(document))
    if prose is not None and not _drops_a_thing(document, prose):
        return _told_better(document, prose)
    told = _told(document)
    if told is not None and _stands(document, told):
        return told
    return _missing(document, best) if best and _evidence(document) > 0.5 else None


def _told(document: Document) -> Reading | None:
    """The reading of a program told thing by thing, or of another plan told in sentences."""
    for read in (read_ledger, read_fairness, read_overtime, read_lots):
        found = read(document)
        if found is not None:
            return found
    return None


def _told_better(document: Document, reading: Reading) -> Reading | Missing:
    """The reading, or what another way to read makes of the text where this one leaves words over."""
    words = contradicted(document, reading.problem)
    if words or unread_limit(document, reading.used):
        for read in (read_prose, _told):
            told = read(document)
            if told is not None and _stands(document, told):
                return told
    if words:
        return Missing(
            "linear_program",
            f'what "{words}" means',
            f'I could not keep to "{words}"; can you say in other words what it means for the amounts?',
        )
    return reading


def _stands(document: Document, reading: Reading) -> bool:
    """Whether a reading drops no thing, contradicts no words and leaves no rule over."""
    return not (
        _drops_a_thing(document, reading)
        or contradicted(document, reading.problem)
        or unread_limit(document, reading.used)
    )


def _drops_a_thing(document: Document, reading: Reading) -> bool:
    problem = reading.problem
    n_amounts = len(problem.variables) if isinstance(problem, LinearProgram) else 0
    return n_amounts > 0 and lists_more_than(document, n_amounts)


def lists_more_than(document: Document, n_amounts: int) -> bool:
    """Whether a sentence tells of more things between semicolons than there are amounts to decide.

    In "porridge has 150 kcal and costs 0.30; …; nuts have 600 kcal and cost 2.40" nuts are one too.
    """
    for sentence in document.text.sentences:
        parts = [part for part in sentence.text.split(";") if len(_DIGITS.findall(part)) > 1]
        if len(parts) > n_amounts:
            return True
    return False


def mixes_units(document: Document) -> bool:
    """Whether one kind of measure comes in two units, as minutes and hours do."""
    symbols: dict[str, set[str]] = {}
    for number in document.numbers:
        unit = unit_of(number.unit)
        if unit is not None:
            symbols.setdefault(unit.dimension, set()).add(unit.symbol)
    return any(len(found) > 1 for found in symbols.values())


def _has_strange_measure(document: Document, found: Draft) -> bool:
    """Whether a sum is held against a measure that nothing else speaks of: "together below 90 kg"."""
    units = [unit for word in document.text.words if (unit := unit_of(word.text))]
    spoken = Counter(unit.dimension for unit in units)
    sums = {
        span
        for limit in found.limits
        if len(limit.terms) > 1 and all(abs(value) == 1 for value in limit.terms.values())
        for span in limit.spans
    }
    counted = [
        unit
        for number in document.numbers
        if number.span in sums and (unit := unit_of(number.unit))
    ]
    return any(spoken[unit.dimension] == 1 for unit in counted)


def _complete(document: Document, found: Draft) -> Reading | None:
    if found.unread or found.goal is None or not found.limits:
        return None
    if _has_strange_measure(document, found) or unused_numbers(document, found.used):
        return None
    if doubtful_sentence(document, found.entities):
        return None
    return program_of(document, found)


def _progress(found: Draft) -> tuple[bool, int]:
    return found.goal is not None, len(found.limits)


def _missing(document: Document, found: Draft) -> Missing:
    names = " and ".join(found.entities.names[:4])
    if found.goal is None:
        return Missing(
            "linear_program",
            "the goal",
            f"I read that {names} are to be decided; what should be as large or as small as possible, "
            "and how much does one of each add to it?",
        )
    if found.unread:
        shown = " ".join(found.unread.split())[:120]
        return Missing(
            "linear_program",
            f'what "{shown}" means',
            f'I read that {names} are to be decided, and cannot work in "{shown}"; please say it in '
            "other words.",
        )
    loose = unused_numbers(document, found.used)
    if loose:
        shown = with_context(document, loose[0])
        return Missing(
            "linear_program", f'what "{shown}" means', f'What does "{shown}" say about {names}?'
        )
    return Missing("linear_program", "the limits", f"What limits how many {names} there can be?")


READER = Reader(
    family="linear_program", evidence=_evidence, read=_read, leaves_nothing=True, takes_sheets=True
)
