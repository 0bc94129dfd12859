"""Judges whether two records are the same publication, and merges records that are."""
