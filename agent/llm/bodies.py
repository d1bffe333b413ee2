"""The bytes of an answer, read no further than a limit."""

from __future__ import annotations

import httpx

from agent.llm.errors import ReplyTooLarge


async def first_bytes(response: httpx.Response, limit: int) -> bytes:
    """Returns the beginning of a body, and reads no more of it."""
    read = bytearray()
    async for chunk in response.aiter_bytes():
        read += chunk
        if len(read) >= limit:
            break
    return bytes(read[:limit])


async def all_bytes(response: httpx.Response, limit: int) -> bytes:
    """Returns a whole body.

    Raises:
        ReplyTooLarge: it is longer than the limit.
    """
    read = bytearray()
    async for chunk in response.aiter_bytes():
        read += chunk
        if len(read) > limit:
            raise ReplyTooLarge(
                f"the answer has more than {limit:,} bytes; ask for less or raise max_reply_chars"
            )
    return bytes(read)


def too_large(max_chars: int) -> str:
    """Returns the sentence for an answer that says too much."""
    return (
        f"the answer has more than {max_chars:,} characters; ask for less or raise max_reply_chars"
    )
