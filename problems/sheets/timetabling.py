"""Sheets of lessons, exams or meetings with those who attend them; how many periods is said once."""

from problems.families.timetabling import Timetabling
from problems.modelling.member_lists import members
from problems.modelling.timetable_rules import Event
from problems.sheet_form import Column, Filled, Parameter, SheetForm


def _build(sheet: Filled) -> Timetabling:
    names = sheet.names("name", "event")
    teachers = sheet.cells.get("teacher", ("",) * len(names))
    rows = zip(names, teachers, sheet.cells["groups"], strict=True)
    return Timetabling(
        events=tuple(
            Event(name=name, teacher=teacher or None, groups=members(groups))
            for name, teacher, groups in rows
        ),
        periods=tuple(
            f"period {number}" for number in range(1, sheet.whole_parameter("n_periods") + 1)
        ),
    )


SHEET = SheetForm(
    family="timetabling",
    columns=(
        Column("name", ("name", "event", "lesson", "exam", "meeting", "lecture"), required=False),
        Column("teacher", ("teacher", "lecturer", "chair"), required=False),
        Column("groups", ("groups", "group", "classes", "class", "attendees", "students")),
    ),
    parameters=(Parameter("n_periods", ("periods", "slots", "time slots", "number of periods")),),
    build=_build,
)
