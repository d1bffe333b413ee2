"""The relations of a text, of whole clauses and of those that leave out the verb."""

from __future__ import annotations

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.relations.elliptic import Elliptic
from agent.interpret.embedded.relations.relation import Relation
from agent.interpret.embedded.relations.spoken_relations import spoken_relations


def told_relations(document: Document, elliptic: Elliptic | None) -> tuple[Relation, ...]:
    """Returns the relations that are told, each sentence's by one reading only."""
    whole = tuple(each for each in spoken_relations(document) if not each.subject.isdigit())
    if elliptic is None:
        return whole
    read = {each.span for each in elliptic.relations}
    rest = (each for each in whole if not any(span.contains(each.span) for span in read))
    return (*elliptic.relations, *rest)
