"""No text breaks the interpreter: it reads, asks back, or refuses in one sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.contracts.clarification import Clarification
from agent.contracts.interpretation import Interpretation
from agent.contracts.reply import Reply
from agent.interpret.interpreter import interpret
from evals.hostile_texts import HOSTILE_TEXTS
from problems.errors import BadInput

_PIECES = st.sampled_from(
    [
        *"the at most least exactly each every of and or to from with between per no more than less".split(),
        *"minimise maximise cost profit capacity weighs worth edge node job machine city covers flow".split(),
        *"A B X Y 1 2 3 7.5 40% $9 1/2 1-2 (1,2) [1,2,3] {a:1} | , . ; : ? \n - = <= >= x^2 twice half".split(
            " "
        ),
    ]
)


def _is_answered(text: str) -> bool:
    """Whether a text is read, asked back about, or refused in one sentence."""
    try:
        return isinstance(interpret(text, ()), Interpretation | Clarification | Reply)
    except BadInput as error:
        return "\n" not in str(error)


@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_a_long_hostile_text_is_answered(name: str) -> None:
    assert _is_answered(HOSTILE_TEXTS[name](20_000))


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=60).map(" ".join))
def test_any_row_of_meaningful_words_is_answered(text: str) -> None:
    assert _is_answered(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_characters_are_answered(text: str) -> None:
    assert _is_answered(text)
