"""The named sets of a document, however they are written down."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.memberships.amount_phrases import note_amount, without_amount
from agent.interpret.embedded.memberships.gapped import gapped
from agent.interpret.embedded.memberships.membership import Member, elements_of
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.tables import is_number
from agent.interpret.embedded.text import Sentence, Span

_VERBS = (
    r"(?:reach(?:es)?|covers?|serves?|sells?|teach(?:es)?|contains?|includes?|holds?|needs?|requires?|uses?|visits?|flies|fly|knows?"
    r"|speaks?|detects?|checks?|tests?|watch(?:es)?|sees?|suppl(?:y|ies)|offers?|provides?|handles?|do(?:es)?|makes?|stocks?|delivers?(?:\sto)?"
    r"|treats?|fix(?:es)?|monitors?|hears?|lights?|cleans?|repairs?|carries|runs|masters?|attends?|takes?|occup(?:y|ies)|involves?|kills?"
    r"|catch(?:es)?|passes|hits|answers?|blocks?|wants?|bids?(?:\son)?|plays?|owns?|bears|lists|translates|understands?|consists?\sof"
    r"|has|have|is\sattended\sby|is\smade\sof|works?\son|calls?\sat|stops?\sat|goes\sto|drives?\sto)"
)
_JOINING = r"(?!(?:and|or|for|with|so|while)\b)"
_SUBJECT = rf"(?P<subject>(?:(?:[Aa]n?|[Tt]he)\s)?{_JOINING}[^\W_][\w'’]*(?:\s{_JOINING}[^\W_][\w'’]*){{0,4}}?)"
_CLAUSE = re.compile(
    rf"(?:^|(?<=[;:\n])|(?<=,)|(?<=\band)|(?<=\.))\s*(?:[-*•]\s|\d{{1,3}}[.)]\s|\band\s|while\s|whereas\s)?\s*{_SUBJECT}(?:\s?\((?P<note>[^()\n]{{1,40}})\))?,?\s"
    rf"(?:(?:can|could|would|will|may|also|only)\s){{0,2}}(?P<verb>{_VERBS}\b|(?=[$€£]?\d[\d,.]*(?:\s[a-z]{{1,12}})?\sfor\s))\s?(?=\S)"
)
_NOT_SUBJECTS = frozenset(
    "each every which who whom that must to we it they she he you i all any what how no nobody both must need "
    "so if when where there this these those".split()
)
_BRACED = re.compile(
    r"(?P<name>[^\W_][\w'’]*)(?:\s?\((?P<note>[^(){}\n]{1,30})\))?\s?[:=]?\s?\{(?P<list>[^{}]{1,2000})\}"
    r"(?:\s?(?P<behind>(?:\(|for|at|costs?|,?\s?cost\s?=?)\s?[$€£]?\d[\d.,]*\)?))?"
)
_OF_ALL = frozenset(
    "of is are universe u x elements set union all cover contains from over items ground numbers".split()
)
_COLON = re.compile(
    r"^(?:[-*•]\s*|\d{1,3}[.)]\s*)?(?P<name>[^\W_][\w'’]*(?:\s[^\W_][\w'’]*){0,2})(?:\s?\((?P<note>[^()\n]{1,40})\))?\s?(?::|->|→|=)\s(?P<list>[^:?\n]{1,2000})$"
)
_ROW_SEPARATOR = re.compile(r"\s*(?:[+;,&/]|\band\b)\s*")


def find_members(document: Document) -> tuple[Member, ...]:
    """Returns the sets of a document: of a table, in braces, behind colons, or told by one verb.

    >>> from agent.interpret.embedded.text import Text
    >>> said = "A reaches districts 1 and 2, B reaches 2 and 3. P1 needs nothing."
    >>> [(m.name, m.elements) for m in find_members(Document(Text(said)))]
    [('A', ('1', '2')), ('B', ('2', '3'))]
    """
    for table in document.tables:
        members = _of_table(table)
        if _overlap(members):
            return members
    for find in (_braced, _told, _listed):
        members = tuple(find(document))
        if len({member.name for member in members}) == len(members) and _overlap(members):
            return members
    return ()


def _overlap(members: tuple[Member, ...]) -> bool:
    """Whether there is a choice at all: two sets at least, and something held by two of them."""
    held = [element for member in members for element in member.elements]
    names = set(held)
    # "Moon East" beside "East" is a statement without its verb, not an element.
    if any(" " in name and name.rpartition(" ")[2] in names for name in names):
        return False
    return len(members) > 1 and len(names) < len(held)


def _braced(document: Document) -> Iterator[Member]:
    for match in _BRACED.finditer(document.text.raw):
        elements = elements_of(match["list"])
        if match["name"].lower() in _OF_ALL:
            continue  # "the universe {1, 2, 3}" is no set to choose
        if elements and "..." not in match["list"] and "…" not in match["list"]:
            priced = note_amount(match["note"] or "") or without_amount(
                f"x {match['behind'] or ''}"
            )
            yield Member(match["name"], elements, priced.amount, priced.unit, Span(*match.span()))


def _listed(document: Document) -> Iterator[Member]:
    for sentence in document.text.sentences:
        match = _COLON.match(sentence.text.rstrip(" .;"))
        if match is None:
            continue
        note = note_amount(match["note"] or "")
        priced = without_amount(match["list"])
        elements = elements_of(priced.rest)
        if elements is None:
            continue
        amount, unit = (note.amount, note.unit) if note else (priced.amount, priced.unit)
        yield Member(match["name"], elements, amount, unit, sentence.span)


def _told(document: Document) -> Iterator[Member]:
    """The sets of the verb that tells most of them."""
    found = [each for sentence in document.text.sentences for each in _clauses(sentence)]
    verbs = Counter(verb for verb, _ in found)
    if not verbs:
        return
    verb, times = max(verbs.items(), key=lambda each: each[1])
    if times > 1:
        yield from (member for said, member in found if said == verb)


def _clauses(sentence: Sentence) -> Iterator[tuple[str, Member]]:
    text = sentence.text
    if len(text) > 20_000 or text.endswith("?"):
        return
    matches = [m for m in _CLAUSE.finditer(text) if _is_subject(m["subject"])]
    times = Counter(match["verb"] for match in matches)
    for match in reversed([m for m in matches if m["verb"] and times[m["verb"]] == 1]):
        told = list(_gapped(sentence, match))
        if len(told) > 1:
            yield from told
            return
    bare = [m for m in matches if not m["verb"]]
    verbal = [m for m in matches if m["verb"]]
    matches = bare if len(bare) > len(verbal) else verbal
    for index, match in enumerate(matches):
        end = matches[index + 1].start() if index + 1 < len(matches) else len(text)
        note = note_amount(match["note"] or "")
        priced = without_amount(
            re.sub(r"[\s,;.]*(?:\band\b|\bwhile\b)?[\s,;.]*$", "", text[match.end() : end])
        )
        elements = elements_of(priced.rest)
        if elements is None:
            continue
        amount, unit = (note.amount, note.unit) if note else (priced.amount, priced.unit)
        start = sentence.span.start
        span = Span(start + match.start("subject"), start + end)
        name = _last_name(match["subject"])
        yield re.sub(r"(?:es|s)$", "", match["verb"]), Member(name, elements, amount, unit, span)


def _gapped(sentence: Sentence, match: re.Match[str]) -> Iterator[tuple[str, Member]]:
    """The sets of a sentence whose first one alone has a verb."""
    verb = re.sub(r"(?:es|s)$", "", match["verb"])
    note = note_amount(match["note"] or "")
    for member in gapped(sentence, match.end()):
        if member.name:
            yield verb, member
        else:
            amount, unit = (note.amount, note.unit) if note else (member.amount, member.unit)
            name = _last_name(match["subject"])
            yield verb, replace(member, name=name, amount=amount, unit=unit)


def _is_subject(subject: str) -> bool:
    words = subject.lower().split()
    kept = words[:-1] if len(words) > 1 and len(words[-1]) == 1 else words
    return _NOT_SUBJECTS.isdisjoint(kept)


def _last_name(subject: str) -> str:
    """The name at the end of a subject: "A station at site A" is "site A"."""
    words = re.sub(r"^(?:an?|the|and)\s", "", subject.strip(), flags=re.IGNORECASE).split()
    return " ".join(words[-2:]) if len(words) > 2 else " ".join(words)


def _of_table(table: Table) -> tuple[Member, ...]:
    """The rows of a table with one column of lists, told by their separators or by their repeats."""
    columns = list(zip(*table.rows, strict=True))
    numeric = [i for i, cells in enumerate(columns) if all(map(is_number, cells))]
    lists = [i for i in range(len(columns)) if i not in numeric and _holds_lists(columns[i])]
    parted = [i for i in lists if any(_ROW_SEPARATOR.search(cell) for cell in columns[i])]
    lists = parted or lists
    if len(lists) > 1:
        lists = [i for i in lists if max(len(cell.split()) for cell in columns[i]) > 2]
    if len(lists) != 1 or len(numeric) > 1:
        return ()
    named = [i for i in range(len(columns)) if i not in {*numeric, *lists}]
    members = []
    for row in table.rows:
        cell = row[lists[0]]
        elements = tuple(dict.fromkeys(_entries(cell, columns[lists[0]])))
        number = find_numbers(row[numeric[0]])[0] if numeric else None
        members.append(
            Member(
                row[named[0]] if named else cell,
                elements,
                number.value if number else None,
                (number.currency or number.unit) if number else "",
                table.span,
            )
        )
    return tuple(members)


def _holds_lists(cells: tuple[str, ...]) -> bool:
    entries = [entry for cell in cells for entry in _entries(cell, cells)]
    return len(entries) > len(cells) and len(set(entries)) < len(entries)


def _entries(cell: str, cells: tuple[str, ...]) -> list[str]:
    if any(_ROW_SEPARATOR.search(each) for each in cells):
        return [each.strip() for each in _ROW_SEPARATOR.split(cell) if each.strip()]
    return cell.split()
