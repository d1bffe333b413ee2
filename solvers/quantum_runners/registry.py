"""The runners there are."""

from functools import cache

from problems.discovery import discover
from problems.errors import BadInput, RegistryError
from solvers.quantum_runners.runner import Runner


@cache
def runners() -> dict[str, Runner]:
    """Returns every runner by its name, installed or not."""
    import solvers.quantum_runners.runners

    found = discover(solvers.quantum_runners.runners, "RUNNER", Runner)
    for name, runner in found.items():
        if runner.name != name:
            raise RegistryError(
                f"solvers.quantum_runners.runners.{name}: its RUNNER is called {runner.name!r}; "
                "it must be the file's name"
            )
    return found


def runner_of(machine: str) -> tuple[Runner, str]:
    """Returns the runner and the device of a machine written RUNNER or RUNNER:DEVICE.

    >>> runner, device = runner_of("aer")
    >>> runner.name, device
    ('aer', 'fake_torino')

    Raises:
        BadInput: there is no such runner.
    """
    name, _, device = machine.partition(":")
    found = runners().get(name)
    if found is None:
        raise BadInput(f"there is no quantum runner {name!r}; there are {', '.join(runners())}")
    return found, device or found.usual_device
