"""Advice after an empty result or an unknown place: the likely meaning, and other places to look."""
