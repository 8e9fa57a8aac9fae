"""Named parameters of case and pack: what a study may turn, and the one way it is turned.

A path leads to a number: `pack.initial.tranches.base.percent` (items by their id, or by number from 0),
`case.funds.CR-11.amount_eur` (one row of a table with a single key) or `case.forecast.units` (a column, all rows or
those of a `where`). A change gives a new case and pack; what it doesn't touch stays the same object.
"""

from verdeelsleutel.model.studies.parameters.parameter import Change, Pair, Parameter, parameter_of

__all__ = ["Change", "Pair", "Parameter", "parameter_of"]
