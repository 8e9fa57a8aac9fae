"""A second, independent computation of allocations and reallocations, in fractions only."""
