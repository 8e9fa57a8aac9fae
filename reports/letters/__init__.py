"""Letters: what an office writes to each provider about a run, with that provider's own figures alone."""
