"""A year over the moments of a pack: run after run, each started from the one before."""
