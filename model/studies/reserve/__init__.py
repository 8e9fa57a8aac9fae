"""Reserve sizing: how much to hold back of the contracteerruimte, when a reallocation can answer what happens.

`ground` says what can be agreed and `scenarios` what may be delivered, per bundle of cells; `recourse` counts exactly
what a plan costs in a year; `known` is the best plan of a year that is known; the best plan for all years at once is
found in `model.solve.two_stage`.
"""
