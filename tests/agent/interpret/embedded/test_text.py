"""Where sentences begin and end, and typography made plain."""

from hypothesis import given
from hypothesis import strategies as st

from agent.interpret.embedded.notation import plain_notation
from agent.interpret.embedded.text import Text


def test_points_inside_numbers_and_abbreviations_end_no_sentence() -> None:
    text = Text("A tent weighs 1.5 kg, e.g. ours. Take it! Now?")
    assert [each.text for each in text.sentences] == [
        "A tent weighs 1.5 kg, e.g. ours.",
        "Take it!",
        "Now?",
    ]


def test_a_list_that_lost_its_lines_is_cut_at_its_dashes() -> None:
    text = Text("The limits:- At most 5 chairs.- At least 2 tables.")
    assert [each.text for each in text.sentences] == [
        "The limits:",
        "At most 5 chairs.",
        "At least 2 tables.",
    ]


@given(st.text(max_size=200))
def test_every_sentence_stands_where_it_says(raw: str) -> None:
    text = Text(raw)
    for sentence in text.sentences:
        assert text.at(sentence.span) == sentence.text
    for word in text.words:
        assert text.at(word.span).lower() == word.text


@given(st.text(alphabet="ab1 $\\{}_^nx\u00a0'’leq", max_size=80))
def test_plain_notation_keeps_every_place(raw: str) -> None:
    assert len(plain_notation(raw)) == len(raw)


def test_latex_becomes_plain_text() -> None:
    written = r"Project $X$ costs \$20, $x_1$ is $4$ and $3x \leq 6$."
    assert " ".join(plain_notation(written).split()) == (
        "Project X costs $20, x_1 is 4 and 3x <= 6 ."
    )
