"""The syntax of a BibTeX file: from its text to entries, before any value is read."""
