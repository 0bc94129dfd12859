"""The terminal: keys, pager, editor, progress, and the line that says what protlib does."""
