"""Years simulated: who comes, goes and chooses, what care that is, and what every calendar makes of the same year.

`population` tells from the case who is there, `clients` lets a year pass, `care` makes units of it; `calendar`
reallocates at every moment, `year_end` counts what the year came to, `summary` lays many years side by side.
"""
