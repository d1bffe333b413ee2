"""Sheets of operations, a row each, in the order in which its job goes through them."""

from problems.families.job_shop import Job, JobShop, Operation
from problems.sheet_form import Column, Filled, SheetForm


def _build(sheet: Filled) -> JobShop:
    steps: dict[str, list[Operation]] = {}
    rows = zip(sheet.texts("job"), sheet.texts("machine"), sheet.numbers("duration"), strict=True)
    for job, machine, duration in rows:
        steps.setdefault(job, []).append(Operation(machine=machine, duration=duration))
    return JobShop(
        jobs=tuple(Job(name=name, operations=tuple(each)) for name, each in steps.items()),
        time_unit=sheet.unit("duration"),
    )


SHEET = SheetForm(
    family="job_shop",
    columns=(
        Column("job", ("job", "order", "part", "product")),
        Column("machine", ("machine", "station", "resource")),
        Column("duration", ("duration", "time", "processing time", "hours", "minutes")),
    ),
    build=_build,
)
