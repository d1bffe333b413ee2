"""What a text was found to tell: things, facts, aim, rows and charges."""

from __future__ import annotations

from dataclasses import dataclass

from agent.interpret.embedded.ledger.account import Account
from agent.interpret.embedded.ledger.aim import Aim
from agent.interpret.embedded.ledger.charges import Charges
from agent.interpret.embedded.ledger.limits import Row
from agent.interpret.embedded.ledger.things import Things
from agent.interpret.embedded.text import Span


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that a program is built from."""

    things: Things
    account: Account
    aim: Aim
    rows: tuple[Row, ...]
    charges: Charges
    used: tuple[Span, ...]
