"""Counts as pictures."""
