"""The report: whole without a network, nothing of a question can run, words that gave numbers marked."""

import re
from html.parser import HTMLParser
from typing import Any

from evals.harness.comparison import compared
from evals.harness.html.marked import marked
from evals.harness.html.page import page
from evals.harness.record import Mark, Record, Trace
from evals.harness.scorers.outcome import Outcome
from evals.harness.summary import summary
from tests.evals.harness.records import a_record

EVIL = "<script>alert(1)</script>\"'><img src=http://x onerror=alert(1)>&"


class Tags(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def a_page(*records: Record) -> str:
    summed: dict[str, Any] = summary(records, seed=0)
    summed |= {"configuration": "embedded", "seed": 0, "refused_rows": []}
    ours = {each.id: each for each in records}
    theirs = {each.id: each.model_copy(update={"outcome": Outcome.ASKED}) for each in records}
    return page(summed, records, compared(ours, theirs, seed=0))


def evil_record() -> Record:
    trace = Trace(
        text=EVIL,
        problem=EVIL,
        marks=(Mark(start=0, end=8, field=EVIL),),
        assumptions=(EVIL,),
        unused_numbers=(EVIL,),
        said=EVIL,
        model=EVIL,
        solution=EVIL,
    )
    return a_record(EVIL, dataset=EVIL, family=EVIL, label=EVIL, status=EVIL, trace=trace)


def test_nothing_of_a_row_becomes_a_tag_or_an_attribute() -> None:
    tags = Tags(a_page(evil_record())).found
    assert [tag for tag, _ in tags].count("script") == 1
    assert "img" not in {tag for tag, _ in tags}
    assert not any(name.startswith("on") for _, attributes in tags for name in attributes)


def test_the_page_asks_for_nothing_from_outside() -> None:
    for tag, attributes in Tags(a_page(a_record("a"))).found:
        assert tag not in {"link", "iframe", "object"}
        assert not {"src", "href", "action"} & set(attributes)


def test_the_policy_allows_the_one_script_there_is() -> None:
    import base64
    import hashlib

    written = a_page(a_record("a"))
    (script,) = re.findall("<script>(.*?)</script>", written, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in written


def test_a_case_can_be_filtered_and_shows_its_trace() -> None:
    trace = Trace(text="It holds 15 kg.", marks=(Mark(start=9, end=11, field="capacity = 15"),))
    written = a_page(a_record("a", "wrong", family="knapsack", trace=trace))
    cases = [values for tag, values in Tags(written).found if "data-outcome" in values]
    assert [(each["data-outcome"], each["data-family"]) for each in cases] == [
        ("wrong", "knapsack")
    ]
    assert '<mark title="capacity = 15">15</mark>' in written


def test_marks_that_overlap_or_lie_outside_never_lose_text() -> None:
    marks = [
        Mark(start=a, end=b, field="f") for a, b in ((0, 3), (2, 5), (4, 99), (7, 7), (50, 60))
    ]
    assert re.sub("<[^>]*>", "", marked("abcdefgh", marks)) == "abcdefgh"
