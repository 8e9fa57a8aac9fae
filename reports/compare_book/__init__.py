"""The workbook of a comparison: what differs in what went in, and then in what came out."""
