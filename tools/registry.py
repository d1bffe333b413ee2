"""The tools there are."""

from functools import cache
from typing import Any

from problems.discovery import discover
from problems.errors import RegistryError
from tools.tool import Tool


@cache
def tools() -> dict[str, Tool[Any, Any]]:
    """Returns every tool by its name."""
    import tools.actions

    found = discover(tools.actions, "TOOL", Tool)
    for name, tool in found.items():
        if tool.name != name:
            raise RegistryError(
                f"tools.actions.{name}: its TOOL is called {tool.name!r}; it must be the file's name"
            )
    return found
