"""Reasoning that stands in tags before the answer, told from it while the text arrives."""

from __future__ import annotations

from dataclasses import dataclass

from agent.llm.reasoning import OPENER, TAGS

_MOST_SPACE = 200  # characters; longer white space before a tag is an answer's own


@dataclass(slots=True)
class InlineSplitter:
    """Tells reasoning from answer piece by piece, tags cut anywhere included.

    >>> splitter = InlineSplitter()
    >>> [splitter.feed(piece) for piece in ("<th", "ink>a", "b</thi", "nk>", "4")]
    [('', ''), ('a', ''), ('b', ''), ('', ''), ('', '4')]
    """

    _held: str = ""
    _mark: str = ""
    _is_answering: bool = False

    def feed(self, piece: str) -> tuple[str, str]:
        """Returns the reasoning and the answer that are certain once this piece is here."""
        if self._is_answering:
            return "", piece
        text, at, thoughts = self._held + piece, 0, list[str]()
        while True:
            if not self._mark:
                opener = OPENER.match(text, at)
                if opener is None:
                    break
                self._mark, at = f"</{opener.group(1).lower()}>", opener.end()
            closing = text.lower().find(self._mark, at)
            if closing < 0:
                end = max(len(text) - _begun(text[-len(self._mark) :], self._mark), at)
                thoughts.append(text[at:end])
                self._held = text[end:]
                return "".join(thoughts), ""
            thoughts.append(text[at:closing])
            at, self._mark = closing + len(self._mark), ""
        return "".join(thoughts), self._answer_or_wait(text[at:])

    def close(self) -> tuple[str, str]:
        """Returns what was held back when the text ended."""
        held, self._held = self._held, ""
        return (held, "") if self._mark else ("", held)

    def _answer_or_wait(self, rest: str) -> str:
        """Returns the beginning of the answer, or nothing while it may be the beginning of a tag."""
        led = rest.lstrip().lower()
        if len(rest) <= _MOST_SPACE and any(f"<{tag}>".startswith(led) for tag in TAGS):
            self._held = rest
            return ""
        self._held, self._is_answering = "", True
        return rest


def _begun(ending: str, mark: str) -> int:
    """Returns how many last characters may be the beginning of a mark.

    >>> _begun("so</th", "</think>")
    4
    """
    lowered = ending.lower()
    return next((n for n in range(len(mark) - 1, 0, -1) if lowered.endswith(mark[:n])), 0)
