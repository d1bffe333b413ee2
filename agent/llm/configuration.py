"""Where settings come from: the environment, a TOML file over it, flags over both.

The environment's `OPENAI_*` are shared with other programs, so the file, which is Verdiq's own, comes
over them. A model is used only where one is named: a key that lies about in the environment sends
nothing anywhere.

    [llm]
    base_url = "http://localhost:11434/v1"
    model = "qwen3:8b"
    api_key_env = "MY_KEY"          # the variable that holds the key; or api_key = "…"
    headers = { "X-Team" = "ops" }
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

from agent.llm.errors import SettingsRefused
from agent.llm.settings import Settings, validated

_MOST_BYTES = 100_000

_VARIABLES = {
    "OPENAI_BASE_URL": "base_url",
    "OPENAI_API_KEY": "api_key",
    "OPENAI_API_VERSION": "api_version",
    "VERDIQ_MODEL": "model",
    "VERDIQ_LLM_TEMPERATURE": "temperature",
    "VERDIQ_LLM_REASONING_EFFORT": "reasoning_effort",
    "VERDIQ_LLM_MAX_TOKENS": "max_tokens",
    "VERDIQ_LLM_STREAM": "stream",
    "VERDIQ_LLM_DEADLINE_S": "deadline_s",
    "VERDIQ_LLM_MAX_ATTEMPTS": "max_attempts",
    "VERDIQ_LLM_MAX_CONCURRENT": "max_concurrent",
    "VERDIQ_LLM_PRICE_PROMPT_USD": "price_prompt_usd",
    "VERDIQ_LLM_PRICE_COMPLETION_USD": "price_completion_usd",
    "VERDIQ_LLM_CACHE": "cache_dir",
    "VERDIQ_LLM_RECORD": "record_to",
    "VERDIQ_LLM_REPLAY": "replay_from",
}


def configured(
    flags: Mapping[str, object] | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    file: Path | None = None,
) -> Settings | None:
    """Returns the settings of the model to use, or None where no model is named anywhere.

    `file` is the TOML file; without it `VERDIQ_CONFIG`, else the user's own where there is one.
    Values of None among the `flags` count as not given.

    Raises:
        SettingsRefused: the file cannot be read, or a setting does not fit.

    >>> configured({"model": "m"}, environ={"OPENAI_BASE_URL": "http://localhost:1"}).base_url
    'http://localhost:1'
    >>> configured(environ={"OPENAI_API_KEY": "sk-1"}) is None
    True
    """
    values, sources = gathered(flags, environ=environ, file=file)
    return validated(values, " and ".join(sources)) if values.get("model") else None


def gathered(
    flags: Mapping[str, object] | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    file: Path | None = None,
) -> tuple[dict[str, object], list[str]]:
    """Returns the settings that are named, unchecked, and where they were found."""
    around = os.environ if environ is None else environ
    named = {field: around[name] for name, field in _VARIABLES.items() if around.get(name)}
    values: dict[str, object] = dict(named)
    sources = ["the environment"] if named else []
    path = _file(file, around, is_ours=environ is None)
    if path is not None:
        values |= _from_file(path, around)
        sources.append(str(path))
    given = {name: value for name, value in (flags or {}).items() if value is not None}
    if given:
        sources.append("flags")
    return values | given, sources or ["defaults"]


def _file(file: Path | None, environ: Mapping[str, str], *, is_ours: bool) -> Path | None:
    named = file or (Path(environ["VERDIQ_CONFIG"]) if environ.get("VERDIQ_CONFIG") else None)
    if named is not None:
        return named.expanduser()
    if not is_ours:
        return None
    from platformdirs import user_config_path

    usual = user_config_path("verdiq") / "config.toml"
    return usual if usual.is_file() else None


def _from_file(path: Path, environ: Mapping[str, str]) -> dict[str, object]:
    """Returns the table `[llm]`; parse errors name the place, not the line (it may hold the key)."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise SettingsRefused(
                f"{path} is larger than {_MOST_BYTES:,} bytes; name a settings file"
            )
        table = tomllib.loads(path.read_text(encoding="utf-8")).get("llm", {})
    except OSError as error:
        raise SettingsRefused(
            f"the settings file {path} cannot be read: {error.strerror}"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsRefused(f"the settings file {path} is not TOML: {error}") from None
    if not isinstance(table, dict):
        raise SettingsRefused(f"[llm] in {path} is not a table; write the settings under [llm]")
    variable = table.pop("api_key_env", None)
    if variable is not None:
        if not environ.get(str(variable)):
            raise SettingsRefused(
                f"api_key_env in {path} names the variable {variable}, which is not set; set it"
            )
        table["api_key"] = environ[str(variable)]
    return table
