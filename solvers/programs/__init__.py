"""Linear and quadratic programs: what the MathOpt backends share."""
