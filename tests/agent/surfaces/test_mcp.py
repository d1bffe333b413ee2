"""The official MCP client, over stdio, against the installed command."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from mcp import Client, StdioServerParameters

from problems.registry import families
from tests.agent.surfaces.conftest import VERDIQ
from tools.registry import tools


@asynccontextmanager
async def _client(home: Path) -> AsyncIterator[Client]:
    environment = {**os.environ, "VERDIQ_HOME": str(home)}
    server = StdioServerParameters(command=VERDIQ, args=["mcp"], env=environment)
    async with Client(server) as client:
        yield client


BACKPACK = {
    "family": "knapsack",
    "capacity": 15,
    "items": [
        {"name": "tent", "weight": 7, "value": 9},
        {"name": "stove", "weight": 3, "value": 5},
        {"name": "lamp", "weight": 1, "value": 2},
        {"name": "rope", "weight": 4, "value": 6},
        {"name": "camera", "weight": 5, "value": 8},
    ],
}


async def test_the_tools_are_listed_with_their_schemas(tmp_path: Path) -> None:
    async with _client(tmp_path) as client:
        listed = {tool.name: tool for tool in (await client.list_tools()).tools}
    assert set(listed) == {"ask", "solve", "judge", *tools()}
    for tool in listed.values():
        assert tool.description
        assert tool.input_schema["type"] == "object"
        assert tool.output_schema is not None


async def test_ask_solve_and_a_tool_give_the_backpacks_22(tmp_path: Path) -> None:
    question = families()["knapsack"].examples[0].text
    async with _client(tmp_path) as client:
        asked = await client.call_tool("ask", {"question": question})
        solved = await client.call_tool("solve", {"problem": BACKPACK})
        exact = await client.call_tool("solve_exact", {"problem": BACKPACK, "budget_s": 5})
    for result in (asked, solved, exact):
        assert not result.is_error
        assert result.structured_content["objective"] == 22
        assert result.structured_content["status"] == "optimal"
    assert asked.structured_content["verdict"]["worth_quantum"] is False


async def test_judge_gives_the_verdict_and_no_solution(tmp_path: Path) -> None:
    async with _client(tmp_path) as client:
        judged = await client.call_tool("judge", {"problem": BACKPACK})
        asked = await client.call_tool(
            "judge", {"question": families()["knapsack"].examples[0].text}
        )
    for result in (judged, asked):
        assert not result.is_error
        report = result.structured_content
        assert report["kind"] == "verdict"
        assert report["solution"] is None and report["objective"] is None
        assert report["verdict"]["worth_quantum"] is False
        assert report["estimate"]["n_variables"] >= 5


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("solve", {"problem": {"family": "alchemy"}}, "alchemy"),
        ("ask", {"question": ""}, "question"),
        ("judge", {}, "nothing was asked"),
        ("ask", {"question": "x", "budget_s": 1e9}, "budget_s"),
        ("conjure", {}, "conjure"),
    ],
)
async def test_a_bad_call_is_told_in_one_sentence(
    tmp_path: Path, tool: str, arguments: dict[str, object], words: str
) -> None:
    async with _client(tmp_path) as client:
        result = await client.call_tool(tool, arguments)
    assert result.is_error
    (content,) = result.content
    assert content.type == "text"
    assert words in content.text
    assert "Traceback" not in content.text
