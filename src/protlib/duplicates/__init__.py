"""When two records are the same publication, and what one of them adds to the other."""
