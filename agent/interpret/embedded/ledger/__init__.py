"""Programs told as facts of each thing, what there is of each resource, and rules on the things."""
