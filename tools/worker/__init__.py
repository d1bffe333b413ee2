"""Worker processes: where tools run, so that they can be killed and the parent stays clean."""

from tools.worker.pool import Workers
from tools.worker.process import DeadlineExceeded, Worker
from tools.worker.running import Running

__all__ = ["DeadlineExceeded", "Running", "Worker", "Workers"]
