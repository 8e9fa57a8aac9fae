"""Ways to expect a year from its first months: a file here is a method, under the name of its file."""
