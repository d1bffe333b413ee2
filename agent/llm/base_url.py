"""A base URL, held against what it may be before anything is sent to it."""

from __future__ import annotations

import httpx


def parsed(base_url: str) -> httpx.URL:
    """Returns the address; it is printed and remembered, so it must hold nothing that is secret.

    Raises:
        ValueError: it is no http or https address, or it holds a password or a query of its own.

    >>> parsed(" https://api.openai.com/v1 ").host
    'api.openai.com'
    """
    try:
        url = httpx.URL(base_url.strip())
    except (httpx.InvalidURL, ValueError):
        url = httpx.URL("")
    if url.scheme not in {"http", "https"} or not url.host:
        raise ValueError(
            "it is not an http or https address; write it as https://api.openai.com/v1"
        )
    if url.userinfo:
        raise ValueError("it holds a user or password; put it under headers or api_key")
    if set(url.params) - {"api-version"}:
        raise ValueError("it holds a query; put its parameters under query")
    return url
