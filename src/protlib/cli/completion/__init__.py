"""Completion of command lines: the words (completers), the shells' questions (shells) and scripts (installation)."""
