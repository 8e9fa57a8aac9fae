"""The planner's workbook of a run: what came out, for reading and checking, and what went in, for changing."""
