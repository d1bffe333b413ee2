"""A program told as facts, supplies and rules, as a reading, where every number has its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.ledger.account import Account, account_of
from agent.interpret.embedded.ledger.aim import aim_of
from agent.interpret.embedded.ledger.charges import charges_of
from agent.interpret.embedded.ledger.clauses import clauses_of
from agent.interpret.embedded.ledger.facts import Fact, facts_of
from agent.interpret.embedded.ledger.found import Found
from agent.interpret.embedded.ledger.limits import Row, names_things, row_of
from agent.interpret.embedded.ledger.marks import Mark, marks_in
from agent.interpret.embedded.ledger.program import reading_of
from agent.interpret.embedded.ledger.soundness import is_sound, lists_others
from agent.interpret.embedded.ledger.supplies import supply_row
from agent.interpret.embedded.ledger.tabled import Tabled, tabled
from agent.interpret.embedded.ledger.things import Things, things_of
from agent.interpret.embedded.reader import Reading
from agent.interpret.embedded.text import Sentence, Span
from agent.interpret.embedded.units import unit_of

_LONGEST = 6_000
_HUNDRED = 100.0
_RULE = re.compile(
    r"\b(?:must|cannot|can't|may|only|if|unless|either|neither|both|not|except|same|equal\w*|ratio|at\sleast|at\smost|no\smore|no\sless"
    r"|no\sfewer|twice|half|third|exceed\w*|limit\w*|before|after|every|other\sway|should|as\s(?:many|much)|pairs?|sets?|ha(?:s|ve)\sto|wants?|always|never|together|when(?:ever)?)\b",
    re.IGNORECASE,
)
_HARMLESS = re.compile(
    r"\?|\bonly\s(?:sold|available|come)\s(?:in|as|by)\b|\b(?:whole|fractions?|any\samounts?|part\w*)\b|\bcan\sreach\sme\b|\bplease\b|\bnot\ssure\b|^\W*(?:in|there)\s.{0,40}\bdays\b|\bmake\b.{0,30}\band\b",
    re.IGNORECASE,
)
# What a question may say beside its goal, and what would be a rule of its own.
_RULE_ASKED = re.compile(
    r"\bas\s(?:many|much)\s(?:\w+\s){1,4}?as\s(?!possible|\w+\scan\b)|\b(?:twice|equal\w*|same|must|only|unless|both|neither|cannot|not)\b",
    re.IGNORECASE,
)


def read_ledger(document: Document) -> Reading | None:
    """Returns the reading of a program told thing by thing; None where anything is left over."""
    table = tabled(document)
    if len(document.text.raw) > _LONGEST or (document.tables and table is None):
        return None
    facts = (*(table.facts if table else ()), *facts_of(document, _sentences(document)))
    things = things_of(table.facts if table else facts)
    account = account_of(facts, things) if things else None
    if things is None or account is None or lists_others(document, things):
        return None
    if table is not None:
        rows = _tabled_rows(table, account)
        measure = _measure(document)
        if rows is None:
            return None
        things = replace(things, measure=(measure[0], measure[1]) if measure else None)
        account = replace(account, used=account.used | {*(measure[2] if measure else ())})
    else:
        rows = []
    found = _found(document, things, account, facts, rows)
    return reading_of(document, found) if found else None


def _sentences(document: Document) -> list[Sentence]:
    """The sentences outside the tables."""
    spans = [table.span for table in document.tables if table.span]
    return [s for s in document.text.sentences if not any(each.contains(s.span) for each in spans)]


def _tabled_rows(table: Tabled, account: Account) -> list[Row] | None:
    """The supplies that a row of the table tells."""
    rows: list[Row] = []
    for relation, quantity in table.supplies:
        fitting = [column for column in account.columns if column.suits(quantity)]
        if len(fitting) != 1:
            return None
        rows.append(Row(dict(fitting[0].values), relation, quantity.value, quantity.span))
    return rows


def _measure(document: Document) -> tuple[str, float, list[Span]] | None:
    """What one of each thing is where facts are told "per 100 g", and where that is said."""
    found = []
    for number in document.numbers:
        before = document.text.raw[max(0, number.span.start - 8) : number.span.start].lower()
        unit = unit_of(number.unit)
        if unit and before.endswith(("per ", "in ", " of ", "each ")) and number.value == _HUNDRED:
            found.append((unit.dimension, number.value * float(unit.factor), number.span))
    if len({each[:2] for each in found}) != 1:
        return None
    return (*found[0][:2], [each[2] for each in found])


def _found(
    document: Document,
    things: Things,
    account: Account,
    facts: Sequence[Fact],
    tabled_rows: Sequence[Row],
) -> Found | None:
    aim = aim_of(document, account)
    nouns = frozenset(word for column in account.columns for word in column.noun.split())
    is_money = bool(aim) and aim is not None and aim.column.dimension == "share"
    things = replace(things, resources=nouns, is_money=is_money)
    charges = charges_of(document, account, things)
    if aim is None or charges is None:
        return None
    rows: list[Row] = [*tabled_rows]
    told_in = [fact.sentence for fact in facts if fact.quantity.span in account.used]
    for sentence in _sentences(document):
        marks = marks_in(document, sentence.span)
        clauses = clauses_of(marks, _told(marks, account))
        found = _rows(document, clauses, account, things)
        if found is None:
            return None
        rows += found
        is_told = (
            any(each and sentence.span.contains(each) for each in told_in)
            or sentence in charges.sentences
        )
        if not found and not is_told and _is_unread(document, sentence, things):
            return None
    used = (
        *account.used,
        *(row.span for row in rows),
        aim.sentence.span,
        *(s.span for s in charges.sentences),
    )
    used += tuple(
        s.span for s in document.text.sentences if any(s.span.contains(each) for each in used)
    )
    result = Found(things, account, aim, tuple(rows), charges, used)
    return result if is_sound(document, result) else None


def _is_unread(document: Document, sentence: Sentence, things: Things) -> bool:
    """Whether a sentence from which nothing came states a rule, or says something of some things only."""
    if sentence.text.rstrip().endswith("?"):
        return bool(_RULE_ASKED.search(sentence.text))
    if _HARMLESS.search(sentence.text):
        return False
    marks = marks_in(document, sentence.span)
    named = {found[0] for index in range(len(marks)) if (found := things.at(marks, index))}
    return bool(_RULE.search(sentence.text)) or 0 < len(named) < len(things.stems)


def _told(marks: Sequence[Mark], account: Account) -> frozenset[Span]:
    """The numbers told in facts and the relations right before a bound told there."""
    told = set(account.used)
    bounded = {span for *_, span in account.bounds}
    for mark, *after in ((marks[i], *marks[i + 1 : i + 3]) for i in range(len(marks))):
        if mark.kind == "relation" and any(each.span in bounded for each in after):
            told.add(mark.span)
    return frozenset(told)


def _rows(
    document: Document, clauses: Sequence[list[Mark]], account: Account, things: Things
) -> list[Row] | None:
    rows: list[Row] = []
    relation = ""
    for clause in clauses:
        relation = next((mark.text for mark in clause if mark.kind == "relation"), relation)
        if names_things(clause, things):
            row = row_of(clause, things, relation) or _supply_for_all(
                clause, account, things, document
            )
        else:
            row = supply_row(clause, account, things, relation, document.text.raw)
        if row is None:
            return None
        rows.append(row)
    return rows


def _supply_for_all(
    clause: Sequence[Mark], account: Account, things: Things, document: Document
) -> Row | None:
    """A supply in a clause that names all things beside it: "30 hours to sew caps and scarves"."""
    named: set[int] = set()
    rest: list[Mark] = []
    index = 0
    while index < len(clause):
        found = things.at(clause, index)
        if found:
            named.add(found[0])
            index = found[1]
        else:
            rest.append(clause[index])
            index += 1
    if named != set(range(len(things.stems))):
        return None
    relation = next((mark.text for mark in clause if mark.kind == "relation"), "")
    return supply_row(rest, account, things, relation, document.text.raw)
