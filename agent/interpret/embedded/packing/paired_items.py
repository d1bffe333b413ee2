"""Things with a weight and a value each, told one after the other: "tiles, 5 t, for $38; tea, 3 t, …"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.packing.item_roles import same_kind
from agent.interpret.embedded.packing.items import Amount, Statement
from agent.interpret.embedded.packing.roles import Role, cues
from agent.interpret.embedded.text import Span

_MONEY = frozenset("$ € £ ¥ euro euros dollar dollars pounds pound francs eur usd cents".split())
_NO_NAME = frozenset(
    "a an the is are was its it of in for at to by and or on each every per about also has have with "
    "which that will would can could gives give me i we you my our their there one us gets get what "
    "item's loads load things items goods cargoes jobs films firings offer offers following list takes "
    "take they like want wants available consider if run runs weighing worth would bringing but while "
    "needs need would brings bring done taking carry carries going from these those be them bringing "
    "when because only yet then its fills occupies lasts weighs costs earns pays yields scores".split()
)
_NOT_LABELS = _NO_NAME | frozenset(
    "than most least exactly up over under around roughly plus".split()
)
_CUT = re.compile(r"[.;:(\n)]\s?|,\s|\s[-–—]\s|\b(?:and|while|but)\s|[-*•]\s", re.IGNORECASE)
_REACH = 160

# "3 boxes of tiles of 10 kg" are three things, which is not told here.
_COUNTED = re.compile(
    r"(?:boxes|crates|bags|pieces|packs|pallets|units|copies|cartons|sacks|barrels|bottles)$"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A number of a thing, what it is where words tell it, and the words before and after it."""

    number: Number
    role: Role | None
    before: str
    unit: str


def paired_items(
    document: Document, but: tuple[Span, ...], unit: str, counts: tuple[float, ...] = ()
) -> tuple[Statement, ...]:
    """Returns the things that two numbers each are told of, none where they do not alternate.

    Numbers in the spans `but` are left out, and so are `counts` told in words; `unit` is that of
    the weights.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "A tent weighs 7 kg and is worth 9, a stove 3 kg worth 5."
    >>> [(s.name, [a.value for a in s.amounts]) for s in paired_items(Document(Text(text)), (), "kg")]
    [('tent', [7.0, 9.0]), ('stove', [3.0, 5.0])]
    """
    told = _told(document, but, unit, counts)
    if len(told) < 4 or len(told) % 2:
        return ()
    pairs = list(zip(told[::2], told[1::2], strict=True))
    known = next((p for one, two in pairs if (p := _both(one.role, two.role))), None)
    found: list[Statement] = []
    for one, two in pairs:
        roles = _both(one.role, two.role) or (known if one.role is two.role is None else None)
        name = _name(one.before) or _name(re.sub(rf"^\s?{re.escape(one.unit)}\b", "", two.before))
        if not roles or not name or _COUNTED.match(one.number.unit) or name[0].isdigit():
            return ()
        amounts = tuple(
            Amount(each.number.value, each.unit, role, each.number.span)
            for each, role in zip((one, two), roles, strict=True)
        )
        found.append(Statement(name, amounts))
    return tuple(found) if len({each.name.lower() for each in found}) == len(found) else ()


def _both(one: Role | None, two: Role | None) -> tuple[Role, Role] | None:
    """The roles of a pair of numbers where one at least is known and they differ."""
    first = one or (_other(two) if two else None)
    second = two or (_other(one) if one else None)
    return (first, second) if first and second and {first, second} == _BOTH else None


_BOTH = {Role.WEIGHT, Role.VALUE}


def _other(role: Role) -> Role:
    return Role.VALUE if role is Role.WEIGHT else Role.WEIGHT


