"""Documents filled: typed citations become formatted ones, with a list of references, and protlib can restore them."""
