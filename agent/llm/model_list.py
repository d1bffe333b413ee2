"""The names of the models at an endpoint, out of the forms that lists of them have."""

from __future__ import annotations

from pydantic import JsonValue

from agent.llm.endpoint import Route
from agent.llm.errors import LlmError, Refused
from agent.llm.exchange import Exchange, Rejection
from agent.llm.faults import Turned
from agent.llm.json_shapes import mapping, sequence, text


async def model_names(exchange: Exchange, routes: tuple[Route, ...]) -> tuple[str, ...]:
    """Returns the names in their order, from the first address that lists any.

    Raises:
        LlmError: no address lists models.
    """
    fault: LlmError | None = None
    for route in routes:
        found = await exchange.fetch(route.models)
        if not isinstance(found, Rejection):
            return names_in(found)
        fault = fault or Turned(found).final(route.models.host, 1)
    raise fault or Refused("the endpoint lists no models", 404)


def names_in(listed: JsonValue) -> tuple[str, ...]:
    """Returns the names in a list of models.

    >>> names_in({"object": "list", "data": [{"id": "a"}, {"id": "b"}]})
    ('a', 'b')
    >>> names_in({"models": [{"name": "a"}]}), names_in([{"id": "a"}]), names_in(None)
    (('a',), ('a',), ())
    """
    said = mapping(listed)
    rows = sequence(said.get("data")) or sequence(said.get("models")) or sequence(listed)
    each_row = [mapping(each) for each in rows]
    names = [text(each.get("id")) or text(each.get("name")) for each in each_row]
    return tuple(filter(None, names))
