"""`verdiq mcp`: serves the tools to other LLM applications over standard input and output."""

from __future__ import annotations

import argparse
import asyncio
from importlib.util import find_spec

from agent.surfaces.boundary import guarded
from agent.surfaces.exit_codes import ANSWERED
from problems.errors import BadInput


def run(options: argparse.Namespace) -> int:
    """Serves until the client closes the connection, and returns the exit code."""
    return guarded(lambda: _serve(options), as_json=False)


def _serve(options: argparse.Namespace) -> int:
    if find_spec("mcp") is None:
        raise BadInput("the MCP server needs the 'mcp' extra; pip install 'verdiq[mcp]'")
    from agent.surfaces.mcp.server import serve
    from agent.surfaces.spending import permit_of

    asyncio.run(serve(permit_of(options)))
    return ANSWERED
