"""The MCP server over stdio. Standard output is the protocol's; logs go to standard error."""

from __future__ import annotations

import asyncio
import json
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import mcp_types as types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from pydantic import ValidationError

from agent.run_store import RunStore, home
from agent.runner import running
from agent.surfaces.boundary import said
from agent.surfaces.mcp.catalogue import Offer, offers
from problems.validation import one_sentence

if TYPE_CHECKING:
    from mcp.server.context import ServerRequestContext

    from agent.runner import Runner
    from solvers.quantum_runners.permit import SpendingPermit

_INSTRUCTIONS = (
    "Verdiq answers optimisation questions with checked solutions and says whether a quantum computer "
    "would be worth it. Use `ask` with the question in plain English, or `solve` with a typed problem; "
    "`judge` gives the verdict alone, unsolved. "
    "Never change a number it returns."
)


# Where a person's flags permit it, these send a circuit to a rented machine.
_MAY_LEAVE = {"ask", "solve", "sample_quantum"}


async def serve(permit: SpendingPermit | None = None) -> None:
    """Serves one client until it closes standard input; it may spend what a person's flags permit."""
    async with running(RunStore(home())) as runner, stdio_server() as (incoming, outgoing):
        runner.workers.permit(permit)
        server = build(runner)
        await server.run(incoming, outgoing, server.create_initialization_options())


def build(runner: Runner) -> Server[Any]:
    """Returns the server of everything that is offered over one runner."""
    offered = offers(runner)

    async def list_tools(
        context: ServerRequestContext[Any], params: types.PaginatedRequestParams | None
    ) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[_described(offer) for offer in offered.values()])

    async def call_tool(
        context: ServerRequestContext[Any], params: types.CallToolRequestParams
    ) -> types.CallToolResult:
        offer = offered.get(params.name)
        if offer is None:
            return _failed(
                f"there is no tool called {params.name!r}; there are {', '.join(offered)}"
            )
        return await _call(offer, params.arguments or {}, context)

    return Server(
        "verdiq",
        version=version("verdiq"),
        instructions=_INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


async def _call(
    offer: Offer, arguments: dict[str, Any], context: ServerRequestContext[Any]
) -> types.CallToolResult:
    notices: set[asyncio.Task[None]] = set()  # asyncio keeps only weak references to tasks

    def progress(fraction: float, words: str) -> None:
        task = asyncio.ensure_future(context.session.report_progress(fraction, 1.0, words))
        notices.add(task)
        task.add_done_callback(notices.discard)

    try:
        request = offer.input_type.model_validate(arguments)
        output = await offer.call(request, progress)
    except ValidationError as error:
        return _failed(one_sentence(error, f"the input of '{offer.name}'"))
    except Exception as error:  # noqa: BLE001  # the outermost boundary: one sentence, not a traceback
        return _failed(said(error)[0])
    return types.CallToolResult(
        content=[types.TextContent(type="text", text=_words(output))], structured_content=output
    )


def _words(output: dict[str, Any]) -> str:
    """The report's own words where there are some, else the JSON, for clients that read only text."""
    explanation = output.get("explanation")
    return explanation if isinstance(explanation, str) and explanation else json.dumps(output)


def _described(offer: Offer) -> types.Tool:
    return types.Tool(
        name=offer.name,
        description=offer.description,
        input_schema=offer.input_type.model_json_schema(),
        output_schema=offer.output_type.model_json_schema(mode="serialization"),
        annotations=types.ToolAnnotations(
            read_only_hint=offer.name not in _MAY_LEAVE, open_world_hint=offer.name in _MAY_LEAVE
        ),
    )


def _failed(sentence: str) -> types.CallToolResult:
    return types.CallToolResult(
        content=[types.TextContent(type="text", text=sentence)], is_error=True
    )
