"""What to say of a connection that was not made, broke, or leads elsewhere."""

from __future__ import annotations

import httpx


def is_unsent(error: httpx.TransportError) -> bool:
    """Whether no byte of the request can have left."""
    return isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout)


def unreachable(url: httpx.URL, error: httpx.TransportError) -> str:
    """Returns the sentence for a connection that failed."""
    place = f"{url.host}:{url.port}" if url.port else url.host
    match error:
        case httpx.ConnectTimeout() | httpx.PoolTimeout():
            return (
                f"{place} does not answer the connection; check base_url and that the server is up"
            )
        case httpx.ConnectError():
            return f"no connection to {place} ({error}); check base_url and that the server is up"
        case httpx.TimeoutException():
            return f"{place} fell silent before its answer was whole; ask again"
        case _:
            return (
                f"the connection to {place} broke before the answer was whole ({error}); ask again"
            )


def redirected(response: httpx.Response) -> str:
    """Returns the sentence for a redirect: none is followed, so that no question goes astray."""
    target = response.headers.get("location", "").partition("?")[0][:200]  # a query may hold a key
    return (
        f"{response.url.host} sends us on to {target or 'nowhere'} (HTTP {response.status_code}); if "
        "that is right, set base_url to it"
    )
