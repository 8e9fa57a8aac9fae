"""Dutch and English words, by subject."""
