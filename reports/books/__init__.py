"""What workbooks to read have in common: sheets of words, sheets with one table, and what their columns mean."""
