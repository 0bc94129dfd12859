"""Lists of references in a text: their headings, where they begin and end, and what their lines are."""
