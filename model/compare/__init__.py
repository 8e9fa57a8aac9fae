"""Two runs held side by side, from their folders alone: what differs in what went in, then in what came out.

Exact, and without a solver: nothing is decided again. The first run is the one that others are compared with; its side
is called `then`, that of the other `now`.
"""
