"""Runs: from files to a certified folder, and again from its receipt."""
