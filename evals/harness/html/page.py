"""The whole page."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from html import escape
from typing import Any

from evals.harness.comparison import Comparison
from evals.harness.html.assets import SCRIPT, STYLE
from evals.harness.html.case import case
from evals.harness.html.figures import comparison_section, figures_section
from evals.harness.record import Record
from evals.harness.scorers.outcome import Outcome


def page(
    summed: dict[str, Any], records: Sequence[Record], against: Comparison | None = None
) -> str:
    """Returns the report as HTML that opens from a disk.

    Its own policy forbids every request and every script but the one it carries, so that nothing a
    question holds could run even if it were not escaped.
    """
    # The browser hashes exactly what stands between the tags.
    digest = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    cases = "\n".join(case(each) for each in records)
    compared = comparison_section(against) if against is not None else ""
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Verdiq evaluation</title><style>{STYLE}</style></head><body>
<h1>Evaluation</h1>
<p>{escape(summed["configuration"])}, seed {summed["seed"]}</p>
{figures_section(summed)}
{compared}
<h2>Cases</h2>
{_filters(records)}
<div id="cases">
{cases}
</div>
<script>{SCRIPT}</script>
</body></html>
"""


def _filters(records: Sequence[Record]) -> str:
    families = sorted({each.family or "none" for each in records})
    return (
        '<form id="filters">'
        + _choice("outcome", [each.value for each in Outcome])
        + _choice("dataset", sorted({each.dataset for each in records}))
        + _choice("family", families)
        + _choice("configuration", sorted({each.configuration for each in records}))
        + '<label>text <input name="words" type="search" placeholder="id or words"></label>'
        + '<output id="shown" aria-live="polite"></output></form>'
    )


def _choice(name: str, values: Sequence[str]) -> str:
    options = "".join(f'<option value="{escape(each)}">{escape(each)}</option>' for each in values)
    return f'<label>{name} <select name="{name}"><option value="">all</option>{options}</select></label>'
