"""Two providers side by side."""
