"""From files to typed tables: CSV, workbooks, notations, headers, references."""
