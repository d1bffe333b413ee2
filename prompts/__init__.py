"""Prompt texts as Markdown files."""
