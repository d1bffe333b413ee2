"""What base URLs can mean, Azure's form, extra headers and query, an empty key."""

import pytest

from agent.llm import Settings, configured
from agent.llm.endpoint import routes
from agent.llm.errors import Refused, SettingsRefused
from tests.agent.llm.conftest import QUESTION, Connect, Serve
from tests.agent.llm.loopback import Answer, Asked, Handler, as_json, error, said


def only_at(path: str) -> Handler:
    def answer(asked: Asked) -> Answer:
        return said("four") if asked.path == path else as_json({"detail": "Not Found"}, 404)

    return answer


@pytest.mark.parametrize("path", ["", "/", "/v1", "/v1/", "/v1/chat/completions", "/v1/models"])
async def test_v1_may_be_left_out_or_written_with_anything_behind(
    serve: Serve, connect: Connect, path: str
) -> None:
    server = serve(by=only_at("/v1/chat/completions"))
    done = await connect(server, path=path).complete(QUESTION)
    assert (done.text, done.n_attempts) == ("four", 1)


async def test_perplexity_and_deepseek_have_no_v1(serve: Serve, connect: Connect) -> None:
    server = serve(by=only_at("/chat/completions"))
    client = connect(server, path="")
    assert (await client.complete(QUESTION)).n_attempts == 2
    assert (await client.complete(QUESTION)).n_attempts == 1


async def test_openrouter_is_found_below_api(serve: Serve, connect: Connect) -> None:
    server = serve(by=only_at("/api/v1/chat/completions"))
    assert (await connect(server, path="/api").complete(QUESTION)).text == "four"


async def test_gemini_has_a_path_of_its_own(serve: Serve, connect: Connect) -> None:
    server = serve(by=only_at("/v1beta/openai/chat/completions"))
    assert (await connect(server, path="/v1beta/openai/").complete(QUESTION)).n_attempts == 1


async def test_azure_has_the_deployment_in_the_path_and_the_version_in_the_query(
    serve: Serve, connect: Connect
) -> None:
    server = serve(said("four"))
    client = connect(server, path="", model="gpt-4o", api_version="2024-10-21")
    assert (await client.complete(QUESTION)).text == "four"
    asked = server.asked[0]
    assert asked.path == "/openai/deployments/gpt-4o/chat/completions"
    assert asked.query == {"api-version": ["2024-10-21"]}
    assert asked.headers["api-key"] == "sk-test-1"
    assert "authorization" not in asked.headers


@pytest.mark.parametrize(
    ("base_url", "expected"),
    [
        (
            "https://me.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-10-21",
            "https://me.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-10-21",
        ),
        ("https://me.openai.azure.com", "https://me.openai.azure.com/openai/v1/chat/completions"),
        (
            "https://me.openai.azure.com/openai/v1/",
            "https://me.openai.azure.com/openai/v1/chat/completions",
        ),
        ("https://api.openai.com/v1", "https://api.openai.com/v1/chat/completions"),
        ("https://api.mistral.ai", "https://api.mistral.ai/v1/chat/completions"),
        ("http://[::1]:8080", "http://[::1]:8080/v1/chat/completions"),
    ],
)
def test_an_address_is_read_as(base_url: str, expected: str) -> None:
    assert str(routes(Settings(model="m", base_url=base_url))[0].chat) == expected


@pytest.mark.parametrize(
    ("base_url", "why"),
    [
        ("localhost:8000", "not an http or https address"),
        ("ftp://host/v1", "not an http or https address"),
        ("", "not an http or https address"),
        ("http://me:secret@host/v1", "holds a user or password"),
        ("http://host/v1?key=secret", "holds a query; put its parameters under query"),
    ],
)
def test_an_address_that_is_none_is_refused_without_its_secrets(base_url: str, why: str) -> None:
    with pytest.raises(SettingsRefused, match=why) as caught:
        configured({"model": "m", "base_url": base_url}, environ={"VERDIQ_MODEL": "m"})
    assert "secret" not in str(caught.value)


async def test_extra_headers_and_query_are_sent_along(serve: Serve, connect: Connect) -> None:
    server = serve(said("four"))
    client = connect(server, headers={"X-Team": "ops"}, query={"region": "eu"})
    await client.complete(QUESTION)
    assert server.asked[0].headers["x-team"] == "ops"
    assert server.asked[0].query == {"region": ["eu"]}
    assert server.asked[0].headers["authorization"] == "Bearer sk-test-1"


async def test_a_header_of_ours_may_be_the_key(serve: Serve, connect: Connect) -> None:
    server = serve(said("four"))
    await connect(server, api_key="", headers={"authorization": "Token t"}).complete(QUESTION)
    assert server.asked[0].headers["authorization"] == "Token t"


async def test_an_empty_key_sends_no_header(serve: Serve, connect: Connect) -> None:
    server = serve(said("four"))
    await connect(server, api_key="").complete(QUESTION)
    assert "authorization" not in server.asked[0].headers


async def test_the_proxy_of_the_environment_is_used(
    serve: Serve, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = serve(said("four"))
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    client = connect(proxy, base_url="http://model.example/v1")
    assert (await client.complete(QUESTION)).text == "four"
    assert proxy.asked[0].headers["host"] == "model.example"


async def test_a_host_that_is_excepted_is_reached_without_the_proxy(
    serve: Serve, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    assert (await connect(serve(said("four"))).complete(QUESTION)).text == "four"


async def test_a_proxy_that_cannot_be_used_is_said(
    serve: Serve, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", "gopher://secret@127.0.0.1:1")
    with pytest.raises(SettingsRefused, match="proxy of the environment cannot be used") as caught:
        connect(serve(said("four")))
    assert "secret" not in str(caught.value)


async def test_a_model_that_is_not_there_is_not_looked_for_elsewhere(
    serve: Serve, connect: Connect
) -> None:
    server = serve(error(404, "The model 'm' does not exist", code="model_not_found"))
    with pytest.raises(
        Refused, match="The model 'm' does not exist; check base_url and the model's"
    ):
        await connect(server, path="").complete(QUESTION)
    assert len(server.asked) == 1
