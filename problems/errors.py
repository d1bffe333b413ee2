"""The errors Verdiq raises on purpose, one tree.

    VerdiqError
    ├── BadInput                what the user gave cannot be used (exit code 2, HTTP 4xx)
    │   ├── FormatError         a data file does not follow its format
    │   ├── InvalidProblem      a typed problem that its family refuses
    │   └── LimitExceeded       well-formed, and larger than what was asked for can take
    ├── EncodingError           a model has no form of the kind that was asked for
    ├── BackendError            a solver broke down or gave an answer that cannot be read
    ├── WorkerError             the process that did the work went away before it answered
    ├── RegistryError           a family, backend or tool file does not keep its contract
    └── LlmError                no usable answer of a language model; agent/llm/errors.py draws the branch

A message is one sentence: what, the value, the limit, the remedy. Running out of time and being
infeasible are statuses (`problems.status.Status`), never errors.
"""


class VerdiqError(Exception):
    """Anything that Verdiq itself refuses or fails to do."""


class BadInput(VerdiqError):
    """What the user gave cannot be used; the message says how to mend it."""


class FormatError(BadInput):
    """A data file does not follow the format it claims or was taken for."""


class InvalidProblem(BadInput):
    """A typed problem, or a solution offered for one, that its family refuses."""


class LimitExceeded(BadInput):
    """The input is well-formed and larger than the limit that the message names."""


class EncodingError(VerdiqError):
    """A model has no form of the kind that was asked for, such as a QUBO of real variables."""


class BackendError(VerdiqError):
    """A solver broke down, or returned what cannot be read as an answer."""


class WorkerError(VerdiqError):
    """The worker process crashed or was ended before it had answered."""


class RegistryError(VerdiqError):
    """A file in a registered folder does not keep the contract of that folder."""
