"""Citing: from records to citations in a text and the list of references behind it."""
