"""Conflicts that two people left: which value counts, and where the rest goes."""
