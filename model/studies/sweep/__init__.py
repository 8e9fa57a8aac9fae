"""Sweeps: parameters varied by a design."""
