"""The use of the contracteerruimte, made public."""
