"""Names said in full and in short in one sentence, where the short one may mean all amounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.linear.clauses import clauses_of
from agent.interpret.embedded.linear.entities import Entities
from agent.interpret.embedded.linear.tokens import Token, tokens_of
from agent.interpret.embedded.linear.words import FUNCTION, stems
from agent.interpret.embedded.prose.verbs import is_verb

_JOINTS = frozenset(
    "and but while whereas because since if when than as many much more less fewer between how "
    "producing making growing selling buying planting eating".split()
)


def doubtful_sentence(document: Document, entities: Entities) -> str:
    """Returns the first limiting sentence that says a name in full and in short, "" for none.

    In "at least 9 units of medicine, of which 3 of pain medicine" the short name means all medicine.
    """
    sentences = [(each, tokens_of(document, each, entities)) for each in document.text.sentences]
    adjectives = _adjectives([tokens for _, tokens in sentences])
    for sentence, tokens in sentences:
        said: dict[int, set[bool]] = {}
        for index, token in enumerate(tokens):
            if token.kind == "entity":
                if adjectives:
                    before = tokens[index - 1].text if index else ""
                    said.setdefault(-1 - token.entity, set()).add(before in adjectives)
                name = stems(entities.names[token.entity])
                if stems(token.text) in {name, name[-1:]}:
                    said.setdefault(token.entity, set()).add(stems(token.text) == name)
        mixed = any(len(each) > 1 for each in said.values())
        if mixed and len(clauses_of(tokens)) > 1:
            return sentence.text
    return ""


def _adjectives(sentences: Sequence[Sequence[Token]]) -> frozenset[str]:
    """The words that stand before one and the same name more than once: "pain" of "pain medicine"."""
    pairs = Counter(
        (one.text, two.entity)
        for tokens in sentences
        for one, two in pairwise(tokens)
        if one.kind == "word" and two.kind == "entity" and _qualifies(one.text)
    )
    return frozenset(word for (word, _), count in pairs.items() if count > 1)


def _qualifies(word: str) -> bool:
    return word.isalpha() and word not in FUNCTION | _JOINTS and not is_verb(word, begun=True)
