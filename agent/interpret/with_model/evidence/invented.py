"""Numbers of a reply that the question does not hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agent.interpret.with_model.evidence.doubt import Doubt, Kind
from agent.interpret.with_model.evidence.known_numbers import Known
from agent.interpret.with_model.evidence.statements import Statement
from problems.plain_number import plain

_SHOWN = 5
_PERCENT = 0.01


def invented(
    statements: Sequence[Statement], known: Known, sizes: frozenset[float]
) -> Iterator[Doubt]:
    """Yields a doubt for each statement with numbers that its passages do not hold.

    `sizes` are how many members the sets and lists of the reply have.
    """
    for each in statements:
        worked = {
            part
            for whole, parts in each.groups
            if abs(whole) != 1
            and (known.holds(whole, each.cites) or (known.has_percentages and whole == _PERCENT))
            for part in parts
        }  # 30/100 is the 30 % of the text, x/2 its half, share[t]/100 a table's percent
        strange = [
            value
            for value in each.numbers
            if value not in sizes and not known.holds(value, each.cites) and value not in worked
        ]
        if strange:
            shown = ", ".join(dict.fromkeys(plain(value) for value in strange[:_SHOWN]))
            where = f"passages {', '.join(map(str, each.cites))}" if each.cites else "the question"
            yield Doubt(
                kind=Kind.INVENTED,
                sentence=f"{each.says[:120]} holds {shown}, which {where} do not hold; cite the passage that "
                'does, or say under "derived" what it is worked out from.',
            )
