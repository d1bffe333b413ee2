"""The calibration of the verdict: every route run on a fixed bench, and the regret of what is advised."""
