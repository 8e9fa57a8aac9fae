"""Workbooks that are written: equal content gives equal bytes, and long sheets take no step per cell."""
