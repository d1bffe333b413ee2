"""Which amounts a text may want decided: letters, listed names, and what numbers are said of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.linear.comparisons import find_comparisons
from agent.interpret.embedded.linear.entities import CONTAINERS, Entities, entities_of
from agent.interpret.embedded.linear.words import FUNCTION, stem, stems

_LETTER = r"(?:[A-Za-z]_?\{?\d{1,2}\}?|[A-Z])"
_LETTERS = re.compile(
    rf"(?<![\w'.])(?P<first>{_LETTER})(?P<rest>(?:\s*,\s*(?:and\s+)?{_LETTER}(?![\w'])|\s*(?:and|or"
    rf"|&)\s+{_LETTER}(?![\w']))+)"
)
_LETTER_WORD = re.compile(rf"(?<![\w'.]){_LETTER}(?![\w'])")
_IN_BRACKETS = re.compile(
    rf"(?P<name>[^\W\d_][\w\-]*(?:\s(?!(?:and|or|are"
    rf"|is)\b)[^\W\d_][\w\-]*){{0,4}}?)\s*\(\s*(?P<letter>{_LETTER})\s*\)"
)
_STANDS_FOR = re.compile(
    rf"(?<![\w'.])(?P<letter>{_LETTER})\s+(?:represents?|denotes?|is\sthe\s(?:number|amount)\sof"
    rf"|stands?\sfor|be\sthe\s(?:number|amount)\sof)\s+"
    r"(?:the\s(?:number|amount)\sof\s)?(?P<name>[^\W\d_][\w\-]*(?:\s(?!(?:and|or|while|that|for|in"
    r"|which)\b)[^\W\d_][\w\-]*){0,3})"
)
_COUNT = r"(?:two|three|four|five|six|seven|eight|[2-8])"
_KIND_NOUN = r"(?:[^\W\d_][\w'\-]*\s){0,4}?[^\W\d_][\w\-]*"
_STOPS = (
    "and|or|is|are|to|with|has|have|where|which|that|using|given|while|made|should|can|must|in|at|by"
    "|on|from|as|each"
    "|because|for|so"
)
_ITEM = rf"(?:(?!(?:and|or)\b)[^\W_][\w'\-]*)(?:\s(?!(?:{_STOPS})\b)[^\W_][\w'\-]*){{0,4}}"
_LIST = rf"{_ITEM}(?:\s*,\s*(?!and\b|or\b){_ITEM})*\s*,?\s*(?:and|or)\s+(?:an?\s|the\s)?{_ITEM}"
_KINDS = re.compile(
    rf"\b{_COUNT}\s(?P<noun>{_KIND_NOUN})(?:\s\([^)]*\))?(?:\sto\s\w+(?:\s\w+)?)?\s?(?:[:,–—]|\s-\s"
    rf"|,?\s(?:namely|called|such\sas|are))\s?(?:an?\s|the\s)?(?P<list>{_LIST})",
    re.IGNORECASE,
)
_MAKES = re.compile(
    r"\b(?:makes?|making|produc(?:es?|ing)|sells?|selling|grows?|offers?|bak(?:es?|ing)|plants?"
    r"|prepar(?:es?|ing)|manufactures?"
    r"|buy(?:s|ing)?|either|between|among|consists?\sof|consisting\sof|using|uses?|eats?|eating|with"
    r"|of|for|in|to|and|or|has|have|needs?|both|many|much"
    rf"|installs?|materials?|raises?|by|on)\s(?:an?\s|the\s|either\s|both\s)?(?P<list>{_LIST})",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:()]|\.\s|\b(?:and|while|whereas|but|or|however|hand)\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r"^\s*(?:also|further|furthermore|additionally|moreover|assume\sthat|suppose|if|since|given\sthat|that)?\s*"
    r"(?P<det>each|every|an?|one|per|the|a\ssingle)?\s*(?P<np>[^\W_][\w'\-]*(?:\s[^\W_][\w'\-]*){0,5}?)\s"
    r"(?:(?:can|will|could|would|must|also|only|may|is|are|has|have)\s)*(?P<verb>[^\W\d_]+)"
    r"(?:\s(?:for|up|at|about|out|in|to|a|of|on|only|back|an|around|profit))*\s*[$€£]?$",
    re.IGNORECASE,
)
_PER = re.compile(
    r"^[^.,;:]{0,30}?\b(?:per|for\s(?:each|every|a|one)|on\s(?:each|every|a)|from\s(?:each|every|a)"
    r"|each)\s(?:unit\s(?:of|for)\s)?(?P<np>[^\W\d_][\w'\-]*(?:\s[^\W_][\w'\-]*){0,3}?)"
    r"(?=\s*[,.;?]|\s(?:and|while|that|made|sold|produced|is)\b|$)",
    re.IGNORECASE,
)
_WORTH = re.compile(
    r"\b(?:profits?|costs?|prices?|revenues?|returns?|earnings?|weight|value)\s(?:\w+\s)?(?:per|of|for"
    r"|from|on)\s(?:each|an?|one|every|the|producing|making)?\s?"
    r"(?P<np>[^\W_][\w'\-]*(?:\s[^\W_][\w'\-]*){0,4}?)\s(?:sold\s|made\s|produced\s)?(?:is|are|of"
    r"|being|equals|at)\s*[$€£]?$",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:an?|each|every|one|per)\s(?P<np>(?P<container>[^\W\d_]+)\sof\s[^\W\d_][\w\-]*(?:\s(?!(?:and"
    r"|is|are|has|can)\b)[^\W\d_][\w\-]*)?)",
    re.IGNORECASE,
)
_NO_ENTITY = frozenset(
    stem(word)
    for word in "it he she they we you company factory firm farmer shop store he's there lab hospital total "
    "number amount one "
    "each every all profit cost revenue price this that these those unit units which who per "
    "restaurant maximum minimum "
    "bakery owner manager time combination both what how many much resource resources following "
    "type types kind".split()
)
_NEVER_IN_NAMES = frozenset(
    "incurs incur costs yields yield returns respectively should profit cost hire respective "
    "different combined total has have cannot exceed exceeds surpass".split()
)
_COUNTS = frozenset("one two three four five six seven eight nine ten different".split())
_GROUP = re.compile(
    r"\b(?:types?|kinds?|sorts?|forms?|modes?|methods?)\sof\s(?P<a>[^\W\d_]+)|\b(?:of\seach"
    r"|each\stype\sof|each\skind\sof|of\seither|of\seach\stype\sof)\s(?P<b>[^\W\d_]+)"
    r"|\b(?:two|three|four|five|six|seven|eight)\s(?:different\s|main\s|types\sof\s|kinds\sof\s"
    r"|\w+\s)?(?P<c>[^\W\d_]+s)\b|\btotal\snumber\sof\s(?P<d>[^\W\d_]+)",
    re.IGNORECASE,
)


def candidates(document: Document) -> Iterator[Entities]:
    """Yields sets of amounts that the text may want decided, the likeliest first.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "A chair earns $45 and needs 5 boards, a table earns $80 and needs 20 boards."
    >>> next(candidates(Document(Text(text)))).names
    ('chair', 'table')
    """
    text = document.text.raw
    seen: set[tuple[tuple[str, ...], ...]] = set()
    lettered = list(_lettered(text))
    # Where a text names its variables x1, x2 or X, Y, it names them all so.
    others = (
        ()
        if _has_variables(lettered[0][0])
        else (*_spoken_of(document), *_held(text), *_listed(text))
    )
    for names, aliases in (*lettered, *others):
        distinct = _distinct(names)
        key = tuple(sorted(stems(name) for name in distinct))
        if 2 <= len(distinct) <= 12 and key not in seen and all(map(_may_be_name, distinct)):
            seen.add(key)
            yield entities_of(distinct, aliases, _groups(text, distinct))


def _lettered(text: str) -> Iterator[tuple[tuple[str, ...], dict[str, int]]]:
    """Names such as X and Y or x1, x2, x3, with what they stand for."""
    letters: dict[str, str] = {}
    for match in _LETTERS.finditer(text):
        for letter in _LETTER_WORD.findall(match[0]):
            letters.setdefault(letter.upper(), letter)
    named: dict[str, str] = {}
    for pattern in (_IN_BRACKETS, _STANDS_FOR):
        for match in pattern.finditer(text):
            letters.setdefault(match["letter"].upper(), match["letter"])
            named.setdefault(match["letter"].upper(), _bare(match["name"]))
    letters.pop("I", None)
    if (
        "A" in letters
        and not named.get("A")
        and not re.search(r"\bA\s(?:and|or)\sB\b|\bA,\s?B\b", text)
    ):
        letters.pop("A")
    alone = Counter(match[0].upper() for match in _LETTER_WORD.finditer(text))
    for letter, count in alone.items():
        if count > 1 and letter not in {"A", "I", "S"} and letter not in letters:
            letters[letter] = next(w for w in _LETTER_WORD.findall(text) if w.upper() == letter)
    order = sorted(letters, key=list(alone).index)
    names = tuple(letters[each] for each in order)
    full = {named[each]: index for index, each in enumerate(order) if named.get(each)}
    aliases = {
        part: index
        for name, index in full.items()
        for part in (name, *_tails(name))
        if sum(part in _tails(other) or part == other for other in full) == 1
    }
    yield names, aliases
    if any(len(letter) > 1 for letter in names) and any(len(letter) == 1 for letter in names):
        yield tuple(each for each in names if len(each) > 1), {}


def _has_variables(letters: tuple[str, ...]) -> bool:
    return sum(len(each) > 1 or each.upper() in "XYZW" for each in letters) >= 2


def _tails(name: str) -> tuple[str, ...]:
    words = name.split()
    return tuple(" ".join(words[start:]) for start in range(1, len(words)))


def _bare(name: str) -> str:
    """A name without what leads up to it: "involves planting trees" is "planting trees"."""
    words = name.split()
    while len(words) > 1 and (words[0].lower() in FUNCTION or stem(words[0]) in _NO_ENTITY):
        words.pop(0)
    return " ".join(words)


def _spoken_of(document: Document) -> Iterator[tuple[tuple[str, ...], dict[str, int]]]:
    """Subjects that share a verb: "a chair needs 5 …, a table needs 20 …"."""
    strict: dict[str, list[str]] = defaultdict(list)
    loose: dict[str, list[str]] = defaultdict(list)
    for sentence in document.text.sentences:
        limits = [each.end for each in find_comparisons(sentence.text)]
        for number in document.numbers_in(sentence.span):
            start = number.span.start - sentence.span.start
            before = sentence.text[:start]
            if any(0 <= start - end <= 3 for end in limits):
                continue
            piece = _CLAUSE.split(before)[-1]
            worth = _WORTH.search(before)
            match = _SUBJECT.match(piece)
            after = sentence.text[number.span.end - sentence.span.start :]
            per = _PER.match(after)
            if worth and _is_name(worth["np"]):
                strict["worth"].append(worth["np"])
                loose["worth"].append(worth["np"])
            elif per and _is_name(per["np"]):
                strict["per"].append(per["np"])
                loose["per"].append(per["np"])
            elif match and _is_name(match["np"]):
                verb = stem(match["verb"])
                loose[verb].append(match["np"])
                plural = (
                    not match["det"]
                    and stem(match["np"].split()[-1]) != match["np"].split()[-1].lower()
                )
                labelled = re.search(r"\s(?:[A-Z]|\d{1,2})$", match["np"])
                if plural or labelled or (match["det"] or "the").lower() != "the":
                    strict[verb].append(match["np"])
    for found in (strict, loose):
        shared = [names for names in found.values() if len(_distinct(tuple(names))) >= 2]
        if shared:
            yield tuple(name for names in shared for name in names), {}
            best = max(shared, key=lambda names: len(_distinct(tuple(names))))
            yield tuple(best), {}


def _may_be_name(name: str) -> bool:
    """Whether a phrase can be what is decided: no verb, no number in front, no loose end."""
    words = name.lower().split()
    return (
        len(words) <= 6
        and not words[0][0].isdigit()
        and words[0] not in _COUNTS
        and words[0] != "of"
        and words[-1] != "of"
        and not set(words) & (FUNCTION - {"of", "a"})
        and not _NEVER_IN_NAMES & set(words)
    )


def _held(text: str) -> Iterator[tuple[tuple[str, ...], dict[str, int]]]:
    """What is spoken of by the measure: "a kilo of corn holds 75 …, a kilo of soy 450 …"."""
    names = [
        match["np"] for match in _HELD.finditer(text) if stem(match["container"]) in CONTAINERS
    ]
    for length in (3, 4):
        yield tuple(" ".join(name.split()[:length]) for name in names), {}


def _is_name(np: str) -> bool:
    words = np.split()
    inner = [word.lower() for word in words]
    if stem(inner[-1]) in _NO_ENTITY or inner[0] in {"to", "in", "at", "on", "for", "by", "if"}:
        return False
    return not any(word in FUNCTION and word not in {"of", "unit", "units"} for word in inner)


def _distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names that are not another one said more briefly; the longer form is kept."""
    kept: list[str] = []
    for name in sorted(dict.fromkeys(names), key=lambda each: -len(each.split())):
        key = stems(name)
        inside = [
            each
            for each in kept
            if stems(each)[-len(key) :] == key or (len(key) > 1 and stems(each)[: len(key)] == key)
        ]
        if not inside:
            kept.append(name)
    order = {stems(name): index for index, name in reversed(list(enumerate(names)))}
    return tuple(sorted(kept, key=lambda each: order.get(stems(each), 0)))


