"""How one server wants to be spoken to, and the ladder of ways to ask for JSON."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Rung(StrEnum):
    """A way to ask for JSON of a schema, from the one that binds the model most to the least."""

    JSON_SCHEMA = "json_schema"
    BARE_SCHEMA = "bare_schema"  # json_schema without the keywords that Azure and others refuse
    JSON_OBJECT = "json_object"
    TOOL = "tool"
    TEXT = "text"

    @property
    def next(self) -> Rung | None:
        """The rung below, None at the foot.

        >>> Rung.JSON_OBJECT.next, Rung.TEXT.next
        (<Rung.TOOL: 'tool'>, None)
        """
        rungs = list(Rung)
        below = rungs.index(self) + 1
        return rungs[below] if below < len(rungs) else None


@dataclass(frozen=True, slots=True)
class Dialect:
    """What one model at one base URL has been found to take.

    `dropped` are the parameters it refused; `token_field` is its word for the limit of tokens, None
    where it takes none; `route` is which reading of the base URL it answers at, `most_tokens` the
    longest answer that it grants.
    """

    rung: Rung = Rung.JSON_SCHEMA
    dropped: frozenset[str] = frozenset()
    token_field: str | None = "max_tokens"  # noqa: S105  # of text, not of trust
    route: int = 0
    most_tokens: int | None = None

    def as_json(self) -> dict[str, object]:
        """Returns what was learnt, for a program."""
        return {
            "rung": str(self.rung),
            "dropped": sorted(self.dropped),
            "token_field": self.token_field,
            "route": self.route,
            "most_tokens": self.most_tokens,
        }

    def in_words(self) -> str:
        """Returns what was learnt, for a person.

        >>> Dialect(dropped=frozenset({"seed"})).in_words()
        'json_schema for JSON, max_tokens for the limit, without seed'
        """
        limit = f"{self.token_field} for the limit" if self.token_field else "no limit of tokens"
        dropped = f", without {', '.join(sorted(self.dropped))}" if self.dropped else ""
        return f"{self.rung} for JSON, {limit}{dropped}"


def first_guess(host: str, *, is_azure: bool) -> Dialect:
    """Returns the dialect to try first: OpenAI's own models refuse the older `max_tokens`.

    >>> first_guess("api.openai.com", is_azure=False).token_field
    'max_completion_tokens'
    """
    is_openai = is_azure or host == "api.openai.com"
    return Dialect(token_field="max_completion_tokens" if is_openai else "max_tokens")
