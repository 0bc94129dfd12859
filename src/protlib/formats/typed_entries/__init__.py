"""Entries of typed lists of references as records: each part is read as far as it is clear."""
