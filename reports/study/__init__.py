"""The report of a study: one section per thing that a study can tell, each from the files that are there.

A section is a module with `blocks(folder, lang)`; it gives nothing where the study has nothing of its kind. `SECTIONS`
in `page` is their order.
"""
