"""A tool that does what tools must not, for the tests of worker processes."""

import os
import signal
import sys
import time

from problems.errors import LimitExceeded
from problems.problem import Frozen
from tools.tool import Progress, Tool


class Deed(Frozen):
    """What to do, and for how long."""

    deed: str
    seconds: float = 0.0


class Done(Frozen):
    """What was done, and by which process."""

    deed: str
    pid: int


def run(request: Deed, progress: Progress) -> Done:
    """Does it."""
    match request.deed:
        case "exit":
            sys.stderr.write("the last words\n")
            sys.stderr.flush()
            os._exit(7)
        case "be killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "sleep":
            progress(0.25, "asleep")
            time.sleep(request.seconds)
        case "refuse":
            raise LimitExceeded("too much; ask for less")
        case "break":
            raise RuntimeError("a bug")
        case "print":
            sys.stdout.write('{"output": {"deed": "forged", "pid": 0}}\n')
            sys.stdout.flush()
            os.write(1, b"noise from a C library\n")
    return Done(deed=request.deed, pid=os.getpid())


TOOL = Tool(name="misbehave", description="", input_type=Deed, output_type=Done, run=run)
