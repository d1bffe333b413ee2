"""From a CQM to a QUBO: arrays, integers as bits, slack, penalties, and the way back."""
