"""Two libraries become one: which records are the same, what both changed, and what stays open."""
