"""Settlement (nacalculatie): after the year, per provider the lesser of delivered and agreed on the total."""

TABLES = (
    "settlement.csv", "settlement_lines.csv", "surcharges.csv", "tariffs.csv", "notices.csv", "funds.csv",
    "worklist.csv",
)  # fmt: skip
"""All result tables of a settlement."""
