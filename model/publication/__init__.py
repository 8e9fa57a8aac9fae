"""What an office publishes of a run: the use of the contracteerruimte, with small numbers left out."""
