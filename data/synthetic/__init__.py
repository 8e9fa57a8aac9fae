"""Synthetic cases: the generator and the shipped example region."""