def _listed(text: str) -> Iterator[tuple[tuple[str, ...], dict[str, int]]]:
    """Names in a list: "three crops: wheat, corn and rice", "makes chairs and tables"."""
    for pattern in (_KINDS, _MAKES):
        for match in pattern.finditer(text):
            items = tuple(
                _bare(re.sub(r"^(?:an?|the)\s", "", item.strip(), flags=re.IGNORECASE))
                for item in re.split(r"\s*,\s*(?:and\s|or\s)?|\s+(?:and|or)\s+", match["list"])
                if item.strip()
            )
            yield from _with_shared_head(items)


def _with_shared_head(items: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], dict[str, int]]]:
    """The items, with the last one cut where a sentence goes on, and with a head that all share."""
    last = items[-1].split()
    for length in range(len(last), 0, -1):
        names = (*items[:-1], " ".join(last[:length]))
        yield names, {}
        if length > 1 and all(len(item.split()) < length for item in items[:-1]):
            head = last[length - 1]
            yield (*(f"{item} {head}" for item in items[:-1]), names[-1]), {}


def _groups(text: str, names: tuple[str, ...]) -> frozenset[str]:
    own = {part for name in names for part in stems(name)}
    found = {
        word.lower()
        for match in _GROUP.finditer(text)
        for word in match.groups()
        if word and stem(word) not in _NO_ENTITY and stem(word) not in own
    }
    return frozenset(found - FUNCTION)
