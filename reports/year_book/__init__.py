"""The workbook of a year of runs: what every run brought, per fund, kavel and provider."""
