"""Reading a question with a language model, whose every reply is checked before it is believed.

briefing     what the model is shown: numbered passages, previews of data, families that may fit
reply        what it may answer, as typed data
proposal     the problem that a reply states, its data bound here
evidence/    what the question says against a proposal: numbers, rules, directions, the goal
session      calls, repairs and votes, within a budget
"""
