"""One policy rule per file; the catalogue scans this folder."""
