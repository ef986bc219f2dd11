"""Review: what happens to findings after the checks."""
