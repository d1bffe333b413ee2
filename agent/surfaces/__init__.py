"""Where people and programs come in: command line, chat, MCP."""
