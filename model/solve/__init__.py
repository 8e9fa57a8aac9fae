"""Where HiGHS finds and fractions prove: programs, levels, choices."""
