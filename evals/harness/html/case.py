"""One case with its trace: text, problem, model, answer, label."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape

from evals.harness.html.marked import marked
from evals.harness.record import Record


def case(record: Record) -> str:
    """Returns a case that opens on a click; its filters' values are in its data attributes."""
    values = {
        "outcome": record.outcome.value,
        "dataset": record.dataset,
        "family": record.family or "none",
        "configuration": record.configuration,
    }
    data = " ".join(f'data-{name}="{escape(value)}"' for name, value in values.items())
    answer = "no answer" if record.answer is None else _plain(record.answer)
    return (
        f'<details class="{record.outcome.value}" {data}><summary><b>{record.outcome.value}</b> '
        f"{escape(record.id)} <span class=muted>{escape(record.dataset)} · "
        f"{escape(record.family or 'no family')} · {escape(answer)}, label {escape(record.label)}"
        f" · {record.seconds:.2f} s</span></summary>{_trace(record)}</details>"
    )


def _plain(answer: float | str) -> str:
    return answer if isinstance(answer, str) else f"{answer:.8g}"


def _trace(record: Record) -> str:
    trace = record.trace
    confidence = "" if record.confidence is None else f"{record.confidence:.2f}"
    parts = [
        ("Said", escape(trace.said)),
        ("Assumed", _list(trace.assumptions)),
        ("Numbers not used", _list(trace.unused_numbers)),
        ("Confidence of the reading", confidence),
        ("Problem as read", _pre(trace.problem)),
        ("Against the expected problem", _formulation(record)),
        ("Model", escape(trace.model)),
        ("Solution", _pre(trace.solution)),
        ("Answer", escape(_answer(record))),
        ("Label", escape(record.label)),
    ]
    items = "".join(f"<dt>{name}</dt><dd>{content}</dd>" for name, content in parts if content)
    return f'<p class="text">{marked(trace.text, trace.marks)}</p><dl>{items}</dl>'


def _answer(record: Record) -> str:
    if record.objective is None:
        return record.status or ""
    kept = "" if record.feasible else ", which breaks a requirement"
    return f"{_plain(record.objective)} ({record.status}){kept}"


def _formulation(record: Record) -> str:
    found = record.formulation
    if found is None:
        return ""
    family = "the same family" if found.same_family else "another family"
    whole = ", identical" if found.identical else ""
    return f"{family}, {found.numbers:.0%} of the numbers in common{whole}"


def _list(sentences: Sequence[str]) -> str:
    return "<br>".join(escape(each) for each in sentences)


def _pre(written: str) -> str:
    if not written:
        return ""
    try:
        pretty = json.dumps(json.loads(written), indent=1, ensure_ascii=False)
    except ValueError:  # it was cut
        pretty = written
    return f"<pre>{escape(pretty)}</pre>"
