"""What the verdict could not know."""

from __future__ import annotations

from agent.decide.case import Case

_SHOWN = 12  # of the machines' gaps; all of them stand beside the routes
_QUEUE = (
    "How long a run waits in a vendor's queue is published for no machine; it was taken as nothing."
)


def unknowns(case: Case) -> tuple[str, ...]:
    """Returns one sentence for each thing that was assumed, left out or not found."""
    machines = dict.fromkeys(
        f"{each[:1].upper()}{each[1:]}."
        for offer in case.machines.offers
        for each in offer.unknowns
        if "queue" not in each
    )
    queue = (_QUEUE,) if case.machines.offers else ()
    unmade = () if case.probe is not None else ("No classical try was made.",)
    return (*unmade, *case.features.left_out, *queue, *list(machines)[:_SHOWN])
