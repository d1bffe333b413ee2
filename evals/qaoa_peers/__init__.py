"""Other simulators of QAOA, each run in a process of its own, in whichever environment has it."""
