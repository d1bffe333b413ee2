"""Messages that ask for no optimisation: greetings, thanks, and what Verdiq can do."""

from __future__ import annotations

import re

from agent.contracts.reply import Reply
from agent.interpret.embedded.pipeline import readers
from problems.registry import families

_GREETING = re.compile(
    r"^(?:hi|hello|hey|hiya|good\s(?:morning|afternoon|evening|day)|greetings|howdy)(?:\s(?:there"
    r"|verdiq|all))?$"
)
_THANKS = re.compile(
    r"^(?:thanks?(?:\s(?:you|a\slot|so\smuch|very\smuch))*|cheers|great|ok(?:ay)?|nice|bye|goodbye|perfect)$"
)
_HELP = re.compile(
    r"^(?:please\s)?(?:(?:what|which)\s(?:\w+\s){0,3}(?:can|do|could)\syou\s(?:do|solve|answer"
    r"|help(?:\s\w+){0,2}|understand|read)"
    r"|what\s(?:are|is)\s(?:you|this|verdiq)|who\sare\syou|how\s(?:do|does)\s(?:you|this|it|verdiq"
    r"|i)\s(?:work|ask|use\s\w+)"
    r"|(?:i\sneed\s)?help(?:\sme)?(?:\splease)?|how\scan\syou\shelp(?:\sme)?)$"
)
# A greeting before a question is no reason to answer only the greeting.
_LONGEST = 80


def small_talk(question: str) -> Reply | None:
    """Returns a reply where the message is a greeting, thanks or a question about Verdiq itself.

    >>> small_talk("Hello!").text[:5]
    'Hello'
    >>> small_talk("Hello, my backpack holds 15 kg") is None
    True
    """
    words = re.sub(r"[^\w\s]", " ", question.lower())
    words = " ".join(words.split())
    if len(words) > _LONGEST:
        return None
    greeting = re.match(r"^(?:hi|hello|hey)\s(?=\w)", words)
    rest = words[greeting.end() :] if greeting else words
    if _HELP.match(rest):
        return Reply(text=_abilities())
    if _GREETING.match(words):
        return Reply(text=f"Hello. {_abilities()}")
    if _THANKS.match(words):
        return Reply(text="You are welcome. Ask another question whenever you like.")
    return None


def _abilities() -> str:
    kinds = "; ".join(f"{name}: {families()[name].summary}" for name in readers())
    example = families()["knapsack"].examples[0].text
    return (
        "Describe what is to be decided, with its numbers, and I find the best choice, check it, and "
        f"say whether a quantum computer would have been worth it. I understand {kinds}. "
        f'For example: "{example}"'
    )
