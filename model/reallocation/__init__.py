"""Reallocation (herschikking): from agreements in force and care delivered to new agreements, and what moved."""

TABLES = ("expectations.csv", "ledger.csv", "moves.csv", "bridge.csv", "unfunded.csv", "worklist.csv")
"""Files of a reallocation beside those of every run."""
