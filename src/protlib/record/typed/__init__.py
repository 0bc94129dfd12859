"""Reads lists of references that somebody typed: separates the entries, and reads each as far as possible."""
