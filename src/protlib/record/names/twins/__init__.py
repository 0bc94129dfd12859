"""Names of one person or body in several spellings: the links between them, and the groups they make."""
