"""How one talks to it: one file per command; decides nothing."""
