"""The planner's report of a run: one section per question that a reader brings, each from the run itself.

A section of an allocation or reallocation is a module with `blocks(run, lang)`, where `run` is a `Reported`; it gives
nothing where the run has nothing of its kind. `SECTIONS` in `page` is their order. Settlements and years have a module
of their own.
"""
