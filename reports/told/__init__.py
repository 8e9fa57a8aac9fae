"""What is told of faults, warnings and failures, in Dutch: English texts with holes and the Dutch for each."""
