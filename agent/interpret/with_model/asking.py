"""The messages of a reading: the rules, the families, the question, and what to mend."""

from __future__ import annotations

from collections.abc import Sequence

from agent.interpret.with_model.brief_action import Brief
from agent.llm.messages import Message
from prompts.render import render

_POINTS = 12  # that a model is told at once


def first_messages(brief: Brief, lessons: Sequence[str], form: str = "") -> list[Message]:
    """Returns what a reading starts with; `form` tells a later one how to differ."""
    fields = "\n".join([*brief.signatures.values(), *([brief.example] if brief.example else [])])
    content = _question(brief, fields, lessons)
    if form:
        content = f"{content}\n{render('other_way', form=form)}"
    return [Message.system(render("read_question")), Message.user(content)]


def repair_messages(
    brief: Brief, lessons: Sequence[str], reply: str, family: str, faults: Sequence[str]
) -> list[Message]:
    """Returns a reading again with its reply and what speaks against it.

    Only the family that the reply chose is shown again; none where it stated a model; all where the
    reply cannot be told to be either.
    """
    fields = brief.signatures.get(family, "") if family else "\n".join(brief.signatures.values())
    points = "\n".join(f"{at}. {each}" for at, each in enumerate(faults[:_POINTS], start=1))
    return [
        Message.system(render("read_question")),
        Message.user(_question(brief, fields, lessons)),
        Message.assistant(reply),
        Message.user(render("repair", faults=points)),
    ]


def other_form(family: str | None, *, is_proven: bool, is_offered: bool = True) -> str:
    """Returns how the next reading is to differ from one of `family`, None where that was of no use.

    A problem too hard to be solved quickly is asked for in the same form, so that the two can be held
    against each other as they stand. Where no family `is_offered`, none is spoken of.

    >>> other_form("knapsack", is_proven=True)
    'An earlier reading took it as the family knapsack; write it as kind "model".'
    """
    if not is_offered:
        return "Write the model from the passages alone."
    if family is None:
        return 'Write it as kind "model" if any doubt is left that a family fits.'
    if family in {"linear_program", "nonlinear_program"}:
        return (
            "An earlier reading wrote a model; check first whether a family fits exactly, and write "
            'kind "problem" then, else a model from the passages alone.'
        )
    if not is_proven:
        return (
            f"An earlier reading took it as the family {family}; write it so if that fits exactly."
        )
    return f'An earlier reading took it as the family {family}; write it as kind "model".'


def _question(brief: Brief, fields: str, lessons: Sequence[str]) -> str:
    families = f"{render('families', signatures=fields)}\n" if fields else ""
    data = f"{render('data')}\n" if brief.names_data else ""
    rules = "\n".join(f"- {each.replace('<', '‹')}" for each in lessons)
    told = f"{render('lessons', rules=rules)}\n" if lessons else ""
    return render("question", families=families, data=data, lessons=told, question=brief.question)
