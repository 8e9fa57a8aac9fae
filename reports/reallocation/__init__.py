"""What a reallocation moves, and what became of answers."""