def _told(
    document: Document, but: tuple[Span, ...], unit: str, counts: tuple[float, ...]
) -> list[_Told]:
    raw = document.text.raw
    labels = _labels(document)
    numbers = [
        each
        for each in document.numbers
        if each.span not in but
        and each.span not in labels
        and not (each.is_spelt and (each.value <= 1 or each.value in counts))
        and not _numbers_a_line(raw, each)
    ]
    found, end = [], 0
    for at, number in enumerate(numbers):
        until = numbers[at + 1].span.start if at + 1 < len(numbers) else len(raw)
        before = raw[max(end, number.span.start - _REACH) : number.span.start]
        after = raw[number.span.end : min(until, number.span.end + _REACH)]
        found.append(_Told(number, _role(number, before, after, unit), before, _unit(number)))
        end = number.span.end
    return found


def _numbers_a_line(raw: str, number: Number) -> bool:
    """Whether a number stands at the head of a line of a list: "3. tent"."""
    start, end = number.span.start, number.span.end
    return raw[max(0, start - 1) : start] in {"", "\n"} and raw[end : end + 1] in {".", ")"}


def _unit(number: Number) -> str:
    return number.currency or number.unit


def _role(number: Number, before: str, after: str, unit: str) -> Role | None:
    """What a number is: by its unit, by the words right before it, by those right after it."""
    written = _unit(number).lower()
    if written in _MONEY:
        return Role.VALUE
    if unit and same_kind(written, unit):
        return Role.WEIGHT
    close = re.split(r"[;.\n]\s|\)", before)[-1]
    found = cues(close)
    if found and found[-1][0] in _BOTH:
        return found[-1][0]
    tail = re.split(r"[,;.()\n]|\band\b", after)[0]
    found = [each for each in cues(tail) if each[0] in _BOTH and each[1] < 24]
    return found[0][0] if found else None


def _labels(document: Document) -> set[Span]:
    """The numbers of numbered things: "film 1 lasts …, film 2 lasts …"."""
    raw = document.text.raw
    seen: dict[str, list[Number]] = {}
    for number in document.numbers:
        before = re.search(
            r"([^\W\d_]+)\s#?$", raw[max(0, number.span.start - 24) : number.span.start]
        )
        follows = re.match(r"\s?(?:[:(–,-]|[a-z]+s\b|has\b|would\b)", raw[number.span.end :][:16])
        if (
            not before
            or not follows
            or number.is_spelt
            or _unit(number) in {"kg", "hours", "tonnes"}
        ):
            continue
        word = before[1].lower()
        if word not in _NOT_LABELS and not cues(word):
            seen.setdefault(word, []).append(number)
    return {
        number.span
        for numbers in seen.values()
        if len(numbers) > 1 and len({each.value for each in numbers}) == len(numbers)
        for number in numbers
    }


def _name(before: str) -> str:
    """The last name in the words before a number.

    >>> _name(" kg and is worth 9. The sleeping bag weighs "), _name(" t. A ")
    ('sleeping bag', 'A')
    """
    pieces = [piece for piece in _CUT.split(before) if piece.strip(" ,.-*•")]
    for piece in reversed(pieces):
        words = re.findall(r"[^\W_][\w'’/-]*", piece)
        marks = cues(piece)
        if marks and marks[0][1] > 0:
            words = re.findall(r"[^\W_][\w'’/-]*", piece[: marks[0][1]])
        while words and words[0].lower() in _NO_NAME and not _is_letter(words):
            words.pop(0)
        while words and (words[-1].lower() in _NO_NAME and not _is_letter(words[-1:])):
            words.pop()
        if "take" in (lower := [word.lower() for word in words]) or "are" in lower:
            cut = max(at for at, word in enumerate(lower) if word in {"take", "are"})
            words = [word for word in words[cut + 1 :] if word.lower() not in {"a", "an", "the"}]
        if not words and marks:  # "the loads are A" names A behind the word that tells a role
            tail = re.findall(r"[^\W_][\w'’/-]*", piece[marks[-1][2] :])
            words = [w for w in tail if w.lower() not in _NO_NAME or _is_letter([w])]
        if words:
            return " ".join(words)
    return ""


def _is_letter(words: list[str]) -> bool:
    """Whether one capital is all that is left: "A weighs 7 kg" names A."""
    return len(words) == 1 and words[0] in "ABCDEFGHJKLMNOPQRSTUVWXYZ"
