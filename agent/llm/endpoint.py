"""The places a base URL can mean: with or without `/v1`, Azure's deployments, Gemini's own path."""

from __future__ import annotations

import re
from dataclasses import dataclass

import httpx

from agent.llm.base_url import parsed
from agent.llm.settings import Settings

_AZURE_HOSTS = (".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com")
_HAS_VERSION = re.compile(r"/(?:v\d\w{0,10}|openai)(?:/|$)")
_OUR_ENDING = re.compile(r"/(?:chat/completions|models|completions)/?$")


@dataclass(frozen=True, slots=True)
class Route:
    """Where chat completions and the list of models are, one reading of a base URL."""

    chat: httpx.URL
    models: httpx.URL
    is_azure: bool = False


def routes(settings: Settings) -> tuple[Route, ...]:
    """Returns what the base URL can mean, the likeliest first; a 404 sends us to the next.

    >>> [str(each.chat) for each in routes(Settings(model="m", base_url="http://localhost:1234"))]
    ['http://localhost:1234/v1/chat/completions', 'http://localhost:1234/chat/completions']
    >>> gemini = "https://generativelanguage.googleapis.com/v1beta/openai/"
    >>> [each.chat.path for each in routes(Settings(model="m", base_url=gemini))]
    ['/v1beta/openai/chat/completions']
    >>> azure = Settings(model="gpt-4o", base_url="https://me.openai.azure.com", api_version="2024-10-21")
    >>> str(routes(azure)[0].chat)
    'https://me.openai.azure.com/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21'
    """
    url = parsed(settings.base_url)
    path = _OUR_ENDING.sub("", url.path).rstrip("/")
    version = settings.api_version or url.params.get("api-version")
    bare = url.copy_with(query=None, fragment=None)
    if version or url.host.endswith(_AZURE_HOSTS):
        return (_azure(bare, path, settings.model, version),)
    if not path:
        paths: tuple[str, ...] = ("/v1", "")
    elif _HAS_VERSION.search(path):
        paths = (path,)
    else:
        paths = (path, f"{path}/v1")
    return tuple(_route(bare, each) for each in paths)


def _route(base: httpx.URL, path: str, *, is_azure: bool = False) -> Route:
    return Route(
        base.copy_with(path=f"{path}/chat/completions"),
        base.copy_with(path=f"{path}/models"),
        is_azure,
    )


def _azure(base: httpx.URL, path: str, model: str, version: str | None) -> Route:
    """Returns Azure's route: its newer `/openai/v1`, or the deployment in the path with a version."""
    if version is None or path.endswith("/openai/v1"):
        return _route(base, path if path.endswith("/v1") else "/openai/v1", is_azure=True)
    root, _, deployment = path.partition("/deployments/")
    root = root if root.endswith("/openai") else f"{root}/openai"
    asked = {"api-version": version}
    return Route(
        base.copy_with(
            path=f"{root}/deployments/{deployment or model}/chat/completions", params=asked
        ),
        base.copy_with(path=f"{root}/models", params=asked),
        is_azure=True,
    )
