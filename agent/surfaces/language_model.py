"""The language model that a command uses: named by options, a file or the environment."""

from __future__ import annotations

import argparse
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agent.interpret.with_model.session import ModelReader
    from agent.llm.capabilities import Capabilities
    from agent.llm.settings import Settings


def add_options(command: argparse.ArgumentParser) -> None:
    """Adds the options that name a model and say whether to use it."""
    add = command.add_argument
    add(
        "--interpreter",
        choices=["auto", "embedded", "llm"],
        default="auto",
        help="auto: with a language model where one is configured",
    )
    add("--lessons", action="store_true", help="show the model what you taught it (verdiq lessons)")
    add_model_options(command)


def add_endpoint_options(command: argparse.ArgumentParser) -> None:
    """Adds the options that say which model, and where."""
    add = command.add_argument
    add("--model", metavar="NAME", help="the language model (default: VERDIQ_MODEL)")
    add(
        "--base-url",
        metavar="URL",
        help="its OpenAI-compatible endpoint (default: OPENAI_BASE_URL)",
    )
    add(
        "--config",
        type=Path,
        metavar="FILE",
        help="TOML file with a table [llm] (default: VERDIQ_CONFIG, else config.toml in the user's folder)",
    )


def add_model_options(command: argparse.ArgumentParser) -> None:
    """Adds the options that name a model and what it may take."""
    add_endpoint_options(command)
    add = command.add_argument
    add(
        "--tokens",
        type=int,
        default=60_000,
        metavar="N",
        help="the most that reading one question may take (default: 60000)",
    )
    add(
        "--cost",
        type=float,
        metavar="USD",
        help="the most that reading one question may cost; needs the model's prices in the settings",
    )


def settings_of(options: argparse.Namespace) -> Settings | None:
    """Returns the model's settings; None where none is configured, or none is wanted.

    Raises:
        BadInput: the settings cannot be used, or a model was asked for and none is named.
    """
    if options.interpreter == "embedded":
        return None
    from agent.llm.configuration import configured
    from problems.errors import BadInput

    flags = {"model": options.model, "base_url": options.base_url}
    found = configured(flags, file=options.config)
    if found is None and options.interpreter == "llm":
        raise BadInput("no language model is named; set VERDIQ_MODEL, or give --model NAME")
    return found


def remembered(settings: Settings) -> Capabilities:
    """Returns what earlier runs have learnt of endpoints.

    Nothing where exchanges are recorded or replayed: those find their way from the beginning.
    """
    from agent.llm.capabilities import Capabilities
    from agent.run_store import home

    is_apart = settings.record_to is not None or settings.replay_from is not None
    return Capabilities(None if is_apart else home() / "language-models.json")


def reader_of(options: argparse.Namespace) -> AbstractAsyncContextManager[ModelReader | None]:
    """Returns `model_reader` by the options of a command.

    Raises:
        BadInput: as `settings_of`.
    """
    return model_reader(
        settings_of(options),
        options.tokens,
        uses_lessons=options.lessons,
        max_cost_usd=options.cost,
    )


@asynccontextmanager
async def model_reader(
    settings: Settings | None,
    max_tokens: int,
    *,
    uses_lessons: bool = False,
    max_cost_usd: float | None = None,
) -> AsyncIterator[ModelReader | None]:
    """Yields a reader that uses the model, None without one; closes its connections afterwards.

    Raises:
        BadInput: the tokens are fewer than one call takes, or a cost is given and no prices are.
    """
    if settings is None:
        yield None
        return
    from agent.interpret.with_model.lessons import read_lessons
    from agent.interpret.with_model.session import ModelReader
    from agent.llm.client import ChatClient
    from agent.surfaces.commands.lessons import lessons_path
    from problems.errors import BadInput

    least = 5_000
    if max_tokens < least:
        raise BadInput(f"--tokens is {max_tokens}; one call takes up to {least}, so give more")
    if max_cost_usd is not None and (settings.prices is None or not max_cost_usd > 0):
        raise BadInput(
            f"--cost is {max_cost_usd:g}; give dollars above 0, and set price_prompt_usd and "
            "price_completion_usd, or give --tokens alone"
        )
    async with ChatClient(settings, capabilities=remembered(settings)) as client:
        kept = read_lessons(lessons_path()) if uses_lessons else ()
        yield ModelReader(
            client,
            max_tokens=max_tokens,
            max_cost_usd=max_cost_usd,
            deadline_s=2 * settings.deadline_s,
            lessons=kept,
        )
