"""The client of OpenAI-compatible chat endpoints, on httpx.

settings = configured()                       # environment, TOML file, flags; None: no model
async with ChatClient(settings) as client:
    done = await client.complete([Message.user("…")], schema=Schema.of(Answer), deadline_s=60)
    answer = await complete_as(client, Answer, [Message.user("…")], budget=TokenBudget(20_000))
"""

from agent.llm.budget import TokenBudget
from agent.llm.capabilities import Capabilities
from agent.llm.client import ChatClient
from agent.llm.completion import Completion, Delta
from agent.llm.configuration import configured
from agent.llm.errors import LlmError
from agent.llm.messages import Message, Schema, Tool, ToolCall
from agent.llm.recording import RecordingTransport
from agent.llm.replay import ReplayTransport
from agent.llm.scripted import ScriptedTransport
from agent.llm.settings import Settings
from agent.llm.structured import Structured, complete_as, complete_checked
from agent.llm.usage import Prices, Usage

__all__ = [
    "Capabilities",
    "ChatClient",
    "Completion",
    "Delta",
    "LlmError",
    "Message",
    "Prices",
    "RecordingTransport",
    "ReplayTransport",
    "Schema",
    "ScriptedTransport",
    "Settings",
    "Structured",
    "TokenBudget",
    "Tool",
    "ToolCall",
    "Usage",
    "complete_as",
    "complete_checked",
    "configured",
]
