"""Lists of references that somebody typed: taken apart into entries, and each read as far as it can be told."""
