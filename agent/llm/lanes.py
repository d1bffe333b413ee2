"""Many connections as several small pools: one large pool looks through all of itself at every request.

httpcore's pool goes over its connections once for each of them whenever a request begins or ends; at a
hundred connections that took three fifths of all the time of a call (`make bench NAME=model_calls`).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

import httpx


class Lanes(httpx.AsyncBaseTransport):
    """Sends each request through the pool that has the fewest under way, the first of equals.

    So one call after another uses one connection again, and many at once spread out.
    """

    def __init__(self, pools: Sequence[httpx.AsyncBaseTransport]) -> None:
        self._pools = tuple(pools)
        self._n_under_way = [0] * len(self._pools)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Returns the response; its request is under way until it is closed."""
        lane = self._n_under_way.index(min(self._n_under_way))
        self._n_under_way[lane] += 1
        try:
            response = await self._pools[lane].handle_async_request(request)
        except BaseException:
            self._n_under_way[lane] -= 1
            raise
        assert isinstance(response.stream, httpx.AsyncByteStream)
        response.stream = _Counted(response.stream, self._n_under_way, lane)
        return response

    async def aclose(self) -> None:
        """Closes the connections."""
        for pool in self._pools:
            await pool.aclose()


class _Counted(httpx.AsyncByteStream):
    """A body that counts its request as ended when it is closed."""

    def __init__(self, inner: httpx.AsyncByteStream, n_under_way: list[int], lane: int) -> None:
        self._inner = inner
        self._n_under_way = n_under_way
        self._lane: int | None = lane

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._inner:
            yield chunk

    async def aclose(self) -> None:
        lane, self._lane = self._lane, None
        if lane is not None:
            self._n_under_way[lane] -= 1
        await self._inner.aclose()
