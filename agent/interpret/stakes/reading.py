"""What the question says of the stakes, and where, so that no other reader takes it for the problem's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent.contracts.stakes import Stakes
from agent.interpret.embedded.text import Text
from agent.interpret.stakes.clauses import alone, at_the_end, at_the_start
from agent.interpret.stakes.saying import Saying
from problems.plain_number import plain
from problems.problem import Frozen

_LONGEST = 200_000  # what is longer is data
# Words without which no clause is about the stakes: most questions are passed over at once.
_SPEAKS = re.compile(
    r"per\s?cent|%|\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|tonight|tomorrow|today"
    r"|\d+\s?(?:s|h|min|ms)|comput\w+|quantum|worth|daily|gdpr|privacy|leave|leaves|send|sent|upload|uploaded|share|in-house|premises|within|under|by|before|until|till|in|deadline|once|twice|times|every|each|daily|weekly|monthly|yearly"
    r"|hourly|quarterly|annually|one-off|one-time|spend|pay|spent|budget|cost|money|data|confidential|secret|cloud|sensitive)\b",
    re.IGNORECASE,
)
_REQUEST = re.compile(r"(?:please\s)?(?:can|could|would|will)\syou\b", re.IGNORECASE)


class SaidStakes(Frozen):
    """What the words say, one thing after the other, and the characters (start, end) that say it."""

    sayings: tuple[Saying, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()

    @property
    def stakes(self) -> Stakes:
        """The sayings together; of two on one thing the later counts."""
        fields = {each.field: each.value for each in self.sayings}
        shared = next((each for each in self.sayings if each.field == "usd_per_percent"), None)
        if shared is not None and shared.a_year and "runs_a_year" in fields:
            fields["usd_per_percent"] = shared.value / fields["runs_a_year"]
        return Stakes.model_validate(fields)

    def notes(self, given: Stakes) -> tuple[str, ...]:
        """Returns what was understood, a sentence each, without what an option says instead."""
        taken = {each.field: each for each in self.sayings}
        return tuple(
            self._note(each) for each in taken.values() if getattr(given, each.field) is None
        )

    def _note(self, said: Saying) -> str:
        if not said.a_year:
            return said.note
        each = self.stakes.usd_per_percent or 0.0
        has_runs = any(other.field == "runs_a_year" for other in self.sayings)
        why = "" if has_runs else ", as if asked once a year, since it was not said how often"
        return f"{said.note}, which is {plain(float(f'{each:.6g}'))} each time{why}"


def read_stakes(question: str) -> SaidStakes:
    """Returns what the question says of deadline, recurrence, worth, spending and data.

    >>> said = read_stakes("A van carries 900 kg. I need the answer within an hour.")
    >>> said.stakes.deadline_s, said.notes(Stakes())
    (3600.0, ('the answer is wanted within 1 hour',))
    """
    found = list(_found(question)) if len(question) <= _LONGEST else []
    sayings = tuple(said for _, clause in found for said in clause if _is_possible(said))
    return SaidStakes(sayings=sayings, spans=tuple(span for span, _ in found))


def said_words(question: str) -> str:
    """Returns what the question says of the stakes, in its own words, a line each.

    >>> said_words("Pack it, and I need it within an hour. Once only.")
    'and I need it within an hour\\nOnce only.'
    """
    spans = read_stakes(question).spans
    return "\n".join(question[start:end].strip(" ,;:–—-") for start, end in spans)


def without(question: str, spans: tuple[tuple[int, int], ...]) -> str:
    """Returns the question with blanks in place of these characters, all else where it was.

    Blanks at its end are left out.

    >>> without("Pack it. Once only.", ((9, 19),))
    'Pack it.'
    """
    pieces, at = [], 0
    for start, end in spans:
        pieces += [question[at:start], " " * (end - start)]
        at = end
    bare = "".join([*pieces, question[at:]])
    return bare.rstrip() if spans else question


def _found(question: str) -> Iterator[tuple[tuple[int, int], tuple[Saying, ...]]]:
    for sentence in Text(question).sentences:
        if not _SPEAKS.search(sentence.text):
            continue
        start, end = sentence.span.start, sentence.span.end
        is_asked = sentence.text.endswith("?") and not _REQUEST.match(sentence.text)
        said = None if is_asked else alone(sentence.text.rstrip("?"))
        if said:
            yield (start, end), said
            continue
        tail = at_the_end(sentence.text)
        if tail:
            closing = len(sentence.text) - len(sentence.text.rstrip(".!?"))
            yield (start + tail[0], end - closing), tail[1]
            continue
        head = at_the_start(sentence.text)
        if head:
            yield (start, start + head[0]), head[1]


def _is_possible(said: Saying) -> bool:
    """Whether the value is one that stakes can have; "every minute for a billion years" is not."""
    try:
        Stakes.model_validate({said.field: said.value})
    except ValueError:
        return False
    return True
