"""Forms of the field: response forms, budget forms."""
