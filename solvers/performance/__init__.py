"""What the classical solvers were measured to take and to give, and what that predicts."""
