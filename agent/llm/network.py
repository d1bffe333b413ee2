"""The connections to the endpoint: kept alive, limited in number, through the system's proxy."""

from __future__ import annotations

import logging
import math
import ssl
import urllib.request

import httpx

from agent.llm.errors import SettingsRefused
from agent.llm.lanes import Lanes
from agent.llm.settings import Settings

_POOL_SIZE = 8


def connections(settings: Settings, home: httpx.URL) -> httpx.AsyncBaseTransport:
    """Returns the transport that goes over the network.

    Raises:
        SettingsRefused: the proxy that the environment names cannot be used.
    """
    logging.getLogger("httpcore.http11").addFilter(_holds_no_headers)
    proxy = _proxy(home)
    n_pools = math.ceil(settings.max_concurrent / _POOL_SIZE)
    # The number of calls under way is limited by the client; a pool must never make one wait.
    limits = httpx.Limits(
        max_connections=None, max_keepalive_connections=_POOL_SIZE, keepalive_expiry=60.0
    )
    is_plain = home.scheme == "http"  # then the certificates, 20 ms to load, are for nothing
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if is_plain else httpx.create_ssl_context()
    try:
        return Lanes(
            [
                httpx.AsyncHTTPTransport(verify=context, limits=limits, proxy=proxy, retries=0)
                for _ in range(n_pools)
            ]
        )
    except (ValueError, ImportError) as error:
        raise SettingsRefused(
            f"the proxy of the environment cannot be used ({type(error).__name__}); unset it, name an "
            f"http or https proxy, or add {home.host} to NO_PROXY"
        ) from None


def _proxy(home: httpx.URL) -> str | None:
    """Returns the proxy that the environment names for this host, None where it names none."""
    if urllib.request.proxy_bypass(home.host):
        return None
    proxies = urllib.request.getproxies()
    return proxies.get(home.scheme) or proxies.get("all")


def _holds_no_headers(record: logging.LogRecord) -> bool:
    """Whether a record of httpcore's may be logged: not where it shows the headers of an answer.

    A redirect's address and a gateway's echo may hold a key. Adding a filter twice changes nothing.
    """
    return not str(record.msg).startswith("receive_response_headers.complete")
