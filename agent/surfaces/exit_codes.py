"""What the exit codes mean, for scripts. Infeasible and unbounded are answers too."""

ANSWERED, OUR_FAULT, BAD_INPUT, CLARIFICATION = 0, 1, 2, 3
MISSED = 4  # an evaluation below what --fail-under, or above what --fail-over, asked for
INTERRUPTED = 130  # 128 + SIGINT, as shells have it
