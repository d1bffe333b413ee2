"""Server-sent events, read from bytes as the network cuts them."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Event:
    """One event: its data, and its name where it has one."""

    data: str
    name: str = ""


@dataclass(slots=True)
class EventReader:
    """Gives the events that are complete; comments and keep-alives are passed over.

    Lines end in LF, CR LF or CR, and nowhere else: JSON may hold U+2028 as it is. A line that begins
    with `{` and is no field is an error that a gateway wrote into the stream bare, and taken as data.

    >>> reader = EventReader()
    >>> reader.feed(b": keep-alive\\n\\nda"), reader.feed(b'ta: {"a":\\r\\ndata: 1}\\r\\n\\r\\n')
    ([], [Event(data='{"a":\\n1}', name='')])
    """

    _decoder: codecs.IncrementalDecoder = field(
        default_factory=lambda: codecs.getincrementaldecoder("utf-8")("replace")
    )
    _rest: str = ""
    _data: list[str] = field(default_factory=list)
    _name: str = ""
    _is_first: bool = True

    @property
    def n_held(self) -> int:
        """Characters held back because their event is not complete."""
        return len(self._rest) + sum(map(len, self._data))

    def feed(self, chunk: bytes) -> list[Event]:
        """Returns the events that this chunk completes."""
        arrived = self._decoder.decode(chunk)
        if self._is_first and arrived:
            arrived, self._is_first = arrived.removeprefix("\ufeff"), False
        self._rest += arrived
        if "\n" not in arrived and "\r" not in arrived:
            return []
        ended = self._rest.endswith("\r")  # its LF may still come
        lines = self._rest.removesuffix("\r").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._rest = lines.pop() + ("\r" if ended else "")
        return [event for line in lines for event in self._line(line)]

    def close(self) -> list[Event]:
        """Returns what the stream left without its blank line."""
        rest, self._rest = self._rest.rstrip("\r"), ""
        return [*(self._line(rest) if rest else []), *self._line("")]

    def _line(self, line: str) -> list[Event]:
        if not line:
            data, name = self._data, self._name
            self._data, self._name = [], ""
            return [Event("\n".join(data), name)] if data else []
        if line.startswith("{"):
            return [Event(line, self._name)]
        word, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if word == "data":
            self._data.append(value)
        elif word == "event":
            self._name = value
        return []
