"""Sheets of customers to visit by vehicles; the first row is the depot."""

from problems.errors import FormatError
from problems.families.vehicle_routing import VehicleRouting
from problems.modelling.customers import Customer
from problems.sheet_form import Column, Filled, Parameter, SheetForm


def _build(sheet: Filled) -> VehicleRouting:
    names = sheet.names("name", "customer")
    if len(names) < 2:
        raise FormatError("the sheet has one row; the first is the depot, customers follow it")
    demands, service = sheet.numbers("demand"), sheet.numbers("service", 0)
    ready, due = sheet.numbers("ready", 0), sheet.numbers("due", -1)
    return VehicleRouting(
        depot=names[0],
        customers=tuple(
            Customer(
                name=names[at],
                demand=demands[at],
                ready=ready[at],
                due=None if due[at] < 0 else due[at],
                service=service[at],
            )
            for at in range(1, len(names))
        ),
        coordinates=tuple(zip(sheet.numbers("x"), sheet.numbers("y"), strict=True)),
        capacity=sheet.parameter("capacity"),
        n_vehicles=sheet.whole_parameter("n_vehicles")
        if "n_vehicles" in sheet.parameters
        else None,
        opens=ready[0],
        closes=None if due[0] < 0 else due[0],
        load_unit=sheet.unit("demand"),
        distance_unit=sheet.unit("x"),
    )


SHEET = SheetForm(
    family="vehicle_routing",
    columns=(
        Column("name", ("name", "customer", "stop", "place", "cust no."), required=False),
        Column("x", ("x", "xcoord.", "x coordinate")),
        Column("y", ("y", "ycoord.", "y coordinate")),
        Column("demand", ("demand", "load", "quantity", "parcels")),
        Column("ready", ("ready", "ready time", "earliest", "opens"), required=False),
        Column("due", ("due", "due date", "latest", "closes"), required=False),
        Column("service", ("service", "service time"), required=False),
    ),
    parameters=(
        Parameter("capacity", ("capacity", "vehicle capacity")),
        Parameter("n_vehicles", ("vehicles", "number of vehicles"), required=False),
    ),
    build=_build,
)
