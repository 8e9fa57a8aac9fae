"""The kinds of studies; a file here is a kind, and its name the word that `kind:` takes."""
