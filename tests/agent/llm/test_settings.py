"""Settings from the environment, a file and flags, and what is refused."""

from pathlib import Path

import pytest

from agent.llm import Settings, configured
from agent.llm.errors import SettingsRefused
from problems.errors import BadInput


def write(folder: Path, text: str) -> Path:
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_flags_win_over_the_file_and_the_file_over_the_environment(tmp_path: Path) -> None:
    environ = {
        "OPENAI_BASE_URL": "http://env/v1",
        "OPENAI_API_KEY": "sk-env",
        "VERDIQ_MODEL": "env",
        "VERDIQ_LLM_MAX_TOKENS": "100",
    }
    file = write(tmp_path, '[llm]\nmodel = "file"\nbase_url = "http://file/v1"\nmax_tokens = 200\n')
    found = configured({"model": "flag", "deadline_s": None}, environ=environ, file=file)
    assert found is not None
    assert (found.model, found.base_url, found.max_tokens) == ("flag", "http://file/v1", 200)
    assert found.api_key.get_secret_value() == "sk-env"


def test_every_setting_can_come_from_the_file(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        """
[llm]
base_url = "https://me.openai.azure.com"
api_key_env = "AZURE_KEY"
api_version = "2024-10-21"
model = "gpt-4o"
headers = { "X-Team" = "ops" }
query = { "region" = "eu" }
extra_body = { structured_outputs = { json = {} } }
price_prompt_usd = 1.0
price_completion_usd = 2.5
""",
    )
    found = configured(environ={"AZURE_KEY": "k"}, file=file)
    assert found is not None
    assert found.api_key.get_secret_value() == "k"
    assert found.prices is not None and found.prices.completion_usd == 2.5
    assert found.headers["X-Team"].get_secret_value() == "ops"


def test_the_file_is_where_the_environment_says(tmp_path: Path) -> None:
    file = write(tmp_path, '[llm]\nmodel = "m"\n')
    found = configured(environ={"VERDIQ_CONFIG": str(file)})
    assert found is not None and found.model == "m"


def test_a_key_alone_turns_nothing_on() -> None:
    assert configured(environ={"OPENAI_API_KEY": "sk-1", "OPENAI_BASE_URL": "http://x/v1"}) is None


def test_a_file_without_a_table_for_the_model_is_no_fault(tmp_path: Path) -> None:
    assert configured(environ={}, file=write(tmp_path, "[other]\nx = 1\n")) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            '[llm]\nmodel = "m"\napi_keey = "sk-secret"\n',
            "api_keey: Extra inputs are not permitted",
        ),
        (
            '[llm]\nmodel = "m"\nmax_tokens = 0\n',
            "max_tokens: Input should be greater than or equal",
        ),
        ('[llm]\nmodel = "m"\ndeadline_s = inf\n', "deadline_s: Input should be a finite number"),
        (
            '[llm]\nmodel = "m"\nprice_prompt_usd = 1\n',
            "price_prompt_usd and price_completion_usd go",
        ),
        ('[llm]\nmodel = "m"\napi_key_env = "NOT_SET"\n', "the variable NOT_SET, which is not set"),
        (
            '[llm]\nmodel = "m"\nextra_body = { n = 5 }\n',
            "extra_body: Value error, n is set by the client",
        ),
        ('[llm\napi_key = "sk-secret"\n', "is not TOML"),
        ('llm = "sk-secret"\n', "is not a table"),
        ('[llm]\nmodel = "m"\napi_key = ["sk-secret"]\n', "api_key: Input should be"),
    ],
)
def test_what_cannot_be_used_is_named_without_its_value(
    tmp_path: Path, text: str, why: str
) -> None:
    with pytest.raises(SettingsRefused) as caught:
        configured(environ={}, file=write(tmp_path, text))
    assert why in str(caught.value)
    assert "sk-secret" not in str(caught.value)
    assert isinstance(caught.value, BadInput)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsRefused, match=r"none\.toml cannot be read: No such file"):
        configured(environ={}, file=tmp_path / "none.toml")


def test_a_file_that_is_no_settings_file_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(SettingsRefused, match="larger than 100,000 bytes"):
        configured(environ={}, file=write(tmp_path, "#" * 200_000))


def test_settings_are_frozen_and_show_what_was_set_only() -> None:
    settings = Settings(model="m", max_tokens=5)
    assert repr(settings).endswith("model='m', max_tokens=5)")
    with pytest.raises(ValueError, match="frozen"):
        settings.model = "other"  # type: ignore[misc]
