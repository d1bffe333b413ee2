"""What was weighed: each finding holds one thing against one threshold, with its source."""
