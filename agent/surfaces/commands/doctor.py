"""`verdiq doctor`: tries the language model's endpoint and says what it can do."""

from __future__ import annotations

import argparse
import asyncio
import json
import math
from typing import TYPE_CHECKING

from agent.surfaces.boundary import guarded
from agent.surfaces.exit_codes import ANSWERED, OUR_FAULT

if TYPE_CHECKING:
    from agent.llm.doctor import Finding
    from agent.llm.settings import Settings


def run(options: argparse.Namespace) -> int:
    """Prints what was found and returns the exit code: 0 where the model answers."""
    return guarded(lambda: asyncio.run(_examine(options)), as_json=options.json)


async def _examine(options: argparse.Namespace) -> int:
    from agent.llm.client import ChatClient
    from agent.llm.doctor import examine
    from agent.surfaces.language_model import remembered
    from problems.errors import BadInput

    if not math.isfinite(options.deadline) or not 1 <= options.deadline <= 3600:
        raise BadInput(f"--deadline is {options.deadline:g}; give seconds from 1 to 3600")
    settings = _settings(options)
    async with ChatClient(settings) as client:
        found = await examine(client, options.deadline)
        dialect = client.dialect
    if dialect is not None:
        remembered(settings).learn(client.key, dialect)
    answers = any(each.name == "answer" and each.works for each in found)
    if options.json:
        print(
            json.dumps(
                _as_json(settings, found) | {"dialect": dialect.as_json() if dialect else None}
            )
        )
    else:
        key = "with a key" if settings.api_key.get_secret_value() else "without a key"
        print(f"{settings.model} at {settings.base_url}, {key}")
        for each in found:
            print(f"{'ok' if each.works else 'no':>4}  {each.name}: {each.seen}")
        if dialect is not None:
            print(f"      asked with: {dialect.in_words()}")
    return ANSWERED if answers else OUR_FAULT


def _settings(options: argparse.Namespace) -> Settings:
    """Returns the settings to try.

    Raises:
        BadInput: no model is named; the names at the endpoint are told where it lists them.
    """
    from agent.llm.configuration import configured
    from problems.errors import BadInput

    found = configured({"model": options.model, "base_url": options.base_url}, file=options.config)
    if found is None:
        raise BadInput(
            "no language model is named, so Verdiq reads questions by its own rules; set VERDIQ_MODEL and "
            "OPENAI_BASE_URL, or give --model NAME --base-url URL"
        )
    return found


def _as_json(settings: Settings, found: tuple[Finding, ...]) -> dict[str, object]:
    rows = [{"name": each.name, "works": each.works, "seen": each.seen} for each in found]
    return {"model": settings.model, "base_url": settings.base_url, "findings": rows}
