"""The modules of this layer whose tools run in workers, to be offered beside the registered ones."""

EMBEDDED = ("agent.interpret.action",)
WITH_MODEL = (
    *EMBEDDED,
    "agent.interpret.with_model.brief_action",
    "agent.interpret.with_model.weigh_action",
    "agent.interpret.with_model.say_again",
)
