"""Studies: many runs that answer one question. A study changes case or pack by named parameters and gathers results.

`work` is what the runner asks of every kind, `engine` decides changed cases on a kept structure.
"""
