"""Where the model is and how it may be used: validated, frozen, and silent about its keys."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)

from agent.llm.base_url import parsed
from agent.llm.errors import SettingsRefused
from agent.llm.usage import Prices

Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Price = Annotated[float, Field(ge=0, allow_inf_nan=False)]

# What a budget, a schema and a stream hang on; `n` answers would cost n times the limit.
_OURS = frozenset(
    "messages stream tools response_format n best_of max_tokens max_completion_tokens".split()
)


class Settings(BaseModel):
    """One endpoint, one model, and the limits of their use.

    Extra headers and query parameters may be keys too, so they are secrets as `api_key` is: shown as
    stars, and added to a request only on its way to the endpoint's own host.

    >>> Settings(model="m", api_key="sk-1")
    Settings(base_url='https://api.openai.com/v1', api_key=SecretStr('**********'), model='m')
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    base_url: str = "https://api.openai.com/v1"
    api_key: SecretStr = SecretStr("")
    model: str = Field(min_length=1, max_length=200)
    api_version: str | None = None  # Azure's; its presence makes the endpoint Azure's form
    headers: Mapping[str, SecretStr] = Field(default_factory=dict)
    query: Mapping[str, SecretStr] = Field(default_factory=dict)
    extra_body: Mapping[str, JsonValue] = Field(default_factory=dict)  # sent along as it is

    temperature: Annotated[float, Field(ge=0, le=2)] | None = None
    reasoning_effort: str | None = None
    max_tokens: Annotated[int, Field(ge=1, le=1_000_000)] = 8192  # an answer, reasoning included
    stream: bool = False  # also where nobody listens: some gateways cut long silent calls

    deadline_s: Positive = 120.0  # a call, its retries included
    connect_s: Positive = 10.0
    max_attempts: Annotated[int, Field(ge=1, le=20)] = 4
    max_concurrent: Annotated[int, Field(ge=1, le=1000)] = 8
    max_reply_chars: Annotated[int, Field(ge=1000, le=20_000_000)] = 1_000_000

    price_prompt_usd: Price | None = None  # for a million tokens
    price_completion_usd: Price | None = None
    cache_dir: Path | None = None  # answers are kept on disk only where this is set
    record_to: Path | None = None
    replay_from: Path | None = None

    @field_validator("base_url")
    @classmethod
    def _is_address(cls, base_url: str) -> str:
        parsed(base_url)
        return base_url.strip()

    @field_validator("extra_body")
    @classmethod
    def _is_extra(cls, extra: Mapping[str, JsonValue]) -> Mapping[str, JsonValue]:
        ours = sorted(_OURS & extra.keys())
        if ours:
            raise ValueError(
                f"{', '.join(ours)} is set by the client, for budgets to hold; leave it out"
            )
        return extra

    @model_validator(mode="after")
    def _is_consistent(self) -> Settings:
        if (self.price_prompt_usd is None) != (self.price_completion_usd is None):
            raise ValueError("price_prompt_usd and price_completion_usd go together; set both")
        return self

    @property
    def prices(self) -> Prices | None:
        """What tokens cost, where it is known."""
        if self.price_prompt_usd is None or self.price_completion_usd is None:
            return None
        return Prices(self.price_prompt_usd, self.price_completion_usd)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Every secret text there is, the longest first, to be struck out of what others write."""
        held = [self.api_key, *self.headers.values(), *self.query.values()]
        found = {each.get_secret_value() for each in held} - {""}
        return tuple(sorted(found, key=len, reverse=True))

    def __repr_args__(self):  # type: ignore[no-untyped-def]
        """Shows what was set, not sixteen defaults."""
        shown = self.model_fields_set | {"base_url", "api_key", "model"}
        return [(name, value) for name, value in super().__repr_args__() if name in shown]


def validated(values: Mapping[str, object], source: str) -> Settings:
    """Returns settings from raw values.

    Raises:
        SettingsRefused: names each setting that does not fit, never its value (it may be a key).
    """
    try:
        return Settings.model_validate(dict(values))
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, each['loc'])) or 'settings'}: {each['msg']}"
            for each in error.errors(include_input=False, include_url=False)
        )
        raise SettingsRefused(
            f"the language model's settings from {source} cannot be used: {faults}"
        ) from None
