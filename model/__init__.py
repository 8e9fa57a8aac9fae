"""What we decide: tariffs, claims, rules, filling, rounding, verification."""
