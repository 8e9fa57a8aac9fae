"""Verdeelsleutel: fair, exact and explainable allocation of the Wlz contracteerruimte."""

__version__ = "0.1.0"
