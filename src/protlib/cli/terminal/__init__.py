"""The terminal: keys, pager, editor, progress, and the line about the present work."""
