"""Products that use up resources: the mix that earns the most within what is available."""

from __future__ import annotations

from agent.interpret.embedded.named_data.data import Data
from agent.interpret.embedded.named_data.drafting import program
from agent.interpret.embedded.named_data.schema import Schema
from agent.interpret.embedded.named_data.slots import Slot
from agent.interpret.embedded.programs.wholeness import says_whole
from problems.families.linear_program import LinearProgram, Variable
from problems.status import Sense


def _build(data: Data) -> LinearProgram:
    products, resources = data.names["product"], data.names["resource"]
    uses = data.grid("uses")
    least = data.vector("least") if data.has("least") else (0.0,) * len(products)
    most = data.vector("most") if data.has("most") else (None,) * len(products)
    kind = "integer" if says_whole(data.document.text.raw) else "continuous"
    return program(
        Sense.MAXIMISE,
        [
            Variable(name=each, lower=low, upper=high, kind=kind)
            for each, low, high in zip(products, least, most, strict=True)
        ],
        dict(zip(products, data.vector("profit"), strict=True)),
        [
            (
                f"available {resource}",
                {each: uses[p][r] for p, each in enumerate(products)},
                "<=",
                data.vector("available")[r],
            )
            for r, resource in enumerate(resources)
        ],
    )


SCHEMA = Schema(
    name="linear_program",
    cues=(
        r"\bmaximi[sz]",
        r"\bproduc|\bmanufactur|\bmak(?:e|ing)\b",
        r"\bresources?\b|\bmachines?\b|\bmaterials?\b|\bhours?\b",
    ),
    axes={
        "product": "product|good|item|activity|p|j",
        "resource": "resource|machine|material|ingredient|constraint|r|i|hour",
    },
    slots=(
        Slot("profit", ("product",), "profit|price|revenue|value|contribution|margin"),
        Slot(
            "uses",
            ("product", "resource"),
            "use|usage|consumption|requirement|resource|time|hour|need|amount",
        ),
        Slot(
            "available", ("resource",), "available|availability|capacity|limit|supply|max|resource"
        ),
        Slot("least", ("product",), "min|commit|least", is_required=False),
        Slot(
            "most",
            ("product",),
            "max|demand|market|most",
            refuses="resource machine",
            is_required=False,
        ),
    ),
    build=_build,
    refuses=r"\brates?\b|\bproduction\srate|\bperiods?\b|\binventor",
)
