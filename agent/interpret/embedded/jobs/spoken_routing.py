"""Jobs and their steps as sentences tell them, where each time has the name of a machine beside it."""

from __future__ import annotations

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.jobs.cells import find_cells
from agent.interpret.embedded.jobs.told_grid import told_grid, told_routes
from agent.interpret.embedded.routing import Routing, Step


def spoken_routing(document: Document) -> tuple[Routing, tuple[str, ...]] | None:
    """Returns the jobs of a text and the words beside them, None where it tells none.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "The hat is sewn by Ana for 2 days, then by Ben for 3; the mask by Ben for 1, then by Ana for 4."
    >>> spoken_routing(Document(Text(text)))[0].jobs["mask"][0]
    Step(machine='Ben', duration=1.0, unit='days')
    """
    cells = find_cells(document)
    routes = told_routes(cells)
    if routes:
        jobs = {
            name: tuple(Step(machine, time, routes.unit) for machine, time in steps)
            for name, steps in routes.jobs.items()
        }
        return Routing(jobs, routes.used), routes.unread
    grid = told_grid(cells)
    if grid is None:
        return None
    machines = grid.columns or tuple(f"machine {at}" for at in range(1, len(grid.values[0]) + 1))
    jobs = {
        name: tuple(
            Step(machine, time, grid.unit)
            for machine, time in zip(machines, row, strict=True)
            if time is not None
        )
        for name, row in zip(grid.rows, grid.values, strict=True)
    }
    return Routing(jobs, grid.used), grid.unread
