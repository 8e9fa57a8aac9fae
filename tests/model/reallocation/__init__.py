"""Reallocations: chains of runs, what moved, and what never moves."""
