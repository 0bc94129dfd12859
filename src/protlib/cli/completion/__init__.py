"""Completion of command lines: the words, the questions of shells, and their scripts."""
