"""Typed references as records: each part of an entry is read as far as it is clear."""
