"""Two providers of one run side by side: what the one got less than the other, and what that is due to."""
