"""The terminal: keys, pager, editor, clipboard, progress, and the line about the present work."""
