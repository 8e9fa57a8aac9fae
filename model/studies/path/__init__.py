"""Multi-year paths: a year is decided, its plan becomes the history of the next, and so on.

`growth` (what is asked), `money` (prices and room), `following` (the case of the next year), `settings` (what is set by
year), `service` and `hold` (the room that a service level needs), `walk` (year after year), `work` (for the runner).
"""
