"""The graph for LangGraph's own dev server, which brings its own checkpointer.

pip install -e '.[studio]' && langgraph dev
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent.graph import build_graph
from agent.interpret.worker_tools import EMBEDDED
from agent.run_store import RunStore, home
from tools.worker import Workers

if TYPE_CHECKING:
    from agent.graph import Graph


def studio() -> Graph:
    """Returns the graph over the user's own run store; its input is `ask`, an `Ask`: {"question": …}."""
    return build_graph(Workers(EMBEDDED, warm=False), RunStore(home()))
