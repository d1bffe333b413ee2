"""The transport that adds keys on the last step, and only towards the endpoint's own host.

Requests carry no key before it: not in logs of httpx, not in the request that an exception holds, not
in a recording, and not to another host, whatever a redirect says.
"""

from __future__ import annotations

import httpx

from agent.llm.settings import Settings


class Credentials(httpx.AsyncBaseTransport):
    """Adds the key, the extra headers and the extra query to requests for one origin."""

    def __init__(
        self,
        inner: httpx.AsyncBaseTransport,
        settings: Settings,
        home: httpx.URL,
        *,
        is_azure: bool,
    ) -> None:
        self._inner = inner
        self._settings = settings
        self._home = _origin(home)
        self._is_azure = is_azure

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Sends the request on, with what it needs to be let in."""
        return await self._inner.handle_async_request(self._with_keys(request))

    def _with_keys(self, request: httpx.Request) -> httpx.Request:
        if _origin(request.url) != self._home:
            return request
        headers = request.headers.copy()
        key = self._settings.api_key.get_secret_value()
        if key and self._is_azure:
            headers["api-key"] = key
        elif key:
            headers["Authorization"] = f"Bearer {key}"
        for name, value in self._settings.headers.items():
            headers[name] = value.get_secret_value()
        query = {name: value.get_secret_value() for name, value in self._settings.query.items()}
        url = request.url.copy_merge_params(query) if query else request.url
        return httpx.Request(
            request.method,
            url,
            headers=headers,
            stream=request.stream,
            extensions=request.extensions,
        )

    async def aclose(self) -> None:
        """Closes the connections."""
        await self._inner.aclose()


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port
