"""A second, independent computation of the initial allocation, in fractions only."""
