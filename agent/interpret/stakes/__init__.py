"""What an answer is worth, as the question says it: deadline, recurrence, worth, spending and data.

Each kind of saying is one file that reads a whole clause or nothing; `clauses` finds the clauses that are
wholly about the stakes, and `reading` takes them off the question.
"""

from agent.interpret.stakes.reading import SaidStakes, read_stakes, said_words, without

__all__ = ["SaidStakes", "read_stakes", "said_words", "without"]
