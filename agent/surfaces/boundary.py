"""The outermost boundary of the command line: whatever goes wrong becomes one sentence and a code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from agent.surfaces.exit_codes import BAD_INPUT, OUR_FAULT
from problems.errors import BadInput, EncodingError, VerdiqError


def guarded(work: Callable[[], int], *, as_json: bool) -> int:
    """Returns the exit code of `work`, or that of the error it ends with, said in one sentence."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001  # a person must never see a traceback
        return tell(error, as_json=as_json)


def tell(error: Exception, *, as_json: bool) -> int:
    """Prints an error in one sentence, as JSON where asked for, and returns its exit code."""
    sentence, code = said(error)
    if as_json:
        from agent.report.report import failure

        print(failure(sentence).model_dump_json())
    else:
        print(f"verdiq: {sentence}", file=sys.stderr)
    return code


def said(error: Exception) -> tuple[str, int]:
    """Returns an error as one sentence, and its exit code.

    With `VERDIQ_DEBUG` set, an error that nobody foresaw is raised again, traceback and all.
    """
    match error:
        case BadInput() | EncodingError():
            return str(error), BAD_INPUT
        case VerdiqError():
            return str(error), OUR_FAULT
        case _:
            if os.environ.get("VERDIQ_DEBUG"):
                raise error
            broke = f"something broke that should not have ({type(error).__name__}: {error})"
            return f"{broke}; VERDIQ_DEBUG=1 shows where", OUR_FAULT
