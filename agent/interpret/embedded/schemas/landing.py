"""Aircraft landed within their windows and far enough apart, as near to their targets as possible."""

from __future__ import annotations

from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.drafting import Row, program
from agent.interpret.embedded.named_data.schema import Schema
from agent.interpret.embedded.named_data.slots import Slot
from problems.families.linear_program import LinearProgram, Variable
from problems.status import Sense


def _build(data: Data) -> LinearProgram:
    planes = data.names["aircraft"]
    first, last, target = (data.vector(key) for key in ("earliest", "latest", "target"))
    apart = data.grid("separation")
    horizon = max(last) - min(first) + max(max(row) for row in apart)
    rows: list[Row] = []
    for k, plane in enumerate(planes):
        rows.append(
            (
                f"deviation of {plane}",
                {_at(plane): 1.0, f"early {plane}": 1.0, f"late {plane}": -1.0},
                "=",
                target[k],
            )
        )
    orders = []
    for i, one in enumerate(planes):
        for j, other in enumerate(planes[i + 1 :], start=i + 1):
            before = f"{one} before {other}"
            orders.append(before)
            room = horizon
            rows.append(
                (
                    f"{before}: apart",
                    {_at(other): 1.0, _at(one): -1.0, before: -room},
                    ">=",
                    apart[i][j] - room,
                )
            )
            rows.append(
                (
                    f"{other} before {one}: apart",
                    {_at(one): 1.0, _at(other): -1.0, before: room},
                    ">=",
                    apart[j][i],
                )
            )
    return program(
        Sense.MINIMISE,
        [
            *(
                Variable(name=_at(plane), lower=first[k], upper=last[k])
                for k, plane in enumerate(planes)
            ),
            *(Variable(name=f"{word} {plane}") for plane in planes for word in ("early", "late")),
            *(Variable(name=before, kind="binary") for before in orders),
        ],
        {
            **{f"early {p}": c for p, c in zip(planes, data.vector("before"), strict=True)},
            **{f"late {p}": c for p, c in zip(planes, data.vector("after"), strict=True)},
        },
        rows,
    )


def _at(plane: str) -> str:
    return f"time of {plane}"


SCHEMA = Schema(
    name="linear_program",
    cues=(r"\bland(?:ing|s)?\b", r"\bpenalt", r"\bseparat"),
    axes={"aircraft": "aircraft|plane|flight|i", "other": "other"},
    slots=(
        Slot("earliest", ("aircraft",), "earliest|first"),
        Slot("latest", ("aircraft",), "latest|last"),
        Slot("target", ("aircraft",), "target|preferred", refuses="penalty before after"),
        Slot("before", ("aircraft",), "penalty before|early|earliness"),
        Slot("after", ("aircraft",), "penalty after|late|lateness|tardiness"),
        Slot("separation", ("aircraft", "aircraft"), "separation|apart|gap"),
    ),
    build=_build,
    keeps=r"time\swindow",
)
