"""Words that are verbs where they stand behind the name of a thing."""

from __future__ import annotations

from agent.interpret.embedded.linear.words import stem

_MODALS = frozenset(
    "can could will would must should may might cannot is are was were be has have had does do did "
    "needs need gets get".split()
)
_VERBS = frozenset(
    stem(word)
    for word in "take require cost need use earn yield sell generate contain provide produce carry "
    "hold deliver transport bring make give consume seat pay weigh return cover serve print "
    "process attract cut result create output hire employ work accommodate supply handle "
    "manufacture occupy fit dig clean wash bake cook store load ship haul move stamp convert "
    "emit reach pump lift feed heat cool teach treat cure heal train burn release offer include "
    "capture collect harvest pick plant grow fill pack wrap paint assemble sew knit weave mine "
    "extract refine brew distill distil blend mix charge spend save lose gain add increase reduce "
    "decrease last run operate perform administer install build grind polish sand drill weld "
    "test inspect repair fix visit travel drive fly sail fetch bear host support connect "
    "transmit receive send download upload sort scan copy type write read solve answer feature "
    "guarantee return average total equal sold made allow let want decide plan must stop stretch "
    "comprise come absorb rent buy purchase order send employ ship raise own demand "
    "retail net gross profit measure exceed amount lay sing play entertain "
    "transfer export import deposit dispense eat drink attract turn scrub vacuum mow".split()
)
# Nouns that look like one of the verbs above when they are the last word of a name.
_NOUNS = frozenset(
    "mix drill plant press cook test feed sand paint cut store mine fly drink".split()
)


def is_verb(word: str, *, begun: bool) -> bool:
    """Whether a word is likely a verb; only behind a name that has `begun` may most of them be.

    >>> is_verb("requires", begun=True), is_verb("requires", begun=False), is_verb("oak", begun=True)
    (True, False, False)
    """
    lowered = word.lower()
    if lowered in _MODALS:
        return True
    if not begun or lowered.endswith("ing") or (lowered.endswith("er") and lowered != "deliver"):
        return False
    if lowered in _NOUNS:
        return False
    return stem(lowered) in _VERBS
