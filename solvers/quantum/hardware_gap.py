"""How far today's machines, and those that makers have announced, are from what a crossover needs."""

from __future__ import annotations

from problems.problem import Frozen
from solvers.quantum.crossover import Crossover
from solvers.quantum.devices import Fact, GateDevice, device_facts
from solvers.quantum.scaling_facts import Plan, scaling_facts


class PlanGap(Frozen):
    """What is needed over what a maker has announced, in the quantity that it announced."""

    plan: Plan
    needed: float
    ratio: float


class HardwareGap(Frozen):
    """What is needed over what the largest gate-based machine has; `plans` are the makers' own words."""

    needed_physical_qubits: float
    needed_logical_qubits: float
    largest_device: str
    largest_device_qubits: Fact
    ratio: float
    plans: tuple[PlanGap, ...]
    words: str


def hardware_gap(found: Crossover) -> HardwareGap | None:
    """Returns how many times larger a machine is needed; None where there is no crossover.

    It says nothing about a year of our own: a plan is quoted with its maker, source and date.
    """
    if found.run is None:
        return None
    physical, logical = found.run.physical_qubits, found.run.logical_qubits
    largest = max(
        (each for each in device_facts() if isinstance(each, GateDevice)),
        key=lambda each: each.n_qubits.value,
    )
    ratio = physical / largest.n_qubits.value
    plans = tuple(_gap(plan, physical, logical) for plan in scaling_facts().plans)
    return HardwareGap(
        needed_physical_qubits=physical,
        needed_logical_qubits=logical,
        largest_device=largest.name,
        largest_device_qubits=largest.n_qubits,
        ratio=ratio,
        plans=plans,
        words=f"it takes {physical:.2g} physical qubits; the largest gate-based machine here, "
        f"{largest.name}, has {largest.n_qubits.value:g}, so {ratio:,.0f} times more are needed; "
        + "; ".join(_said(each) for each in plans),
    )


def _gap(plan: Plan, physical: float, logical: float) -> PlanGap:
    needed = physical if plan.quantity == "physical qubits" else logical
    return PlanGap(plan=plan, needed=needed, ratio=needed / plan.planned)


def _said(gap: PlanGap) -> str:
    plan = gap.plan
    enough = "as many as needed" if gap.ratio <= 1 else f"{gap.ratio:,.2g} times fewer than needed"
    return (
        f"{plan.maker} announced {plan.planned:,.0f} {plan.quantity} by {plan.year} "
        f"({plan.machine}, {plan.date}), {enough}"
    )
